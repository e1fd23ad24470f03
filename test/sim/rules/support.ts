/** What the tests of the rules share: layout of instances, ratios of the robustness definitions, naive re-implementations. */
import { expect } from 'vitest';
import { PURPOSE } from '../../../src/sim/random/address.js';
import { PhiloxStream } from '../../../src/sim/random/philoxStream.js';
import { aggregate } from '../../../src/sim/rules/aggregate.js';
import { ruleById } from '../../../src/sim/rules/registry.js';

/** Rows as nested arrays, Byzantine first. */
export type Rows = readonly (readonly number[])[];

/** Output of the rule `id` on explicit rows; always with the same coin flips. */
export function output(id: string, rows: Rows, f: number): number[] {
  const d = rows[0]!.length;
  const stream = new PhiloxStream({ key0: 7, key1: 8 }, 9, PURPOSE.rule);
  return [...aggregate(ruleById(id), Float64Array.from(rows.flat()), rows.length, d, f, stream)];
}

/** `count` copies of a row. */
export function copies(count: number, row: readonly number[]): number[][] {
  return Array.from({ length: count }, () => [...row]);
}

export function mean(rows: Rows): number[] {
  return rows[0]!.map((_, c) => rows.reduce((sum, row) => sum + row[c]!, 0) / rows.length);
}

export function squaredDistance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, c) => sum + (value - b[c]!) ** 2, 0);
}

/** n x n squared distances, row-major. */
export function distanceMatrix(rows: Rows): Float64Array {
  return Float64Array.from(rows.flatMap((a) => rows.map((b) => squaredDistance(a, b))));
}

/** ‖F - mean of the honest rows‖² over the variance (divisor h) of the honest rows: what (f, kappa)-robustness bounds. */
export function kappaRatio(id: string, rows: Rows, f: number): number {
  const honest = rows.slice(f);
  const centre = mean(honest);
  const variance = honest.reduce((sum, row) => sum + squaredDistance(row, centre), 0) / honest.length;
  return squaredDistance(output(id, rows, f), centre) / variance;
}

/** ‖F - mean of the honest rows‖ over the honest diameter: what (f, lambda)-resilience bounds. */
export function lambdaRatio(id: string, rows: Rows, f: number): number {
  const honest = rows.slice(f);
  const diameter = Math.sqrt(Math.max(...distanceMatrix(honest)));
  return Math.sqrt(squaredDistance(output(id, rows, f), mean(honest))) / diameter;
}

/** |actual - expected| <= relative * |expected|. */
export function expectRelative(actual: number, expected: number, relative: number): void {
  expect(Math.abs(actual - expected), `${actual} against ${expected}`).toBeLessThanOrEqual(
    relative * Math.abs(expected),
  );
}

/** All subsets of {0 .. n - 1} with `size` elements, in lexicographic order. */
export function subsets(n: number, size: number, from = 0): number[][] {
  if (size === 0) return [[]];
  const result: number[][] = [];
  for (let i = from; i <= n - size; i++) for (const rest of subsets(n, size - 1, i + 1)) result.push([i, ...rest]);
  return result;
}
