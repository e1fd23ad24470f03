/** The models have the mean and the variance that their parameters promise. */
import { describe, expect, it } from 'vitest';
import { fillHonestTile } from '../../../src/sim/models/fillHonestTile.js';
import { rademacher, type Model } from '../../../src/sim/models/model.js';
import { cellKey } from '../../../src/sim/random/key.js';

const COUNT = 400_000;
const key = cellKey(5, 'models');

/** [model, mean, variance, fourth central moment], from the textbook formulas. */
const models: readonly [Model, number, number, number][] = [
  [{ kind: 'gaussian', mean: 3, sigma: 2 }, 3, 4, 48],
  [rademacher, 0, 1, 1],
  [{ kind: 'two-point', p: 0.2 }, 0, 1, 3.25],
  [{ kind: 'sparse', p: 0.05 }, 0, 1, 20],
  [{ kind: 'laplace', mean: -1, sigma: 3 }, -1, 9, 6 * 81],
  [{ kind: 'uniform', low: -1, high: 5 }, 2, 3, 1.8 * 9],
  // Standard deviation 2 by the formula that the model documents; kurtosis 3 + 6 / (nu - 4).
  [{ kind: 'student-t', nu: 12, location: 1, scale: 2 * Math.sqrt(10 / 12) }, 1, 4, 3.75 * 16],
];

describe('fillHonestTile', () => {
  it.each(models)('%j has mean %d, variance %d', (model, mean, variance, fourth) => {
    const tile = new Float64Array(COUNT);
    const place = { key, trial: 1, firstRow: 0, lastRow: 1, firstColumn: 0, width: COUNT };
    fillHonestTile(model, tile, place, new Float32Array(COUNT));
    let sum = 0;
    let squares = 0;
    for (const x of tile) {
      sum += x - mean;
      squares += (x - mean) ** 2;
    }
    expect(Math.abs(sum / COUNT)).toBeLessThan(4 * Math.sqrt(variance / COUNT));
    // A law of equal squares leaves the rounding of its size alone.
    const deviation = Math.sqrt((fourth - variance ** 2) / COUNT);
    expect(Math.abs(squares / COUNT - variance)).toBeLessThanOrEqual(4 * deviation + 1e-7 * variance);
  });

  it('keeps the digits of draws that share a large offset', () => {
    const [near, far] = [0, 1e9].map((mean) => {
      const tile = new Float64Array(64);
      const place = { key, trial: 1, firstRow: 0, lastRow: 1, firstColumn: 0, width: 64 };
      fillHonestTile({ kind: 'laplace', mean, sigma: 1 }, tile, place, new Float32Array(64));
      return tile.map((x) => x - mean);
    });
    near!.forEach((x, c) => expect(Math.abs(far![c]! - x)).toBeLessThan(2e-7));
  });
});
