import { describe, expect, it } from 'vitest';
import { bulyanWorkers, multiBulyanCandidates } from '../../../src/bounds/slowdown.js';
import theorem from '../../../src/theorems/slowdown/multibulyan-slowdown.js';
import { describeGeneralConduct, expectMean, expectPrecise, expectReference, meanOf, run } from '../harness.js';

describe('multibulyan-slowdown', () => {
  it.each([
    [11, 2, '3.48634'],
    [15, 3, '4.75179'],
    [23, 5, '7.29063'],
  ])('Bulyan at (%i, %i) is worth %s workers', async (n, f, printed) => {
    expectReference(bulyanWorkers.evaluate({ n, f }), printed);
    expectMean((await run(theorem, 'bulyan', { n, f, d: 1e9 }, 500)).square!, 1 / Number(printed));
  });

  it.each([
    [11, 2, 6.53, 0.07],
    [15, 3, 9.45, 0.1],
    [23, 5, 15.67, 0.17],
    [39, 5, 28.5, 0.3],
  ])(
    'multi-Bulyan at (%i, %i) is worth the workers of an independent oracle: %f',
    async (n, f, effective, halfWidth) => {
      const { square } = await run(theorem, 'main', { n, f, d: 1e9 }, n > 30 ? 200 : 600);
      expectMean(square!, 1 / effective, halfWidth / effective ** 2);
    },
  );

  it.each([
    [14, 2, 3.72, 0.04],
    [30, 2, 14, 0.2],
  ])('Bulyan beyond n = 4f + 3 at (%i, %i) likewise: %f', async (n, f, effective, halfWidth) => {
    expectMean(
      (await run(theorem, 'bulyan', { n, f, d: 1e9 }, 500)).square!,
      1 / effective,
      halfWidth / effective ** 2,
    );
  });

  it('has the variance of the plain mean of nested averages, by hand at n = 7, f = 1', () => {
    // Averages of 4, 3 and 2 vectors: (1/4 (5) + 1/3 (3) + 1/2 (1)) / 9.
    expect(1 / multiBulyanCandidates.evaluate({ n: 7, f: 1 })).toBeCloseTo((5 / 4 + 1 + 1 / 2) / 9, 14);
    expectPrecise(multiBulyanCandidates, { n: 50, f: 10 });
  });

  it('is worth half of n by that mean when f stays and n grows', () => {
    expect(multiBulyanCandidates.evaluate({ n: 100_000, f: 1 }) / 100_000).toBeCloseTo(0.5, 3);
  });

  it('falls short of n - 2f - 2 where f is small against n', async () => {
    const { mean, error } = meanOf((await run(theorem, 'main', { n: 23, f: 1, d: 1e9 }, 600)).square!);
    expect(1 / (mean - 5 * error)).toBeLessThan(19);
  });
});

describeGeneralConduct(theorem, { trials: 600 });
