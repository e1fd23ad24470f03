/** Exact rational arithmetic for tests, written apart from src/stats/rational.ts. */
export interface Rational {
  readonly numerator: bigint;
  /** Positive. */
  readonly denominator: bigint;
}

/** A finite float64 number as a fraction with a power of two below. */
export function rational(value: number): Rational {
  let denominator = 1n;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    denominator *= 2n;
  }
  return { numerator: BigInt(scaled), denominator };
}

export const add = (a: Rational, b: Rational): Rational => ({
  numerator: a.numerator * b.denominator + b.numerator * a.denominator,
  denominator: a.denominator * b.denominator,
});
export const multiply = (a: Rational, b: Rational): Rational => ({
  numerator: a.numerator * b.numerator,
  denominator: a.denominator * b.denominator,
});
export const negate = (a: Rational): Rational => ({ ...a, numerator: -a.numerator });
export const divideBy = (a: Rational, n: number): Rational => ({ ...a, denominator: a.denominator * BigInt(n) });
export const sum = (terms: readonly Rational[]): Rational => terms.reduce(add, rational(0));
export const equal = (a: Rational, b: Rational): boolean => a.numerator * b.denominator === b.numerator * a.denominator;
const magnitude = (a: Rational): Rational => (a.numerator < 0n ? negate(a) : a);
const atMost = (a: Rational, b: Rational): boolean => a.numerator * b.denominator <= b.numerator * a.denominator;

/** Whether no float64 number is nearer to `exact` than `value`. */
export function isNearest(value: number, exact: Rational): boolean {
  const distance = magnitude(add(exact, negate(rational(value))));
  return [neighbour(value, 1n), neighbour(value, -1n)].every((other) =>
    atMost(distance, magnitude(add(exact, negate(rational(other))))),
  );
}

function neighbour(value: number, step: bigint): number {
  if (value === 0) return Number(step) * 5e-324;
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setBigUint64(0, view.getBigUint64(0) + step);
  return view.getFloat64(0);
}

/** A float64 approximation of a fraction with at least 60 bits in the quotient. */
export function approximate(a: Rational): number {
  const shift = 2n ** 400n;
  const quotient = (a.numerator * shift) / a.denominator;
  return Number(quotient) / 2 ** 400;
}
