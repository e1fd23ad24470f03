/** The theorems that a command may speak of: those of this package, and those of the files that the user names. */
import { Option } from 'commander';
import { UserError } from '../errors.js';
import { locate, type LocatedTheorem } from '../lab/locate.js';
import { theoremFilesOf } from '../lab/verify.js';
import { theoremById, theorems as ownTheorems } from '../theorems/registry.js';
import type { Theorem } from '../theorems/theorem.js';

/** `--theorems <files...>`. */
export function theoremsOption(): Option {
  return new Option(
    '--theorems <files...>',
    'theorem files of your own (.ts, .js, .mjs), each exporting a theorem by default',
  );
}

/** Finds theorems by id, the user's own first. */
export interface KnownTheorems {
  /** Those of the files, in the order given. */
  readonly fromFiles: readonly LocatedTheorem[];
  /** Those of this package, then those of the files. */
  readonly all: readonly Theorem[];
  /** @throws UserError for an unknown id; the message offers the nearest one. */
  find(id: string): Theorem | LocatedTheorem;
  theorem(id: string): Theorem;
}

/**
 * Loads the files.
 *
 * @throws UserError for a file that cannot be loaded, that exports no theorem, or whose id is taken.
 */
export async function knownTheorems(files: readonly string[] = []): Promise<KnownTheorems> {
  const fromFiles: LocatedTheorem[] = [];
  for (const file of files) {
    const located = await locate(requireModule(file));
    const { id } = located.theorem;
    if (ownTheorems.some((theorem) => theorem.id === id)) {
      throw new UserError(`the theorem of ${file} is called ${id} like one of this package; give it another id`);
    }
    if (fromFiles.some(({ theorem }) => theorem.id === id)) {
      throw new UserError(`two theorem files define ${id}; give one of them another id`);
    }
    fromFiles.push(located);
  }
  const own = (id: string): LocatedTheorem | undefined => fromFiles.find(({ theorem }) => theorem.id === id);
  return {
    fromFiles,
    all: [...ownTheorems, ...fromFiles.map(({ theorem }) => theorem)],
    find: (id) => own(id) ?? theoremById(id),
    theorem: (id) => own(id)?.theorem ?? theoremById(id),
  };
}

/**
 * The theorems that the study in a folder may speak of: those of this package, and those of the files given, or else of
 * the files it was run with.
 *
 * @throws UserError when there is no study in the folder, or as {@link knownTheorems} for files given
 */
export async function theoremsOfStudy(folder: string, files?: readonly string[]): Promise<KnownTheorems> {
  return knownTheorems(files ?? (await reachable(await theoremFilesOf(folder))));
}

/** The files that can still be loaded: without the others the report is written all the same, formulas and figures missing. */
async function reachable(urls: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const url of urls) {
    try {
      await locate(url);
      found.push(url);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      process.stderr.write(`leeway: ${reason}; the report goes without its formulas and figures\n`);
    }
  }
  return found;
}

function requireModule(file: string): string {
  if (/\.(m?js|m?ts)$/.test(file)) return file;
  throw new UserError(`--theorems takes files that end in .ts, .mts, .js or .mjs; got '${file}'`);
}
