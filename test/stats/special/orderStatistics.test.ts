import { describe, expect, it } from 'vitest';
import {
  clippedNormalOrder,
  expectedMaxAbsNormal,
  expectedMaxNormal,
  normalOrder,
  normalOrderVariance,
} from '../../../src/stats/special/orderStatistics.js';
import { reference } from './reference.js';

const CLOSE = 2e-13;

describe('moments of normal order statistics', () => {
  it.each(reference.orderStatistics)(
    'mean and variance of the $r-th of $h against mpmath',
    ({ r, h, mean, variance }) => {
      expect(Math.abs(normalOrder(r, h) - Number(mean))).toBeLessThan(CLOSE);
      expect(Math.abs(normalOrderVariance(r, h) - Number(variance))).toBeLessThan(CLOSE);
    },
  );

  it('have the closed forms of two and three', () => {
    expect(normalOrder(1, 1)).toBe(0);
    expect(normalOrderVariance(1, 1)).toBeCloseTo(1, 13);
    expect(normalOrder(2, 2)).toBeCloseTo(1 / Math.sqrt(Math.PI), 13);
    expect(normalOrderVariance(2, 2)).toBeCloseTo(1 - 1 / Math.PI, 13);
    expect(normalOrder(1, 3)).toBeCloseTo(-1.5 / Math.sqrt(Math.PI), 13);
  });

  it('add up to 0 and obey r E(r+1:h) + (h-r) E(r:h) = h E(r:h-1)', () => {
    for (const h of [5, 12, 101]) {
      let sum = 0;
      for (let r = 1; r <= h; r++) sum += normalOrder(r, h);
      expect(Math.abs(sum)).toBeLessThan(1e-12);
      for (let r = 1; r < h; r++) {
        expect(r * normalOrder(r + 1, h) + (h - r) * normalOrder(r, h)).toBeCloseTo(h * normalOrder(r, h - 1), 10);
      }
    }
  });

  it('the second moments add up to h', () => {
    for (const h of [2, 9, 64, 400]) {
      let sum = 0;
      for (let r = 1; r <= h; r++) sum += normalOrderVariance(r, h) + normalOrder(r, h) ** 2;
      expect(Math.abs(sum / h - 1)).toBeLessThan(1e-13);
    }
  });

  it('are NaN for impossible ranks', () => {
    expect([normalOrder(0, 3), normalOrder(4, 3), normalOrder(1.5, 3), normalOrderVariance(0, 3)]).toEqual([
      NaN,
      NaN,
      NaN,
      NaN,
    ]);
  });
});

describe('the mean of the largest of many', () => {
  it.each(reference.maxNormal)(
    'of $d normals, and of their absolute values, against mpmath',
    ({ d, mean, absolute }) => {
      expect(Math.abs(expectedMaxNormal(d) - Number(mean))).toBeLessThan(2e-12);
      expect(Math.abs(expectedMaxAbsNormal(d) - Number(absolute))).toBeLessThan(2e-12);
    },
  );

  it('is the last order statistic', () => {
    for (const d of [2, 5, 40, 300]) expect(expectedMaxNormal(d)).toBeCloseTo(normalOrder(d, d), 12);
    expect([expectedMaxNormal(0), expectedMaxNormal(2.5)]).toEqual([NaN, NaN]);
  });
});

describe('the mean of the largest absolute value', () => {
  it.each(reference.maxAbs)('of $h against mpmath', ({ h, mean }) => {
    expect(Math.abs(expectedMaxAbsNormal(h) - Number(mean))).toBeLessThan(CLOSE);
  });

  it('has the closed forms of one and two, and needs an integer', () => {
    expect(expectedMaxAbsNormal(1)).toBeCloseTo(Math.sqrt(2 / Math.PI), 14);
    expect(expectedMaxAbsNormal(2)).toBeCloseTo(2 / Math.sqrt(Math.PI), 14);
    expect([expectedMaxAbsNormal(0), expectedMaxAbsNormal(2.5)]).toEqual([NaN, NaN]);
  });
});

describe('a value clipped to two order statistics', () => {
  it.each(reference.clipped)('$c between the $s-th and the $r-th of $h against mpmath', ({ s, r, h, c, mean }) => {
    expect(Math.abs(clippedNormalOrder(s, r, h, Number(c)) - Number(mean))).toBeLessThan(CLOSE);
  });

  it('is the order statistic itself for a far value, and odd under reflection', () => {
    expect(clippedNormalOrder(3, 7, 9, 30)).toBeCloseTo(normalOrder(7, 9), 12);
    expect(clippedNormalOrder(3, 7, 9, -Infinity)).toBe(normalOrder(3, 9));
    expect(clippedNormalOrder(2, 6, 9, 0.75)).toBeCloseTo(-clippedNormalOrder(4, 8, 9, -0.75), 13);
    expect(clippedNormalOrder(4, 4, 9, 2)).toBeCloseTo(normalOrder(4, 9), 13);
    expect(clippedNormalOrder(7, 3, 9, 0)).toBeNaN();
  });

  it('a value between equal ends changes nothing', () => {
    expect(clippedNormalOrder(1, 1, 1, 0.5)).toBeCloseTo(0, 14);
    expect(clippedNormalOrder(1, 2, 2, 0)).toBeCloseTo(0, 14);
  });
});
