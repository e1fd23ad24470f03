import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregate } from '../../../src/sim/rules/aggregate.js';
import { squaredDistancesOf } from '../../../src/sim/rules/distances.js';
import { ruleById } from '../../../src/sim/rules/registry.js';
import { explicitRows, levelDistances, type Levels } from '../../../src/theorems/robustness/levels.js';
import { kappaOf, lambdaOf } from '../../../src/theorems/robustness/target.js';
import { worstDiameterOnLine, worstVarianceOnLine } from '../../../src/theorems/robustness/worstSet.js';

/** All subsets of `size` of 0 .. n - 1. */
function subsets(n: number, size: number): number[][] {
  if (size === 0) return [[]];
  if (n < size) return [];
  return [...subsets(n - 1, size), ...subsets(n - 1, size - 1).map((rest) => [...rest, n - 1])];
}

function moments(values: readonly number[]): { mean: number; variance: number; range: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, variance, range: Math.max(...values) - Math.min(...values) };
}

const distinct = fc.uniqueArray(fc.integer({ min: -30, max: 30 }), { minLength: 7, maxLength: 7 });

describe('the worst honest set on a line', () => {
  it('is a window of the sorted values for the variance, by trying all sets', () => {
    fc.assert(
      fc.property(distinct, fc.integer({ min: -40, max: 40 }), fc.integer({ min: 1, max: 3 }), (values, output, f) => {
        const sorted = Float64Array.from(values).sort();
        const brute = subsets(7, 7 - f).map((set) => moments(set.map((index) => sorted[index]!)));
        const expected = Math.max(...brute.map(({ mean, variance }) => (output - mean) ** 2 / variance));
        expect(worstVarianceOnLine(output, sorted, 7, f)).toBeCloseTo(expected, 9);
      }),
      { numRuns: 300, seed: 1 },
    );
  });

  it('has its values next to one end for the diameter, by trying all sets', () => {
    fc.assert(
      fc.property(distinct, fc.integer({ min: -40, max: 40 }), fc.integer({ min: 1, max: 3 }), (values, output, f) => {
        const sorted = Float64Array.from(values).sort();
        const brute = subsets(7, 7 - f).map((set) => moments(set.map((index) => sorted[index]!)));
        const expected = Math.max(...brute.map(({ mean, range }) => Math.abs(output - mean) / range));
        expect(worstDiameterOnLine(output, sorted, 7, f)).toBeCloseTo(expected, 9);
      }),
      { numRuns: 300, seed: 2 },
    );
  });
});

const levels: Levels = {
  byzantine: [
    { count: 1, position: 2 },
    { count: 1, position: 1.9, radius: 3 },
  ],
  honest: [
    { count: 4, position: 0, radius: 1 },
    { count: 3, position: -1 },
  ],
};

describe('levels', () => {
  it('have the same distances with and without coordinates', () => {
    const { rows, d } = explicitRows(levels);
    const squared = new Float64Array(81);
    levelDistances([...levels.byzantine, ...levels.honest], 9, squared);
    const expected = squaredDistancesOf(rows, 9, d);
    squared.forEach((value, index) => expect(value).toBeCloseTo(expected[index]!, 12));
    // A regular simplex of circumradius 1 with four corners has edges of square 8/3.
    expect(squared[2 * 9 + 3]).toBeCloseTo(8 / 3, 12);
  });

  it.each(['krum', 'krum-k2', 'multi-krum', 'mda', 'mva', 'gm'])('give %s the ratio of explicit vectors', (id) => {
    const rule = ruleById(id);
    const { rows, d } = explicitRows(levels);
    const squared = squaredDistancesOf(rows, 9, d);
    const output = aggregate(rule, rows, 9, d, 2);
    const mean = Array.from(
      { length: d },
      (_, c) => moments([2, 3, 4, 5, 6, 7, 8].map((row) => rows[row * d + c]!)).mean,
    );
    const deviation = mean.reduce((sum, value, c) => sum + (output[c]! - value) ** 2, 0);
    const honest = subsets(7, 2).map(([a, b]) => squared[(a! + 2) * 9 + b! + 2]!);
    const variance = honest.reduce((sum, value) => sum + value, 0) / 49;
    expect(kappaOf(rule).ofDistances!(9, 2)(squared)).toBeCloseTo(deviation / variance, 9);
    expect(lambdaOf(rule).ofDistances!(9, 2)(squared)).toBeCloseTo(Math.sqrt(deviation / Math.max(...honest)), 9);
    // Over all honest sets the ratio can only be larger.
    expect(kappaOf(rule).ofRows(9, d, 2)(rows)).toBeGreaterThanOrEqual((deviation / variance) * (1 - 1e-9));
  });
});
