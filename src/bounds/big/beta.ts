/** Binomial coefficients and tails and the regularised incomplete Beta function at any precision. */
import { LOG10_E, narrowed, tenToMinus, widened } from './arithmetic.js';
import type { Big, BigClass } from './arithmetic.js';
import { bigLogGamma } from './gamma.js';

const GUARD = 10;
/** Beyond this size an integer Beta is computed by its series, not by its finite sum. */
const MOST_TERMS = 5000;

/** C(n, k), 0 when k < 0 or k > n. */
export function bigBinomialCoefficient(B: BigClass, n: number, k: number): Big {
  if (Number.isNaN(n) || Number.isNaN(k)) return new B(NaN);
  if (k < 0 || k > n) return new B(0);
  const W = widened(B, GUARD);
  const factors = Math.min(k, n - k);
  let product = new W(1);
  for (let i = 1; i <= factors; i++) product = product.times(n - factors + i).div(i) as Big;
  return narrowed(B, product);
}

/** P(Bin(h, p) >= k) as the finite sum of its positive terms, from the largest probability outwards in k. */
export function bigBinomialTail(B: BigClass, h: number, p: Big, k: number): Big {
  if (Number.isNaN(h) || Number.isNaN(k) || !(p.gte(0) && p.lte(1))) return new B(NaN);
  if (k <= 0 || p.eq(1)) return new B(k <= h ? 1 : 0);
  if (k > h || p.isZero()) return new B(0);
  const W = widened(B, GUARD);
  const wide = new W(p);
  const failure = new W(1).minus(wide);
  let term = bigBinomialCoefficient(W, h, k)
    .times(wide.pow(k))
    .times(failure.pow(h - k));
  const odds = wide.div(failure);
  let sum = term;
  for (let j = k + 1; j <= h; j++) {
    term = term
      .times(h - j + 1)
      .div(j)
      .times(odds);
    sum = sum.plus(term);
  }
  return narrowed(B, sum as Big);
}

/** x^a (1-x)^b / (a B(a, b)) sum_k (a+b)_k / (a+1)_k x^k, all terms positive. */
function lowerSeries(W: BigClass, x: Big, a: Big, b: Big): Big {
  const total = a.plus(b) as Big;
  const logPrefactor = a
    .times(W.ln(x))
    .plus(b.times(W.ln(new W(1).minus(x) as Big)))
    .plus(bigLogGamma(W, total))
    .minus(bigLogGamma(W, a.plus(1) as Big))
    .minus(bigLogGamma(W, b));
  const negligible = tenToMinus(W, W.precision);
  let term = new W(1);
  let sum = new W(1);
  for (let k = 0; term.gt(sum.times(negligible)); k++) {
    term = term
      .times(total.plus(k))
      .div(a.plus(k + 1))
      .times(x) as Big;
    sum = sum.plus(term) as Big;
  }
  return W.exp(logPrefactor as Big).times(sum) as Big;
}

/** I_x(a, b), a, b > 0, 0 <= x <= 1; a finite sum when a and b are integers. */
export function bigRegularisedBeta(B: BigClass, x: Big, a: Big, b: Big): Big {
  if (!(a.gt(0) && b.gt(0) && x.gte(0) && x.lte(1))) return new B(NaN);
  if (x.isZero() || x.eq(1)) return new B(x);
  if (a.isInteger() && b.isInteger() && a.plus(b).lt(MOST_TERMS)) {
    return bigBinomialTail(B, a.plus(b).toNumber() - 1, x, a.toNumber());
  }
  // log Gamma is accurate absolutely, so its size costs digits; the complement costs those by which the result is small.
  const size = Math.log10(a.plus(b).toNumber() + 10) * 2 + GUARD;
  const W = widened(B, size);
  const [wideX, wideA, wideB] = [new W(x), new W(a), new W(b)];
  if (wideX.lte(wideA.plus(1).div(wideA.plus(wideB).plus(2)))) return narrowed(B, lowerSeries(W, wideX, wideA, wideB));
  const complement = lowerSeries(W, new W(1).minus(wideX) as Big, wideB, wideA);
  const result = new W(1).minus(complement);
  const lost = result.isZero() ? W.precision : -Number(result.ln()) * LOG10_E;
  if (lost < size - 4) return narrowed(B, result as Big);
  return narrowed(B, lowerSeries(W, wideX, wideA, wideB));
}
