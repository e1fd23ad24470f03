import { describe, it } from 'vitest';
import linf from '../../../src/theorems/leeway/leeway-linf.js';
import lp from '../../../src/theorems/leeway/leeway-lp.js';
import { describeGeneralConduct, expectMean, run } from '../harness.js';

describe('sup-norm leeway measured elsewhere, n = 11, f = 2', () => {
  it.each([
    [1e3, 5.05, 0.06, 2.18, 0.05],
    [3e4, 6.44, 0.06, 2.76, 0.04],
  ])('d = %f', async (d, one, oneWidth, all, allWidth) => {
    const columns = await run(linf, 'main', { n: 11, f: 2, d }, 150);
    expectMean(columns['one']!, one, oneWidth);
    expectMean(columns['all']!, all, allWidth);
  });
});

describeGeneralConduct(linf, { trials: 60 });
describeGeneralConduct(lp, { trials: 30 });
