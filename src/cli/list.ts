import { Command } from 'commander';
import { jsonOption, printJson } from './options.js';
import { knownTheorems, theoremsOption } from './theoremFiles.js';

interface ListOptions {
  json?: boolean;
  theorems?: string[];
}

/** `leeway list`: every theorem with kind, paper and parameters. */
export function listCommand(): Command {
  return new Command('list')
    .description('list the theorems')
    .addOption(theoremsOption())
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  leeway list\n  leeway list --json')
    .action(async (options: ListOptions) => {
      const { all } = await knownTheorems(options.theorems);
      const rows = all.map(({ id, title, kind, paper, parameters }) => ({
        id,
        title,
        kind,
        paper,
        parameters: parameters.map(({ name, description, type, default: value }) => ({
          name,
          description,
          type,
          default: value,
        })),
      }));
      if (options.json === true) return printJson(rows);
      const idWidth = Math.max(...rows.map((row) => row.id.length));
      const kindWidth = Math.max(...rows.map((row) => row.kind.length));
      for (const row of rows) {
        const names = row.parameters.map((parameter) => parameter.name).join(', ');
        console.log(`${row.id.padEnd(idWidth)}  ${row.kind.padEnd(kindWidth)}  ${row.title} (${names})`);
      }
    });
}
