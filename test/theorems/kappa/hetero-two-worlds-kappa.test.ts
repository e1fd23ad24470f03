import { describe, expect, it } from 'vitest';
import { kappaOptimal } from '../../../src/bounds/kappa.js';
import theorem from '../../../src/theorems/kappa/hetero-two-worlds-kappa.js';
import { minimaxPoint } from '../../../src/theorems/kappa/minimaxPoint.js';
import { deviationRatio } from '../../../src/theorems/kappa/ratio.js';
import { contextOf, describeGeneralConduct, expectReference, run } from '../harness.js';

/** All subsets of `size` of the numbers 0 .. n - 1. */
function subsets(n: number, size: number): number[][] {
  if (size === 0) return [[]];
  if (n < size) return [];
  return [...subsets(n - 1, size), ...subsets(n - 1, size - 1).map((rest) => [...rest, n - 1])];
}

describe('hetero-two-worlds-kappa', () => {
  it.each([
    [7, 2, '0.666667'],
    [10, 3, '0.75'],
    [20, 4, '0.333333'],
    [11, 5, '5'],
    [5, 1, '0.333333'],
    [11, 1, '0.111111'],
  ])('kappa*(%i, %i) = %s', (n, f, printed) => {
    expectReference(kappaOptimal.evaluate({ n, f }), printed);
  });

  it('finds the ratios of the catalogue: MDA 4 kappa* = 3 at (10, 3), Krum 24.2 at (11, 5)', async () => {
    const ten = await run(theorem, 'main', { n: 10, f: 3, d: 3 }, 20);
    for (const ratio of ten.mda!) expect(ratio).toBeCloseTo(3, 9);
    const eleven = await run(theorem, 'main', { n: 11, f: 5, d: 3 }, 20);
    for (const ratio of eleven['krum-k2']!) expect(ratio).toBeCloseTo(24.2, 8);
  });

  it('ties average, median, trimmed mean, geometric median and the two optimal answers at the bound', async () => {
    const columns = await run(theorem, 'main', { n: 7, f: 2, d: 5 }, 50);
    for (const name of ['average', 'cwmed', 'cwtm', 'gm', 'bayes', 'minimax']) {
      for (const ratio of columns[name]!) expect(ratio, name).toBeCloseTo(2 / 3, 6);
    }
  });

  it('leaves nothing to an algorithm that knows the world', async () => {
    expect([...(await run(theorem, 'main', { n: 7, f: 2, d: 5 }, 20)).revealed!].every((ratio) => ratio === 0)).toBe(
      true,
    );
  });
});

describe('minimax point', () => {
  it('has the smallest worst ratio over all honest sets, by brute force on a grid', () => {
    const stream = contextOf('minimax').stream(0);
    for (let repetition = 0; repetition < 20; repetition++) {
      const values = Float64Array.from({ length: 7 }, () => Math.round(4 * stream.normal()) + 0.01 * stream.normal());
      const sets = subsets(7, 5);
      const worst = (y: number): number =>
        Math.max(...sets.map((set) => deviationRatio(Float64Array.of(y), values, 1, set)));
      const answer = worst(minimaxPoint(values, 7, 1, 2)[0]!);
      const [low, high] = [Math.min(...values), Math.max(...values)];
      for (let step = 0; step <= 400; step++) {
        expect(worst(low + ((high - low) * step) / 400)).toBeGreaterThanOrEqual(answer * (1 - 1e-9));
      }
      expect(answer).toBeLessThanOrEqual(kappaOptimal.evaluate({ n: 7, f: 2 }) * (1 + 1e-9));
    }
  });
});

describeGeneralConduct(theorem, { trials: 200 });
