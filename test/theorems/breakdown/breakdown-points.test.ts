import { describe, expect, it } from 'vitest';
import { majorityBreakdown, multiKrumBreakdown, trimmingBreakdown } from '../../../src/bounds/breakdown.js';
import theorem from '../../../src/theorems/breakdown/breakdown-points.js';
import { describeGeneralConduct, run } from '../harness.js';

describe('breakdown-points', () => {
  it.each([
    [13, 3, 4, 6, 7],
    [14, 3, 4, 6, 7],
    [13, 4, 5, 7, 7],
  ])('at (%i, %i): 1, then %i, %i, %i', async (n, f, trimming, multi, majority) => {
    expect(trimmingBreakdown.evaluate({ n, f })).toBe(trimming);
    expect(multiKrumBreakdown.evaluate({ n, f })).toBe(multi);
    expect(majorityBreakdown.evaluate({ n, f })).toBe(majority);
    const columns = await run(theorem, 'main', { n, f }, 3);
    const seen = Object.values(columns).map((column) => [...new Set(column)]);
    expect(seen).toEqual([1, ...Array<number>(5).fill(trimming), multi, majority, majority, majority].map((k) => [k]));
  });

  it('does not depend on the declared f for Krum', async () => {
    for (const f of [1, 2, 5]) expect((await run(theorem, 'main', { n: 14, f }, 3)).krum![0]).toBe(7);
  });
});

describeGeneralConduct(theorem, { trials: 3 });
