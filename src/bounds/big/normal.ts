/** The standard normal distribution at any precision. */
import { normalQuantile } from '../../stats/special/normal.js';
import { expNegative, millsFraction, oddSeries } from './fixedPoint.js';
import { bigSqrtTwoPi, LOG10_E, narrowed, tenToMinus, widened } from './arithmetic.js';
import type { Big, BigClass } from './arithmetic.js';

const GUARD = 8;
/** Above this the continued fraction of the tail is cheaper than the series. */
const FAR = 6;

/** Density exp(-x^2/2) / sqrt(2 pi). */
export function bigNormalPdf(B: BigClass, x: Big): Big {
  const W = widened(B, GUARD);
  return narrowed(B, density(W, new W(x)));
}

function density(W: BigClass, x: Big): Big {
  return expNegative(W, x.times(x).div(2) as Big).div(bigSqrtTwoPi(W)) as Big;
}

/** The density at x and P(Z > |x|), which share their exponential. */
export interface DensityAndTail {
  readonly density: Big;
  readonly tail: Big;
}

/** phi(x) and P(Z > |x|), both with relative error within the precision of B; x finite. */
export function bigDensityAndTail(B: BigClass, x: Big): DensityAndTail {
  const size = x.abs();
  if (size.gt(FAR)) {
    const W = widened(B, GUARD);
    const wide = new W(size as Big);
    const phi = density(W, wide);
    // The error after N terms of Laplace's continued fraction is about exp(-2 x sqrt(2 N)).
    const root = W.precision / LOG10_E / (2 * size.toNumber());
    const fraction = millsFraction(W, wide, Math.ceil(1.2 * root * root) + 60);
    return { density: narrowed(B, phi), tail: narrowed(B, phi.div(fraction) as Big) };
  }
  // 1/2 - phi(x) (x + x^3/3 + x^5/(3 5) + ...) cancels the digits by which the tail is small.
  const lost = (size.toNumber() ** 2 / 2) * LOG10_E + 2;
  const W = widened(B, GUARD + 8 * Math.ceil(lost / 8));
  const wide = new W(size as Big);
  const phi = density(W, wide);
  const central = wide.isZero() ? new W(0) : phi.times(oddSeries(W, wide));
  return { density: narrowed(B, phi), tail: narrowed(B, new W(0.5).minus(central) as Big) };
}

/** P(Z > x), relative error within the precision of B, in both tails. */
export function bigNormalUpperTail(B: BigClass, x: Big): Big {
  if (!x.isFinite()) return new B(x.isNaN() ? NaN : x.isNegative() ? 1 : 0);
  const { tail } = bigDensityAndTail(B, x);
  return x.isNegative() ? (new B(1).minus(tail) as Big) : tail;
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
    const { density: slope, tail: upper } = bigDensityAndTail(W, x);
    const hazard = slope.div(upper);
    const newton = W.ln(upper.div(target) as Big)
      .div(hazard)
      .neg();
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
