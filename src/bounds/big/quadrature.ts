/** Quadrature at any precision. */
import { expNegative } from './fixedPoint.js';
import { LOG10_E, narrowed, tenToMinus, widened } from './arithmetic.js';
import type { Big, BigClass } from './arithmetic.js';

const GUARD = 8;
const MOST_LEVELS = 12;

function exponential(W: BigClass, y: Big): Big {
  return y.isNegative() ? expNegative(W, y.neg() as Big) : (new W(1).div(expNegative(W, y)) as Big);
}

/**
 * Integral over (start, infinity) of an analytic function that decays at least exponentially, by the double-exponential
 * substitution x = start + exp(t - exp(-t)) and the trapezoid rule, halving its step until two levels agree.
 *
 * H. Takahasi, M. Mori, "Double exponential formulas for numerical integration", 1974.
 */
export function bigHalfLineIntegral(B: BigClass, integrand: (W: BigClass, x: Big) => Big, start: Big): Big {
  const W = widened(B, GUARD);
  const origin = new W(start);
  const weighted = (t: Big): Big => {
    const decay = exponential(W, t.neg() as Big);
    const x = exponential(W, t.minus(decay) as Big);
    return integrand(W, origin.plus(x) as Big)
      .times(x)
      .times(decay.plus(1)) as Big;
  };
  // Left end: x = exp(-exp(-t)) is below the precision; right end: the caller's integrand has vanished, which the sum notices.
  const left = -Math.log(W.precision / LOG10_E + 5);
  const negligible = tenToMinus(W, W.precision);
  const sumFrom = (first: number, step: number): Big => {
    let sum = new W(0);
    for (let i = 0; ; i++) {
      const t = first + i * step;
      const term = weighted(new W(t));
      sum = sum.plus(term) as Big;
      if (t > 1 && term.abs().lte(sum.abs().times(negligible))) return sum;
    }
  };
  let step = 0.25;
  const first = Math.floor(left / step) * step;
  let sum = sumFrom(first, step);
  let value = sum.times(step) as Big;
  for (let level = 0; level < MOST_LEVELS; level++) {
    sum = sum.plus(sumFrom(first + step / 2, step)) as Big;
    step /= 2;
    const refined = sum.times(step) as Big;
    const change = refined.minus(value).abs();
    value = refined;
    // Halving the step doubles the digits, so agreement to three quarters of the digits leaves none wrong.
    if (change.lte(refined.abs().times(tenToMinus(W, 0.75 * B.precision)))) break;
  }
  return narrowed(B, value);
}
