/** What the arbitrary-precision functions need of decimal.js, which comes with mathjs. */
import type { BigNumber } from 'mathjs';

/** An arbitrary-precision decimal. */
export type Big = BigNumber;

/** A decimal.js class: a constructor with a working precision. */
export interface BigClass {
  new (value: number | string | Big): Big;
  readonly precision: number;
  clone(options: { readonly precision: number }): BigClass;
  acos(value: number): Big;
  exp(value: Big | number): Big;
  ln(value: Big | number): Big;
  sqrt(value: Big | number): Big;
}

/** Decimal digits per unit of natural logarithm. */
export const LOG10_E = Math.LOG10E;

const widenedClasses = new WeakMap<BigClass, Map<number, BigClass>>();

/** The same arithmetic with `extra` more digits. */
export function widened(B: BigClass, extra: number): BigClass {
  const digits = B.precision + Math.ceil(extra);
  let known = widenedClasses.get(B);
  if (known === undefined) widenedClasses.set(B, (known = new Map()));
  let wide = known.get(digits);
  if (wide === undefined) known.set(digits, (wide = B.clone({ precision: digits })));
  return wide;
}

/** `value` rounded to the precision of B. */
export function narrowed(B: BigClass, value: Big): Big {
  return new B(value).plus(0) as Big;
}

const constants = new WeakMap<BigClass, { pi: Big; sqrtTwoPi: Big }>();

function constantsOf(B: BigClass): { readonly pi: Big; readonly sqrtTwoPi: Big } {
  let known = constants.get(B);
  if (known === undefined) {
    const pi = B.acos(-1);
    constants.set(B, (known = { pi, sqrtTwoPi: pi.times(2).sqrt() as Big }));
  }
  return known;
}

export function bigPi(B: BigClass): Big {
  return constantsOf(B).pi;
}

export function bigSqrtTwoPi(B: BigClass): Big {
  return constantsOf(B).sqrtTwoPi;
}

/** 10^-digits as a comparison threshold. */
export function tenToMinus(B: BigClass, digits: number): Big {
  return new B(`1e-${Math.ceil(digits)}`);
}

/** An argument that must be an integer, freed of its rounding error; NaN when it is none. */
export function bigInteger(value: Big): number {
  const rounded = value.round();
  const gap = value.minus(rounded).abs();
  return gap.lte(rounded.abs().times(1e-12)) ? rounded.toNumber() : NaN;
}
