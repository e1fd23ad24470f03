import { cosTurn, expm1Float32, minusLogFloat32 } from './elementary.js';
import { fillRowFromPairs } from './field.js';
import type { StreamKey } from './key.js';
import { unitFloat32 } from './uniform.js';

const fround = Math.fround;
const LAST_WORD = 0xffffffff;

/** Fewest degrees of freedom: the Cauchy law. Far below, the largest radius leaves float32. */
export const LEAST_DEGREES = 1;
/** Most degrees of freedom: no sample tells this law from the normal one, and 2 / nu stays well inside float32. */
export const MOST_DEGREES = 1e15;

/** The two float32 numbers that `studentRadius` needs of nu. */
export interface StudentLaw {
  readonly nu: number;
  /** 2 / nu. */
  readonly exponent: number;
}

/**
 * @param nu - degrees of freedom, any real number in [1, 1e15]
 * @throws RangeError otherwise
 */
export function studentLaw(nu: number): StudentLaw {
  if (!(nu >= LEAST_DEGREES && nu <= MOST_DEGREES)) throw new RangeError(`nu must lie in [1, 1e15]; got ${nu}`);
  return { nu: fround(nu), exponent: fround(2 / nu) };
}

/**
 * Student-t values with nu degrees of freedom of consecutive columns of one row, in float32, two words each. NOT standardised:
 * the scale is 1, the variance nu / (nu - 2) where nu > 2 and infinite below; there is no mean at nu = 1, the Cauchy law.
 *
 * Bailey's polar method ("Polar generation of random variates with the t-distribution", Math. Comp. 62, 1994):
 * T = sqrt(nu (U^(-2/nu) - 1)) cos(2 pi V), with U from the entry's word and V from its second word (see address.ts). It has no
 * rejection, so every entry has an address. The other coordinate, with the sine, is not used: it is uncorrelated but dependent.
 *
 * @param nu - any real number in [1, 1e15]
 * @param stream - 0 .. 2^30 - 1
 * @throws RangeError when nu or an address does not fit (see `fillRowFromPairs`)
 */
export function fillStudentT(
  out: Float32Array,
  offset: number,
  count: number,
  nu: number,
  key: StreamKey,
  trial: number,
  row: number,
  firstColumn: number,
  stream = 0,
): void {
  const law = studentLaw(nu);
  fillRowFromPairs(out, offset, count, { key, trial, row, firstColumn, stream }, (words, seconds, values, size) => {
    for (let i = 0; i < size; i++) values[i] = studentRadius(words[i]!, law) * cosTurn(seconds[i]!);
  });
}

/**
 * sqrt(nu (u^(-2/nu) - 1)) for the u of a word, (word + 1/2) / 2^32, in float32. P(radius > r) = (1 + r^2/nu)^(-nu/2), down to
 * 2^-32: the largest radius is sqrt(nu (2^(66/nu) - 1)), 8.6e9 for nu = 1, 3547 for nu = 3, 6.76 for large nu.
 *
 * Largest relative error against the exact radius of the same word and nu: 6.7e-7 for nu = 3, over all 2^32 words; over the
 * first 2^20 words and 2e7 others, 2.3e-7 for nu = 10, 30, 1000 and less above. It grows with the exponent (2/nu) log(1/u), to
 * 2.5e-6 in the first words for nu just above 1.
 */
export function studentRadius(word: number, { nu, exponent }: StudentLaw): number {
  const size = minusLogFloat32(unitFloat32(word), unitFloat32(LAST_WORD - word));
  return fround(Math.sqrt(fround(nu * expm1Float32(fround(exponent * size)))));
}
