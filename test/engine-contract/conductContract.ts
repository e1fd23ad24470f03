import { describe, expect, it } from 'vitest';
import type { Attack } from '../../src/sim/attacks/attack.js';
import type { Engine } from '../../src/sim/engine/engine.js';
import { base, everyStatistic } from './cases.js';

/** Starting, stopping, calls at the same time, and who runs what. */
export function conductContract(engine: Engine): void {
  const range = { first: 0, count: 2 };
  const median = { kind: 'median', convention: 'midpoint' } as const;

  describe(`${engine.name}: conduct`, () => {
    it('names what it computes on', () => {
      expect(engine.device()).toMatch(/\S/);
    });

    it('starts again, stopped or not, and answers the same', async () => {
      const before = await engine.pairwise(base, range);
      await engine.start();
      expect(await engine.pairwise(base, range)).toEqual(before);
      await engine.stop();
      await engine.start();
      expect(await engine.pairwise(base, range)).toEqual(before);
    });

    it('answers calls that are under way at once as it answers them one by one', async () => {
      const other = { ...base, d: 5000, key: { key0: 5, key1: 6 } };
      const place = { key: other.key, trial: 1, row: 2, firstColumn: 3, stream: 0, count: 50 };
      const calls = [
        () => engine.pairwise(base, range),
        () => engine.reduce(other, range, null, median, everyStatistic),
        () => engine.pairwise(other, range, 'rows-and-origin'),
        () => engine.draws(other.model, place),
        () => engine.reduce(base, range, null, median, everyStatistic),
        () => engine.words(place),
      ];
      const together = await Promise.all(calls.map((call) => call()));
      for (const [k, call] of calls.entries()) expect(await call()).toEqual(together[k]);
    });

    const inFloat64: readonly Attack[] = [
      { kind: 'diameter' },
      { kind: 'mirror', centre: 'median', sign: 1 },
      { kind: 'constant', value: NaN },
      { kind: 'far-point', magnitude: 1e16, direction: 'ones' },
      { kind: 'staggered', magnitude: 1e8, step: 1e4, direction: 'ones' },
    ];
    it.each(inFloat64)('leaves a field that needs float64 to the reference: $kind', (attack) => {
      expect(engine.runs({ ...base, attack })).toBe('reference');
    });

    const itself: readonly Attack[] = [
      { kind: 'none' },
      { kind: 'far-point', magnitude: Infinity, direction: 'first' },
      { kind: 'far-point', magnitude: 1e14, direction: 'ones' },
      { kind: 'staggered', magnitude: 1e8, step: 1e6, direction: 'ones' },
      { kind: 'sign-flip' },
      { kind: 'alie', z: 1.5 },
    ];
    it.each(itself)('runs the others itself, of any shape: $kind', (attack) => {
      for (const d of [1, 37, 1e7]) expect(engine.runs({ ...base, d, attack })).toBe(engine.name);
    });
  });
}
