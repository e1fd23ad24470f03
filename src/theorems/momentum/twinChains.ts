/**
 * Two independent momentum chains fed by gradients with the same constant mean. Twins give unbiased estimates without
 * knowing any mean: E||A - B||^2 / 2 is the total variance and E<A, B> is the squared norm of the mean.
 */
import type { Stream } from '../../sim/random/stream.js';

/** Gradients have d = 3 coordinates: neither law depends on d. */
export const DIMENSION = 3;

export interface ChainSettings {
  /** Momentum factor, 0 <= mu < 1 (beta of the averaged form). */
  readonly mu: number;
  /** Index of the last step; t + 1 gradients are drawn. */
  readonly t: number;
  /** Square root of the total variance of one gradient. */
  readonly sigma: number;
  /** Norm of the mean gradient. */
  readonly lambda: number;
}

/** Vectors of length 3 after step t. */
export interface Chain {
  /** G_t = mu G_(t-1) + g_t, started at G_0 = g_0. */
  readonly sum: Float64Array;
  /** m_t = mu m_(t-1) + (1 - mu) g_t, started at m_0 = g_0. */
  readonly average: Float64Array;
}

/** Runs one chain; the mean gradient has equal coordinates, the noise is isotropic and Gaussian. */
export function runChain(stream: Stream, { mu, t, sigma, lambda }: ChainSettings): Chain {
  const drift = lambda / Math.sqrt(DIMENSION);
  const spread = sigma / Math.sqrt(DIMENSION);
  const sum = new Float64Array(DIMENSION);
  const average = new Float64Array(DIMENSION);
  for (let k = 0; k < DIMENSION; k++) {
    const first = drift + spread * stream.normal();
    let summed = first;
    let averaged = first;
    for (let step = 1; step <= t; step++) {
      const gradient = drift + spread * stream.normal();
      summed = mu * summed + gradient;
      averaged = mu * averaged + (1 - mu) * gradient;
    }
    sum[k] = summed;
    average[k] = averaged;
  }
  return { sum, average };
}

/** ||a - b||^2 / 2: its mean over independent twins is E||a - E a||^2. */
export function twinVariance(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let k = 0; k < a.length; k++) total += (a[k]! - b[k]!) ** 2;
  return total / 2;
}

/** <a, b>: its mean over independent twins is ||E a||^2. */
export function twinInner(a: Float64Array, b: Float64Array): number {
  let total = 0;
  for (let k = 0; k < a.length; k++) total += a[k]! * b[k]!;
  return total;
}
