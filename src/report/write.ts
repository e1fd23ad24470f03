/** Writes a report to a folder. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../errors.js';
import { makeFolder } from '../lab/folder.js';
import { pngOf } from './png.js';
import type { Report } from './report.js';

/** Where the parts of a report were written. */
export interface WrittenReport {
  readonly html: string;
  readonly markdown: string;
  readonly json: string;
  /** SVG and PNG files, in the order of the report. */
  readonly figures: readonly string[];
}

const REASONS: Readonly<Record<string, string>> = {
  EACCES: 'is not writable; choose another folder with --out',
  EPERM: 'is not writable; choose another folder with --out',
  // What /proc answers.
  ENOENT: 'cannot be made there; choose another folder with --out',
  EROFS: 'is on a read-only file system; choose another folder with --out',
  ENOSPC: 'is on a full disk; free some space or choose another folder with --out',
  EDQUOT: 'is over your disk quota; free some space or choose another folder with --out',
  ENOTDIR: 'has a file in its path where a folder is needed; choose another folder with --out',
  EEXIST: 'is a file; the report needs a folder, choose another with --out',
  EISDIR: 'has a folder where a report file belongs; choose another folder with --out',
  ENAMETOOLONG: 'has too long a name; choose a shorter one with --out',
};

/** The one sentence for a failed write; a defect of ours is thrown as it is. */
function asUserError(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = REASONS[code];
  return reason === undefined
    ? error
    : new UserError(`cannot write the report: ${folder} ${reason} (the study itself is kept)`);
}

/**
 * Writes `index.html`, `report.md`, `report.json`, `figures/<id>.svg` and `figures/<id>.png` into `folder`, which is made if
 * it is missing.
 *
 * @throws UserError when the folder cannot be written: read-only, full, or not a folder.
 */
export async function writeReport(folder: string, report: Report): Promise<WrittenReport> {
  const at = (...parts: readonly string[]): string => join(folder, ...parts);
  const written = { html: at('index.html'), markdown: at('report.md'), json: at('report.json') };
  const pictures = report.figures.flatMap(({ id, svg }): [string, string | Uint8Array][] => [
    [at('figures', `${id}.svg`), `${svg}\n`],
    [at('figures', `${id}.png`), pngOf(svg)],
  ]);
  try {
    makeFolder(at('figures'));
    for (const [path, content] of pictures) await writeFile(path, content);
    await writeFile(written.json, report.json);
    await writeFile(written.markdown, report.markdown);
    await writeFile(written.html, report.html);
  } catch (error) {
    throw asUserError(error, folder);
  }
  return { ...written, figures: pictures.map(([path]) => path) };
}
