import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { logTicks, sampleRange, xAxis, yAxis } from '../../src/report/axis.js';
import type { Axis } from '../../src/report/axis.js';

const labels = (axis: Axis): readonly string[] => axis.ticks.map(axis.format);

describe('ticks', () => {
  it('are powers of ten over decades', () => {
    expect(labels(xAxis([1e2, 1e4, 1e6, 1e8], 'log', 12))).toEqual(['10²', '10³', '10⁴', '10⁵', '10⁶', '10⁷', '10⁸']);
    expect(labels(yAxis([3e-9, 1], [], 'log'))).toEqual(['10⁻⁸', '10⁻⁶', '10⁻⁴', '10⁻²', '10⁰']);
  });

  it('are 1, 2, 5 within two decades', () => {
    expect(labels(yAxis([1, 36], [], 'log'))).toEqual(['1', '2', '5', '10', '20']);
    expect(logTicks(0.3, 25, 6)).toEqual([0.5, 1, 2, 5, 10, 20]);
  });

  it('stand at the measured values when these are few', () => {
    expect(labels(xAxis([7, 11, 15, 23, 35], 'linear', 14))).toEqual(['7', '11', '15', '23', '35']);
  });

  it('are decimals without rounding noise', () => {
    expect(labels(yAxis([0.1, 0.3], [], 'linear'))).toEqual(['0', '0.1', '0.2', '0.3']);
  });
});

describe('domains', () => {
  it('hold every mean and curve, and ignore intervals that would flatten them', () => {
    const axis = yAxis([1, 2], [0.9, 2.1, -1e6, 1e9], 'linear');
    expect(axis.domain[0]).toBe(0);
    expect(axis.domain[1]).toBeGreaterThan(2.1);
    expect(axis.domain[1]).toBeLessThan(4);
  });

  it('span at least a factor of two on a log axis', () => {
    const [low, high] = yAxis([0.00773, 0.00775], [], 'log').domain;
    expect(high / low).toBeCloseTo(2, 9);
    expect(Math.sqrt(low * high)).toBeCloseTo(0.00774, 5);
  });

  it('fall back to a linear axis where a log axis has nothing positive', () => {
    expect(yAxis([-1, 0], [], 'log').scale).toBe('linear');
    expect(xAxis([0, 10], 'log', 8).scale).toBe('linear');
  });

  it('are proper for one value, for equal values and for zero', () => {
    for (const scale of ['linear', 'log'] as const) {
      for (const value of [0, 1, -3, 1e-12, 1e12]) {
        const axis = yAxis([value, value], [], scale);
        expect(axis.domain[0]).toBeLessThan(axis.domain[1]);
        expect(axis.ticks.length).toBeGreaterThan(0);
      }
    }
  });

  it('property: ticks lie in the domain, ascend, are at most 14 and have distinct labels', () => {
    const value = fc.double({ min: 1e-9, max: 1e9, noNaN: true, noDefaultInfinity: true });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 2, maxLength: 6 }),
        fc.constantFrom('linear' as const, 'log' as const),
        (values, scale) => {
          fc.pre(Math.max(...values) / Math.min(...values) > 1.01);
          const axis = yAxis(values, [], scale);
          expect(
            axis.ticks.every((tick) => tick >= axis.domain[0] * (1 - 1e-6) && tick <= axis.domain[1] * (1 + 1e-6)),
          ).toBe(true);
          expect([...axis.ticks].sort((a, b) => a - b)).toEqual(axis.ticks);
          expect(new Set(labels(axis)).size).toBe(axis.ticks.length);
          expect(axis.ticks.length).toBeLessThanOrEqual(14);
          expect(axis.ticks.length).toBeGreaterThanOrEqual(2);
        },
      ),
      { seed: 1, numRuns: 300 },
    );
  });
});

it('samples integers only where x is one, and always the measured values', () => {
  expect(sampleRange([3, 7], 'linear', true)).toEqual([3, 4, 5, 6, 7]);
  const dense = sampleRange([10, 1e6], 'log', true);
  expect(dense.every(Number.isInteger)).toBe(true);
  expect([dense[0], dense.at(-1)]).toEqual([10, 1e6]);
  expect(sampleRange([0.1, 0.25, 1], 'linear', false)).toContain(0.25);
});
