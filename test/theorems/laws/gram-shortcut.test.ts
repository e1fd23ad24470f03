import { describe, expect, it } from 'vitest';
import { kolmogorovLevel } from '../../../src/bounds/kolmogorov.js';
import theorem from '../../../src/theorems/laws/gram-shortcut.js';
import { largestDifference } from '../../../src/theorems/laws/twoSamples.js';
import { describeGeneralConduct, run } from '../harness.js';

/** Share of the C(2N, N) orders of two samples of N whose largest rank difference is at least k. */
function byEnumeration(N: number, k: number): number {
  let all = 0;
  let far = 0;
  for (let order = 0; order < 2 ** (2 * N); order++) {
    const first: number[] = [];
    const second: number[] = [];
    for (let rank = 0; rank < 2 * N; rank++) ((order >> rank) & 1 ? first : second).push(rank);
    if (first.length !== N) continue;
    all++;
    if (largestDifference(Float64Array.from(first), Float64Array.from(second)) >= k) far++;
  }
  return far / all;
}

describe('gram-shortcut', () => {
  it.each([
    [3, 2],
    [5, 3],
    [6, 2],
    [7, 4],
  ])('knows the level of the test by enumeration of all orders, N = %i, k = %i', (N, k) => {
    expect(kolmogorovLevel.evaluate({ N, k })).toBeCloseTo(byEnumeration(N, k), 12);
  });

  it('finds one degree of freedom too many at d = 2 in most of the tests', async () => {
    const { largest } = await run(theorem, 'surplus', { n: 11, f: 2, d: 2 }, 200);
    expect(largest!.reduce((sum, told) => sum + told, 0) / 200).toBeGreaterThan(0.5);
  });
});

describeGeneralConduct(theorem, { trials: 300 });
