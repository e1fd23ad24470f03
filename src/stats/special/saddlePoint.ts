/**
 * Loader's saddle-point pieces: they give binomial, Poisson and Beta weights with small relative error at any size, where
 * differences of log-gammas lose log10(size) digits.
 *
 * C. Loader, "Fast and accurate computation of binomial probabilities", 2000.
 */
import gammaln from '@stdlib/math-base-special-gammaln';

const LOG_SQRT_TWO_PI = 0.91893853320467274178;

/** log Gamma(a + 1) - [ (a + 1/2) log a - a + log sqrt(2 pi) ], for a > 0. */
export function stirlingError(a: number): number {
  if (a < 15) return gammaln(a + 1) - (a + 0.5) * Math.log(a) + a - LOG_SQRT_TWO_PI;
  // Stirling's series; the first dropped term is below 1e-17 from a = 15 on.
  const inverse = 1 / a;
  const square = inverse * inverse;
  const series = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156, -3617 / 122400];
  let sum = 0;
  for (let i = series.length - 1; i >= 0; i--) sum = sum * square + series[i]!;
  return sum * inverse;
}

/** a log(a / m) + m - a >= 0, given the difference a - m where it is known better than by subtraction. */
export function deviance(a: number, m: number, difference: number = a - m): number {
  const v = difference / (a + m);
  if (!(Math.abs(v) < 0.2)) return a === 0 ? m : a * Math.log(a / m) - difference;
  // a log(a/m) = 2 a (v + v^3/3 + ...), and 2 a v - difference = difference v.
  const square = v * v;
  let power = 2 * a * v;
  let sum = difference * v;
  for (let j = 3; j < 60; j += 2) {
    power *= square;
    const next = sum + power / j;
    if (next === sum) break;
    sum = next;
  }
  return sum;
}

/** Veltkamp's split of a double into two halves of 26 bits. */
function halves(x: number): readonly [high: number, low: number] {
  const scaled = 134217729 * x;
  const high = scaled - (scaled - x);
  return [high, x - high];
}

/** Rounding error of the product p = a b (Dekker 1971): a b = p + error exactly, away from overflow and underflow. */
function productError(a: number, b: number, p: number): number {
  const [aHigh, aLow] = halves(a);
  const [bHigh, bLow] = halves(b);
  return aLow * bLow - (p - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
}

/** Rounding error of the sum s = a + b (Knuth). */
function sumError(a: number, b: number, s: number): number {
  const virtual = s - a;
  return a - (s - virtual) + (b - virtual);
}

/**
 * a - (a + b) x, nearly exact for the double x as given. At sizes of 1e8 an ordinary evaluation loses so much to cancellation
 * that the Beta weights are wrong in the twelfth digit.
 */
export function excessOverMean(x: number, a: number, b: number): number {
  const [ax, bx] = [a * x, b * x];
  const first = a - ax;
  const second = first - bx;
  return (
    second + (sumError(a, -ax, first) + sumError(first, -bx, second) - productError(a, x, ax) - productError(b, x, bx))
  );
}
