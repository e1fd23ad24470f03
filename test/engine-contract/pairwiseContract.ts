import { describe, expect, it } from 'vitest';
import type { Engine, Field, Points } from '../../src/sim/engine/engine.js';
import { referenceEngine } from '../../src/sim/engine/reference/reference.js';
import { base, fieldCases } from './cases.js';
import { distancesOf, wholeField } from './oracle.js';
import { distanceTolerance, expectNear, OF_USE, tighter } from './within.js';

const one = { first: 0, count: 1 };

/** Distances, against the literal ones of `oracle.ts`. */
export function pairwiseContract(engine: Engine, relative: number | undefined, every: number): void {
  const cases = fieldCases.flatMap((of) => (['rows', 'rows-and-origin'] as const).map((points) => ({ ...of, points })));

  describe(`${engine.name}: pairwise`, () => {
    it.each(cases.filter((_, k) => k % every === 0))('$name, $points', async ({ field, trials, points }) => {
      const actual = await engine.pairwise(field, trials, points);
      const expected = Float64Array.from(
        Array.from({ length: trials.count }, (_, t) => literal(field, trials.first + t, points)).flat(),
      );
      expect(actual.length).toBe(expected.length);
      const allowed = distanceTolerance(engine, field, points, actual, expected);
      expected.forEach((value, k) => expectNear(actual[k]!, value, tighter(allowed[k]!, relative, value)));
    });

    it('declares bounds that are of use', async () => {
      const field: Field = { ...base, d: 4099 };
      const distances = await engine.pairwise(field, one);
      engine.precision.pairwise(field, distances).forEach((bound, k) => {
        expect(bound).toBeLessThanOrEqual(OF_USE * distances[k]!);
      });
    });

    it('has an exact zero diagonal, is symmetric, and sees copies as copies', async () => {
      const { n } = base;
      const distances = await engine.pairwise({ ...base, d: 20_011 }, one);
      for (let i = 0; i < n; i++) {
        expect(distances[i * n + i]).toBe(0);
        for (let j = 0; j < n; j++) expect(distances[i * n + j]).toBe(distances[j * n + i]);
      }
      expect(distances[1]).toBe(0);
    });

    it('tells norms apart when the mean is far from the origin', async () => {
      for (const mean of [20, 1e4, -1e7]) {
        const far: Field = { ...base, f: 0, d: 400, model: { kind: 'gaussian', mean, sigma: 1 } };
        const norms = (values: ArrayLike<number>) =>
          Array.from({ length: far.n }, (_, i) => values[i * (far.n + 1) + far.n]!);
        const expected = norms(literal(far, 0, 'rows-and-origin'));
        const actual = norms(await engine.pairwise(far, one, 'rows-and-origin'));
        const order = (values: readonly number[]) => values.map((_, i) => i).sort((a, b) => values[a]! - values[b]!);
        expect(order(actual)).toEqual(order(expected));
      }
    });

    it('is precise when the rows share a large offset', async () => {
      const far: Field = { ...base, f: 0, d: 300, model: { kind: 'gaussian', mean: 1e8, sigma: 1 } };
      const near: Field = { ...far, model: { kind: 'gaussian', mean: 0, sigma: 1 } };
      const expected = await referenceEngine.pairwise(near, one);
      const actual = await engine.pairwise(far, one);
      const bounds = engine.precision.pairwise(near, actual);
      // float64 spaces numbers near 1e8 by 1.5e-8: 300 squared differences of size 1 move by far less than 1e-7 of their sum.
      expected.forEach((value, k) => expectNear(actual[k]!, value, 1e-7 * value + bounds[k]!));
    });

    it('does not depend on how trials are cut into ranges', async () => {
      const field: Field = { ...base, f: 0 };
      const together = await engine.pairwise(field, { first: 0, count: 5 });
      const size = field.n * field.n;
      for (let t = 0; t < 5; t++) {
        const alone = await engine.pairwise(field, { first: t, count: 1 });
        expect(alone).toEqual(together.slice(t * size, (t + 1) * size));
      }
      expect((await engine.pairwise(field, { first: 3, count: 0 })).length).toBe(0);
    });

    it.each([NaN, Infinity])('lets rows that are not numbers show: %f', async (value) => {
      const distances = await engine.pairwise({ ...base, f: 1, attack: { kind: 'constant', value } }, one);
      expect(distances[0]).toBe(0);
      expect(distances[1]).toBe(value);
      expect(distances[base.n]).toBe(value);
      expect(distances[base.n + 2]).toBeGreaterThan(0);
    });

    it('refuses what it cannot run', async () => {
      const run = (change: Partial<Field>) => engine.pairwise({ ...base, ...change }, one);
      const refused: readonly (readonly [Partial<Field>, string])[] = [
        [{ f: base.n }, `f < n; got n=${base.n}, f=${base.n} (largest f here: ${base.n - 1})`],
        [{ d: 0 }, 'd must be a whole number >= 1; got 0'],
        [{ n: 2.5 }, 'n must be a whole number >= 1; got 2.5'],
        [{ model: { kind: 'two-point', p: 1 } }, '0 < p < 1; got p=1'],
        [{ model: { kind: 'gaussian', mean: 0, sigma: -1 } }, 'sigma=-1'],
        [{ model: { kind: 'student-t', nu: 0, location: 0, scale: 1 } }, '1 <= nu <= 1e15; got nu=0'],
        [{ n: 3, f: 2, attack: { kind: 'alie', z: 1 } }, 'at least 2 honest rows'],
        [{ n: 4, f: 2, attack: { kind: 'diameter' } }, '(largest f here: 1)'],
      ];
      for (const [change, message] of refused) await expect(run(change)).rejects.toThrow(message);
    });
  });
}

/** The matrix of one trial, row by row. */
function literal(field: Field, trial: number, points: Points): number[] {
  const columns = wholeField(field, trial);
  if (points === 'rows') return distancesOf(columns, field.n);
  return distancesOf(
    columns.map((column) => [...column, 0]),
    field.n + 1,
  );
}
