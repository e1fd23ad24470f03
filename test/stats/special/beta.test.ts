import { describe, expect, it } from 'vitest';
import {
  betaKernel,
  inverseRegularisedIncompleteBeta,
  logBeta,
  regularisedIncompleteBeta,
} from '../../../src/stats/special/beta.js';
import { reference, relativeError } from './reference.js';

describe('the regularised incomplete Beta function', () => {
  it.each(reference.beta)('I_$x($a, $b) and its complement against mpmath', ({ x, a, b, lower, upper }) => {
    const args = [Number(x), Number(a), Number(b)] as const;
    expect(relativeError(regularisedIncompleteBeta(...args), lower)).toBeLessThan(2e-13);
    expect(relativeError(regularisedIncompleteBeta(...args, 'upper'), upper)).toBeLessThan(2e-13);
  });

  it('is one half at the middle of a symmetric law of any size', () => {
    for (const a of [0.5, 1, 7, 2499, 2501, 1e4, 1e6, 1e8, 1e10])
      expect(Math.abs(regularisedIncompleteBeta(0.5, a, a) - 0.5)).toBeLessThan(1e-12);
  });

  it('I_x(a, b) = 1 - I_(1-x)(b, a), across the change of method at a + b = 5000', () => {
    for (const [a, b] of [
      [2490, 2509],
      [2490, 2511],
      [10, 4989],
      [10, 4991],
      [0.5, 6000],
    ] as const) {
      for (const x of [2 ** -10, 0.25, 0.5, 0.53125]) {
        expect(regularisedIncompleteBeta(x, a, b)).toBeCloseTo(1 - regularisedIncompleteBeta(1 - x, b, a), 12);
        expect(regularisedIncompleteBeta(x, a, b) + regularisedIncompleteBeta(x, a, b, 'upper')).toBeCloseTo(1, 13);
      }
    }
  });

  it('I_x(a, b) - I_x(a + 1, b) = x^a (1 - x)^b / (a B(a, b))', () => {
    for (const [x, a, b] of [
      [0.25, 3.5, 9],
      [0.5, 4000, 4100],
      [0.125, 900, 6000],
    ] as const) {
      const step = regularisedIncompleteBeta(x, a, b) - regularisedIncompleteBeta(x, a + 1, b);
      expect(Math.abs(step / (betaKernel(x, a, b) / a) - 1)).toBeLessThan(1e-9);
    }
  });

  it('is 0 and 1 at the ends and NaN outside', () => {
    expect([regularisedIncompleteBeta(0, 2, 3), regularisedIncompleteBeta(1, 2, 3)]).toEqual([0, 1]);
    expect([regularisedIncompleteBeta(0, 2, 3, 'upper'), regularisedIncompleteBeta(1, 2, 3, 'upper')]).toEqual([1, 0]);
    for (const [x, a, b] of [
      [-0.1, 2, 3],
      [1.1, 2, 3],
      [0.5, 0, 3],
      [0.5, 2, -1],
      [NaN, 2, 3],
    ] as const)
      expect(regularisedIncompleteBeta(x, a, b)).toBeNaN();
  });
});

describe('its inverse', () => {
  const shapes = [
    [1, 1],
    [0.5, 0.5],
    [3, 4096],
    [200, 10],
    [2048.5, 2048.5],
    [1e5, 1e6],
    [1e6, 1e6],
  ] as const;
  const levels = [0.9, 0.5, 0.1, 1e-3, 1e-6, 1e-9, 1e-12, 1e-15, 1e-100];

  it.each(shapes)('returns to the level for shapes %d and %d, in both tails', (a, b) => {
    for (const level of levels) {
      for (const tail of ['lower', 'upper'] as const) {
        const x = inverseRegularisedIncompleteBeta(level, a, b, tail);
        if (x === 1) {
          // Closer to 1 than a double can be: even the double below 1 has more than this level above it.
          expect(regularisedIncompleteBeta(1 - 2 ** -53, a, b, 'upper')).toBeGreaterThan(level);
          continue;
        }
        // A rounding of x, relative to x below and to 1 - x above, is magnified by the slope of the logarithm.
        const slope = betaKernel(x, a, b) / (x * (1 - x)) / level;
        const allowed = 1e-11 + 4e-16 * slope * Math.max(x, tail === 'upper' ? 1 : 0);
        expect(Math.abs(regularisedIncompleteBeta(x, a, b, tail) / level - 1)).toBeLessThan(allowed);
      }
    }
  });

  it('has the closed forms of powers', () => {
    expect(relativeError(inverseRegularisedIncompleteBeta(1e-100, 4, 1), '1e-25')).toBeLessThan(1e-14);
    expect(relativeError(inverseRegularisedIncompleteBeta(0.25, 2, 1), '0.5')).toBeLessThan(1e-15);
    expect(relativeError(inverseRegularisedIncompleteBeta(1e-8, 1, 4, 'upper'), '0.99')).toBeLessThan(1e-15);
    expect([inverseRegularisedIncompleteBeta(0, 2, 3), inverseRegularisedIncompleteBeta(1, 2, 3)]).toEqual([0, 1]);
    expect(inverseRegularisedIncompleteBeta(-1, 2, 3)).toBeNaN();
  });
});

describe('log Beta', () => {
  it('has the values of factorials', () => {
    // B(3, 4) = 2! 3! / 6! = 1/60; B(1/2, 1/2) = pi; B(a, 1) = 1/a.
    expect(logBeta(3, 4)).toBeCloseTo(-Math.log(60), 14);
    expect(logBeta(0.5, 0.5)).toBeCloseTo(Math.log(Math.PI), 14);
    expect(logBeta(1e9, 1)).toBeCloseTo(-Math.log(1e9), 13);
  });
});
