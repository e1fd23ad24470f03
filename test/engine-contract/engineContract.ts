/** The contract of an engine as a test-suite: call `engineContract(engine, tolerance)` from a test file. */
import { describe, expect, it } from 'vitest';
import type { Engine, Field } from '../../src/sim/engine/engine.js';
import { everyStatistic, fieldCases, mixWeights, reduceCases } from './cases.js';
import { distancesOf, reducedColumns, statisticOf, wholeField } from './oracle.js';

/** |actual - expected| <= relative * max(|expected|, scale). */
function expectNear(actual: number, expected: number, relative: number, scale: number): void {
  if (Number.isNaN(expected)) return expect(actual).toBeNaN();
  if (!Number.isFinite(expected)) return expect(actual).toBe(expected);
  const allowed = relative * Math.max(Math.abs(expected), scale);
  expect(Math.abs(actual - expected), `${actual} against ${expected}`).toBeLessThanOrEqual(allowed);
}

/**
 * @param relative - relative tolerance of distances and statistics; an engine in float64 reaches 1e-12
 */
export function engineContract(engine: Engine, relative: number): void {
  describe(`${engine.name}: pairwise`, () => {
    it.each(fieldCases)('$name', async ({ field, trials }) => {
      const { n } = field;
      const actual = await engine.pairwise(field, trials);
      expect(actual.length).toBe(trials.count * n * n);
      for (let t = 0; t < trials.count; t++) {
        const expected = distancesOf(wholeField(field, trials.first + t), n);
        expected.forEach((value, k) => expectNear(actual[t * n * n + k]!, value, relative, 0));
      }
    });

    it('has an exact zero diagonal, is symmetric, and sees copies as copies', async () => {
      const { field, trials } = fieldCases.find(({ name }) => name === 'more columns than a tile')!;
      const distances = await engine.pairwise({ ...field, f: 2 }, trials);
      for (let i = 0; i < field.n; i++) {
        expect(distances[i * field.n + i]).toBe(0);
        for (let j = 0; j < field.n; j++) expect(distances[i * field.n + j]).toBe(distances[j * field.n + i]);
      }
      expect(distances[1]).toBe(0);
    });

    it.each(fieldCases)('has the origin as one more point where asked: $name', async ({ field, trials }) => {
      const side = field.n + 1;
      const actual = await engine.pairwise(field, trials, 'rows-and-origin');
      expect(actual.length).toBe(trials.count * side * side);
      for (let t = 0; t < trials.count; t++) {
        const columns = wholeField(field, trials.first + t).map((column) => [...column, 0]);
        const expected = distancesOf(columns, side);
        expected.forEach((value, k) => expectNear(actual[t * side * side + k]!, value, relative, 0));
      }
    });

    it('tells norms apart when the mean is far from the origin', async () => {
      const { field } = fieldCases.find(({ name }) => name === 'no Byzantine row')!;
      for (const mean of [20, 1e4, -1e7]) {
        const far: Field = { ...field, d: 400, model: { kind: 'gaussian', mean, sigma: 1 } };
        const side = far.n + 1;
        const norms = (values: ArrayLike<number>) => Array.from({ length: far.n }, (_, i) => values[i * side + far.n]!);
        const expected = norms(
          distancesOf(
            wholeField(far, 0).map((column) => [...column, 0]),
            side,
          ),
        );
        const actual = norms(await engine.pairwise(far, { first: 0, count: 1 }, 'rows-and-origin'));
        const order = (values: readonly number[]) => values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
        expect(order(actual)).toEqual(order(expected));
      }
    });

    it('is precise when the rows share a large offset', async () => {
      const { field } = fieldCases.find(({ name }) => name === 'rows that share a large offset')!;
      const near: Field = { ...field, model: { kind: 'gaussian', mean: 0, sigma: 1 } };
      const expected = await engine.pairwise(near, { first: 0, count: 1 });
      // float64 spaces numbers near 1e8 by 1.5e-8: 300 squared differences of size 1 move by far less than 1e-7.
      (await engine.pairwise(field, { first: 0, count: 1 })).forEach((value, k) =>
        expectNear(value, expected[k]!, Math.max(1e-7, relative), 1),
      );
    });

    it('does not depend on how trials are cut into ranges', async () => {
      const { field } = fieldCases.find(({ name }) => name === 'no Byzantine row')!;
      const together = await engine.pairwise(field, { first: 0, count: 5 });
      const size = field.n * field.n;
      for (let t = 0; t < 5; t++) {
        expect([...(await engine.pairwise(field, { first: t, count: 1 }))]).toEqual([
          ...together.subarray(t * size, (t + 1) * size),
        ]);
      }
      expect((await engine.pairwise(field, { first: 3, count: 0 })).length).toBe(0);
    });

    it('lets rows that are not numbers show', async () => {
      const { field } = fieldCases.find(({ name }) => name === 'no Byzantine row')!;
      const distances = await engine.pairwise(
        { ...field, f: 1, attack: { kind: 'constant', value: NaN } },
        { first: 0, count: 1 },
      );
      expect(distances[0]).toBe(0);
      expect(distances[1]).toBeNaN();
      expect(distances[field.n + 2]).toBeGreaterThan(0);
    });
  });

  describe(`${engine.name}: reduce`, () => {
    it.each(reduceCases)('$name', async ({ field, trials, mixRows, reducer }) => {
      const { n, f } = field;
      const weights = mixRows === null ? null : mixWeights(trials.count, mixRows, n);
      const mix = weights && mixRows !== null ? { rows: mixRows, weights } : null;
      const actual = await engine.reduce(field, trials, mix, reducer, everyStatistic);
      expect(actual.length).toBe(trials.count * everyStatistic.length);
      for (let t = 0; t < trials.count; t++) {
        const columns = wholeField(field, trials.first + t);
        const ofTrial =
          weights && mixRows !== null
            ? Array.from({ length: mixRows }, (_, a) => [
                ...weights.subarray((t * mixRows + a) * n, (t * mixRows + a + 1) * n),
              ])
            : null;
        const outputs = reducedColumns(columns, ofTrial, reducer);
        // Sums of signed terms may cancel: their rounding is relative to the sum of the sizes.
        const size = outputs.reduce((sum, output) => sum + Math.abs(output), 0);
        everyStatistic.forEach((statistic, s) => {
          const expected = statisticOf(statistic, outputs, columns, f);
          const scale = statistic.kind === 'dot' ? size : 0;
          expectNear(actual[t * everyStatistic.length + s]!, expected, relative, scale);
        });
      }
    });

    it('ignores rows of zero weight, whatever they hold', async () => {
      const field: Field = { ...fieldCases[0]!.field, n: 3, f: 1, d: 10, attack: { kind: 'constant', value: NaN } };
      const mix = { rows: 1, weights: Float64Array.of(0, 1, 0) };
      const [norm] = await engine.reduce(field, { first: 0, count: 1 }, mix, { kind: 'identity' }, [
        { kind: 'squared-norm' },
      ]);
      const expected = wholeField(field, 0).reduce((sum, column) => sum + column[1]! ** 2, 0);
      expectNear(norm!, expected, relative, 0);
    });

    it('counts NaN as +Infinity in order statistics and passes it through means', async () => {
      const field: Field = { ...fieldCases[0]!.field, n: 5, f: 1, d: 10, attack: { kind: 'constant', value: NaN } };
      const far: Field = { ...field, attack: { kind: 'constant', value: Infinity } };
      const range = { first: 0, count: 1 };
      const median = { kind: 'median', convention: 'midpoint' } as const;
      const trimmed = { kind: 'trimmed-mean', f: 1 } as const;
      for (const reducer of [median, trimmed]) {
        const [value] = await engine.reduce(field, range, null, reducer, [{ kind: 'squared-norm' }]);
        expect(value).toBeGreaterThan(0);
        expect(value).toBe((await engine.reduce(far, range, null, reducer, [{ kind: 'squared-norm' }]))[0]);
      }
      expect((await engine.reduce(field, range, null, { kind: 'mean' }, [{ kind: 'max-abs' }]))[0]).toBeNaN();
    });

    it('does not depend on how trials are cut into ranges', async () => {
      const { field, reducer } = reduceCases[3]!;
      const together = await engine.reduce(field, { first: 2, count: 4 }, null, reducer, everyStatistic);
      for (let t = 0; t < 4; t++) {
        const alone = await engine.reduce(field, { first: 2 + t, count: 1 }, null, reducer, everyStatistic);
        expect([...alone]).toEqual([...together.subarray(t * everyStatistic.length, (t + 1) * everyStatistic.length)]);
      }
    });

    it('refuses what it cannot run', async () => {
      const { field } = fieldCases[0]!;
      const range = { first: 0, count: 1 };
      const run = (change: Partial<Field>) => engine.pairwise({ ...field, ...change }, range);
      await expect(run({ f: field.n })).rejects.toThrow(
        `f < n; got n=${field.n}, f=${field.n} (largest f here: ${field.n - 1})`,
      );
      await expect(run({ d: 0 })).rejects.toThrow('d must be a whole number >= 1; got 0');
      await expect(run({ n: 2.5 })).rejects.toThrow('n must be a whole number >= 1; got 2.5');
      await expect(run({ model: { kind: 'two-point', p: 1 } })).rejects.toThrow('0 < p < 1; got p=1');
      await expect(run({ model: { kind: 'gaussian', mean: 0, sigma: -1 } })).rejects.toThrow('sigma=-1');
      await expect(run({ model: { kind: 'student-t', nu: 0, location: 0, scale: 1 } })).rejects.toThrow(
        '1 <= nu <= 1e15; got nu=0',
      );
      await expect(run({ n: 3, f: 2, attack: { kind: 'alie', z: 1 } })).rejects.toThrow('at least 2 honest rows');
      await expect(run({ n: 4, f: 2, attack: { kind: 'diameter' } })).rejects.toThrow('(largest f here: 1)');
      const mean = { kind: 'mean' } as const;
      await expect(engine.reduce(field, range, null, { kind: 'identity' }, [])).rejects.toThrow('exactly 1 mixed row');
      await expect(engine.reduce(field, range, { rows: 1, weights: new Float64Array(3) }, mean, [])).rejects.toThrow(
        'needs 11 weights; got 3',
      );
    });
  });
}
