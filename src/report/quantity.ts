/** The value and interval of a claim's or figure's quantity in one cell. */
import { compile } from 'mathjs';
import type { CellResult } from '../lab/result.js';
import type { Interval } from '../stats/verdict.js';
import type { Quantity } from '../theorems/theorem.js';

export interface Reading {
  readonly mean: number;
  readonly interval: Interval;
}

const WIDEST: Interval = [-Infinity, Infinity];

function observableReading(cell: CellResult, name: string): Reading | undefined {
  const estimate = cell.estimates[name];
  if (estimate === undefined || !Number.isFinite(estimate.mean)) return undefined;
  return { mean: estimate.mean, interval: cell.intervals[name] ?? WIDEST };
}

/**
 * Mean and confidence interval of `quantity` in `cell`; undefined where the cell did not measure it. A composite quantity
 * is monotone in each mean, so that its extremes over the box of intervals lie at corners of the box.
 */
export function readQuantity(cell: CellResult, quantity: Quantity): Reading | undefined {
  if (typeof quantity === 'string') return observableReading(cell, quantity);
  const readings: Reading[] = [];
  for (const name of quantity.of) {
    const reading = observableReading(cell, name);
    if (reading === undefined) return undefined;
    readings.push(reading);
  }
  const code = compile(quantity.expression);
  const valueAt = (means: readonly number[]): number =>
    Number(
      code.evaluate({ ...cell.point, ...Object.fromEntries(quantity.of.map((name, index) => [name, means[index]])) }),
    );
  const mean = valueAt(readings.map((reading) => reading.mean));
  if (!Number.isFinite(mean)) return undefined;
  const corners = cornersOf(readings.map((reading) => reading.interval)).map(valueAt);
  if (corners.some(Number.isNaN)) return { mean, interval: WIDEST };
  return { mean, interval: [Math.min(mean, ...corners), Math.max(mean, ...corners)] };
}

/** All corners of a box of intervals: 2^k vectors. */
function cornersOf(intervals: readonly Interval[]): readonly (readonly number[])[] {
  return intervals.reduce<readonly (readonly number[])[]>(
    (corners, [lower, upper]) =>
      corners.flatMap((corner) => [
        [...corner, lower],
        [...corner, upper],
      ]),
    [[]],
  );
}

/** The largest trial value of one observable in `cell`, a point; undefined where the cell did not measure it. */
export function readLargest(cell: CellResult, quantity: Quantity): Reading | undefined {
  const max = typeof quantity === 'string' ? cell.estimates[quantity]?.max : undefined;
  return max === undefined || !Number.isFinite(max) ? undefined : { mean: max, interval: [max, max] };
}
