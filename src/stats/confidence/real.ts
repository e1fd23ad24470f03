import type { Interval } from '../verdict.js';

/** What the asymptotic interval needs; `skewness` may be NaN (no widening). */
export interface RealSample {
  readonly count: number;
  readonly mean: number;
  /** Sum of squared deviations over count. */
  readonly variance: number;
  readonly skewness: number;
}

/**
 * t rho^2 that makes the boundary tightest at time t: the solution u of log(1 + u) - 2 log(alpha) = u, that is
 * u = -W_{-1}(-alpha^2 / e) - 1 (Waudby-Smith et al. 2024, Section 2.2; they approximate it).
 */
export function tightestScale(alpha: number): number {
  const target = -2 * Math.log(alpha);
  let u = target;
  for (let i = 0; i < 60; i++) u = Math.log1p(u) + target;
  return u;
}

/**
 * Half-width of the standard Gaussian-mixture boundary in standard errors after n observations, tuned to be tightest
 * at `firstLook`: sqrt((u + 1) / u * log((u + 1) / alpha^2)) with u = n rho^2.
 */
export function standardErrors(count: number, alpha: number, firstLook: number): number {
  const u = (tightestScale(alpha) * count) / firstLook;
  return Math.sqrt(((u + 1) / u) * (Math.log1p(u) - 2 * Math.log(alpha)));
}

/**
 * Asymptotic confidence sequence for a mean (Waudby-Smith, Arbour, Sinha, Kennedy and Ramdas, "Time-uniform central
 * limit theory and asymptotic confidence sequences", Ann. Statist. 52, 2024, arXiv:2103.06476, Theorem 2.2),
 * mean +- z sd / sqrt(n) with z from {@link standardErrors}, from `firstLook` on; before that the whole line. Its
 * coverage tends to 1 - alpha or more as `firstLook` grows; at finite samples it is exact for no law.
 *
 * The error at finite n is first of all that of skewness: mean and standard deviation are correlated, and the studentised
 * mean reaches -z too often when the observations are skewed to the right. The limit on the side of the long tail is
 * moved outwards by the first Edgeworth term of the studentised mean, skewness (2 z^2 + 1) / (6 sqrt(n)) standard errors
 * (Hall, The Bootstrap and Edgeworth Expansion, 1992, Section 2.6), with the sample skewness. The other limit stays, so the
 * interval is never shorter than the published one, and the term vanishes with n.
 *
 * When all observations are equal the variance says nothing about what was not seen. By convention the interval is then
 * the point itself: right for an identity that holds exactly, wrong for a rare event. An observable that may hide rare
 * values must be declared an event or bounded; the judgement says how rare another value must be (see `pointNote`).
 */
export function realInterval(sample: RealSample, alpha: number, firstLook: number): Interval {
  const { count, mean, variance, skewness } = sample;
  if (count < Math.max(2, firstLook)) return [-Infinity, Infinity];
  if (variance === 0) return [mean, mean];
  const z = standardErrors(count, alpha, firstLook);
  const standardError = Math.sqrt(variance / count);
  const widening = Number.isNaN(skewness) ? 0 : (skewness * (2 * z * z + 1)) / (6 * Math.sqrt(count));
  return [
    mean - (z + Math.max(0, -widening)) * standardError,
    mean + (z + Math.max(0, widening)) * standardError,
  ];
}
