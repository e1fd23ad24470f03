/** Whether two closed forms are the same function, found out by evaluating them. */
import { UserError } from '../errors.js';
import type { Formula, Values } from './formula.js';

/** Two values closer than this, relatively, count as equal. */
const CLOSE = 1e-9;
/** Values that parameters take in turn. */
const WHOLE: readonly number[] = [1, 2, 3, 4, 5, 7, 9, 11, 13, 15, 19, 23, 25, 31, 40, 50, 63, 100];
const REAL: readonly number[] = [0.1, 0.25, 0.5, 0.9, 0.99, 1, 1.5, 2, 3, 5, 10, 1e-3, 1e-5];
const POINTS = 400;
/** Multiples of square roots of primes fill the unit cube evenly (Kronecker sequence). */
const PRIMES: readonly number[] = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37];

/** Equal where either has a value, the other having one too; both without a value counts as equal. */
export function agreeAt(one: Formula, other: Formula, values: Values): boolean {
  const [a, b] = [valueOf(one, values), valueOf(other, values)];
  if (a === undefined || b === undefined) return a === b;
  return a === b || Math.abs(a - b) <= CLOSE * Math.max(Math.abs(a), Math.abs(b));
}

/** The value, or undefined outside the domain and where there is nothing to evaluate, such as a sum without an end. */
export function valueOf(formula: Formula, values: Values): number | undefined {
  try {
    return formula.evaluate(values);
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

const pointsOf = new WeakMap<Formula, readonly Values[]>();

/**
 * Points inside a formula's domain: those of 400 combinations of common values of its parameters that lie inside.
 */
export function domainPoints(formula: Formula): readonly Values[] {
  const known = pointsOf.get(formula);
  if (known !== undefined) return known;
  const integers = new Set(formula.integers ?? []);
  const points = Array.from({ length: POINTS }, (_, k) =>
    Object.fromEntries(
      formula.parameters.map((name, j) => {
        const list = integers.has(name) ? WHOLE : REAL;
        const position = ((k + 1) * Math.sqrt(PRIMES[j % PRIMES.length]!)) % 1;
        return [name, list[Math.floor(position * list.length)]!];
      }),
    ),
  );
  const inside = points.filter((point) => valueOf(formula, point) !== undefined);
  pointsOf.set(formula, inside);
  return inside;
}

/** Whether both agree at every given point and at every point of {@link domainPoints}. */
export function isEquivalent(original: Formula, other: Formula, points: readonly Values[]): boolean {
  return [...points, ...domainPoints(original)].every((point) => agreeAt(original, other, point));
}
