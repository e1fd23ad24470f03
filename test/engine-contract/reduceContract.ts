import { describe, expect, it } from 'vitest';
import type { Engine, Field } from '../../src/sim/engine/engine.js';
import type { Reduction } from '../../src/sim/engine/rounding.js';
import { base, everyStatistic, mixWeights, reduceCases } from './cases.js';
import { reducedColumns, statisticOf, wholeField } from './oracle.js';
import { expectNear, OF_USE, statisticTolerance, tighter } from './within.js';

const one = { first: 0, count: 1 };
const S = everyStatistic.length;

const answer = (engine: Engine, { field, trials, mix, reducer, statistics }: Reduction): Promise<Float64Array> =>
  engine.reduce(field, trials, mix, reducer, statistics);

/** Statistics of reductions, against the literal ones of `oracle.ts`. */
export function reduceContract(engine: Engine, relative: number | undefined, every: number): void {
  describe(`${engine.name}: reduce`, () => {
    it.each(reduceCases.filter((_, k) => k % every === 0))('$name', async ({ field, trials, mixRows, reducer }) => {
      const mix = mixRows === null ? null : { rows: mixRows, weights: mixWeights(trials.count, mixRows, field.n) };
      const reduction: Reduction = { field, trials, mix, reducer, statistics: everyStatistic };
      const actual = await answer(engine, reduction);
      const { values: expected, sizes } = literal(reduction);
      expect(actual.length).toBe(expected.length);
      const allowed = statisticTolerance(engine, reduction, actual, expected);
      expected.forEach((value, k) => {
        expectNear(actual[k]!, value, tighter(allowed[k]!, relative, sizes[k]!), everyStatistic[k % S]!.kind);
      });
    });

    it('declares bounds that are of use', async () => {
      const field: Field = { ...base, d: 4099 };
      const reducer = { kind: 'median', convention: 'midpoint' } as const;
      const reduction: Reduction = { field, trials: one, mix: null, reducer, statistics: everyStatistic };
      const bounds = engine.precision.reduce(reduction, await answer(engine, reduction));
      const { sizes } = literal(reduction);
      bounds.forEach((bound, k) => expect(bound).toBeLessThanOrEqual(OF_USE * sizes[k]!));
    });

    it.each([NaN, Infinity, 1e14])('ignores rows of zero weight, whatever they hold: %f', async (value) => {
      const field: Field = { ...base, n: 3, f: 1, d: 10, attack: { kind: 'constant', value } };
      const mix = { rows: 1, weights: Float64Array.of(0, 1, 0) };
      const [norm] = await engine.reduce(field, one, mix, { kind: 'identity' }, [{ kind: 'squared-norm' }]);
      const expected = wholeField(field, 0).reduce((sum, column) => sum + column[1]! ** 2, 0);
      expectNear(norm!, expected, 1e-5 * expected);
    });

    it('counts NaN as +Infinity in order statistics and passes it through means', async () => {
      const field: Field = { ...base, n: 5, f: 1, d: 10, attack: { kind: 'constant', value: NaN } };
      const far: Field = { ...field, attack: { kind: 'constant', value: Infinity } };
      const median = { kind: 'median', convention: 'midpoint' } as const;
      const trimmed = { kind: 'trimmed-mean', f: 1 } as const;
      for (const reducer of [median, trimmed]) {
        const [value] = await engine.reduce(field, one, null, reducer, [{ kind: 'squared-norm' }]);
        const [other] = await engine.reduce(far, one, null, reducer, [{ kind: 'squared-norm' }]);
        expect(value).toBeGreaterThan(0);
        expect(value).toBe(other);
      }
      const [largest] = await engine.reduce(field, one, null, { kind: 'mean' }, [{ kind: 'max-abs' }]);
      expect(largest).toBeNaN();
    });

    it('does not depend on how trials are cut into ranges, with and without a mix', async () => {
      const reducer = { kind: 'median', convention: 'lower' } as const;
      for (const [d, rows] of [
        [37, null],
        [4099, null],
        [37, 4],
      ] as const) {
        const field: Field = { ...base, d };
        const weights = mixWeights(4, rows ?? 0, field.n);
        const each = (rows ?? 0) * field.n;
        const mixOf = (from: number, to: number) => rows && { rows, weights: weights.slice(from * each, to * each) };
        const together = await engine.reduce(field, { first: 2, count: 4 }, mixOf(0, 4), reducer, everyStatistic);
        for (let t = 0; t < 4; t++) {
          const range = { first: 2 + t, count: 1 };
          const alone = await engine.reduce(field, range, mixOf(t, t + 1), reducer, everyStatistic);
          expect(alone).toEqual(together.slice(t * S, (t + 1) * S));
        }
      }
    });

    it('answers nothing where nothing is asked', async () => {
      expect(await engine.reduce(base, { first: 3, count: 0 }, null, { kind: 'mean' }, everyStatistic)).toHaveLength(0);
      expect(await engine.reduce(base, one, null, { kind: 'mean' }, [])).toHaveLength(0);
    });

    it('refuses what it cannot run', async () => {
      const mean = { kind: 'mean' } as const;
      const short = { rows: 1, weights: new Float64Array(3) };
      await expect(engine.reduce(base, one, null, { kind: 'identity' }, [])).rejects.toThrow('exactly 1 mixed row');
      await expect(engine.reduce(base, one, short, mean, [])).rejects.toThrow('needs 11 weights; got 3');
      await expect(engine.reduce({ ...base, d: 0 }, one, null, mean, [])).rejects.toThrow('d must be a whole number');
    });
  });
}

/** The statistics, and the sizes that rounding is relative to: sums of signed terms may cancel. */
function literal({ field, trials, mix, reducer, statistics }: Reduction) {
  const { n, f } = field;
  const values: number[] = [];
  const sizes: number[] = [];
  for (let t = 0; t < trials.count; t++) {
    const columns = wholeField(field, trials.first + t);
    const ofTrial =
      mix &&
      Array.from({ length: mix.rows }, (_, a) => [
        ...mix.weights.subarray((t * mix.rows + a) * n, (t * mix.rows + a + 1) * n),
      ]);
    const outputs = reducedColumns(columns, ofTrial, reducer);
    const size = outputs.reduce((sum, output) => sum + Math.abs(output), 0);
    for (const statistic of statistics) {
      const value = statisticOf(statistic, outputs, columns, f);
      values.push(value);
      sizes.push(statistic.kind === 'dot' ? Math.max(Math.abs(value), size) : Math.abs(value));
    }
  }
  return { values: Float64Array.from(values), sizes };
}
