/** LIBSVM's sparse text format. */
import { UserError } from '../../../errors.js';
import type { Dataset } from '../dataset.js';
import { classIndices } from './labels.js';
import { parseNumber } from './number.js';

/** Most entries rows * dimension that are expanded to a dense array. */
const MAXIMUM_ENTRIES = 2 ** 28;

/**
 * Parses LIBSVM text: a line `label index:value index:value ...`, indices from 1, strictly increasing; `#` starts a comment;
 * ranking's `qid:` is refused. Features not listed are 0. The dimension is the largest index.
 *
 * @param name - file name, for error messages
 * @throws UserError with file, line and column (both from 1) on the first malformed token
 */
export function parseLibsvm(bytes: Uint8Array, name: string): Dataset {
  const labels: string[] = [];
  // Entries of record i are indices[ends[i - 1] .. ends[i] - 1], and the same of values.
  const indices: number[] = [];
  const values: number[] = [];
  const ends: number[] = [];
  let dimension = 0;
  const lines = new TextDecoder().decode(bytes).split(/\r?\n/);
  lines.forEach((text, line) => {
    let last = 0;
    let isLabel = true;
    for (const token of text.replace(/#.*/, '').matchAll(/\S+/g)) {
      const place = `${name}:${line + 1}:${token.index + 1}`;
      if (isLabel) labels.push(parseLabel(token[0], place));
      else {
        const [index, value] = parseEntry(token[0], last, place);
        indices.push(index);
        values.push(value);
        last = index;
      }
      isLabel = false;
    }
    dimension = Math.max(dimension, last);
    if (!isLabel) ends.push(indices.length);
  });
  const rows = labels.length;
  if (rows === 0) throw new UserError(`${name}: no records; a LIBSVM file has lines 'label index:value ...'`);
  if (dimension === 0) throw new UserError(`${name}: no features; a LIBSVM file has lines 'label index:value ...'`);
  if (rows * dimension > MAXIMUM_ENTRIES) {
    throw new UserError(`${name}: ${rows} rows of ${dimension} features need more than ${MAXIMUM_ENTRIES} numbers`);
  }
  const features = new Float32Array(rows * dimension);
  for (let row = 0, entry = 0; row < rows; row++) {
    for (; entry < ends[row]!; entry++) features[row * dimension + indices[entry]! - 1] = values[entry]!;
  }
  const { indices: classOf, classes } = classIndices(labels, name);
  return { name, features, labels: classOf, rows, dimension, classes };
}

function parseLabel(token: string, place: string): string {
  if (parseNumber(token) === undefined) throw new UserError(`${place}: a label must be a number; got '${token}'`);
  return token;
}

function parseEntry(token: string, last: number, place: string): readonly [index: number, value: number] {
  const [indexText, valueText, ...rest] = token.split(':');
  const index = parseNumber(indexText ?? '');
  const value = parseNumber(valueText ?? '');
  if (index === undefined || value === undefined || rest.length > 0) {
    throw new UserError(`${place}: expected index:value with numbers; got '${token}'`);
  }
  if (!Number.isInteger(index) || index < 1) {
    throw new UserError(`${place}: feature indices are integers from 1; got ${indexText}`);
  }
  if (index <= last)
    throw new UserError(`${place}: feature indices must increase along a line; got ${index} after ${last}`);
  return [index, value];
}
