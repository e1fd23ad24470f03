import { describe, expect, it } from 'vitest';
import { privateRatio, ratioFloor } from '../../../src/bounds/dp.js';
import theorem from '../../../src/theorems/dp/dp-vn-inflation.js';
import { describeGeneralConduct, expectPrecise, expectReference } from '../harness.js';

describeGeneralConduct(theorem, { trials: 2000 });

describe('the variance-norm ratio of a private message', () => {
  it.each([
    [69, 50, 0.2, '8.80303'],
    [69, 500, 0.5, '0.352121'],
    [79510, 83, 0.2, '180.016'],
  ])('has the catalogue floor at d=%d, b=%d, eps=%d, delta=1e-6', (d, b, eps, floor) => {
    expectReference(Math.sqrt(ratioFloor.evaluate({ d, b, eps, delta: 1e-6 })), floor);
  });

  it('has the catalogue example: sigma=2, b=8, s=0.3, d=12, lambda=0.7', () => {
    // In units of a clipping norm C chosen so that the calibrated noise is 0.3.
    const [b, eps, delta] = [8, 0.5, 1e-6];
    const C = (0.3 * b * eps) / (2 * Math.sqrt(2 * Math.log(1.25 / delta)));
    expectReference(privateRatio.evaluate({ sigma: 2 / C, b, d: 12, lambda: 0.7 / C, eps, delta }), '3.22449');
  });

  it('meets its floor without data noise at the largest gradient, and never falls below', () => {
    for (const point of theorem.grid.thorough) {
      const floor = ratioFloor.evaluate(point);
      expect(privateRatio.evaluate({ ...point, sigma: 0, lambda: 1 })).toBeCloseTo(floor, 12);
      expect(privateRatio.evaluate(point)).toBeGreaterThanOrEqual(floor * (1 - 1e-12));
      for (const formula of [privateRatio, ratioFloor]) expectPrecise(formula, point);
    }
  });
});
