import type { Statistic } from '../engine.js';

/** Whether a statistic compares the output with the mean of the honest rows. */
export function needsHonestMean(statistic: Statistic): boolean {
  return statistic.kind === 'squared-distance-to-honest-mean';
}

/** Adds one output coordinate to the partial results of a tile, in the order of `statistics`. */
export function addColumn(
  statistics: readonly Statistic[],
  output: number,
  honestMean: number,
  columnIndex: number,
  partial: Float64Array,
): void {
  for (let s = 0; s < statistics.length; s++) {
    const statistic = statistics[s]!;
    switch (statistic.kind) {
      case 'dot':
        if (statistic.direction === 'ones' || columnIndex === 0) partial[s]! += output;
        break;
      case 'squared-norm':
        partial[s]! += output * output;
        break;
      case 'squared-distance-to-honest-mean':
        partial[s]! += (output - honestMean) ** 2;
        break;
      case 'max-abs':
        partial[s] = Math.max(partial[s]!, Math.abs(output));
        break;
    }
  }
}

/** Adds a tile's partial results to the totals of a trial. */
export function mergeTile(statistics: readonly Statistic[], partial: Float64Array, totals: Float64Array): void {
  for (let s = 0; s < statistics.length; s++) {
    if (statistics[s]!.kind === 'max-abs') totals[s] = Math.max(totals[s]!, partial[s]!);
    else totals[s]! += partial[s]!;
  }
}
