/**
 * The worst honest set of an input: a rule does not know which n - f vectors are honest, so that its ratio is the largest
 * over all of them.
 *
 * Shift the output to 0. For a fixed direction u the ratio (u . sum_S x)^2 / sum_S ||x||^2 is a convex function of
 * (sum_S u . x, sum_S ||x||^2) that falls in the second argument, so that a worst set minimises sum_S ||x - z||^2 for some z:
 * it consists of the n - f vectors nearest to a point. On a line these are the f + 1 windows of the sorted values. (The
 * ratio to the variance is r / (1 - r) with r = ||mean||^2 over the mean square, an increasing function.)
 */
import { sortAscending } from '../../sim/rules/sorting.js';

/** Most honest sets that are gone through one by one. */
const MOST_SETS = 3000;

/** Deviations of a set below this part of its distance from the output are rounding, not geometry. */
const NARROWEST = 1e-6;

/** What stands for an infinite ratio: observations are finite. */
export const BEYOND = 1e30;

/** The ratio of a squared deviation to a squared width; 0 where both are rounding of numbers of size `magnitude`. */
export function boundedRatio(deviation: number, width: number, magnitude: number): number {
  const floor = NARROWEST * NARROWEST * magnitude * magnitude;
  if (width > floor) return deviation / width;
  return deviation > 100 * floor ? BEYOND : 0;
}

/**
 * max over S of (output - mean_S)^2 / Var_S on a line.
 *
 * @param sorted - n values, ascending
 */
export function worstVarianceOnLine(output: number, sorted: Float64Array, n: number, f: number): number {
  const h = n - f;
  let worst = 0;
  for (let first = 0; first <= f; first++) {
    let sum = 0;
    for (let i = first; i < first + h; i++) sum += sorted[i]!;
    const mean = sum / h;
    let squares = 0;
    for (let i = first; i < first + h; i++) squares += (sorted[i]! - mean) * (sorted[i]! - mean);
    const magnitude = Math.max(Math.abs(sorted[first]!), Math.abs(sorted[first + h - 1]!), Math.abs(output));
    const deviation = output - mean;
    worst = Math.max(worst, boundedRatio(deviation * deviation, squares / h, magnitude));
  }
  return worst;
}

/**
 * max over S of |output - mean_S| / (max S - min S) on a line: S has its lowest and its highest value, and beside them the
 * n - f - 2 values next to one of the two.
 *
 * @param sorted - n values, ascending
 */
export function worstDiameterOnLine(output: number, sorted: Float64Array, n: number, f: number): number {
  const h = n - f;
  let worst = 0;
  const offer = (mean: number, low: number, high: number): void => {
    const deviation = output - mean;
    const width = high - low;
    const magnitude = Math.max(Math.abs(low), Math.abs(high), Math.abs(output));
    worst = Math.max(worst, boundedRatio(deviation * deviation, width * width, magnitude));
  };
  for (let far = h - 1; far < n; far++) {
    let [top, bottom] = [0, 0];
    for (let i = 0; i < h - 1; i++) {
      top += sorted[far - i]!;
      bottom += sorted[n - 1 - far + i]!;
    }
    for (let near = 0; near <= far - h + 1; near++) {
      offer((top + sorted[near]!) / h, sorted[near]!, sorted[far]!);
      offer((bottom + sorted[n - 1 - near]!) / h, sorted[n - 1 - far]!, sorted[n - 1 - near]!);
    }
  }
  return Math.sqrt(worst);
}

/** Sorts a copy of `values` into `sorted`. */
export function sortedInto(sorted: Float64Array, values: Float64Array, n: number): Float64Array {
  sorted.set(values.length === n ? values : values.subarray(0, n));
  sortAscending(sorted, n);
  return sorted;
}

/** The sets of n - f of the rows 0 .. n - 1 to go through: all of them, or the given one when they are too many. */
export function honestSets(n: number, f: number): readonly Int32Array[] {
  let count = 1;
  for (let k = 1; k <= f; k++) count = (count * (n - f + k)) / k;
  if (count > MOST_SETS) return [Int32Array.from({ length: n - f }, (_, index) => f + index)];
  const sets: Int32Array[] = [];
  const set = new Int32Array(n - f);
  const visit = (row: number, size: number): void => {
    if (size === n - f) return void sets.push(set.slice());
    if (n - row < n - f - size) return;
    set[size] = row;
    visit(row + 1, size + 1);
    visit(row + 1, size);
  };
  visit(0, 0);
  return sets;
}
