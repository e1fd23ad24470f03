import { describe, expect, it } from 'vitest';
import { distanceFlops } from '../../../src/bounds/cost.js';
import theorem from '../../../src/theorems/cost/gar-local-cost.js';
import { describeGeneralConduct, expectReference, run } from '../harness.js';

describe('gar-local-cost', () => {
  it('has the reference counts of all distances', () => {
    expectReference(distanceFlops.evaluate({ n: 11, d: 1e6 }), '1.65e8');
    expectReference(distanceFlops.evaluate({ n: 23, d: 1e6 }), '7.59e8');
  });

  it('counts for the median of seven at least a read and a write per value and per exchange of its sort', async () => {
    const { median } = await run(theorem, 'main', { n: 7, f: 1, d: 1 }, 1);
    // Sorting 7 descending values by insertion moves 21 pairs.
    expect(median![0]).toBeGreaterThan(2 * 7 + 2 * 21);
    expect(median![0]).toBeLessThan(7 * 7 * 4);
  });

  it('counts the same in every coordinate', async () => {
    const once = await run(theorem, 'main', { n: 11, f: 2, d: 5 }, 1);
    const twice = await run(theorem, 'main', { n: 11, f: 2, d: 10 }, 1);
    for (const name of ['krum', 'bulyan', 'multiBulyan', 'trimmedMean', 'distances'])
      expect(twice[name]![0]).toBe(2 * once[name]![0]!);
  });
});

describeGeneralConduct(theorem, { trials: 2 });
