import { describe, expect, it } from 'vitest';
import { calibratedDelta, noiseEnergy, noiseScale } from '../../../src/bounds/dp.js';
import { classicalNoise, composedMu, gaussianDelta } from '../../../src/dp/gaussian.js';
import theorem from '../../../src/theorems/dp/dp-noise-calibration.js';
import { describeGeneralConduct, expectMean, expectPrecise, expectReference, run } from '../harness.js';

describeGeneralConduct(theorem, { trials: 4000 });

/** (C, b, eps, delta), noise per coordinate and energy at d = 69, as catalogued. */
const references = [
  [0.01, 50, 0.2, 1e-6, '0.0105976', '0.00774934'],
  [0.01, 10, 0.1, 1e-6, '0.105976', '0.774934'],
  [0.01, 500, 0.5, 1e-6, '0.000423904', '1.23989e-5'],
  [2, 83, 0.5, 1e-5, '0.466969', '15.0462'],
] as const;

describe('the calibrated noise', () => {
  it.each(references)('has the catalogue values at C=%d, b=%d, eps=%d, delta=%d', (C, b, eps, delta, scale, energy) => {
    const point = { C, b, d: 69, eps, delta };
    expectReference(noiseScale.evaluate(point), scale);
    expectReference(noiseEnergy.evaluate(point), energy);
    expect(noiseScale.evaluate(point) ** 2 * 69).toBeCloseTo(noiseEnergy.evaluate(point), 12);
    expect(classicalNoise((2 * C) / b, eps, delta)).toBeCloseTo(noiseScale.evaluate(point), 14);
    for (const formula of [noiseEnergy, noiseScale]) expectPrecise(formula, point);
    expectPrecise(calibratedDelta, { eps, delta, T: 1 }, 1e-10);
  });

  it.each([
    [0.1, 1e-6, '2.04884e-10'],
    [0.2, 1e-6, '4.30724e-10'],
    [0.5, 1e-6, '1.24997e-9'],
  ])('leaks at one step the catalogue delta at eps=%d, delta=%d', (eps, delta, leak) => {
    expectReference(calibratedDelta.evaluate({ eps, delta, T: 1 }), leak);
  });

  it('leaks over a thousand steps the delta of mu = sqrt(1000) mu_1, far above the target', () => {
    const leak = calibratedDelta.evaluate({ eps: 0.2, delta: 1e-6, T: 1000 });
    const stepMu = 0.2 / Math.sqrt(2 * Math.log(1.25e6));
    expect(leak).toBeCloseTo(gaussianDelta(composedMu(stepMu, 1000), 0.2), 12);
    expect(leak).toBeGreaterThan(0.3);
  });

  it('has its energy when sampled', async () => {
    expectMean((await run(theorem, 'main', theorem.grid.quick[1]!, 4000)).energy!, 0.00774934, 5e-9);
  });

  it('is refused at eps >= 1', () => {
    expect(() => noiseEnergy.evaluate({ C: 1, b: 1, d: 1, eps: 1, delta: 1e-6 })).toThrow('eps');
  });
});
