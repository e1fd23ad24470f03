import { describe, expect, it } from 'vitest';
import {
  logGamma,
  poissonKernel,
  regularisedLowerGamma,
  regularisedUpperGamma,
} from '../../../src/stats/special/gamma.js';
import { deviance, stirlingError } from '../../../src/stats/special/saddlePoint.js';
import { reference, relativeError } from './reference.js';

describe('the regularised incomplete Gamma functions', () => {
  it.each(reference.gamma)('P($a, $x) and Q($a, $x) against mpmath', ({ a, x, lower, upper }) => {
    expect(relativeError(regularisedLowerGamma(Number(a), Number(x)), lower)).toBeLessThan(2e-13);
    expect(relativeError(regularisedUpperGamma(Number(a), Number(x)), upper)).toBeLessThan(2e-13);
  });

  it('P(a, x) - P(a + 1, x) is the Poisson probability of a', () => {
    for (const [a, x] of [
      [3, 2],
      [998.5, 1000],
      [5000, 5100],
    ] as const) {
      const step = regularisedLowerGamma(a, x) - regularisedLowerGamma(a + 1, x);
      expect(Math.abs(step / poissonKernel(a, x) - 1)).toBeLessThan(1e-11);
    }
  });

  it('is 0 and 1 at the ends and NaN outside', () => {
    expect([regularisedLowerGamma(2, 0), regularisedUpperGamma(2, 0), regularisedLowerGamma(2000, 0)]).toEqual([
      0, 1, 0,
    ]);
    expect([regularisedLowerGamma(0, 1), regularisedLowerGamma(2, -1), regularisedUpperGamma(-2, 1)]).toEqual([
      NaN,
      NaN,
      NaN,
    ]);
  });
});

describe('log Gamma and the saddle-point pieces', () => {
  it('log Gamma gives factorials and the reflection of 1/2', () => {
    expect(logGamma(11)).toBeCloseTo(Math.log(3628800), 14);
    expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 15);
  });

  it('Stirling errors are those of exact factorials', () => {
    // log(n!) - [(n + 1/2) log n - n + log sqrt(2 pi)], mpmath at 50 digits.
    const exact = {
      1: '0.081061466795327258',
      5: '0.016644691189821193',
      14: '0.0059513701127588475',
      15: '0.0055547335519628014',
      100: '0.00083333055563491473',
    };
    for (const [n, value] of Object.entries(exact))
      expect(Math.abs(stirlingError(Number(n)) - Number(value))).toBeLessThan(2e-14);
  });

  it('the deviance is a log(a / m) + m - a, accurate for a close to m', () => {
    expect(deviance(2, 1)).toBeCloseTo(2 * Math.LN2 - 1, 15);
    expect(deviance(0, 3)).toBe(3);
    // t^2 / 2 - t^3 / 6 + t^4 / 12 at a = 1 + t, m = 1.
    const t = 2 ** -20;
    expect(Math.abs(deviance(1 + t, 1) / (t * t * (1 / 2 - t / 6 + (t * t) / 12)) - 1)).toBeLessThan(1e-15);
  });
});
