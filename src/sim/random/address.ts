/**
 * Layout of the Philox counter. Word 2 is always the trial; word 3, the stream word, says who is asking, so that no two
 * users of one key can meet:
 *
 * | user | word 0 | word 1 | word 2 | word 3 |
 * | --- | --- | --- | --- | --- |
 * | field, tile by tile | column block = floor(column / 4) | row | trial | 0 .. 2^31 - 1 |
 * | second words of a field | column block | row | trial | 3 * 2^30 + field stream |
 * | sequential stream | block index, low word | block index, high word | trial | 2^31 + purpose |
 *
 * Every entry of a field owns one word of its block. A law that needs two (Student-t: a radius and an angle) takes the same
 * word of the block with the second stream word. So entry (row, column) stays a function of its own address, whatever the law,
 * and a row keeps its 2^34 columns. Two values from one pair, as Box-Muller makes them, would be uncorrelated but, except for
 * normals, not independent: a large radius makes both large.
 */

const TWO_30 = 1073741824;
const TWO_31 = 2147483648;
const TWO_32 = 4294967296;

/** Largest column + 1 a field may address: 2^32 column blocks of four. */
export const MAXIMUM_COLUMNS = 4 * TWO_32;

/** What a sequential stream is for. Streams of different purposes never share a block. */
export const PURPOSE = {
  /** The trial's own stream (`TrialContext.stream`). */
  trial: 0,
  /** Mini-batches of training. */
  batches: 1,
  /** Privacy noise. */
  noise: 2,
  /** The attacker's own coin flips. */
  attack: 3,
  /** The coin flips of an aggregation rule, such as the permutation of bucketing. */
  rule: 4,
} as const;

/** Stream word of a field. RangeError unless `stream` is an integer in 0 .. 2^31 - 1. */
export function fieldWord(stream: number): number {
  return requireInteger(stream, TWO_31, 'field stream');
}

/** Stream word of a field's second words. RangeError unless `stream` is an integer in 0 .. 2^30 - 1. */
export function secondWord(stream: number): number {
  return TWO_31 + TWO_30 + requireInteger(stream, TWO_30, 'stream of a field with two words an entry');
}

/** Stream word of a sequential stream. RangeError unless `purpose` is an integer in 0 .. 2^30 - 1. */
export function sequentialWord(purpose: number): number {
  return TWO_31 + requireInteger(purpose, TWO_30, 'stream purpose');
}

/** RangeError unless `count` columns from `firstColumn` on lie in 0 .. 2^34 - 1. */
export function requireColumns(firstColumn: number, count: number): void {
  const whole = Number.isInteger(firstColumn) && Number.isInteger(count);
  if (whole && firstColumn >= 0 && count >= 0 && firstColumn + count <= MAXIMUM_COLUMNS) return;
  throw new RangeError(`columns must lie in 0 .. 2^34 - 1; got ${count} columns from ${firstColumn}`);
}

/** RangeError unless `value` is an integer in 0 .. 2^32 - 1. */
export function requireWord(value: number, name: string): number {
  return requireInteger(value, TWO_32, name);
}

function requireInteger(value: number, below: number, name: string): number {
  if (!Number.isInteger(value) || value < 0 || value >= below) {
    throw new RangeError(`${name} must be an integer from 0 to ${below - 1}; got ${value}`);
  }
  return value;
}
