import type { Field, TrialRange } from '../engine.js';
import { requireField } from '../requireField.js';
import { Tiles } from './tiles.js';

/** Squared distances of all pairs of rows, trial by trial, as differences summed tile by tile. See `Engine.pairwise`. */
export function pairwise(field: Field, trials: TrialRange): Float64Array {
  requireField(field, trials);
  const { n, d } = field;
  const result = new Float64Array(trials.count * n * n);
  const tiles = new Tiles(field);
  for (let t = 0; t < trials.count; t++) {
    const distances = result.subarray(t * n * n, (t + 1) * n * n);
    for (let firstColumn = 0; firstColumn < d; firstColumn += tiles.width) {
      const width = tiles.load(trials.first + t, firstColumn);
      addTile(tiles.values, n, width, distances);
    }
    mirror(distances, n);
  }
  return result;
}

/** Adds a tile's part to the upper triangle; a tile has its own sum, which keeps rounding small at large d. */
function addTile(values: Float64Array, n: number, width: number, distances: Float64Array): void {
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      let sum = 0;
      for (let c = 0, a = i * width, b = j * width; c < width; c++, a++, b++) {
        const difference = values[a]! - values[b]!;
        sum += difference * difference;
      }
      distances[i * n + j]! += sum;
    }
  }
}

function mirror(distances: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) distances[j * n + i] = distances[i * n + j]!;
}
