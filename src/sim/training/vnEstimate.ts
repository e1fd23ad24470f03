import { meanVector } from './vectors.js';

/** Unbiased estimates of the two parts of the variance-norm ratio of one worker's vector. */
export interface VarianceAndSignal {
  /** Total variance E|g - E g|^2: sum of squared deviations over h - 1. */
  readonly variance: number;
  /** |E g|^2: squared norm of the mean less variance / h, which may be negative. */
  readonly signal: number;
}

/**
 * Variance and squared mean norm of h independent vectors of length d, stored one after the other. The naive ratio
 * variance / |mean|^2 saturates at h, because the mean of h vectors keeps variance / h of noise; the signal here has that
 * noise subtracted.
 */
export function varianceAndSignal(vectors: Float64Array, h: number, d: number): VarianceAndSignal {
  const mean = new Float64Array(d);
  meanVector(vectors, h, mean);
  let squares = 0;
  for (let i = 0; i < h; i++) {
    for (let j = 0; j < d; j++) {
      const deviation = vectors[i * d + j]! - mean[j]!;
      squares += deviation * deviation;
    }
  }
  const variance = squares / (h - 1);
  let norm = 0;
  for (const value of mean) norm += value * value;
  return { variance, signal: norm - variance / h };
}
