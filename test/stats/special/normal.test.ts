import { describe, expect, it } from 'vitest';
import {
  normalCdf,
  normalCentralMass,
  normalLogCdf,
  normalLogPdf,
  normalLogUpperTail,
  normalPdf,
  normalQuantile,
  normalUpperQuantile,
  normalUpperTail,
} from '../../../src/stats/special/normal.js';
import { reference, relativeError } from './reference.js';

/** Two or three roundings of a double. */
const FEW_ULPS = 1e-15;

describe('the normal distribution against mpmath', () => {
  it.each(reference.normal)('Phi, its tail, logarithm and density at $x', ({ x, cdf, upper, logCdf, pdf }) => {
    expect(relativeError(normalCdf(Number(x)), cdf)).toBeLessThan(FEW_ULPS);
    expect(relativeError(normalUpperTail(Number(x)), upper)).toBeLessThan(FEW_ULPS);
    expect(relativeError(normalLogCdf(Number(x)), logCdf)).toBeLessThan(FEW_ULPS);
    expect(relativeError(normalPdf(Number(x)), pdf)).toBeLessThan(FEW_ULPS);
  });

  it.each(reference.quantile)('the quantile of the tail $tail', ({ tail, upperQuantile }) => {
    expect(relativeError(normalUpperQuantile(Number(tail)), upperQuantile)).toBeLessThan(FEW_ULPS);
    expect(relativeError(-normalQuantile(Number(tail)), upperQuantile)).toBeLessThan(FEW_ULPS);
  });
});

describe('identities of the normal distribution', () => {
  const grid = Array.from({ length: 301 }, (_, i) => -37.5 + i * 0.25);

  it('the tails are mirror images and add up to 1', () => {
    for (const x of grid) {
      expect(normalUpperTail(x)).toBe(normalCdf(-x));
      expect(Math.abs(normalCdf(x) + normalUpperTail(x) - 1)).toBeLessThan(3e-16);
    }
  });

  it('the logarithms agree with the logarithm of the values, and go on where the values underflow', () => {
    for (const x of grid)
      expect(Math.abs(normalLogCdf(x) - Math.log(normalCdf(x)))).toBeLessThan(
        4e-15 * Math.max(1, Math.abs(normalLogCdf(x))),
      );
    // Mills: Phi(-x) = phi(x) / x (1 - 1/x^2 + O(x^-4)).
    expect(normalLogCdf(-1e4) - (normalLogPdf(1e4) - Math.log(1e4) - 1e-8)).toBeCloseTo(0, 7);
    expect(normalLogUpperTail(50)).toBe(normalLogCdf(-50));
  });

  it('a round trip through the quantile returns to every level that a verdict may use', () => {
    for (const level of [0.4, 0.1, 1e-3, 1e-6, 1e-9, 1e-12, 1e-15, 1e-50, 1e-100, 1e-300]) {
      const x = normalUpperQuantile(level);
      // The tail magnifies the rounding of x by x^2.
      expect(Math.abs(normalUpperTail(x) / level - 1)).toBeLessThan(2.3e-16 * (4 + x * x));
    }
  });

  it('central mass keeps its relative accuracy at 0', () => {
    expect(normalCentralMass(1e-200)).toBeCloseTo(1e-200 / Math.sqrt(2 * Math.PI), 215);
    expect(normalCentralMass(1e-200) / (1e-200 / Math.sqrt(2 * Math.PI))).toBeCloseTo(1, 14);
    expect(normalCentralMass(1.5)).toBeCloseTo(normalCdf(1.5) - 0.5, 15);
    expect(normalQuantile(0.5 + 2 ** -50) / (2 ** -50 * Math.sqrt(2 * Math.PI))).toBeCloseTo(1, 14);
  });

  it('says where it is infinite or undefined', () => {
    expect([normalQuantile(0), normalQuantile(1), normalQuantile(0.5)]).toEqual([-Infinity, Infinity, 0]);
    expect([normalQuantile(-0.1), normalQuantile(1.1), normalQuantile(NaN), normalCdf(NaN)]).toEqual([
      NaN,
      NaN,
      NaN,
      NaN,
    ]);
    expect([normalCdf(-Infinity), normalCdf(Infinity), normalPdf(Infinity)]).toEqual([0, 1, 0]);
    expect(normalCdf(-40)).toBe(0);
  });
});
