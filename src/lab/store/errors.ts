/** Turns what DuckDB and the file system say into one sentence for the user. */
import { UserError } from '../../errors.js';

const RULES: readonly (readonly [pattern: RegExp, sentence: (path: string, message: string) => string])[] = [
  [
    /no space left|disk (is )?full|ENOSPC|EDQUOT|file too large|EFBIG/i,
    (path) => `the disk of ${path} is full; free some space and run the same command again: finished trials are kept`,
  ],
  [
    /conflicting lock|could not set lock/i,
    (path, message) =>
      `${path} is in use by another process${processId(message)}; wait for it to end or choose another folder`,
  ],
  [
    // /proc answers ENOENT.
    /permission denied|read-only file system|EACCES|EROFS|EPERM|ENOENT.*mkdir/i,
    (path) => `${path} cannot be written (permission denied or read-only); choose a folder you may write to`,
  ],
  [
    /ENOTDIR|EEXIST|EISDIR|not a directory|is a directory/i,
    (path) => `${path} cannot be made because a file of another kind is in its place; choose another folder`,
  ],
  [
    /version number|newer version|older version|storage version|serialization compat/i,
    (path) => `${path} was written by another version of DuckDB than this one reads; use the leeway that wrote it`,
  ],
  [
    /not a valid DuckDB|corrupt|checksum|could not read enough bytes|deserialize|catalog error|binder error|table .* does not exist|invalidated/i,
    (path) => `${path} is not a study store or is damaged; delete it to start again, or restore a copy`,
  ],
];

/** The sentence for an error of the store at `path`; errors that already speak to the user pass. */
export function storeError(error: unknown, path: string): UserError {
  if (error instanceof UserError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const code = (error as { readonly code?: unknown } | null)?.code;
  const text = typeof code === 'string' ? `${code} ${message}` : message;
  const rule = RULES.find(([pattern]) => pattern.test(text));
  return new UserError(rule === undefined ? `${path} failed: ${message.split('\n')[0]}` : rule[1](path, message));
}

function processId(message: string): string {
  const match = /PID (\d+)/.exec(message);
  return match === null ? '' : ` (PID ${match[1]})`;
}
