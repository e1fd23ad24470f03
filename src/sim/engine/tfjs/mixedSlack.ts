import { UNIT_32 } from '../rounding.js';
import type { Tensor, Tf } from './backend.js';
import type { Combination } from './weights.js';

/**
 * For every column, by how much a mixed row can be off at most: with b the largest sum of the sizes of the weights and y
 * the largest value of the column that has weight, b |y| is rounded in the weight, the product, the additions of the tree
 * and that of the shift.
 *
 * @param shift - largest size of the shifts
 * @returns [trials, width]
 */
export function mixedSlack(
  tf: Tf,
  rows: readonly (Tensor | null)[],
  combinations: readonly Combination[],
  shift: number,
): Tensor {
  const roundings = Math.ceil(Math.log2(rows.length)) + 4;
  const weight = Math.max(...combinations.map(({ weights }) => weights.reduce((sum, each) => sum + Math.abs(each), 0)));
  let largest: Tensor | null = null;
  for (const row of rows) {
    if (!row) continue;
    const size: Tensor = tf.abs(row);
    largest = largest ? tf.maximum(largest, size) : size;
  }
  return tf.add(tf.mul(largest!, roundings * UNIT_32 * weight), roundings * UNIT_32 * shift);
}
