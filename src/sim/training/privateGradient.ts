/**
 * Worker-level differential privacy as in Guerraoui, Gupta, Pinot, Rouault, Stephan (PODC 2021): every record gradient is
 * clipped to norm C, the batch mean is released with Gaussian noise.
 */
import { log } from '../random/elementary.js';
import type { Stream } from '../random/stream.js';
import { addRecordGradient, recordSquaredNorm, type SoftmaxProblem } from './softmax.js';
import { squaredNorm } from './vectors.js';

export interface PrivacySettings {
  /** Clipping norm C > 0 of a record's gradient. */
  readonly clip: number;
  /** Privacy of one step, 0 < epsilon < 1 and 0 < delta < 1. */
  readonly epsilon: number;
  readonly delta: number;
}

/** min(1, C / norm), the factor that clips a vector of squared norm `squaredNorm` to norm C. */
export function clippingFactor(squaredNorm: number, clip: number): number {
  return squaredNorm > clip * clip ? clip / Math.sqrt(squaredNorm) : 1;
}

/**
 * Noise per coordinate s = (2 C / b) sqrt(2 ln(1.25 / delta)) / epsilon: the classical Gaussian mechanism for the mean of
 * `batch` clipped gradients, one record replaced (sensitivity 2 C / b).
 */
export function noisePerCoordinate(settings: PrivacySettings, batch: number): number {
  const { clip, epsilon, delta } = settings;
  return (((2 * clip) / batch) * Math.sqrt(2 * log(1.25 / delta))) / epsilon;
}

/**
 * gradient += (1 / b) * sum of the clipped record gradients of the b rows in `batch` (the ridge term is data-free and
 * left out).
 *
 * @param residuals - p - e_y of every record, rows x classes
 */
export function addClippedBatchGradient(
  problem: SoftmaxProblem,
  residuals: Float64Array,
  batch: Uint32Array,
  clip: number,
  gradient: Float64Array,
): void {
  for (const row of batch) {
    const offset = row * problem.classes;
    const factor = clippingFactor(recordSquaredNorm(problem, row, residuals, offset), clip);
    addRecordGradient(problem, row, residuals, offset, factor / batch.length, gradient);
  }
}

/** Exact squared norm of the mean clipped gradient over all records, and the trace of the clipped records' covariance. */
export function clippedMoments(
  problem: SoftmaxProblem,
  residuals: Float64Array,
  clip: number,
): { readonly signal: number; readonly trace: number } {
  const { rows } = problem.data;
  const gradient = new Float64Array(problem.dimension);
  let squares = 0;
  for (let row = 0; row < rows; row++) {
    const offset = row * problem.classes;
    const square = recordSquaredNorm(problem, row, residuals, offset);
    const factor = clippingFactor(square, clip);
    addRecordGradient(problem, row, residuals, offset, factor / rows, gradient);
    squares += factor * factor * square;
  }
  const signal = squaredNorm(gradient);
  return { signal, trace: squares / rows - signal };
}

/** Adds independent N(0, deviation^2) to every entry. */
export function addGaussianNoise(stream: Stream, vector: Float64Array, deviation: number): void {
  for (let i = 0; i < vector.length; i++) vector[i]! += deviation * stream.normal();
}
