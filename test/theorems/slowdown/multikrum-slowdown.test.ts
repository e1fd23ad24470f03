import { describe, it } from 'vitest';
import theorem from '../../../src/theorems/slowdown/multikrum-slowdown.js';
import { describeGeneralConduct, expectMean, run } from '../harness.js';

describe('multikrum-slowdown', () => {
  it.each([
    [3, 5.9, 0.2],
    [100, 6.75, 0.05],
    [1e6, 6.997, 0.0005],
  ])(
    'is worth the workers that an independent oracle measured, n = 11, f = 2, d = %i: %f',
    async (d, effective, halfWidth) => {
      const { square } = await run(theorem, 'main', { n: 11, f: 2, m: 7, d }, 1500);
      expectMean(square!, 1 / effective, halfWidth / effective ** 2);
    },
  );

  it.each([
    [11, 2, 7, 0.39],
    [23, 5, 16, 0.42],
  ])('misses a / sqrt(d) of m workers at (%i, %i), m = %i: a = %f', async (n, f, m, a) => {
    for (const d of [1e4, 1e8]) {
      const { excess } = await run(theorem, 'main', { n, f, m, d }, 1500);
      expectMean(
        excess!.map((value) => value * Math.sqrt(d)),
        a,
        0.03,
      );
    }
  });
});

describeGeneralConduct(theorem, { trials: 2000 });
