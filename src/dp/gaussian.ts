/**
 * The Gaussian mechanism, exactly. `mu` is the ratio of sensitivity to noise (the parameter of Gaussian DP): the two
 * neighbouring worlds are N(mu, 1) and N(0, 1).
 */
import { DomainError } from '../errors.js';
import { normalLogPdf, normalPdf } from '../stats/special/normal.js';
import { mills, millsDifference } from './mills.js';

/**
 * Exact delta(eps) of the Gaussian mechanism, Phi(mu/2 - eps/mu) - e^eps Phi(-mu/2 - eps/mu).
 *
 * Written as phi(x) (M(x) - M(x + mu)) with x = eps/mu - mu/2 and the Mills ratio M, so that nothing cancels or
 * overflows: relative error below 1e-12 down to the smallest float64.
 *
 * @param mu sensitivity / noise, positive and finite.
 * @param epsilon any real number; negative values are allowed.
 * @returns a number in [0, 1].
 * @throws DomainError when mu is not positive and finite or epsilon is NaN.
 * @source Balle, Wang 2018 (arXiv 1805.06530), Theorem 8.
 */
export function gaussianDelta(mu: number, epsilon: number): number {
  requireMu(mu);
  if (Number.isNaN(epsilon)) throw new DomainError('gaussianDelta needs a number epsilon; got NaN');
  if (epsilon === Infinity) return 0;
  // The two worlds are mirror images, which gives delta(-eps) = 1 - e^-eps + e^-eps delta(eps).
  if (epsilon < 0) return -Math.expm1(epsilon) + Math.exp(epsilon) * gaussianDelta(mu, -epsilon);
  const x = epsilon / mu - mu / 2;
  if (x < -1) return 1 - normalPdf(x) * (mills(-x) + mills(x + mu));
  return normalPdf(x) * millsDifference(x, mu);
}

/** Natural logarithm of {@link gaussianDelta} for epsilon >= 0; finite where delta itself underflows. */
export function logGaussianDelta(mu: number, epsilon: number): number {
  requireMu(mu);
  if (!(epsilon >= 0)) throw new DomainError(`logGaussianDelta needs epsilon >= 0; got ${epsilon} (nearest: 0)`);
  const x = epsilon / mu - mu / 2;
  return x < -1 ? Math.log(gaussianDelta(mu, epsilon)) : normalLogPdf(x) + Math.log(millsDifference(x, mu));
}

/**
 * Largest mu whose mechanism is (epsilon, delta)-private: the exact calibration, by bisection to adjacent float64 numbers
 * (Balle, Wang 2018, Algorithm 1). The noise is sensitivity / mu.
 *
 * @throws DomainError unless epsilon >= 0 and 0 < delta < 1.
 */
export function gaussianMu(epsilon: number, delta: number): number {
  requirePrivacy(epsilon, delta);
  const isPrivate = (mu: number): boolean => logGaussianDelta(mu, epsilon) <= Math.log(delta);
  let upper = 1;
  while (isPrivate(upper)) upper *= 2;
  let lower = upper / 2;
  while (!isPrivate(lower)) lower /= 2;
  return change(lower, upper, isPrivate).last;
}

/**
 * Smallest epsilon >= 0 at which a mechanism with ratio mu is (epsilon, delta)-private.
 *
 * @throws DomainError unless mu is positive and finite and 0 < delta < 1.
 */
export function gaussianEpsilon(mu: number, delta: number): number {
  requireMu(mu);
  requirePrivacy(0, delta);
  const leaks = (epsilon: number): boolean => logGaussianDelta(mu, epsilon) > Math.log(delta);
  if (!leaks(0)) return 0;
  let upper = 1;
  while (leaks(upper)) upper *= 2;
  return change(0, upper, leaks).next;
}

/** Smallest noise per coordinate that makes a release of the given sensitivity (epsilon, delta)-private. */
export function exactNoise(sensitivity: number, epsilon: number, delta: number): number {
  return requireSensitivity(sensitivity) / gaussianMu(epsilon, delta);
}

/**
 * The classical noise, sensitivity sqrt(2 ln(1.25 / delta)) / epsilon, proved for 0 < epsilon < 1 (Dwork, Roth 2014,
 * Theorem A.1). Elsewhere it may be too small: at epsilon = 10, delta = 1e-5 it gives delta 2.3e-5.
 *
 * @throws DomainError outside 0 < epsilon < 1, 0 < delta < 1.
 */
export function classicalNoise(sensitivity: number, epsilon: number, delta: number): number {
  requirePrivacy(epsilon, delta);
  if (epsilon === 0 || epsilon >= 1) {
    throw new DomainError(`classicalNoise needs 0 < epsilon < 1; got ${epsilon} (use exactNoise)`);
  }
  return (requireSensitivity(sensitivity) * Math.sqrt(2 * Math.log(1.25 / delta))) / epsilon;
}

/** Ratio mu of `steps` releases, each with ratio mu: Gaussian DP composes like a random walk (Dong, Roth, Su 2019). */
export function composedMu(mu: number, steps: number): number {
  return Math.sqrt(steps) * mu;
}

/** The adjacent float64 numbers between which `holds`, true at `from` and false at `to`, changes. */
function change(
  from: number,
  to: number,
  holds: (value: number) => boolean,
): { readonly last: number; readonly next: number } {
  let last = from;
  let next = to;
  for (;;) {
    const middle = last + (next - last) / 2;
    if (middle <= last || middle >= next) return { last, next };
    if (holds(middle)) last = middle;
    else next = middle;
  }
}

function requireMu(mu: number): void {
  if (!(mu > 0 && mu < Infinity)) throw new DomainError(`the Gaussian mechanism needs mu > 0; got mu=${mu}`);
}

function requirePrivacy(epsilon: number, delta: number): void {
  if (!(epsilon >= 0 && epsilon < Infinity))
    throw new DomainError(`privacy needs epsilon >= 0; got ${epsilon} (nearest: 0)`);
  if (!(delta > 0 && delta < 1)) throw new DomainError(`privacy needs 0 < delta < 1; got ${delta}`);
}

function requireSensitivity(sensitivity: number): number {
  if (sensitivity > 0 && sensitivity < Infinity) return sensitivity;
  throw new DomainError(`noise needs a sensitivity > 0; got ${sensitivity}`);
}
