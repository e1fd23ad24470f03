import type { Field, Points, TrialRange } from '../engine.js';
import { requireField } from '../requireField.js';
import { Tiles } from './tiles.js';

/** Squared distances of all pairs of points, trial by trial, as differences summed tile by tile. See `Engine.pairwise`. */
export function pairwise(field: Field, trials: TrialRange, points: Points = 'rows'): Float64Array {
  requireField(field, trials);
  const { n, d } = field;
  const side = points === 'rows' ? n : n + 1;
  const result = new Float64Array(trials.count * side * side);
  const tiles = new Tiles(field);
  for (let t = 0; t < trials.count; t++) {
    const distances = result.subarray(t * side * side, (t + 1) * side * side);
    for (let firstColumn = 0; firstColumn < d; firstColumn += tiles.width) {
      const width = tiles.load(trials.first + t, firstColumn);
      addTile(tiles.values, n, width, distances, side);
      if (side > n) addNorms(tiles.values, n, width, distances);
    }
    mirror(distances, side);
  }
  return result;
}

/** Adds a tile's part to the upper triangle; a tile has its own sum, which keeps rounding small at large d. */
function addTile(values: Float64Array, n: number, width: number, distances: Float64Array, side: number): void {
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      let sum = 0;
      for (let c = 0, a = i * width, b = j * width; c < width; c++, a++, b++) {
        const difference = values[a]! - values[b]!;
        sum += difference * difference;
      }
      distances[i * side + j]! += sum;
    }
  }
}

/** Adds a tile's part to the last column, the distances to the origin. */
function addNorms(values: Float64Array, n: number, width: number, distances: Float64Array): void {
  for (let i = 0; i < n; i++) {
    let sum = 0;
    for (let a = i * width; a < (i + 1) * width; a++) sum += values[a]! * values[a]!;
    distances[i * (n + 1) + n]! += sum;
  }
}

function mirror(distances: Float64Array, side: number): void {
  for (let i = 0; i < side; i++) {
    for (let j = i + 1; j < side; j++) distances[j * side + i] = distances[i * side + j]!;
  }
}
