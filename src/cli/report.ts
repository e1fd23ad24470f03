import { relative } from 'node:path';
import { Command } from 'commander';
import { exitCode } from '../lab/exitCode.js';
import { readPower } from '../lab/power/file.js';
import { readStudy } from '../lab/verify.js';
import { renderReport } from '../report/report.js';
import { writeReport } from '../report/write.js';
import type { Outcome } from './outcome.js';
import { jsonOption, printJson } from './options.js';
import { theoremsOfStudy, theoremsOption } from './theoremFiles.js';

interface ReportOptions {
  out?: string;
  json?: boolean;
  theorems?: string[];
}

/** `leeway report <folder>`: writes the report of a study again, from its store alone. */
export function reportCommand(outcome: Outcome): Command {
  return new Command('report')
    .description('write the report of a study from its store, without simulating')
    .argument('<folder>', 'folder of the study, as printed by verify')
    .option('--out <folder>', 'where to write it (default: report in the folder of the study)')
    .addOption(theoremsOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  leeway report leeway-out/STUDY\n  leeway report leeway-out/STUDY --out reports',
    )
    .action(async (folder: string, options: ReportOptions) => {
      const { all } = await theoremsOfStudy(folder, options.theorems);
      const result = await readStudy(folder);
      const written = await writeReport(
        options.out ?? `${folder}/report`,
        renderReport(result, all, readPower(folder)?.theorems),
      );
      if (options.json === true) printJson(written);
      else console.log(`report: ${relative(process.cwd(), written.html) || written.html}`);
      outcome.code = exitCode(result);
    });
}
