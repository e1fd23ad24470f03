import { UNIT_32 } from '../rounding.js';
import type { Tensor, Tf } from './backend.js';
import type { Reduced } from './orderStatistic.js';

/** A centre as the mean of `terms` values between `low` and `high`: each [columns, 1]. */
export interface Centre {
  readonly value: Tensor;
  readonly terms: number;
  readonly low: Tensor;
  readonly high: Tensor;
}

/**
 * Mean of the `keep` values of every column that are closest to its centre c.
 *
 * In descending order v_0, v_1, .. they are a window of ranks, which moves from rank i to i + 1 exactly when v_i is farther
 * from c than v_(i + keep): v_i + v_(i + keep) > 2c. Values outside are multiplied by 0, not subtracted, so that a far
 * value leaves no rounding behind.
 *
 * Where the two are equally far the lower row would win, and sorted values have forgotten their rows; where they are so to
 * the rounding, float32 does not know. Both are marked as doubtful: |v_i + v_(i + keep) - 2c| is within the errors of its
 * parts, and the two values differ.
 *
 * @param sorted - [columns, m], descending
 * @param slack - [columns, 1]: by how much each value can be off; `null` if they are exact
 */
export function meanAround(tf: Tf, sorted: Tensor, centre: Centre, keep: number, slack: Tensor | null): Reduced {
  const [columns, m] = sorted.shape as [number, number];
  if (keep === m) return { values: tf.mul(tf.sum(sorted, 1), 1 / m), doubtful: null };
  const moves = m - keep;
  const first = tf.slice(sorted, [0, 0], [columns, moves]);
  const next = tf.slice(sorted, [0, keep], [columns, moves]);
  const excess = tf.sub(tf.add(first, next), tf.mul(centre.value, 2));
  const start = tf.sum(tf.step(excess), 1, true);
  const kept = tf.mul(sorted, window(tf, m, start, keep));
  const near = tf.step(tf.sub(tolerance(tf, first, next, centre, slack), tf.abs(excess)));
  const differ = tf.step(tf.sub(first, next));
  return { values: tf.mul(tf.sum(kept, 1), 1 / keep), doubtful: tf.max(tf.mul(near, differ), 1) };
}

/** [columns, m]: 1 at ranks start .. start + keep - 1, 0 elsewhere; ranks are small whole numbers, so this is exact. */
function window(tf: Tf, m: number, start: Tensor, keep: number): Tensor {
  const ranks = tf.reshape(tf.range(0, m), [1, m]);
  const fromStart = tf.clipByValue(tf.sub(tf.add(ranks, 1), start), 0, 1);
  const beforeEnd = tf.clipByValue(tf.sub(tf.add(start, keep), ranks), 0, 1);
  return tf.mul(fromStart, beforeEnd);
}

/**
 * The largest rounding error of v_i + v_(i + keep) - 2c: of the sum; of 2c, which is twice a mean of `terms` values, added
 * up and multiplied; and four times the slack. Twice as much for second-order terms and for the rounding of this bound.
 */
function tolerance(tf: Tf, first: Tensor, next: Tensor, centre: Centre, slack: Tensor | null): Tensor {
  const sizes = tf.add(tf.abs(first), tf.abs(next));
  const ends = tf.add(tf.abs(centre.low), tf.abs(centre.high));
  const ofCentre = tf.mul(ends, 4 * (centre.terms + 2) * UNIT_32);
  const common = slack ? tf.add(ofCentre, tf.mul(slack, 8)) : ofCentre;
  return tf.add(tf.mul(sizes, 2 * UNIT_32), common);
}
