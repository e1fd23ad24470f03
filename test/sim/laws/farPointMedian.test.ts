import { describe, expect, it } from 'vitest';
import { drawGram, emptyGramDraw } from '../../../src/sim/laws/gram.js';
import { farPointMedian } from '../../../src/sim/laws/farPointMedian.js';
import { gramTrials } from '../../../src/sim/laws/gramTrials.js';
import { LinearPlant } from '../../../src/sim/laws/plant.js';
import { PhiloxStream } from '../../../src/sim/random/philoxStream.js';
import { bruteForce, F, N } from './bruteForce.js';
import { kolmogorovSmirnov } from './twoSample.js';

const streamOf = (trial: number) => new PhiloxStream({ key0: 31, key1: 7 }, trial);

describe('the geometric median with far points', () => {
  it.each([2, 4, 60])('has the law of the rule on explicit rows with remote points, d = %i', async (d) => {
    const trials = 800;
    // Far enough that a point moves the median by 1e-4 at most, near enough that the rule keeps digits of the honest rows.
    const attack = { kind: 'far-point', magnitude: 1e4 * Math.sqrt(d), direction: 'first' } as const;
    const [first, square, fromMean] = await bruteForce('gm', d, attack, trials, [
      { kind: 'dot', direction: 'first' },
      { kind: 'squared-norm' },
      { kind: 'squared-distance-to-honest-mean' },
    ]);
    const trial = gramTrials({ n: N, f: F, d });
    const law = (f: number) => Array.from({ length: trials }, (_, t) => farPointMedian(trial(streamOf(t)), f));
    const medians = law(F);
    expect(
      kolmogorovSmirnov(
        first!,
        medians.map((median) => median.first),
      ),
    ).toBeGreaterThan(1e-4);
    expect(
      kolmogorovSmirnov(
        square!,
        medians.map((median) => median.squaredError),
      ),
    ).toBeGreaterThan(1e-4);
    expect(
      kolmogorovSmirnov(
        fromMean!,
        medians.map((median) => median.squaredErrorToHonestMean),
      ),
    ).toBeGreaterThan(1e-4);
    expect(
      kolmogorovSmirnov(
        first!,
        law(F + 1).map((median) => median.first),
      ),
    ).toBeLessThan(1e-10);
  });

  it('minimises the sum of distances less f times the coordinate: explicit points in the plane', () => {
    const points = [
      [0, 0],
      [2, 0.5],
      [1, 3],
      [-1, 1],
      [0.5, 1.5],
    ] as const;
    const h = points.length;
    const draw = emptyGramDraw({ h, d: 2, directions: 1 });
    points.forEach(([x, y], i) => {
      draw.projections[i] = x;
      points.forEach(([u, v], j) => (draw.gram[i * h + j] = x * u + y * v));
    });
    const objective = (x: number, y: number, f: number) =>
      points.reduce((sum, [u, v]) => sum + Math.hypot(x - u, y - v), 0) - f * x;
    for (const f of [1, 2, 3, 4]) {
      const { weights, shift, first, squaredError } = farPointMedian(new LinearPlant(h, 0).load(draw), f);
      const y = points.reduce((sum, point, j) => sum + weights[j]! * point[1], 0);
      expect(weights.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
      expect(squaredError).toBeCloseTo(first * first + y * y, 11);
      expect(first).toBeCloseTo(shift + points.reduce((sum, point, j) => sum + weights[j]! * point[0], 0), 12);
      const least = objective(first, y, f);
      for (const step of [1e-3, 0.03, 0.5]) {
        for (const angle of [0, 1, 2, 3, 4, 5, 6]) {
          expect(objective(first + step * Math.cos(angle), y + step * Math.sin(angle), f)).toBeGreaterThan(least);
        }
      }
    }
  });

  it.each([
    [11, 1, 0.0953463],
    [11, 2, 0.214886],
    [15, 3, 0.247207],
    [25, 6, 0.323943],
    [15, 6, 0.843274],
  ])('is displaced by its limit at (%i, %i)', (n, f, limit) => {
    // sqrt(1 - 1/h) f / sqrt(h² - f²), published to six digits; at d = 1e9 a draw is within a few 1e-5 of it.
    const d = 1e9;
    const plant = gramTrials({ n, f, d })(streamOf(n));
    const displacement = (farPointMedian(plant, f).first - plant.honestMeanFirst) / Math.sqrt(d);
    expect(Math.abs(displacement - limit)).toBeLessThan(3e-4);
  });

  it('is refused when the far points are the majority', () => {
    const plant = gramTrials({ n: 8, f: 4, d: 100 })(streamOf(0));
    expect(() => farPointMedian(plant, 4)).toThrow('f=4, h=4 (nearest: f=3)');
    // Nothing far: the median of the honest rows alone.
    expect(farPointMedian(plant, 0).shift).toBe(0);
  });

  it('has the honest rows of a draw only', () => {
    const draw = drawGram(streamOf(5), { h: 6, d: 50, directions: 1 });
    const alone = farPointMedian(new LinearPlant(6, 0).load(draw), 2);
    const beside = farPointMedian(new LinearPlant(6, 3).load(draw).shift(7), 2);
    expect(beside.squaredError).toBeCloseTo(alone.squaredError, 10);
  });
});
