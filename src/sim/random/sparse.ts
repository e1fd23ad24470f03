import { fillRow } from './field.js';
import type { StreamKey } from './key.js';

const TWO_31 = 2147483648;
const LAST_WORD = 0xffffffff;

/** Smallest p of a sparse law: one word in 2^32 for each sign. */
export const LEAST_SPARSE_P = 1 / TWO_31;

/** What a sparse law does with a word: below `threshold` it is -size, among the last `threshold` words size, else 0. */
export interface SparseLaw {
  /** 1 .. 2^31. */
  readonly threshold: number;
  /** float32. */
  readonly size: number;
}

/**
 * The sparse law of p in words of 32 bits: p is rounded to the nearest multiple of 2^-31 and the size is that of the rounded p,
 * so that the variance is 1 to the rounding of the size. The probability of a value is p to a relative 2^-32 / p.
 *
 * @param p - probability of a value other than 0, in [2^-31, 1]
 * @throws RangeError otherwise
 */
export function sparseLaw(p: number): SparseLaw {
  if (!(p >= LEAST_SPARSE_P && p <= 1)) throw new RangeError(`p must lie in [2^-31, 1]; got ${p}`);
  const threshold = Math.round(p * TWO_31);
  return { threshold, size: Math.fround(Math.sqrt(TWO_31 / threshold)) };
}

/**
 * Standardised sparse values (mean 0, variance 1, fourth moment 1/p) of consecutive columns of one row, in float32: 0 with
 * probability 1 - p, -1/sqrt(p) and 1/sqrt(p) with probability p/2 each, one word each. p = 1 is the Rademacher law.
 *
 * @param p - in [2^-31, 1]; see `sparseLaw` for its rounding
 * @param stream - 0 .. 2^31 - 1
 * @throws RangeError when p or an address does not fit (see `fillRow`)
 */
export function fillSparse(
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
  const { threshold, size } = sparseLaw(p);
  fillRow(out, offset, count, { key, trial, row, firstColumn, stream }, (words, values, end) => {
    for (let i = 0; i < end; i++) {
      const word = words[i]!;
      values[i] = word < threshold ? -size : LAST_WORD - word < threshold ? size : 0;
    }
  });
}
