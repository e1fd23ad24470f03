import type { Interval } from '../verdict.js';

/** What the asymptotic interval needs. */
export interface RealSample {
  readonly count: number;
  readonly mean: number;
  /** Divisor count. */
  readonly variance: number;
  /** m3 / m2^(3/2). */
  readonly skewness: number;
}

/**
 * n rho^2 that makes the boundary tightest at time n: the solution u of u = log(1 + u) - 2 log(alpha), that is
 * u = -W_{-1}(-alpha^2 / e) - 1 (Waudby-Smith et al. 2024, on the choice of rho). The iteration is a contraction.
 */
export function tightestScale(alpha: number): number {
  const target = -2 * Math.log(alpha);
  let u = target;
  for (let previous = 0, i = 0; i < 100 && Math.abs(u - previous) > 1e-15 * u; i++) {
    previous = u;
    u = Math.log1p(u) + target;
  }
  return u;
}

/**
 * Half-width of the Gaussian-mixture boundary in standard errors after `count` observations, tightest at `firstLook`:
 * sqrt((u + 1) / u * log((u + 1) / alpha^2)) with u = count rho^2.
 */
export function standardErrors(count: number, alpha: number, firstLook: number): number {
  const u = (tightestScale(alpha) * count) / firstLook;
  return Math.sqrt(((u + 1) / u) * (Math.log1p(u) - 2 * Math.log(alpha)));
}

/**
 * Asymptotic confidence sequence for a mean (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, "Time-uniform central
 * limit theory and asymptotic confidence sequences", Ann. Statist. 52, 2024, arXiv:2103.06476, Theorem 2.2),
 * mean +- z sd / sqrt(n) with z from {@link standardErrors}, from `firstLook` on; before that the whole line. Its
 * error tends to alpha or less as `firstLook` grows; at a finite sample it is guaranteed for no law.
 *
 * The error at finite n is first of all that of skewness: a sample of a right-skewed law that misses the tail has a small
 * mean and a small variance, so that the upper limit fails too often. The limit on the side of the long tail is therefore
 * moved outwards by {@link hallQuantile}. The other limit stays where it is: the interval is never shorter than the
 * published one, and equal to it in the limit. `test/stats/coverage.test.ts` measures what this buys.
 *
 * When all observations are equal the variance says nothing about what was not seen, and the interval is the whole line:
 * an observable that is the same in every trial by construction is declared `constant`, a rare one an event or bounded.
 */
export function realInterval(sample: RealSample, alpha: number, firstLook: number): Interval {
  const { count, mean, variance, skewness } = sample;
  if (count < Math.max(2, firstLook) || variance === 0) return [-Infinity, Infinity];
  const z = standardErrors(count, alpha, firstLook);
  const wide = hallQuantile(z, Math.abs(skewness) / Math.sqrt(count));
  const standardError = Math.sqrt(variance / count);
  return [mean - (skewness < 0 ? wide : z) * standardError, mean + (skewness > 0 ? wide : z) * standardError];
}

/**
 * How many standard errors out the limit on the long side must stand where a normal mean would have z: the solution t of
 * t - g t^2 / 3 + g^2 t^3 / 27 = z + g / 6 with g = |skewness| / sqrt(n), from the cubic transformation that removes the
 * skewness of a studentised mean (P. Hall, "On the removal of skewness by transformation", J. R. Statist. Soc. B 54, 1992,
 * 221-228). At least z, and about z + g (2 z^2 + 1) / 6 for small g. From g z + g^2 / 6 = 1 on the sample is too small for its
 * skewness at this level, and the answer is Infinity.
 */
export function hallQuantile(z: number, g: number): number {
  const reach = g * z + (g * g) / 6;
  if (reach >= 1) return Infinity;
  // 1 - cbrt(1 - reach) without cancellation; below 1e-8 the transformation changes nothing.
  return g < 1e-8 ? z : (-3 * Math.expm1(Math.log1p(-reach) / 3)) / g;
}
