import { describe, expect, it } from 'vitest';
import { integrate, integrateBetween } from '../../../src/stats/special/quadrature.js';

describe('adaptive Gauss-Kronrod quadrature', () => {
  it('is exact for polynomials up to degree 22', () => {
    for (const degree of [0, 1, 7, 13, 22])
      expect(integrate((x) => (degree + 1) * x ** degree, 0, 2).value / 2 ** (degree + 1)).toBeCloseTo(1, 14);
  });

  it('integrates over half lines and the line', () => {
    expect(integrate((x) => Math.exp(-x), 0, Infinity).value).toBeCloseTo(1, 12);
    expect(integrate((x) => Math.exp(x), -Infinity, 1).value).toBeCloseTo(Math.E, 11);
    expect(integrate((x) => Math.exp(-x * x), -Infinity, Infinity).value).toBeCloseTo(Math.sqrt(Math.PI), 12);
    expect(integrate((x) => 1 / (1 + x * x), 0, Infinity).value).toBeCloseTo(Math.PI / 2, 12);
  });

  it('finds a kink and an endpoint singularity by bisection', () => {
    expect(integrate((x) => Math.abs(x - 1 / 3), 0, 1).value).toBeCloseTo(5 / 18, 11);
    expect(integrate((x) => 1 / Math.sqrt(x), 0, 1, { relative: 1e-9 }).value).toBeCloseTo(2, 8);
  });

  it('reports an error estimate that covers the error, and says when it gave up', () => {
    const result = integrate((x) => Math.sin(1 / x), 1e-3, 1, { relative: 1e-10, maxIntervals: 6 });
    expect(result.intervals).toBe(6);
    const better = integrate((x) => Math.sin(1 / x), 1e-3, 1, { relative: 1e-10 });
    expect(better.error).toBeLessThan(1e-10);
    expect(Math.abs(result.value - better.value)).toBeLessThan(result.error);
  });

  it('respects orientation and breakpoints', () => {
    expect(integrate((x) => x, 1, 0).value).toBeCloseTo(-0.5, 15);
    expect(integrate((x) => x, 3, 3)).toEqual({ value: 0, error: 0, intervals: 0 });
    const spike = (x: number) => Math.exp(-(((x - 7) / 1e-4) ** 2));
    expect(integrateBetween(spike, [0, 6.999, 7.001, 10]) / (1e-4 * Math.sqrt(Math.PI))).toBeCloseTo(1, 12);
  });
});
