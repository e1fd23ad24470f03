import type { Tensor, Tf } from './backend.js';
import { treeSum } from './sums.js';
import type { Combination } from './weights.js';

/**
 * One weighted sum of rows for every trial of a tile: shape [trials, width].
 *
 * Products and sums of elements, not a matrix product: CUDA takes the numbers of a float32 matrix product with 10 bits of
 * mantissa (TF32). Rounding: of the weight, of the product, and of the additions of a balanced tree.
 *
 * @param combinations - one for each trial
 */
export function weightedSum(tf: Tf, rows: readonly (Tensor | null)[], combinations: readonly Combination[]): Tensor {
  const terms = rows.map((row, k) => {
    const weights = combinations.map((combination) => combination.weights[k]!);
    return row && weights.some((weight) => weight !== 0) ? tf.mul(row, perTrial(tf, weights)) : null;
  });
  const sum = treeSum(tf, terms);
  return sum ?? tf.zerosLike(rows.find((row) => row !== null)!);
}

/** One number for each trial, to be added to or multiplied with [trials, width]. */
export function perTrial(tf: Tf, values: readonly number[]): Tensor {
  return values.length === 1 ? tf.scalar(values[0]!) : tf.tensor2d(Float32Array.from(values), [values.length, 1]);
}
