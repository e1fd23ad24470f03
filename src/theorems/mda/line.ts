/**
 * Minimum-diameter averaging of numbers, and the attack on it. On a line the smallest-diameter subset of h values is a
 * window of h consecutive sorted values, so that a trial costs a sort instead of C(n, f) subsets.
 */

/** What the rule did: the kept values in ascending order, where they stood in the input, and their mean. */
export interface Chosen {
  readonly indices: readonly number[];
  readonly values: readonly number[];
  readonly diameter: number;
  readonly mean: number;
}

/**
 * Start of the narrowest window of `size` consecutive values of `sorted` (ascending, finite); the lowest one on ties.
 */
export function narrowestWindow(sorted: Float64Array, size: number): number {
  let best = 0;
  let width = Number.POSITIVE_INFINITY;
  for (let start = 0; start + size <= sorted.length; start++) {
    const candidate = sorted[start + size - 1]! - sorted[start]!;
    if (candidate < width) {
      width = candidate;
      best = start;
    }
  }
  return best;
}

/** Output of MDA on a sorted list of n values when it tolerates f: the mean of the narrowest n - f of them. */
export function mdaOfSorted(sorted: Float64Array, f: number): number {
  const size = sorted.length - f;
  const start = narrowestWindow(sorted, size);
  let sum = 0;
  for (let index = start; index < start + size; index++) sum += sorted[index]!;
  return sum / size;
}

/** MDA on unsorted values, with the subset it chose, for a replay. */
export function mdaOnLine(values: readonly number[], f: number): Chosen {
  const order = values.map((_, index) => index).sort((i, j) => values[i]! - values[j]! || i - j);
  const sorted = Float64Array.from(order, (index) => values[index]!);
  const size = values.length - f;
  const start = narrowestWindow(sorted, size);
  const kept = sorted.subarray(start, start + size);
  return {
    indices: order.slice(start, start + size),
    values: [...kept],
    diameter: kept[size - 1]! - kept[0]!,
    mean: kept.reduce((sum, value) => sum + value, 0) / size,
  };
}

/**
 * The diameter attack (d = 1): all f Byzantine values at x_(f+1) + (x_(h) - x_(1))(1 - 1e-9), so that replacing the f
 * lowest honest values by them is narrower than the honest range by a hair. It pushes the output upwards.
 *
 * @param honest sorted ascending, length h >= f + 1.
 */
export function diameterAttack(honest: Float64Array, f: number): number {
  const range = honest[honest.length - 1]! - honest[0]!;
  return honest[f]! + range * (1 - 1e-9);
}

/** Output of MDA under the diameter attack. `honest` is sorted; the attack value lies above all of them. */
export function mdaUnderAttack(honest: Float64Array, f: number): number {
  const all = new Float64Array(honest.length + f).fill(diameterAttack(honest, f));
  all.set(honest);
  return mdaOfSorted(all.sort(), f);
}
