/**
 * Beta function, its regularised incomplete integral at any size, and its inverse.
 *
 * stdlib's `betainc` is good to about 1e-13 while a + b stays below 5000 and degrades from there (4e-11 at 1e6, 3e-4 at 1e8);
 * beyond, quadrature of Loader's form of the density and, where one shape is small, a continued fraction keep about 1e-13.
 * jstat's 0.44 for I_0.5(1e6, 1e6) is not used.
 */
import betainc from '@stdlib/math-base-special-betainc';
import betaln from '@stdlib/math-base-special-betaln';
import { integrateBetween } from './quadrature.js';
import { deviance, excessOverMean, stirlingError } from './saddlePoint.js';

const LARGE_SIZE = 5000;
/** From this shape on the density is smooth enough for quadrature, and the continued fraction long. */
const LARGE_SHAPE = 50;
const TWO_PI = 2 * Math.PI;
const TINY = 1e-300;

/** log B(a, b), a, b > 0. */
export function logBeta(a: number, b: number): number {
  return betaln(a, b);
}

/** A point x of Beta(a, b) in the form in which its density is accurate. */
interface BetaPoint {
  /** (a + b) x and (a + b) (1 - x). */
  readonly meanA: number;
  readonly meanB: number;
  /** a - meanA = meanB - b, known better than the subtraction gives it. */
  readonly excess: number;
}

/** x^a (1 - x)^b / B(a, b) in Loader's form; correction = stirlingCorrection(a, b). */
function kernelAt({ meanA, meanB, excess }: BetaPoint, a: number, b: number, correction: number): number {
  const exponent = correction - deviance(a, meanA, excess) - deviance(b, meanB, -excess);
  return Math.exp(exponent) * Math.sqrt((a / (a + b)) * (b / TWO_PI));
}

function stirlingCorrection(a: number, b: number): number {
  return stirlingError(a + b) - stirlingError(a) - stirlingError(b);
}

function pointAt(x: number, a: number, b: number): BetaPoint {
  return { meanA: (a + b) * x, meanB: (a + b) * (1 - x), excess: excessOverMean(x, a, b) };
}

/** The same point of Beta(b, a), at 1 - x. */
function mirrored({ meanA, meanB, excess }: BetaPoint): BetaPoint {
  return { meanA: meanB, meanB: meanA, excess: -excess };
}

/** x^a (1 - x)^b / B(a, b), for 0 < x < 1 and a, b > 0. */
export function betaKernel(x: number, a: number, b: number): number {
  return kernelAt(pointAt(x, a, b), a, b, stirlingCorrection(a, b));
}

/** I_x(a, b) for large shapes and x at or below the mean, where excess >= 0: the integral of the density from x down to 0. */
function lowerIntegral(excess: number, a: number, b: number): number {
  const correction = stirlingCorrection(a, b);
  const size = a + b;
  // With t = (a - u) / size: dt / (t (1 - t)) = size du / ((a - u) (b + u)).
  const density = (u: number): number => {
    const [meanA, meanB] = [a - u, b + u];
    return meanA > 0 ? (kernelAt({ meanA, meanB, excess: u }, a, b, correction) * size) / (meanA * meanB) : 0;
  };
  const spread = Math.sqrt(a * (b / size));
  // Length over which the density falls by a factor e: a standard deviation at the mean, shorter in the tail.
  const length = spread / Math.max(1, excess / spread);
  const points = [0, 1, 2, 4, 8, 16, 40].map((k) => excess + k * length).filter((u) => u < a);
  return integrateBetween(density, [...points, Math.min(a, excess + 80 * length)], {
    relative: 1e-14,
    absolute: 1e-17 * density(excess) * length,
  });
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/** Modified Lentz evaluation of the continued fraction of I_x(a, b) (DLMF 8.17.22), for x below the mean and one small shape. */
function lowerFraction(point: BetaPoint, a: number, b: number): number {
  const x = point.meanA / (a + b);
  let c = 1;
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < 1e6; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonZero(1 + even * d);
    c = nonZero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonZero(1 + odd * d);
    c = nonZero(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 2e-16) break;
  }
  return (kernelAt(point, a, b, stirlingCorrection(a, b)) / a) * value;
}

