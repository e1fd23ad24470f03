import { describe, expect, it } from 'vitest';
import theorem from '../../../src/theorems/krum/linear-gar-impossibility.js';
import { describeGeneralConduct, run } from '../harness.js';

describe('linear-gar-impossibility', () => {
  it('reaches a vector of length 1,000,000 sigma sqrt(d) to rounding', async () => {
    const { miss, length } = await run(theorem, 'main', { n: 12, d: 6, reach: 1e6 }, 200);
    for (const value of length!) expect(value).toBeCloseTo(1e6, 3);
    expect(Math.max(...miss!)).toBeLessThan(1e-13);
  });

  it('needs nobody else: a lone participant is the whole combination', async () => {
    expect(Math.max(...(await run(theorem, 'main', { n: 1, d: 6, reach: 10 }, 50)).miss!)).toBeLessThan(1e-15);
  });

  it('leaves the median among the honest values however far the attack goes', async () => {
    for (const reach of [100, 1e6]) {
      const { length } = await run(theorem, 'median', { n: 12, d: 6, reach }, 200);
      // The median lies between the smallest and the largest of 11 normals in each coordinate.
      expect(Math.max(...length!)).toBeLessThan(4);
    }
  });
});

describeGeneralConduct(theorem);
