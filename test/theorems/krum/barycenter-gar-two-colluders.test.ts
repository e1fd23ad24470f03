import { describe, expect, it } from 'vitest';
import theorem from '../../../src/theorems/krum/barycenter-gar-two-colluders.js';
import { describeGeneralConduct, run } from '../harness.js';

describe('barycenter-gar-two-colluders', () => {
  it.each([3, 4, 12, 30])('outputs U for every honest sample, n = %i', async (n) => {
    expect(Math.max(...(await run(theorem, 'main', { n, d: 6, reach: 1e4 }, 200)).miss!)).toBe(0);
  });

  it('never selects a lone vector at U: the output is a whole length away from it', async () => {
    const { miss } = await run(theorem, 'lone', { n: 12, d: 6, reach: 1e4 }, 200);
    for (const value of miss!) expect(value).toBeCloseTo(1, 2);
  });
});

describeGeneralConduct(theorem);
