import { describe, expect, it } from 'vitest';
import { PhiloxStream } from '../../../src/sim/random/philoxStream.js';
import {
  addClippedBatchGradient,
  addGaussianNoise,
  clippedMoments,
  clippingFactor,
  noisePerCoordinate,
} from '../../../src/sim/training/privateGradient.js';
import {
  addRecordGradient,
  allResiduals,
  recordSquaredNorm,
  softmaxProblem,
} from '../../../src/sim/training/softmax.js';
import { squaredNorm } from '../../../src/sim/training/vectors.js';
import { varianceAndSignal } from '../../../src/sim/training/vnEstimate.js';
import { randomDataset } from './randomDataset.js';

const problem = softmaxProblem(randomDataset(30, 4, 3, 2));
const residuals = new Float64Array(90);
allResiduals(problem, new Float64Array(problem.dimension), residuals);

/** Record gradients one by one, clipped by the definition. */
function clippedGradients(clip: number): Float64Array[] {
  return Array.from({ length: 30 }, (_, row) => {
    const gradient = new Float64Array(problem.dimension);
    addRecordGradient(problem, row, residuals, row * 3, 1, gradient);
    const norm = Math.hypot(...gradient);
    return gradient.map((value) => value * Math.min(1, clip / norm));
  });
}

describe('clipping', () => {
  it('scales long vectors to norm C and leaves short ones', () => {
    expect(clippingFactor(9, 1.5)).toBe(0.5);
    expect(clippingFactor(2, 1.5)).toBe(1);
    expect(clippingFactor(0, 1)).toBe(1);
  });

  it('happens per record, before the mean', () => {
    const norms = Array.from({ length: 30 }, (_, row) =>
      Math.sqrt(recordSquaredNorm(problem, row, residuals, row * 3)),
    );
    const clip = norms.toSorted((a, b) => a - b)[15]!;
    const batch = new Uint32Array([3, 7, 7, 20]);
    const gradient = new Float64Array(problem.dimension);
    addClippedBatchGradient(problem, residuals, batch, clip, gradient);
    const records = clippedGradients(clip);
    gradient.forEach((value, j) => {
      expect(value).toBeCloseTo((records[3]![j]! + 2 * records[7]![j]! + records[20]![j]!) / 4, 14);
    });
    const { signal, trace } = clippedMoments(problem, residuals, clip);
    const mean = new Float64Array(problem.dimension).map((_, j) => records.reduce((sum, r) => sum + r[j]! / 30, 0));
    expect(signal).toBeCloseTo(squaredNorm(mean), 13);
    const spread = records.reduce((sum, r) => sum + squaredNorm(r.map((value, j) => value - mean[j]!)) / 30, 0);
    expect(trace).toBeCloseTo(spread, 13);
  });
});

describe('privacy noise', () => {
  it('has the published deviation: C = 1, b = 50, eps = 0.2, delta = 1e-6', () => {
    // sqrt(2 ln 1250000) = 5.29880252685, times 2 / (50 * 0.2) = 0.2.
    expect(noisePerCoordinate({ clip: 1, epsilon: 0.2, delta: 1e-6 }, 50)).toBeCloseTo(1.05976050537, 10);
  });

  it('adds its variance to every coordinate', () => {
    const values = new Float64Array(200_000).fill(3);
    addGaussianNoise(new PhiloxStream({ key0: 1, key1: 1 }, 0), values, 2);
    const mean = values.reduce((sum, x) => sum + x, 0) / values.length;
    const square = values.reduce((sum, x) => sum + (x - 3) ** 2, 0) / values.length;
    expect(Math.abs(mean - 3)).toBeLessThan((4 * 2) / Math.sqrt(values.length));
    expect(Math.abs(square / 4 - 1)).toBeLessThan(4 * Math.sqrt(2 / values.length));
  });
});

describe('varianceAndSignal', () => {
  it('of three vectors computed by hand', () => {
    // (0,0), (3,0), (0,3): mean (1,1), squared deviations 2 + 5 + 5, variance 6, signal 2 - 6/3.
    const { variance, signal } = varianceAndSignal(new Float64Array([0, 0, 3, 0, 0, 3]), 3, 2);
    expect(variance).toBeCloseTo(6, 14);
    expect(signal).toBeCloseTo(0, 14);
  });

  it('is unbiased where the naive ratio saturates: h = 7, r = 50', () => {
    const stream = new PhiloxStream({ key0: 2, key1: 2 }, 0);
    let variances = 0;
    let signals = 0;
    let norms = 0;
    const trials = 4000;
    for (let trial = 0; trial < trials; trial++) {
      // d = 20, mean norm 1, total variance 50.
      const vectors = Float64Array.from(
        { length: 140 },
        () => Math.sqrt(1 / 20) + Math.sqrt(50 / 20) * stream.normal(),
      );
      const { variance, signal } = varianceAndSignal(vectors, 7, 20);
      variances += variance / trials;
      signals += signal / trials;
      norms += (signal + variance / 7) / trials;
    }
    expect(Math.abs(variances / 50 - 1)).toBeLessThan(0.02);
    expect(Math.abs(signals - 1)).toBeLessThan(0.2);
    // r / (1 + r / h) = 6.1404.
    expect(Math.abs(variances / norms - 6.1404)).toBeLessThan(0.15);
  });
});
