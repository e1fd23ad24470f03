/** What WGSL may make of a float32 expression, as intervals: every operation gives any number within its stated accuracy. */

/** All that a value can be. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Two neighbouring float32 numbers are at most this far apart, relative to them. */
const UNIT = 2 ** -23;

/** A number that is known. */
export function exactly(value: number): Interval {
  return { low: value, high: value };
}

function widened(low: number, high: number, units: number): Interval {
  return { low: low - units * UNIT * Math.abs(low), high: high + units * UNIT * Math.abs(high) };
}

/** A result that fits a float32 number is exact. */
function rounded(low: number, high: number, units = 1): Interval {
  return low === high && Math.fround(low) === low ? exactly(low) : widened(low, high, units);
}

/** a + b. */
export function plus(a: Interval, b: Interval): Interval {
  return rounded(a.low + b.low, a.high + b.high);
}

/** a b. */
export function times(a: Interval, b: Interval): Interval {
  const products = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high];
  return rounded(Math.min(...products), Math.max(...products));
}

/** -a. */
export function minus(a: Interval): Interval {
  return { low: -a.high, high: -a.low };
}

/** sqrt a: 1 / inverseSqrt(a), of 2 units and, the division, 2.5. */
export function root(a: Interval): Interval {
  return widened(Math.sqrt(Math.max(0, a.low)), Math.sqrt(Math.max(0, a.high)), 4.5);
}

/** f32(a) of an integer. */
export function converted(a: number): Interval {
  return rounded(a, a);
}

/** Largest distance of what it can be from a number. */
export function farthest({ low, high }: Interval, from: number): number {
  return Math.max(Math.abs(low - from), Math.abs(high - from));
}
