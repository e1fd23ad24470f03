import { DomainError } from '../errors.js';

/** A weighted least-squares line, and the slope as a linear function of the ordinates. */
export interface Line {
  readonly slope: number;
  readonly intercept: number;
  /** c_i with slope = sum c_i y_i for any ordinates y; their sum is 0. */
  readonly slopeCoefficients: readonly number[];
}

/**
 * Weighted least squares of y on x.
 *
 * @param weights - positive, one per point; only their ratios matter
 * @throws DomainError with fewer than two distinct abscissae
 */
export function fitLine(x: readonly number[], y: readonly number[], weights: readonly number[]): Line {
  const distinct = new Set(x).size;
  if (distinct < 2) throw new DomainError(`a slope needs at least 2 distinct abscissae; got ${distinct}`);
  const total = weights.reduce((a, b) => a + b, 0);
  const centre = dot(weights, x) / total;
  const offsets = x.map((value) => value - centre);
  const spread = offsets.reduce((sum, offset, i) => sum + weights[i]! * offset * offset, 0);
  const slopeCoefficients = offsets.map((offset, i) => (weights[i]! * offset) / spread);
  const slope = dot(slopeCoefficients, y);
  return { slope, intercept: dot(weights, y) / total - slope * centre, slopeCoefficients };
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
