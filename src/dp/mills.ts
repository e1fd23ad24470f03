import erfcx from '@stdlib/math-base-special-erfcx';
import { integrate } from '../stats/special/quadrature.js';

const SQRT_HALF_PI = Math.sqrt(Math.PI / 2);

/** Mills ratio M(x) = Phi(-x) / phi(x) of the standard normal law; finite and accurate for every x > -37. */
export function mills(x: number): number {
  return SQRT_HALF_PI * erfcx(x * Math.SQRT1_2);
}

/**
 * M(x) - M(x + step) for x >= -1, step > 0, without cancellation for small steps: the integral of -M' = 1 - t M(t).
 */
export function millsDifference(x: number, step: number): number {
  if (step > 1) return mills(x) - mills(x + step);
  // Over the offset, not over [x, x + step], whose length rounding would spoil.
  return integrate((offset) => millsDecay(x + offset), 0, step).value;
}

/** From here on 1 - t M(t) is taken from the continued fraction; below, the difference loses at most one digit. */
const FRACTION_FROM = 3;
const FRACTION_DEPTH = 80;

/** -M'(t) = 1 - t M(t), positive. */
function millsDecay(t: number): number {
  if (t < FRACTION_FROM) return 1 - t * mills(t);
  // Laplace's fraction 1 / M(t) = t + K(t), K(t) = 1/(t + 2/(t + 3/(t + ...))), hence 1 - t M = K / (t + K).
  let fraction = 0;
  for (let k = FRACTION_DEPTH; k >= 1; k--) fraction = k / (t + fraction);
  return fraction / (t + fraction);
}
