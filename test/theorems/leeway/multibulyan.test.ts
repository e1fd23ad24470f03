import { describe, expect, it } from 'vitest';
import condition from '../../../src/theorems/leeway/bulyan-f-condition.js';
import multiBulyan from '../../../src/theorems/leeway/multibulyan-leeway.js';
import { describeGeneralConduct, expectMean, meanOf, run } from '../harness.js';

describe('multi-Bulyan under the mid-rank attack', () => {
  it.each([
    [7, 1, 0.360041, 'output'],
    [15, 3, 0.539274, 'output'],
    [23, 3, 0.274286, 'output'],
    [11, 2, 0.541603, 'k4'],
    [23, 3, 0.302505, 'k4'],
  ])('static scores at (%i, %i) tend to %f (%s)', async (n, f, limit, observable) => {
    const { mean } = meanOf((await run(multiBulyan, 'main', { n, f, d: 1e8 }, 150))[observable]!);
    expect(Math.abs(mean - limit)).toBeLessThan(2e-4);
  });

  // Measured elsewhere at d = 1e6, with 99 % half widths.
  it.each([
    ['pruned', 0.262, 0.003],
    ['exact', 0.26, 0.005],
    ['prunedWinners', 0.162, 0.016],
    ['exactWinners', 0.144, 0.023],
  ])('searched at (11, 2): %s finds %f', async (observable, expected, halfWidth) => {
    expectMean((await run(multiBulyan, 'searched', { n: 11, f: 2, d: 1e6 }, 150))[observable]!, expected, halfWidth);
  });

  it('plain Bulyan stays within its sure bound on the same draws', async () => {
    const { bulyan } = await run(multiBulyan, 'searched', { n: 11, f: 2, d: 1e6 }, 150);
    expect(meanOf(bulyan!).mean).toBeLessThan(1.83508);
  });
});

describe('Bulyan with more colluders than it is told', () => {
  it('(23, 3): six are excluded, the seventh is averaged in', async () => {
    expectMean(
      (await run(condition, 'main', { n: 23, f: 3, b: 6, d: 1e6 }, 200))['share']!.map((share) => share * 900),
      0.02,
      0.04,
    );
    expect(meanOf((await run(condition, 'main', { n: 23, f: 3, b: 7, d: 1e6 }, 200))['share']!).mean * 900).toBeCloseTo(
      100,
      0,
    );
  });

  it('(15, 3): four own the output', async () => {
    expect(meanOf((await run(condition, 'main', { n: 15, f: 3, b: 4, d: 1e4 }, 200))['share']!).mean).toBeCloseTo(1, 1);
  });
});

describeGeneralConduct(condition, { trials: 120 });
describeGeneralConduct(multiBulyan, { trials: 60 });
