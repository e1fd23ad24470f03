import type { Tensor, Tf } from './backend.js';

/** Columns that are summed at a time. */
const GROUP = 16;
/** Fewer columns than this are read back as they are. */
const FEW = 256;

/**
 * Roundings of a sum over columns in float32: sixteen numbers have 15 additions, in whatever order the backend takes them,
 * and the sums of up to 2^15 columns are summed once more; beyond that the host sums in float64.
 */
export const COLUMN_ROUNDINGS = 2 * (GROUP - 1);

/** Sums of the columns of [.., width] tensors by sixteens, to fewer than 256 numbers a row: shape [rows, numbers]. */
export function columnSums(tf: Tf, values: Tensor): Tensor {
  let width = values.shape.at(-1)!;
  const rows = values.size / width;
  let sums = values;
  while (width >= FEW && width % GROUP === 0) {
    width /= GROUP;
    sums = tf.sum(tf.reshape(sums, [rows * width, GROUP]), 1);
  }
  return tf.reshape(sums, [rows, width]);
}

/** Sum in float64 of the numbers of each row of what `columnSums` gave. */
export function rowTotals(sums: Float32Array, rows: number): Float64Array {
  const width = sums.length / rows;
  return Float64Array.from({ length: rows }, (_, row) => {
    let total = 0;
    for (let k = row * width; k < (row + 1) * width; k++) total += sums[k]!;
    return total;
  });
}

/**
 * Sum of tensors of one shape as a balanced tree: ceil(log2(terms)) roundings. `null` counts as zero and keeps its place,
 * so that terms that are zero, or are known to be, give the same bits; `null` when all are.
 */
export function treeSum(tf: Tf, terms: readonly (Tensor | null)[]): Tensor | null {
  if (terms.length === 1) return terms[0]!;
  const middle = terms.length >> 1;
  const left = treeSum(tf, terms.slice(0, middle));
  const right = treeSum(tf, terms.slice(middle));
  return left && right ? tf.add(left, right) : (left ?? right);
}

/** Two float32 numbers whose sum is a float64 number to 2^-48 of itself. */
export function splitNumber(value: number): readonly [high: number, low: number] {
  const high = Math.fround(value);
  return [high, Math.fround(value - high)];
}
