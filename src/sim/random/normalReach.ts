/**
 * What normal draws leave out: a pair of them has a radius sqrt(-2 ln u), and u, made of a 32-bit word, is never below 2^-33. The
 * radius of the law, whose square is exponential with mean 2, is larger with that probability. Not covered: radii and angles below
 * the reach are 2^32 each, rounded to float32, in place of a continuum.
 */

/** Largest radius of a pair of normal draws, hence largest size of one: sqrt(66 ln 2) = 6.764. */
export const NORMAL_REACH = Math.sqrt(66 * Math.LN2);

/** Probability of a larger radius. */
const BEYOND = 2 ** -33;

/**
 * Bound on the change of a mean E T(x) when the radii of n normal pairs end at the reach, for |T(x)| <= factor * max |x_i|.
 *
 * T changes only where some radius is beyond, and then by at most factor (R + reach), R the largest of them: a sum over the n pairs
 * of factor E[(R + reach) 1(R > reach)], where the integral of R r exp(-r^2 / 2) from the reach on is at most BEYOND (reach + 1 / reach).
 *
 * @param n - numbers of the law that T depends on, at most one of each pair
 */
export function normalTailOfMean(n: number, factor: number): number {
  return n * factor * BEYOND * (2 * NORMAL_REACH + 1 / NORMAL_REACH);
}

/** The same for E T(x)^2, from E[(R^2 + reach^2) 1(R > reach)] = BEYOND (2 reach^2 + 2). */
export function normalTailOfSquare(n: number, factor: number): number {
  return n * factor ** 2 * BEYOND * (2 * NORMAL_REACH ** 2 + 2);
}
