import { Command } from 'commander';
import { theorems } from '../theorems/registry.js';
import { jsonOption, printJson } from './options.js';

interface ListOptions {
  json?: boolean;
}

/** `leeway list`: every theorem with kind, paper and parameters. */
export function listCommand(): Command {
  return new Command('list')
    .description('list the theorems')
    .addOption(jsonOption())
    .addHelpText('after', '\nExamples:\n  leeway list\n  leeway list --json')
    .action((options: ListOptions) => {
      const rows = theorems.map(({ id, title, kind, paper, parameters }) => ({
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
