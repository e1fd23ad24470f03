import { describe, expect, it } from 'vitest';
import type { FigureData, MeasuredPoint } from '../../src/report/figureData.js';
import { fittedLine, slopeText } from '../../src/report/fittedLine.js';

/** A series y = 3 x^(1/2) with relative half widths of its intervals, beside a first point that is off the law. */
function dataOf(halfWidth: number, fitFrom?: number): FigureData {
  const points = [10, 100, 1e4, 1e6].map((x): MeasuredPoint => {
    const mean = x === 10 ? 1 : 3 * Math.sqrt(x);
    return { x, mean, interval: [mean * (1 - halfWidth), mean * (1 + halfWidth)], point: { d: x } };
  });
  const measured = [{ quantity: 'y', label: 'y', ...(fitFrom === undefined ? {} : { fitFrom }) }];
  return { figure: { measured, curves: [] }, groups: [{ measured: [points], curves: [] }] } as unknown as FigureData;
}

describe('fittedLine', () => {
  it('recovers a power law from the cells it is asked to fit', () => {
    const line = fittedLine(dataOf(1e-6, 100), 0, 0)!;
    expect(line.slope).toBeCloseTo(0.5, 9);
    expect(line.ends[0]).toEqual({ x: 100, y: expect.closeTo(30, 9) as number });
    expect(line.ends[1]).toEqual({ x: 1e6, y: expect.closeTo(3000, 6) as number });
  });

  it('says how far the slope may lie from it given all intervals: (log 1.1 - log 0.9) / log(1e4) for two ends', () => {
    const { interval } = fittedLine(dataOf(0.1, 100), 0, 0)!;
    const half = (Math.log(1.1) - Math.log(0.9)) / Math.log(1e4);
    expect(interval[0]).toBeCloseTo(0.5 - half, 6);
    expect(interval[1]).toBeCloseTo(0.5 + half, 6);
  });

  it('fits nothing unasked, or to a single cell', () => {
    expect(fittedLine(dataOf(0.1), 0, 0)).toBeUndefined();
    expect(fittedLine(dataOf(0.1, 1e6), 0, 0)).toBeUndefined();
  });

  it('is worded with the half width rounded up', () => {
    expect(
      slopeText({
        slope: 0.50004,
        interval: [0.4999, 0.5002],
        ends: [
          { x: 1, y: 1 },
          { x: 2, y: 2 },
        ],
      }),
    ).toBe('slope 0.500 ± 0.001');
    expect(
      slopeText({
        slope: -0.0012,
        interval: [-0.0112, 0.004],
        ends: [
          { x: 1, y: 1 },
          { x: 2, y: 2 },
        ],
      }),
    ).toBe('slope −0.001 ± 0.010');
  });
});
