/**
 * Softmax (multinomial logistic) regression in closed form. With features x (intercept included) and classes 0 .. K-1 the
 * parameters are a vector w of length features * K, entry `feature * K + class`, and
 *
 *   loss(w; x, y) = -ln p_y + (l2 / 2) |w|^2,   p = softmax(w^T x),   gradient = x (p - e_y)^T + l2 w.
 *
 * The gradient of a record is an outer product, so norms and variances of record gradients need no d-vector.
 */
import { exp, log } from '../random/elementary.js';
import type { Dataset } from './dataset.js';
import { addOuterProduct, multiplyRow, sparseRows, type SparseRows } from './sparseRows.js';

export interface SoftmaxProblem {
  readonly data: SparseRows;
  readonly labels: Uint8Array;
  readonly classes: number;
  /** Number of parameters, features * classes. */
  readonly dimension: number;
  /** Weight of the ridge term, >= 0. */
  readonly l2: number;
}

/** The regression problem of a data set; `l2` is the weight of (1/2)|w|^2. */
export function softmaxProblem(dataset: Dataset, l2 = 0): SoftmaxProblem {
  const data = sparseRows(dataset);
  const { labels, classes } = dataset;
  return { data, labels, classes, dimension: data.features * classes, l2 };
}

/**
 * Writes p - e_y of one record to `residual[offset .. offset + K - 1]` and returns its loss -ln p_y (no ridge term).
 */
export function recordResidual(
  problem: SoftmaxProblem,
  weights: Float64Array,
  row: number,
  residual: Float64Array,
  offset = 0,
): number {
  const { classes, labels } = problem;
  multiplyRow(problem.data, row, weights, classes, residual, offset);
  let largest = -Infinity;
  for (let k = 0; k < classes; k++) largest = Math.max(largest, residual[offset + k]!);
  const label = labels[row]!;
  const labelLogit = residual[offset + label]! - largest;
  let sum = 0;
  for (let k = 0; k < classes; k++) {
    const weight = exp(residual[offset + k]! - largest);
    residual[offset + k] = weight;
    sum += weight;
  }
  for (let k = 0; k < classes; k++) residual[offset + k]! /= sum;
  residual[offset + label]! -= 1;
  return log(sum) - labelLogit;
}

/** Residuals of all records, row-major (rows x K), to `residuals`; returns the mean loss without the ridge term. */
export function allResiduals(problem: SoftmaxProblem, weights: Float64Array, residuals: Float64Array): number {
  let loss = 0;
  for (let row = 0; row < problem.data.rows; row++) {
    loss += recordResidual(problem, weights, row, residuals, row * problem.classes);
  }
  return loss / problem.data.rows;
}

/** gradient += scale * x (p - e_y)^T for one record, its residual given at `offset`. The ridge term is left out. */
export function addRecordGradient(
  problem: SoftmaxProblem,
  row: number,
  residual: Float64Array,
  offset: number,
  scale: number,
  gradient: Float64Array,
): void {
  addOuterProduct(problem.data, row, residual, problem.classes, offset, scale, gradient);
}

/** Squared Euclidean norm of a record's gradient without the ridge term: |x|^2 |p - e_y|^2. */
export function recordSquaredNorm(problem: SoftmaxProblem, row: number, residual: Float64Array, offset = 0): number {
  let square = 0;
  for (let k = 0; k < problem.classes; k++) square += residual[offset + k]! * residual[offset + k]!;
  return square * problem.data.squaredNorms[row]!;
}

/** Exact mean loss (ridge term included) and its gradient over all records; writes the gradient. */
export function lossAndGradient(problem: SoftmaxProblem, weights: Float64Array, gradient: Float64Array): number {
  const { rows } = problem.data;
  const residual = new Float64Array(problem.classes);
  gradient.fill(0);
  let loss = 0;
  for (let row = 0; row < rows; row++) {
    loss += recordResidual(problem, weights, row, residual);
    addRecordGradient(problem, row, residual, 0, 1 / rows, gradient);
  }
  return loss / rows + addRidge(problem, weights, gradient);
}

/** gradient += l2 w; returns (l2 / 2) |w|^2. */
export function addRidge(problem: SoftmaxProblem, weights: Float64Array, gradient: Float64Array): number {
  if (problem.l2 === 0) return 0;
  let square = 0;
  for (let i = 0; i < weights.length; i++) {
    gradient[i]! += problem.l2 * weights[i]!;
    square += weights[i]! * weights[i]!;
  }
  return (problem.l2 / 2) * square;
}

/** Share of records whose label has the largest probability (lowest class on ties). */
export function accuracy(problem: SoftmaxProblem, weights: Float64Array): number {
  const { rows } = problem.data;
  const residual = new Float64Array(problem.classes);
  let correct = 0;
  for (let row = 0; row < rows; row++) {
    recordResidual(problem, weights, row, residual);
    const label = problem.labels[row]!;
    residual[label]! += 1;
    let best = 0;
    for (let k = 1; k < problem.classes; k++) if (residual[k]! > residual[best]!) best = k;
    if (best === label) correct++;
  }
  return correct / rows;
}
