import { Command } from 'commander';
import { EXPORT_FORMATS, exportStudy, type ExportFormat } from '../lab/store/export.js';
import { readStudy } from '../lab/verify.js';
import { jsonOption, printJson } from './options.js';

interface ExportOptions {
  format: string;
  out?: string;
  json?: boolean;
}

/** `leeway export <folder>`: estimates, cells and judgements as files that other tools read. */
export function exportCommand(): Command {
  return new Command('export')
    .description('export the estimates and verdicts of a study')
    .argument('<folder>', 'folder of the study, as printed by verify')
    .option('--format <name>', EXPORT_FORMATS.join(', '), 'parquet')
    .option('--out <folder>', 'where to write (default: export in the folder of the study)')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      '\nExamples:\n  leeway export leeway-out/STUDY --format csv\n  leeway export leeway-out/STUDY --out tables',
    )
    .action(async (folder: string, options: ExportOptions) => {
      const files = await exportStudy(
        await readStudy(folder),
        options.format as ExportFormat,
        options.out ?? `${folder}/export`,
      );
      if (options.json === true) return printJson({ files });
      for (const file of files) console.log(file);
    });
}
