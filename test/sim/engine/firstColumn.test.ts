/** Column 0 in float64, as engines in float32 take it, against the column of a field written out in memory. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field } from '../../../src/sim/engine/engine.js';
import { FirstColumn, FirstColumnStatistics } from '../../../src/sim/engine/firstColumn.js';
import { base, everyStatistic, fieldCases, mixWeights, reduceCases } from '../../engine-contract/cases.js';
import { reducedColumns, statisticOf, wholeField } from '../../engine-contract/oracle.js';

describe('the values of the first column', () => {
  it.each(fieldCases)('$name', ({ field, trials }) => {
    const first = new FirstColumn(field);
    for (let t = 0; t < trials.count; t++) {
      const trial = trials.first + t;
      expect([...first.of(trial)]).toEqual(wholeField({ ...field, d: 1 }, trial)[0]);
    }
  });

  it('may be planted by any amount', () => {
    for (const magnitude of [1e300, -Infinity, NaN]) {
      const field: Field = { ...base, attack: { kind: 'far-point', magnitude, direction: 'first' } };
      const values = new FirstColumn(field).of(0);
      expect([values[0], values[1]]).toEqual([magnitude, magnitude]);
      expect(values.subarray(2).every((value) => Math.abs(value) < 20)).toBe(true);
    }
  });
});

/** A field of one column is its first column: its statistics are the whole. */
function expectStatistics(
  field: Field,
  trials: readonly number[],
  mixRows: number | null,
  reducer: (typeof reduceCases)[number]['reducer'],
): void {
  const { n, f } = field;
  const mix = mixRows === null ? null : { rows: mixRows, weights: mixWeights(trials.length, mixRows, n) };
  const column = new FirstColumn(field);
  const statistics = new FirstColumnStatistics(field, mix, reducer, everyStatistic);
  trials.forEach((trial, t) => {
    const columns = wholeField({ ...field, d: 1 }, trial);
    const weights =
      mix &&
      Array.from({ length: mix.rows }, (_, a) => [
        ...mix.weights.subarray((t * mix.rows + a) * n, (t * mix.rows + a + 1) * n),
      ]);
    const outputs = reducedColumns(columns, weights, reducer);
    const actual = statistics.of(t, column.of(trial));
    everyStatistic.forEach((statistic, s) => {
      const expected = statisticOf(statistic, outputs, columns, f);
      const size = statistic.kind === 'dot' ? Math.abs(outputs[0]!) : expected;
      expect(Math.abs(actual[s]! - expected), statistic.kind).toBeLessThanOrEqual(1e-12 * size);
    });
  });
}

describe('what the first column adds to statistics', () => {
  it.each(reduceCases)('$name', ({ field, trials, mixRows, reducer }) => {
    const all = Array.from({ length: trials.count }, (_, t) => trials.first + t);
    expectStatistics(field, all, mixRows, reducer);
  });

  it('on generated fields, trial after trial with the same work space', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 30 }),
        fc.array(fc.nat(1e6), { minLength: 1, maxLength: 4 }),
        fc.double({ min: -1e12, max: 1e12, noNaN: true }),
        (n, trials, gamma) => {
          const attack = { kind: 'mean-shift', gamma, direction: 'first' } as const;
          const field: Field = { ...base, n, f: (n - 1) >> 1, attack };
          expectStatistics(field, trials, null, { kind: 'trimmed-mean', f: (n - 1) >> 1 });
          expectStatistics(field, trials, 2, { kind: 'mean' });
        },
      ),
      { numRuns: 100 },
    );
  });

  it('a row of zero weight adds nothing, whatever it holds', () => {
    const field: Field = { ...base, n: 3, f: 1, attack: { kind: 'far-point', magnitude: NaN, direction: 'first' } };
    const mix = { rows: 1, weights: Float64Array.of(0, 0.5, 0.5) };
    const column = new FirstColumn(field).of(0);
    const [first] = new FirstColumnStatistics(field, mix, { kind: 'identity' }, everyStatistic).of(0, column);
    expect(first).toBe(0.5 * column[1]! + 0.5 * column[2]!);
  });
});
