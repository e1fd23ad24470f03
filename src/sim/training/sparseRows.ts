import type { Dataset } from './dataset.js';

/**
 * Rows as (column, value) pairs of their non-zero entries, each ended by a constant feature 1 (the intercept): digits are
 * four fifths zeros, so that gradients cost a fifth.
 */
export interface SparseRows {
  readonly rows: number;
  /** Columns, the intercept (the last one) included. */
  readonly features: number;
  /** Entries of row i are starts[i] .. starts[i + 1] - 1; length rows + 1. */
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float64Array;
  /** Squared Euclidean norm of each row, intercept included. */
  readonly squaredNorms: Float64Array;
}

/** The non-zero entries of every row of `dataset`, with an intercept. */
export function sparseRows(dataset: Dataset): SparseRows {
  const { rows, dimension, features } = dataset;
  let entries = rows;
  for (const value of features) if (value !== 0) entries++;
  const starts = new Uint32Array(rows + 1);
  const columns = new Uint32Array(entries);
  const values = new Float64Array(entries);
  const squaredNorms = new Float64Array(rows);
  let entry = 0;
  const push = (row: number, column: number, value: number): void => {
    columns[entry] = column;
    values[entry++] = value;
    squaredNorms[row]! += value * value;
  };
  for (let row = 0; row < rows; row++) {
    starts[row] = entry;
    for (let column = 0; column < dimension; column++) {
      const value = features[row * dimension + column]!;
      if (value !== 0) push(row, column, value);
    }
    push(row, dimension, 1);
  }
  starts[rows] = entry;
  return { rows, features: dimension + 1, starts, columns, values, squaredNorms };
}

// The two kernels below take five classes at a time, so that sums stay in registers: three times as fast as one loop over
// classes, and ten classes are two blocks. What is left over goes one class at a time.

/** product[offset + k] = sum over features of x * weights[feature * classes + k], for k = 0 .. classes - 1. */
export function multiplyRow(
  data: SparseRows,
  row: number,
  weights: Float64Array,
  classes: number,
  product: Float64Array,
  offset: number,
): void {
  const { columns, values } = data;
  const start = data.starts[row]!;
  const end = data.starts[row + 1]!;
  let k = 0;
  for (; k + 5 <= classes; k += 5) {
    let sum0 = 0;
    let sum1 = 0;
    let sum2 = 0;
    let sum3 = 0;
    let sum4 = 0;
    for (let entry = start; entry < end; entry++) {
      const value = values[entry]!;
      const base = columns[entry]! * classes + k;
      sum0 += value * weights[base]!;
      sum1 += value * weights[base + 1]!;
      sum2 += value * weights[base + 2]!;
      sum3 += value * weights[base + 3]!;
      sum4 += value * weights[base + 4]!;
    }
    product[offset + k] = sum0;
    product[offset + k + 1] = sum1;
    product[offset + k + 2] = sum2;
    product[offset + k + 3] = sum3;
    product[offset + k + 4] = sum4;
  }
  for (; k < classes; k++) {
    let sum = 0;
    for (let entry = start; entry < end; entry++) sum += values[entry]! * weights[columns[entry]! * classes + k]!;
    product[offset + k] = sum;
  }
}

/** target[feature * classes + k] += scale * x * vector[offset + k], for all features and k = 0 .. classes - 1. */
export function addOuterProduct(
  data: SparseRows,
  row: number,
  vector: Float64Array,
  classes: number,
  offset: number,
  scale: number,
  target: Float64Array,
): void {
  const { columns, values } = data;
  const start = data.starts[row]!;
  const end = data.starts[row + 1]!;
  let k = 0;
  for (; k + 5 <= classes; k += 5) {
    const v0 = scale * vector[offset + k]!;
    const v1 = scale * vector[offset + k + 1]!;
    const v2 = scale * vector[offset + k + 2]!;
    const v3 = scale * vector[offset + k + 3]!;
    const v4 = scale * vector[offset + k + 4]!;
    for (let entry = start; entry < end; entry++) {
      const value = values[entry]!;
      const base = columns[entry]! * classes + k;
      target[base]! += value * v0;
      target[base + 1]! += value * v1;
      target[base + 2]! += value * v2;
      target[base + 3]! += value * v3;
      target[base + 4]! += value * v4;
    }
  }
  for (; k < classes; k++) {
    const factor = scale * vector[offset + k]!;
    for (let entry = start; entry < end; entry++) target[columns[entry]! * classes + k]! += values[entry]! * factor;
  }
}
