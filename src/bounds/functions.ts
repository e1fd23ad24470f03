/**
 * The functions an expression may call, in float64. `big/functions.ts` gives the same ones at any precision.
 */
import { regularisedIncompleteBeta } from '../stats/special/beta.js';
import { binomialCoefficient, binomialTail } from '../stats/special/binomial.js';
import { normalCdf, normalPdf, normalQuantile } from '../stats/special/normal.js';
import {
  clippedNormalOrder,
  expectedMaxAbsNormal,
  expectedMaxNormal,
  normalOrder,
  normalOrderVariance,
} from '../stats/special/orderStatistics.js';

/** Arithmetic an expression takes from mathjs as it is. */
export const ARITHMETIC_FUNCTIONS = ['sqrt', 'exp', 'log', 'abs', 'min', 'max', 'floor', 'ceil', 'mod'] as const;

/** Named constants of mathjs that an expression may use unless a parameter has the same name. */
export const CONSTANTS = ['pi', 'e', 'Infinity'] as const;

/** Finite sums: `sumOver(k, from, to, expression in k)`. */
export const SUM = 'sumOver';

/** Relative difference below which two float64 sides of `==`, `>=` and `<=` count as equal, so that 0.3 >= 3 * 0.1 holds. */
const ROUNDING = 1e-12;

function close(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= ROUNDING * Math.max(Math.abs(a), Math.abs(b));
}

/** An argument that must be an integer, freed of the rounding of its computation; NaN when it is none. */
function integer(value: number): number {
  const rounded = Math.round(value);
  return close(value, rounded) ? rounded : NaN;
}

/** Comparisons that replace mathjs's: strict ones are strict however small the numbers, as `delta > 0` needs. */
export const numberComparisons = {
  equal: close,
  unequal: (a: number, b: number) => !close(a, b),
  larger: (a: number, b: number) => a > b,
  smaller: (a: number, b: number) => a < b,
  largerEq: (a: number, b: number) => a >= b || close(a, b),
  smallerEq: (a: number, b: number) => a <= b || close(a, b),
  isInteger: (value: number) => Number.isInteger(value),
};

/** Special functions, by the name they have in expressions. */
export const numberSpecialFunctions = {
  comb: (n: number, k: number) => binomialCoefficient(integer(n), integer(k)),
  Phi: normalCdf,
  phi: normalPdf,
  PhiInverse: normalQuantile,
  normalOrder: (r: number, h: number) => normalOrder(integer(r), integer(h)),
  normalOrderVariance: (r: number, h: number) => normalOrderVariance(integer(r), integer(h)),
  clippedNormalOrder: (s: number, r: number, h: number, c: number) =>
    clippedNormalOrder(integer(s), integer(r), integer(h), c),
  expectedMaxAbsNormal: (h: number) => expectedMaxAbsNormal(integer(h)),
  expectedMaxNormal: (h: number) => expectedMaxNormal(integer(h)),
  regularisedBeta: (x: number, a: number, b: number) => regularisedIncompleteBeta(x, a, b),
  binomialTail: (h: number, p: number, k: number) => binomialTail(integer(h), p, integer(k)),
};

/** Number of arguments of each function; min and max take one or more. */
export const ARITIES: ReadonlyMap<string, number> = new Map([
  ...['sqrt', 'exp', 'log', 'abs', 'floor', 'ceil', 'isInteger'].map((name) => [name, 1] as const),
  ...Object.entries(numberSpecialFunctions).map(([name, special]) => [name, special.length] as const),
  ['mod', 2],
  [SUM, 4],
]);

/** Every function name that an expression may call. */
export const FUNCTION_NAMES: ReadonlySet<string> = new Set([
  ...ARITHMETIC_FUNCTIONS,
  ...Object.keys(numberSpecialFunctions),
  'isInteger',
  SUM,
]);
