import { describe, expect, it } from 'vitest';
import { PhiloxStream } from '../../../src/sim/random/philoxStream.js';
import {
  accuracy,
  addRecordGradient,
  lossAndGradient,
  recordResidual,
  recordSquaredNorm,
  softmaxProblem,
} from '../../../src/sim/training/softmax.js';
import { squaredNorm } from '../../../src/sim/training/vectors.js';
import { randomDataset } from './randomDataset.js';

describe('softmax regression', () => {
  it('of three classes computed by hand', () => {
    // One record x = (2, 0), y = 1, intercept added. Logits ln 1, ln 2, ln 5 through the first feature and the intercept.
    const problem = softmaxProblem({
      name: 'hand',
      features: new Float32Array([2, 0]),
      labels: new Uint8Array([1]),
      rows: 1,
      dimension: 2,
      classes: 3,
    });
    expect(problem.dimension).toBe(9);
    const weights = new Float64Array([0, Math.log(2) / 2, 0, 7, -7, 3, 0, 0, Math.log(5)]);
    const gradient = new Float64Array(9);
    const loss = lossAndGradient(problem, weights, gradient);
    // p = (1, 2, 5) / 8; loss = -ln(1/4); gradient = x (p - e_1) with x = (2, 0, 1).
    expect(loss).toBeCloseTo(Math.log(4), 14);
    const expected = [2 / 8, (-2 * 6) / 8, 10 / 8, 0, 0, 0, 1 / 8, -6 / 8, 5 / 8];
    expected.forEach((value, i) => expect(gradient[i]).toBeCloseTo(value, 14));
    const residual = new Float64Array(3);
    recordResidual(problem, weights, 0, residual);
    expect(recordSquaredNorm(problem, 0, residual)).toBeCloseTo((5 * (1 + 36 + 25)) / 64, 13);
    expect(accuracy(problem, weights)).toBe(0);
    expect(accuracy(problem, new Float64Array([0, 1, 0, 0, 0, 0, 0, 0, 0]))).toBe(1);
  });

  it.each([
    [2, 0],
    [3, 0.1],
    [7, 0],
    [10, 0.02],
  ])('gradient of %d classes with l2 = %d equals central differences', (classes, l2) => {
    const problem = softmaxProblem(randomDataset(20, 4, classes, classes), l2);
    const stream = new PhiloxStream({ key0: 3, key1: 4 }, classes);
    const weights = Float64Array.from({ length: problem.dimension }, () => stream.normal());
    const gradient = new Float64Array(problem.dimension);
    const scratch = new Float64Array(problem.dimension);
    lossAndGradient(problem, weights, gradient);
    const step = 1e-5;
    for (let i = 0; i < weights.length; i++) {
      const moved = (by: number) => {
        const copy = weights.slice();
        copy[i]! += by;
        return lossAndGradient(problem, copy, scratch);
      };
      expect(Math.abs((moved(step) - moved(-step)) / (2 * step) - gradient[i]!)).toBeLessThan(1e-8);
    }
  });

  it('record gradients average to the full one and have the stated norms', () => {
    const problem = softmaxProblem(randomDataset(15, 6, 4, 9));
    const stream = new PhiloxStream({ key0: 5, key1: 6 }, 0);
    const weights = Float64Array.from({ length: problem.dimension }, () => stream.normal());
    const full = new Float64Array(problem.dimension);
    lossAndGradient(problem, weights, full);
    const sum = new Float64Array(problem.dimension);
    const residual = new Float64Array(4);
    for (let row = 0; row < 15; row++) {
      const gradient = new Float64Array(problem.dimension);
      recordResidual(problem, weights, row, residual);
      addRecordGradient(problem, row, residual, 0, 1, gradient);
      expect(squaredNorm(gradient)).toBeCloseTo(recordSquaredNorm(problem, row, residual), 12);
      gradient.forEach((value, i) => (sum[i]! += value / 15));
    }
    sum.forEach((value, i) => expect(value).toBeCloseTo(full[i]!, 13));
  });

  it('does not overflow at large logits', () => {
    const problem = softmaxProblem(randomDataset(5, 3, 3, 11));
    const weights = new Float64Array(problem.dimension).map((_, i) => (i % 3) * 1e4);
    const gradient = new Float64Array(problem.dimension);
    expect(Number.isFinite(lossAndGradient(problem, weights, gradient))).toBe(true);
    expect(gradient.every(Number.isFinite)).toBe(true);
  });
});
