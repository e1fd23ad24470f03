import { describe, it } from 'vitest';
import theorem from '../../../src/theorems/slowdown/krum-slowdown.js';
import { describeGeneralConduct, expectMean, run } from '../harness.js';

describe('krum-slowdown', () => {
  it.each([
    [11, 2, 3, 3.43, 0.13],
    [11, 2, 100, 1.23, 0.006],
    [11, 2, 1e6, 1.00198, 0.00005],
    [39, 5, 3, 9.9, 0.5],
  ])(
    'is worth the workers that an independent oracle measured, (%i, %i), d = %i: %f',
    async (n, f, d, effective, halfWidth) => {
      const { square } = await run(theorem, 'main', { n, f, d }, 1000);
      expectMean(square!, 1 / effective, halfWidth / effective ** 2);
    },
  );
});

describeGeneralConduct(theorem, { trials: 1000 });
