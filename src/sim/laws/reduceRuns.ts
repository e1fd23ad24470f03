import type { Reducer } from '../rules/reducer.js';

/** `count` >= 0 copies of one value. */
export interface Run {
  readonly value: number;
  readonly count: number;
}

/**
 * Reduces a column given as runs of equal values, without writing the column out.
 *
 * @param runs - in any order; empty runs are allowed and their value does not matter
 * @returns the output, or `null` for means around a centre, where ties between equally close values depend on the order of rows
 */
export function reduceRuns(reducer: Reducer, runs: readonly Run[]): number | null {
  const sorted = runs.filter(({ count }) => count > 0).sort((a, b) => a.value - b.value);
  const n = sorted.reduce((total, { count }) => total + count, 0);
  switch (reducer.kind) {
    case 'mean':
      return meanOfRanks(sorted, 0, n);
    case 'trimmed-mean':
      return meanOfRanks(sorted, reducer.f, n - reducer.f);
    case 'median': {
      const lower = meanOfRanks(sorted, Math.ceil(n / 2) - 1, Math.ceil(n / 2));
      const upper = meanOfRanks(sorted, Math.floor(n / 2), Math.floor(n / 2) + 1);
      if (reducer.convention === 'midpoint') return lower === upper ? lower : lower / 2 + upper / 2;
      return reducer.convention === 'lower' ? lower : upper;
    }
    case 'identity':
    case 'mean-around-median':
    case 'mean-around-trimmed-mean':
    case 'mean-around-other-median':
      return null;
  }
}

/** Mean of the values of 0-based ranks `from .. to - 1`; exact where they are all equal. */
function meanOfRanks(sorted: readonly Run[], from: number, to: number): number {
  let sum = 0;
  let start = 0;
  for (const { value, count } of sorted) {
    const inside = Math.min(start + count, to) - Math.max(start, from);
    if (inside === to - from) return value;
    if (inside > 0) sum += inside * value;
    start += count;
  }
  return sum / (to - from);
}
