import type { Statistic } from '../engine.js';
import { MOST_COLUMNS } from './blocks.js';
import { WORKGROUP } from './layout.js';
import { WGSL_UNIT } from './unit.js';

/**
 * What a device adds up over the columns beyond the first, y being the output, m the honest mean and o the mean of the model,
 * in the plan's coordinates: y, (y + o)^2, (y - m)^2; or takes the largest of: y and -y.
 */
export type Sum = 'output' | 'square' | 'distance' | 'highest' | 'lowest';

/** Below every output: what the largest of none is. */
export const LEAST = -(2 ** 127);

/**
 * Rounding of a sum, relative to the sizes of its terms. An invocation adds up to MOST_COLUMNS / (4 WORKGROUP) terms one after
 * the other, in each of four columns; these take two more additions, and the tree over a workgroup log2 of its size. A square
 * (y + o)^2 adds 7 roundings: y + o three of its own, since o comes in three parts, which count twice, and the product one.
 */
export const SUMS = (MOST_COLUMNS / (4 * WORKGROUP) - 1 + 2 + Math.log2(WORKGROUP) + 7) * WGSL_UNIT;

/** The sums that statistics are made of, each once. */
export function sumsOf(statistics: readonly Statistic[]): readonly Sum[] {
  return [...new Set(statistics.flatMap(sumsOfOne))];
}

function sumsOfOne(statistic: Statistic): readonly Sum[] {
  switch (statistic.kind) {
    case 'dot':
      return statistic.direction === 'ones' ? ['output'] : [];
    case 'squared-norm':
      return ['square'];
    case 'squared-distance-to-honest-mean':
      return ['distance'];
    case 'max-abs':
      // The offset is added on the host, where it costs no precision.
      return ['highest', 'lowest'];
  }
}

/** Whether two values of a sum are combined by taking the larger. */
export function isLargest(sum: Sum): boolean {
  return sum === 'highest' || sum === 'lowest';
}

/** Where the output lies: value = mean + scale * y. */
interface Coordinates {
  readonly mean: number;
  readonly scale: number;
}

/**
 * A statistic over the columns beyond the first.
 *
 * @param of - the value of a sum over these columns
 * @param columns - their number
 */
export function statisticOf(
  statistic: Statistic,
  of: (sum: Sum) => number,
  columns: number,
  { mean, scale }: Coordinates,
): number {
  switch (statistic.kind) {
    case 'dot':
      return statistic.direction === 'ones' ? columns * mean + scale * of('output') : 0;
    case 'squared-norm':
      return scale * scale * of('square');
    case 'squared-distance-to-honest-mean':
      return scale * scale * of('distance');
    case 'max-abs':
      return Math.max(Math.abs(mean + scale * of('highest')), Math.abs(mean - scale * of('lowest')));
  }
}
