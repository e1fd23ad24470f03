/**
 * Means around a centre where ties are no accident: the two middle values around a midpoint, the two values of a two-point
 * law, candidates that are means of such values. The lower row wins on every engine, whatever the rounding.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field, Statistic } from '../../../src/sim/engine/engine.js';
import { availableEngines } from '../../../src/sim/engine/choose.js';
import { referenceEngine } from '../../../src/sim/engine/reference/reference.js';
import type { Model } from '../../../src/sim/models/model.js';
import { reduceColumn, requireReducer } from '../../../src/sim/rules/reduceColumn.js';
import type { Reducer } from '../../../src/sim/rules/reducer.js';

const statistics: readonly Statistic[] = [{ kind: 'dot', direction: 'ones' }, { kind: 'squared-norm' }];
const words = fc.integer({ min: 0, max: 0xffffffff });
const model: fc.Arbitrary<Model> = fc.oneof(
  fc.record({ kind: fc.constant('two-point' as const), p: fc.constantFrom(0.5, 0.1, 0.3, 0.75) }),
  fc.record({
    kind: fc.constant('gaussian' as const),
    mean: fc.constantFrom(0, 0.1, -30.7),
    sigma: fc.constantFrom(1, 0.3, 7),
  }),
);
const convention = fc.constantFrom('midpoint' as const, 'lower' as const, 'upper' as const);

function aroundOf(m: number): fc.Arbitrary<Reducer> {
  const keep = fc.integer({ min: 1, max: m });
  const around = [
    fc.record({ kind: fc.constant('mean-around-median' as const), keep, convention }),
    fc.record({
      kind: fc.constant('mean-around-trimmed-mean' as const),
      keep,
      f: fc.integer({ min: 0, max: (m - 1) >> 1 }),
    }),
  ];
  const halves = fc.record({
    kind: fc.constant('mean-around-other-median' as const),
    keep: fc.integer({ min: 1, max: Math.max(1, m >> 1) }),
    convention,
  });
  return m % 2 === 0 ? fc.oneof(...around, halves) : fc.oneof(...around);
}

const cases = fc.integer({ min: 1, max: 20 }).chain((m) =>
  fc.record({
    m: fc.constant(m),
    n: fc.integer({ min: m, max: 21 }),
    d: fc.integer({ min: 1, max: 300 }),
    model,
    reducer: aroundOf(m),
    key0: words,
    /** Rows averaged into each mixed row; 0: the rows themselves. */
    averaged: fc.integer({ min: 0, max: 4 }),
  }),
);

describe('means around a centre', () => {
  it.each(
    availableEngines.filter((engine) => engine !== referenceEngine).map((engine) => [engine.name, engine] as const),
  )('%s decides ties as the reference', async (_, engine) => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ m, n, d, model: of, reducer, key0, averaged }) => {
        const rows = averaged === 0 ? m : n;
        const field: Field = { n: rows, f: 0, d, model: of, attack: { kind: 'none' }, key: { key0, key1: 3 } };
        const mix = averaged === 0 ? null : { rows: m, weights: averages(m, n, Math.min(averaged, n)) };
        const range = { first: 0, count: 1 };
        const expected = await referenceEngine.reduce(field, range, mix, reducer, statistics);
        const actual = await engine.reduce(field, range, mix, reducer, statistics);
        // Mixed rows are rounded to float32 by at most 2^-24 of their distance to the mean; a tie lost would cost 1 / keep.
        const allowed = 1e-6 * (1 + Math.sqrt(d * expected[1]!) + d);
        expect(Math.abs(actual[0]! - expected[0]!)).toBeLessThanOrEqual(allowed);
        expect(Math.abs(actual[1]! - expected[1]!)).toBeLessThanOrEqual(1e-6 * (1 + expected[1]!));
      }),
      { seed: 51, numRuns: 400 },
    );
  });

  it('gives equally far values to the lower row, though their distances are rounded apart', () => {
    // Both are half their difference away from their midpoint, which float64 does not hold.
    const around = { kind: 'mean-around-median', keep: 1, convention: 'midpoint' } as const;
    const reduce = (...values: number[]) =>
      reduceColumn(around, Float64Array.from(values), values.length, new Float64Array(9));
    expect(reduce(-30.7 + 7 * 0.3, -30.7 - 7 * 0.1)).toBe(-30.7 + 7 * 0.3);
    expect(reduce(-30.7 - 7 * 0.1, -30.7 + 7 * 0.3)).toBe(-30.7 - 7 * 0.1);
    // A nudge of 1e-9 is no tie.
    expect(reduce(0, 10, -3, 3 - 1e-9)).toBe(0);
    const two = { ...around, keep: 2 };
    expect(reduceColumn(two, Float64Array.of(-3, 3 - 1e-9, 0, 50, -50), 5, new Float64Array(10))).toBe((3 - 1e-9) / 2);
  });

  it('around the median of the other half by hand', () => {
    const reducer: Reducer = { kind: 'mean-around-other-median', keep: 2, convention: 'upper' };
    requireReducer(reducer, 8);
    // Winners 9 1 3 4: upper median 4. Candidates 0 5 2 3: distances 4 1 2 1; 5 and 3 are kept.
    expect(reduceColumn(reducer, Float64Array.of(9, 1, 3, 4, 0, 5, 2, 3), 8, new Float64Array(16))).toBe(4);
  });
});

/** m x n weights: row a averages `size` rows from a on, in the manner of multi-Bulyan's candidates. */
function averages(m: number, n: number, size: number): Float64Array {
  const weights = new Float64Array(m * n);
  for (let a = 0; a < m; a++) for (let k = 0; k < size; k++) weights[a * n + ((a + k) % n)] = 1 / size;
  return weights;
}
