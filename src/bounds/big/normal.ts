/** The standard normal distribution at any precision. */
import { normalQuantile } from '../../stats/special/normal.js';
import { bigSqrtTwoPi, LOG10_E, narrowed, tenToMinus, widened } from './arithmetic.js';
import type { Big, BigClass } from './arithmetic.js';

const GUARD = 8;
/** Above this the continued fraction of the tail is cheaper than the series. */
const FAR = 6;

/** Density exp(-x^2/2) / sqrt(2 pi). */
export function bigNormalPdf(B: BigClass, x: Big): Big {
  const W = widened(B, GUARD);
  const wide = new W(x);
  return narrowed(B, W.exp(wide.times(wide).div(-2) as Big).div(bigSqrtTwoPi(W)) as Big);
}

/** Phi(x) - 1/2 = phi(x) (x + x^3/3 + x^5/(3 5) + ...) for x >= 0, relative error within the precision of W. */
function centralMass(W: BigClass, x: Big): Big {
  const square = x.times(x);
  const threshold = tenToMinus(W, W.precision);
  let term = x;
  let sum = x;
  for (let odd = 3; term.gt(sum.times(threshold)); odd += 2) {
    term = term.times(square).div(odd) as Big;
    sum = sum.plus(term) as Big;
  }
  return W.exp(square.div(-2) as Big).div(bigSqrtTwoPi(W)).times(sum) as Big;
}

/** P(Z > x), x > FAR, by Laplace's continued fraction 1/(x + 1/(x + 2/(x + 3/(x + ...)))), evaluated from its tail. */
function farTail(W: BigClass, x: Big): Big {
  // The error after N terms is about exp(-2 x sqrt(2 N)).
  const root = W.precision / LOG10_E / (2 * x.toNumber());
  let fraction = x;
  for (let k = Math.ceil(0.75 * root * root) + 20; k >= 1; k--) fraction = x.plus(new W(k).div(fraction)) as Big;
  return W.exp(x.times(x).div(-2) as Big).div(bigSqrtTwoPi(W)).div(fraction) as Big;
}

/** P(Z > x), relative error within the precision of B, in both tails. */
export function bigNormalUpperTail(B: BigClass, x: Big): Big {
  if (!x.isFinite()) return new B(x.isNaN() ? NaN : x.isNegative() ? 1 : 0);
  if (x.isNegative()) return narrowed(B, new B(1).minus(bigNormalUpperTail(B, x.neg() as Big)) as Big);
  if (x.gt(FAR)) {
    const W = widened(B, GUARD);
    return narrowed(B, farTail(W, new W(x)));
  }
  // 1/2 - centralMass cancels the digits by which the tail is small.
  const lost = (x.toNumber() ** 2 / 2) * LOG10_E + 2;
  const W = widened(B, GUARD + Math.ceil(lost));
  return narrowed(B, new W(0.5).minus(centralMass(W, new W(x))) as Big);
}

/** Phi(x). */
export function bigNormalCdf(B: BigClass, x: Big): Big {
  return bigNormalUpperTail(B, x.neg() as Big);
}

/** x >= 0 with P(Z > x) = tail, for 0 < tail <= 1/2: Halley's method on log P(Z > x), digits tripling at each step. */
function upperQuantile(B: BigClass, tail: Big): Big {
  const W = widened(B, GUARD);
  const target = new W(tail);
  let x = new W(startingPoint(target));
  const enough = tenToMinus(W, B.precision / 2);
  for (let step = 0; step < 60; step++) {
    const upper = bigNormalUpperTail(W, x);
    const hazard = bigNormalPdf(W, x).div(upper);
    const newton = W.ln(upper.div(target) as Big).div(hazard).neg();
    const move = newton.div(new W(1).minus(newton.times(hazard.minus(x)).div(2)));
    x = x.minus(move) as Big;
    if (move.abs().lte(x.abs().times(enough)) || move.isZero()) break;
  }
  return narrowed(B, x);
}

/** A float64 quantile, or its leading asymptotics below the range of float64. */
function startingPoint(tail: Big): number {
  const number = tail.toNumber();
  if (number > 1e-300) return -normalQuantile(number);
  const square = -2 * Number(tail.ln());
  return Math.sqrt(square - Math.log(2 * Math.PI * square));
}

/** Phi^-1(p), infinite at 0 and 1, NaN outside. */
export function bigNormalQuantile(B: BigClass, p: Big): Big {
  if (!(p.gte(0) && p.lte(1))) return new B(NaN);
  if (p.isZero()) return new B(-Infinity);
  if (p.eq(1)) return new B(Infinity);
  if (p.eq(0.5)) return new B(0);
  if (p.lt(0.5)) return upperQuantile(B, p).neg() as Big;
  return upperQuantile(B, new B(1).minus(p) as Big);
}
