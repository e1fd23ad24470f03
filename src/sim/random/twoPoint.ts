import { fillRow } from './field.js';
import type { StreamKey } from './key.js';

const TWO_32 = 4294967296;

/**
 * Standardised two-point values (mean 0, variance 1) of consecutive columns of one row, in float32:
 * -sqrt((1-p)/p) with probability p (to 2^-33), sqrt(p/(1-p)) otherwise, one word each. p = 1/2 is the Rademacher law.
 *
 * @param p - in (0, 1)
 * @param stream - 0 .. 2^31 - 1
 * @throws RangeError when p or an address does not fit (see `fillRow`)
 */
export function fillTwoPoint(
  out: Float32Array,
  offset: number,
  count: number,
  p: number,
  key: StreamKey,
  trial: number,
  row: number,
  firstColumn: number,
  stream = 0,
): void {
  if (!(p > 0 && p < 1)) throw new RangeError(`p must lie strictly between 0 and 1; got ${p}`);
  const threshold = Math.round(p * TWO_32);
  const low = Math.fround(-Math.sqrt((1 - p) / p));
  const high = Math.fround(Math.sqrt(p / (1 - p)));
  fillRow(out, offset, count, { key, trial, row, firstColumn, stream }, (words, values, size) => {
    for (let i = 0; i < size; i++) values[i] = words[i]! < threshold ? low : high;
  });
}
