/**
 * The standard normal distribution to about 1e-15 relative, in both tails down to the smallest double.
 *
 * The tail rests on stdlib's scaled complementary error function (relative error below 3e-16 on the whole axis); jstat
 * loses Phi below -8 and stdlib's own quantile fails below 1e-12, so neither is used.
 */
import erfcx from '@stdlib/math-base-special-erfcx';

const SQRT_HALF = Math.SQRT1_2;
const SQRT_TWO_PI = 2.5066282746310005024;
const LOG_SQRT_TWO_PI = 0.91893853320467274178;

/** exp(-x^2 / 2) without the rounding error of x^2, which the exponential would magnify to x^2 ulp. */
function gaussian(x: number): number {
  const coarse = Math.round(x * 16) / 16;
  return Math.exp(-0.5 * coarse * coarse) * Math.exp(-0.5 * (x - coarse) * (x + coarse));
}

/** Density phi(x). */
export function normalPdf(x: number): number {
  return Math.abs(x) > 39 ? 0 : gaussian(x) / SQRT_TWO_PI;
}

/** log phi(x). */
export function normalLogPdf(x: number): number {
  return -0.5 * x * x - LOG_SQRT_TWO_PI;
}

/** Below this |x| the central series is the more accurate. */
const CENTRAL = 0.7;

/** P(Z > x). */
export function normalUpperTail(x: number): number {
  if (Math.abs(x) < CENTRAL) return 0.5 - normalCentralMass(x);
  if (x < 0) return 1 - normalUpperTail(-x);
  if (x > 39) return 0;
  return 0.5 * erfcx(x * SQRT_HALF) * gaussian(x);
}

/** Phi(x) = P(Z <= x). */
export function normalCdf(x: number): number {
  return normalUpperTail(-x);
}

/** log P(Z > x), finite for every finite x. */
export function normalLogUpperTail(x: number): number {
  return normalLogCdf(-x);
}

/** log Phi(x), finite for every finite x. */
export function normalLogCdf(x: number): number {
  if (x > 0) return Math.log1p(-normalUpperTail(x));
  if (x > -CENTRAL) return Math.log(normalCdf(x));
  return Math.log(0.5 * erfcx(-x * SQRT_HALF)) - 0.5 * x * x;
}

/**
 * Phi(x) - 1/2 with full relative accuracy near 0, by phi(x) (x + x^3/3 + x^5/(3 5) + ...). Meant for |x| <= 2: the number of
 * terms grows with x^2.
 */
export function normalCentralMass(x: number): number {
  const square = x * x;
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > 1e-18 * Math.abs(sum); odd += 2) {
    term *= square / odd;
    sum += term;
  }
  return normalPdf(x) * sum;
}

/** x with Phi(x) - 1/2 = mass, for |mass| <= 1/4. */
function centralQuantile(mass: number): number {
  let x = mass * SQRT_TWO_PI;
  for (let step = 0; step < 6; step++) {
    // Halley on Phi(x) - 1/2 - mass, whose second derivative is -x phi(x).
    const newton = (normalCentralMass(x) - mass) / normalPdf(x);
    const move = newton / (1 + 0.5 * x * newton);
    x -= move;
    if (Math.abs(move) <= 1e-12 * Math.abs(x)) break;
  }
  return x;
}

/**
 * x with P(Z > x) = tail: full relative accuracy for tail in [1e-308, 1/2]. Use it instead of `normalQuantile(1 - tail)`, which
 * cannot see tails below 1e-16.
 *
 * Starts from Abramowitz and Stegun 26.2.23 and takes Halley steps on log P(Z > x), which is nearly quadratic in the tail.
 */
export function normalUpperQuantile(tail: number): number {
  if (!(tail >= 0 && tail <= 1)) return NaN;
  if (tail === 0) return Infinity;
  if (tail > 0.5) return -normalUpperQuantile(1 - tail);
  if (tail >= 0.25) return centralQuantile(0.5 - tail);
  const t = Math.sqrt(-2 * Math.log(tail));
  let x = t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  for (let step = 0; step < 8; step++) {
    const upper = normalUpperTail(x);
    const hazard = normalPdf(x) / upper;
    // With g(x) = log P(Z > x) - log tail: g' = -hazard, g'' = -hazard (hazard - x).
    const newton = -Math.log(upper / tail) / hazard;
    const move = newton / (1 - 0.5 * newton * (hazard - x));
    x -= move;
    if (Math.abs(move) <= 1e-9 * x) break;
  }
  return x;
}

/** Phi^-1(p): -Infinity at 0, Infinity at 1, NaN outside [0, 1]. */
export function normalQuantile(p: number): number {
  if (p === 0.5) return 0;
  return p < 0.5 ? -normalUpperQuantile(p) : normalUpperQuantile(1 - p);
}
