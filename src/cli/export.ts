import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Command } from 'commander';
import { UserError } from '../errors.js';
import { makeFolder } from '../lab/folder.js';
import { EXPORT_FORMATS, exportStudy, type ExportFormat } from '../lab/store/export.js';
import { readStudy } from '../lab/verify.js';
import type { StudyResult } from '../lab/result.js';
import type { Theorem } from '../theorems/theorem.js';
import { boundsDocument } from './boundsDocument.js';
import { jsonOption, printJson } from './options.js';
import { theoremsOfStudy, theoremsOption } from './theoremFiles.js';

interface ExportOptions {
  format: string;
  out?: string;
  bounds?: boolean;
  theorems?: string[];
  json?: boolean;
}

function writeBounds(result: StudyResult, theorems: readonly Theorem[], folder: string): string {
  const file = join(resolve(folder), 'bounds.json');
  try {
    makeFolder(resolve(folder));
    writeFileSync(file, `${JSON.stringify(boundsDocument(result, theorems), null, 1)}\n`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UserError(`${file} cannot be written: ${reason}`);
  }
  return file;
}

/** `leeway export <folder>`: estimates, cells and judgements as files that other tools read. */
export function exportCommand(): Command {
  return new Command('export')
    .description('export the estimates and verdicts of a study')
    .argument('<folder>', 'folder of the study, as printed by verify')
    .option('--format <name>', EXPORT_FORMATS.join(', '), 'parquet')
    .option('--out <folder>', 'where to write (default: export in the folder of the study)')
    .option('--bounds', 'write bounds.json instead: every closed form with its measured intervals and verdicts')
    .addOption(theoremsOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  leeway export leeway-out/STUDY --format csv\n  leeway export leeway-out/STUDY --out tables\n  leeway export leeway-out/STUDY --bounds --out .',
    )
    .action(async (folder: string, options: ExportOptions) => {
      const out = options.out ?? `${folder}/export`;
      const result = await readStudy(folder);
      const files =
        options.bounds === true
          ? [writeBounds(result, (await theoremsOfStudy(folder, options.theorems)).all, out)]
          : await exportStudy(result, options.format as ExportFormat, out);
      if (options.json === true) return printJson({ files });
      for (const file of files) console.log(file);
    });
}
