import { describe, expect, it } from 'vitest';
import {
  averagedMomentumVariance,
  averagedMomentumVarianceFromZero,
  momentumMean,
  momentumStationaryVariance,
  momentumVariance,
} from '../../../src/bounds/momentum.js';
import theorem from '../../../src/theorems/momentum/momentum-variance-exact.js';
import { runChain } from '../../../src/theorems/momentum/twinChains.js';
import { contextOf, describeGeneralConduct, expectPrecise, expectReference } from '../harness.js';

describeGeneralConduct(theorem, { trials: 2000 });

describe('the closed forms of momentum', () => {
  it.each([
    [0.9, 0, '1', '1'],
    [0.9, 5, '4.68559', '3.77669'],
    [0.9, 20, '8.90581', '5.20014'],
    [0.99, 20, '19.0272', '17.3036'],
    [0.99, 300, '95.145', '50.1328'],
  ])('have the catalogue values S1, S2 at mu=%d, t=%d', (mu, t, s1, s2) => {
    expectReference(momentumMean.evaluate({ mu, t, lambda: 1 }), s1);
    expectReference(momentumVariance.evaluate({ mu, t, sigma: 1 }), s2);
  });

  it.each([
    [0.9, 5, '0.382959'],
    [0.9, 50, '0.0526567'],
    [0.99, 100, '0.138332'],
  ])('have the catalogue variance of the averaged form at mu=%d, t=%d', (mu, t, variance) => {
    expectReference(averagedMomentumVariance.evaluate({ mu, t, sigma: 1 }), variance);
  });

  it('agree with the sums they abbreviate', () => {
    for (const [mu, t] of [
      [0.3, 0],
      [0.9, 7],
      [0.99, 40],
      [0, 5],
    ] as const) {
      const weights = Array.from({ length: t + 1 }, (_, u) => mu ** (t - u));
      const averaged = weights.map((weight, u) => (u === 0 ? weight : (1 - mu) * weight));
      const energy = (list: readonly number[]): number => list.reduce((sum, weight) => sum + weight * weight, 0);
      expect(momentumMean.evaluate({ mu, t, lambda: 3 })).toBeCloseTo(
        3 * weights.reduce((sum, weight) => sum + weight, 0),
        10,
      );
      expect(momentumVariance.evaluate({ mu, t, sigma: 2 })).toBeCloseTo(4 * energy(weights), 10);
      expect(averagedMomentumVariance.evaluate({ mu, t, sigma: 2 })).toBeCloseTo(4 * energy(averaged), 10);
    }
  });

  it('are evaluated to 12 digits, and refuse mu = 1', () => {
    for (const formula of [
      momentumVariance,
      momentumMean,
      averagedMomentumVariance,
      averagedMomentumVarianceFromZero,
      momentumStationaryVariance,
    ]) {
      for (const mu of [0, 0.5, 0.99])
        for (const t of [0, 5, 300]) expectPrecise(formula, { mu, t, sigma: 1.3, lambda: 0.7 });
      expect(() => formula.evaluate({ mu: 1, t: 5, sigma: 1, lambda: 1 })).toThrow('mu');
    }
  });
});

describe('a momentum chain', () => {
  it('is the weighted sum of its gradients', () => {
    const settings = { mu: 0.7, t: 4, sigma: 1, lambda: 2 };
    const { sum, average } = runChain(contextOf('chain').stream(0), settings);
    const stream = contextOf('chain').stream(0);
    for (let k = 0; k < 3; k++) {
      const gradients = Array.from({ length: 5 }, () => (2 + stream.normal()) / Math.sqrt(3));
      const weighted = gradients.map((gradient, u) => 0.7 ** (4 - u) * gradient);
      expect(sum[k]).toBeCloseTo(
        weighted.reduce((total, term) => total + term, 0),
        12,
      );
      expect(average[k]).toBeCloseTo(
        weighted.reduce((total, term, u) => total + (u === 0 ? 1 : 0.3) * term, 0),
        12,
      );
    }
  });
});
