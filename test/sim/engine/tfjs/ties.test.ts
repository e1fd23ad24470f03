/**
 * Means around a centre where ties are no accident: the two middle values around a midpoint, the two values of a two-point
 * law, candidates that are means of such values. The lower row wins, whatever the rounding of float32.
 */
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Field, Statistic } from '../../../../src/sim/engine/engine.js';
import { referenceEngine } from '../../../../src/sim/engine/reference/reference.js';
import type { Model } from '../../../../src/sim/models/model.js';
import type { Reducer } from '../../../../src/sim/rules/reducer.js';
import { engines, key, reducerOf } from './cases.js';

afterAll(async () => {
  for (const [, engine] of engines) await engine.stop();
});

const statistics: readonly Statistic[] = [{ kind: 'dot', direction: 'ones' }, { kind: 'squared-norm' }];
const model: fc.Arbitrary<Model> = fc.oneof(
  fc.record({ kind: fc.constant('two-point' as const), p: fc.constantFrom(0.5, 0.1, 0.3, 0.75) }),
  fc.record({ kind: fc.constant('sparse' as const), p: fc.constantFrom(1, 0.3) }),
  fc.record({
    kind: fc.constant('gaussian' as const),
    mean: fc.constantFrom(0, 0.1, -30.7),
    sigma: fc.constantFrom(1, 0.3, 7),
  }),
);
const isAround = (reducer: Reducer): boolean => 'keep' in reducer;

const cases = fc.integer({ min: 1, max: 20 }).chain((m) =>
  fc.record({
    m: fc.constant(m),
    n: fc.integer({ min: m, max: 21 }),
    d: fc.integer({ min: 1, max: 300 }),
    of: model,
    reducer: reducerOf(m).filter(isAround),
    words: key,
    /** Rows averaged into each mixed row; 0: the rows themselves. */
    averaged: fc.integer({ min: 0, max: 4 }),
  }),
);

describe.each(engines)('the %s backend', (_, engine) => {
  it('decides ties as the reference', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async ({ m, n, d, of, reducer, words, averaged }) => {
        const rows = averaged === 0 ? m : n;
        const field: Field = { n: rows, f: 0, d, model: of, attack: { kind: 'none' }, key: words };
        const mix = averaged === 0 ? null : { rows: m, weights: averages(m, n, Math.min(averaged, n)) };
        const range = { first: 0, count: 1 };
        const expected = await referenceEngine.reduce(field, range, mix, reducer, statistics);
        const actual = await engine.reduce(field, range, mix, reducer, statistics);
        // Outputs are sums of at most 21 float32 numbers: 22 roundings of 2^-24 each; a tie lost would cost 1 / keep of one.
        const allowed = 22 * 2 ** -24;
        const size = 1 + Math.sqrt(d * expected[1]!) + d;
        expect(Math.abs(actual[0]! - expected[0]!)).toBeLessThanOrEqual(allowed * size);
        expect(Math.abs(actual[1]! - expected[1]!)).toBeLessThanOrEqual(2 * allowed * (1 + expected[1]!));
      }),
      { seed: 64, numRuns: 400 },
    );
  });

  it('lets the lower row win where the two values of a law are equally far', async () => {
    // Rademacher rows: of four signs, two and two have the midpoint 0, and row 0 alone is the answer.
    const field: Field = {
      n: 4,
      f: 0,
      d: 400,
      model: { kind: 'two-point', p: 0.5 },
      attack: { kind: 'none' },
      key: { key0: 5, key1: 6 },
    };
    const rows = await Promise.all(
      [0, 1, 2, 3].map((row) =>
        referenceEngine.draws(field.model, { key: field.key, trial: 0, row, firstColumn: 0, stream: 0, count: 400 }),
      ),
    );
    let sum = 0;
    for (let c = 0; c < 400; c++) {
      const signs = rows.map((row) => row[c]!);
      const ones = signs.filter((sign) => sign > 0).length;
      sum += ones === 2 ? signs[0]! : ones > 2 ? 1 : -1;
    }
    const around = { kind: 'mean-around-median', keep: 1, convention: 'midpoint' } as const;
    const [actual] = await engine.reduce(field, { first: 0, count: 1 }, null, around, statistics);
    expect(actual).toBe(sum);
  });
});

/** m x n weights: row a averages `size` rows from a on, in the manner of multi-Bulyan's candidates. */
function averages(m: number, n: number, size: number): Float64Array {
  const weights = new Float64Array(m * n);
  for (let a = 0; a < m; a++) for (let k = 0; k < size; k++) weights[a * n + ((a + k) % n)] = 1 / size;
  return weights;
}
