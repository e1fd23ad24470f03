import { expect } from 'vitest';
import type { Engine, Field, Points } from '../../src/sim/engine/engine.js';
import { referenceEngine } from '../../src/sim/engine/reference/reference.js';
import type { Reduction } from '../../src/sim/engine/rounding.js';

/** Share of a number that its bound may be: a quarter of 2 %, the smallest tolerance of claims about simulated fields. */
export const OF_USE = 5e-3;

/** |actual - expected| <= allowed; NaN and infinities are themselves. */
export function expectNear(actual: number, expected: number, allowed: number, message = ''): void {
  if (!Number.isFinite(expected)) {
    expect(actual, message).toBe(expected);
    return;
  }
  const text = `${message} ${actual} against ${expected}, allowed ${allowed}`;
  expect(Math.abs(actual - expected), text).toBeLessThanOrEqual(allowed);
}

/**
 * How far distances may be from those that were computed literally in float64: by the bound that the engine declares for its
 * own, and by the bound of the reference, whose arithmetic the literal one is.
 */
export function distanceTolerance(
  { precision }: Engine,
  field: Field,
  points: Points,
  actual: Float64Array,
  expected: Float64Array,
): Float64Array {
  const own = precision.pairwise(field, actual, points);
  const literal = referenceEngine.precision.pairwise(field, expected, points);
  return own.map((bound, k) => bound + literal[k]!);
}

/** The same for statistics of a reduction. */
export function statisticTolerance(
  { precision }: Engine,
  reduction: Reduction,
  actual: Float64Array,
  expected: Float64Array,
): Float64Array {
  const own = precision.reduce(reduction, actual);
  const literal = referenceEngine.precision.reduce(reduction, expected);
  return own.map((bound, k) => bound + literal[k]!);
}

/** What is allowed to an engine that also keeps a relative error, of a number of that size. */
export function tighter(allowed: number, relative: number | undefined, size: number): number {
  return relative === undefined ? allowed : Math.min(allowed, relative * size);
}
