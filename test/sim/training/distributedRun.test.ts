import { describe, expect, it } from 'vitest';
import { PhiloxStream } from '../../../src/sim/random/philoxStream.js';
import { runToStep } from '../../../src/sim/training/distributedRun.js';
import { accumulateMomentum } from '../../../src/sim/training/momentum.js';
import { accuracy, lossAndGradient, softmaxProblem } from '../../../src/sim/training/softmax.js';
import { squaredNorm } from '../../../src/sim/training/vectors.js';
import { varianceAndSignal } from '../../../src/sim/training/vnEstimate.js';
import { randomDataset } from './randomDataset.js';

const problem = softmaxProblem(randomDataset(40, 5, 3, 1));
const settings = { workers: 6, batch: 4, learningRate: 0.05, momentum: 0.8 };
const stream = (trial: number) => new PhiloxStream({ key0: 7, key1: 8 }, trial);

describe('accumulateMomentum', () => {
  it('is the heavy-ball sum: S1(0.9, 5) = 4.68559 for constant gradients', () => {
    const momentum = new Float64Array(1);
    for (let t = 0; t <= 5; t++) accumulateMomentum(momentum, new Float64Array([1]), 0.9);
    expect(momentum[0]).toBeCloseTo(4.68559, 10);
  });
});

describe('runToStep', () => {
  it('knows the exact gradient, variance and momentum of its path', () => {
    const gradients: Float64Array[] = [];
    const variances: number[] = [];
    const state = runToStep(problem, settings, 6, stream(0), ({ weights, variance, signal }) => {
      const gradient = new Float64Array(problem.dimension);
      lossAndGradient(problem, weights, gradient);
      gradients.push(gradient);
      variances.push(variance);
      expect(signal).toBeCloseTo(squaredNorm(gradient), 12);
    });
    expect(state.step).toBe(6);
    expect(gradients.length).toBe(7);
    const sum = new Float64Array(problem.dimension);
    gradients.forEach((gradient, u) => gradient.forEach((value, i) => (sum[i]! += 0.8 ** (6 - u) * value)));
    expect(state.momentumSignal).toBeCloseTo(squaredNorm(sum), 11);
    expect(state.momentumVariance).toBeCloseTo(
      variances.reduce((total, variance, u) => total + 0.64 ** (6 - u) * variance, 0),
      12,
    );
  });

  it('moves by the mean of the workers momentum sums', () => {
    const path: Float64Array[] = [];
    const momenta: Float64Array[] = [];
    runToStep(problem, settings, 3, stream(1), (state) => {
      path.push(state.weights.slice());
      momenta.push(state.momenta.slice());
    });
    for (let t = 0; t < 3; t++) {
      for (let j = 0; j < problem.dimension; j++) {
        let mean = 0;
        for (let i = 0; i < 6; i++) mean += momenta[t]![i * problem.dimension + j]! / 6;
        expect(path[t + 1]![j]).toBeCloseTo(path[t]![j]! - 0.05 * mean, 13);
      }
    }
  });

  it('the exact batch variance is that of batch gradients drawn by brute force', () => {
    const { gradients, variance, signal } = runToStep(problem, { ...settings, workers: 4000 }, 0, stream(2));
    const estimate = varianceAndSignal(gradients, 4000, problem.dimension);
    expect(Math.abs(estimate.variance / variance - 1)).toBeLessThan(0.05);
    expect(Math.abs(estimate.signal / signal - 1)).toBeLessThan(0.1);
  });

  it('the variance of momentum sums is sum mu^2(t-u) variance_u in expectation', () => {
    let measured = 0;
    let exact = 0;
    for (let trial = 0; trial < 400; trial++) {
      const { momenta, momentumVariance } = runToStep(problem, settings, 5, stream(100 + trial));
      measured += varianceAndSignal(momenta, 6, problem.dimension).variance;
      exact += momentumVariance;
    }
    expect(Math.abs(measured / exact - 1)).toBeLessThan(0.05);
  });

  it('learns separable data', () => {
    const labels = new Uint8Array(60).map((_, i) => i % 3);
    const features = Float32Array.from({ length: 180 }, (_, i) => (labels[Math.floor(i / 3)] === i % 3 ? 1 : 0));
    const separable = softmaxProblem({ name: 'separable', features, labels, rows: 60, dimension: 3, classes: 3 });
    expect(accuracy(separable, runToStep(separable, settings, 50, stream(3)).weights)).toBe(1);
  });

  it('same stream, same bits', () => {
    expect(runToStep(problem, settings, 4, stream(5)).weights).toEqual(
      runToStep(problem, settings, 4, stream(5)).weights,
    );
  });
});
