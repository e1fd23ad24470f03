import { describe, expect, it } from 'vitest';
import { momentumFactor, momentumFactorLimit, momentumMean, momentumVariance } from '../../../src/bounds/momentum.js';
import theorem from '../../../src/theorems/momentum/momentum-vn-factor.js';
import { describeGeneralConduct, expectPrecise, expectReference } from '../harness.js';

describeGeneralConduct(theorem, { trials: 3000 });

describe('the reduction of the variance-norm ratio', () => {
  it.each([
    [0.9, 5, '0.172021'],
    [0.9, 20, '0.0655645'],
    [0.99, 20, '0.0477953'],
    [0.99, 300, '0.00553797'],
  ])('has the catalogue value at mu=%d, t=%d', (mu, t, rho) => {
    expectReference(momentumFactor.evaluate({ mu, t }), rho);
  });

  it('has the catalogue limits', () => {
    expectReference(momentumFactorLimit.evaluate({ mu: 0.9 }), '0.0526316');
    expectReference(momentumFactorLimit.evaluate({ mu: 0.99 }), '0.00502513');
  });

  it('is S2 / S1^2, decreasing in t towards its limit', () => {
    for (const mu of [0.1, 0.9, 0.99]) {
      let previous = Infinity;
      for (const t of [0, 1, 5, 50, 400]) {
        const factor = momentumFactor.evaluate({ mu, t });
        const s1 = momentumMean.evaluate({ mu, t, lambda: 1 });
        expect(factor).toBeCloseTo(momentumVariance.evaluate({ mu, t, sigma: 1 }) / s1 ** 2, 12);
        expect(factor).toBeLessThanOrEqual(previous);
        expect(factor).toBeGreaterThanOrEqual(momentumFactorLimit.evaluate({ mu }) * (1 - 1e-12));
        expectPrecise(momentumFactor, { mu, t });
        previous = factor;
      }
    }
  });
});
