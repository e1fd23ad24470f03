/**
 * Gamma function and its regularised incomplete integrals.
 *
 * stdlib serves log Gamma everywhere and the incomplete integrals up to a shape of 1000; beyond, its Temme expansion is off
 * by 8e-4 at (x, a) = (1e6, 1e6), and a series and a continued fraction with Loader's prefactor take over.
 */
import gammaln from '@stdlib/math-base-special-gammaln';
import gammainc from '@stdlib/math-base-special-gammainc';
import { deviance, stirlingError } from './saddlePoint.js';

const LARGE_SHAPE = 1000;
const TWO_PI = 2 * Math.PI;
const TINY = 1e-300;
const CONVERGED = 1e-17;

/** log |Gamma(x)|, relative error near 1e-16; Infinity at 0 and NaN for NaN. */
export function logGamma(x: number): number {
  return gammaln(x);
}

/** x^a e^-x / Gamma(a + 1), the Poisson probability of a at mean x, for non-integer a too (Loader 2000). */
export function poissonKernel(a: number, x: number): number {
  if (x === 0) return a === 0 ? 1 : 0;
  if (a === 0) return Math.exp(-x);
  return Math.exp(-stirlingError(a) - deviance(a, x)) / Math.sqrt(TWO_PI * a);
}

function lowerSeries(a: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let k = 1; term > CONVERGED * sum; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return poissonKernel(a, x) * sum;
}

/** Modified Lentz evaluation of the continued fraction of Q(a, x) (Numerical Recipes, 6.2.7), for x > a. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let value = d;
  for (let i = 1; i < 1e7; i++) {
    const numerator = -i * (i - a);
    b += 2;
    d = 1 / nonZero(numerator * d + b);
    c = nonZero(b + numerator / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < 2e-16) break;
  }
  return poissonKernel(a, x) * a * value;
}

function nonZero(value: number): number {
  return Math.abs(value) < TINY ? TINY : value;
}

/** P(a, x): regularised lower incomplete gamma function, a > 0, x >= 0; NaN outside. */
export function regularisedLowerGamma(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) return NaN;
  if (a < LARGE_SHAPE) return gammainc(x, a, true, false);
  return x < a + 1 ? lowerSeries(a, x) : 1 - upperFraction(a, x);
}

/** Q(a, x) = 1 - P(a, x), accurate in its own tail. */
export function regularisedUpperGamma(a: number, x: number): number {
  if (!(a > 0) || !(x >= 0)) return NaN;
  if (a < LARGE_SHAPE) return gammainc(x, a, true, true);
  return x < a + 1 ? 1 - lowerSeries(a, x) : upperFraction(a, x);
}