/** I_x(a, b) at large a + b, for x at or below the mean. */
function smallerTail(point: BetaPoint, a: number, b: number): number {
  return Math.min(a, b) >= LARGE_SHAPE ? lowerIntegral(point.excess, a, b) : lowerFraction(point, a, b);
}

/**
 * I_x(a, b) = P(Beta(a, b) <= x), a, b > 0, 0 <= x <= 1; NaN outside. With `tail = 'upper'` the complement, accurate in its
 * own tail.
 */
export function regularisedIncompleteBeta(x: number, a: number, b: number, tail: 'lower' | 'upper' = 'lower'): number {
  if (!(a > 0 && b > 0 && x >= 0 && x <= 1)) return NaN;
  const upper = tail === 'upper';
  if (x === 0) return upper ? 1 : 0;
  if (x === 1) return upper ? 0 : 1;
  if (a + b < LARGE_SIZE) return betainc(x, a, b, true, upper);
  const point = pointAt(x, a, b);
  const below = point.excess >= 0;
  const tailMass = below ? smallerTail(point, a, b) : smallerTail(mirrored(point), b, a);
  return below === upper ? 1 - tailMass : tailMass;
}

/**
 * x with I_x(a, b) = p (or 1 - I_x(a, b) = p for the upper tail), 0 <= p <= 1.
 *
 * Newton steps on the logarithm of the smaller tail as a function of logit x, where it is concave, inside a bracket that
 * bisection halves whenever a step leaves it.
 */
export function inverseRegularisedIncompleteBeta(
  p: number,
  a: number,
  b: number,
  tail: 'lower' | 'upper' = 'lower',
): number {
  if (!(a > 0 && b > 0 && p >= 0 && p <= 1)) return NaN;
  if (tail === 'upper') return 1 - inverseBelow(p, b, a);
  return inverseBelow(p, a, b);
}

function inverseBelow(p: number, a: number, b: number): number {
  if (p === 0) return 0;
  if (p === 1) return 1;
  const mean = a / (a + b);
  const massBelow = regularisedIncompleteBeta(mean, a, b);
  // Work in the tail that holds x, so that neither p nor the probability is close to 1.
  return p <= massBelow ? solveTail(p, a, b) : 1 - solveTail(1 - p, b, a);
}

/** x below the mean with I_x(a, b) = p. */
function solveTail(p: number, a: number, b: number): number {
  const target = Math.log(p);
  let high = Math.log(a / b);
  let low = -745;
  // I_x >= x^a (1-x)^(b) / (a B): an upper limit for x; its first-order inverse is the starting point.
  let u = Math.min(high, (target + Math.log(a) + logBeta(a, b)) / a);
  if (!(u > low && u < high)) u = high - 1;
  for (let step = 0; step < 200; step++) {
    const x = 1 / (1 + Math.exp(-u));
    const mass = regularisedIncompleteBeta(x, a, b);
    const ratio = mass / p;
    const excess = ratio > 0.5 && ratio < 2 ? Math.log(ratio) : Math.log(mass) - target;
    if (excess > 0) high = Math.min(high, u);
    else low = Math.max(low, u);
    // d/du log I = x^a (1-x)^b / (B I), since dx/du = x (1-x).
    let next = u - (excess * mass) / betaKernel(x, a, b);
    if (!(next > low && next < high)) next = 0.5 * (low + high);
    const moved = Math.abs(next - u);
    u = next;
    if (moved <= 1e-13 * Math.max(1, Math.abs(u))) break;
  }
  // A last step on x itself, whose relative accuracy is finer than that of a large logit.
  const x = 1 / (1 + Math.exp(-u));
  const mass = regularisedIncompleteBeta(x, a, b);
  const correction = (Math.log(mass / p) * mass) / betaKernel(x, a, b);
  return Math.abs(correction) < 1e-6 ? x * (1 - correction * (1 - x)) : x;
}
