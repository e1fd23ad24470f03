/** Moments of normal order statistics at any precision; the float64 versions and the method are in stats/special. */
import { normalQuantile } from '../../stats/special/normal.js';
import { LOG10_E, narrowed, tenToMinus, widened } from './arithmetic.js';
import type { Big, BigClass } from './arithmetic.js';
import { bigBinomialTail } from './beta.js';
import { bigDensityAndTail, bigNormalUpperTail } from './normal.js';
import { bigHalfLineIntegral } from './quadrature.js';

const GUARD = 10;

interface Moments {
  readonly mean: Big;
  readonly variance: Big;
}

const knownMoments = new WeakMap<BigClass, Map<string, Moments>>();

/** Mean and variance of the r-th smallest of h, computed once per precision since an expression may ask for both. */
function moments(B: BigClass, r: number, h: number): Moments {
  let known = knownMoments.get(B);
  if (known === undefined) knownMoments.set(B, (known = new Map()));
  const key = `${r},${h}`;
  let found = known.get(key);
  if (found === undefined) known.set(key, (found = computeMoments(B, r, h)));
  return found;
}

function computeMoments(B: BigClass, r: number, h: number): Moments {
  const W = widened(B, GUARD);
  const density = (x: Big): Big => {
    const { density: phi, tail } = bigDensityAndTail(W, x);
    const rest = new W(1).minus(tail);
    const [lower, upper] = x.isNegative() ? [tail, rest] : [rest, tail];
    return phi.times(lower.pow(r - 1)).times(upper.pow(h - r)) as Big;
  };
  // The discretisation error exp(-2 pi^2 / (step^2 h)) is 10^-precision; see stats/special/orderStatistics.ts.
  const step = new W(Math.PI * Math.sqrt((2 * LOG10_E) / (W.precision * h)));
  const centre = new W(normalQuantile(r / (h + 1)));
  const negligible = tenToMinus(W, W.precision);
  let mass = new W(0);
  let first = new W(0);
  let second = new W(0);
  for (const direction of [1, -1]) {
    for (let i = direction === 1 ? 0 : 1; ; i++) {
      // The grid must be even to all digits, so the product is not a float64 one.
      const offset = step.times(direction * i);
      const weight = density(centre.plus(offset) as Big);
      const square = weight.times(offset).times(offset);
      mass = mass.plus(weight) as Big;
      first = first.plus(weight.times(offset)) as Big;
      second = second.plus(square) as Big;
      if (weight.plus(square).lt(mass.times(negligible))) break;
    }
  }
  const shift = first.div(mass);
  return { mean: centre.plus(shift) as Big, variance: second.div(mass).minus(shift.times(shift)) as Big };
}

function valid(r: number, h: number): boolean {
  return Number.isInteger(r) && Number.isInteger(h) && r >= 1 && r <= h;
}

/** E of the r-th smallest of h iid N(0, 1). */
export function bigNormalOrder(B: BigClass, r: number, h: number): Big {
  if (!valid(r, h)) return new B(NaN);
  if (2 * r === h + 1) return new B(0);
  if (2 * r > h) return bigNormalOrder(B, h + 1 - r, h).neg() as Big;
  return narrowed(B, moments(B, r, h).mean);
}

/** Variance of the r-th smallest of h iid N(0, 1). */
export function bigNormalOrderVariance(B: BigClass, r: number, h: number): Big {
  if (!valid(r, h)) return new B(NaN);
  return narrowed(B, moments(B, Math.min(r, h + 1 - r), h).variance);
}

/** E max |Z_j| over h iid N(0, 1): integral over x > 0 of 1 - P(|Z| <= x)^h. */
export function bigExpectedMaxAbsNormal(B: BigClass, h: number): Big {
  if (!Number.isInteger(h) || h < 1) return new B(NaN);
  const survival = (W: BigClass, x: Big): Big => {
    // q = P(|Z| > x); 1 - (1 - q)^h loses as many digits as q h is small, which the absolute accuracy of the integral forgives.
    const q = bigNormalUpperTail(W, x).times(2);
    return new W(1).minus(new W(1).minus(q).pow(h)) as Big;
  };
  return bigHalfLineIntegral(B, survival, new B(0));
}

/** E max Z_j over d iid N(0, 1): integral over x > 0 of P(max > x) - P(max <= -x). */
export function bigExpectedMaxNormal(B: BigClass, d: number): Big {
  if (!Number.isInteger(d) || d < 1) return new B(NaN);
  const survival = (W: BigClass, x: Big): Big => {
    const q = bigNormalUpperTail(W, x);
    return new W(1).minus(new W(1).minus(q).pow(d)).minus(q.pow(d)) as Big;
  };
  return bigHalfLineIntegral(B, survival, new B(0));
}

/** E of c clipped to [Z_(s), Z_(r)], s <= r, order statistics of h iid N(0, 1). */
export function bigClippedNormalOrder(B: BigClass, s: number, r: number, h: number, c: Big): Big {
  if (!valid(s, h) || !valid(r, h) || s > r) return new B(NaN);
  // E (Z_(s) - c)^+ - E (c - Z_(r))^+, the second by symmetry of the normal law.
  return narrowed(B, c.plus(excess(B, s, h, c)).minus(excess(B, h + 1 - r, h, c.neg() as Big)) as Big);
}

/** E (Z_(s) - c)^+ = integral over x > c of P(Z_(s) > x). */
function excess(B: BigClass, s: number, h: number, c: Big): Big {
  const survival = (W: BigClass, x: Big): Big => bigBinomialTail(W, h, bigNormalUpperTail(W, x), h - s + 1);
  return bigHalfLineIntegral(B, survival, c);
}
