import { fillDistances } from '../distanceMatrix.js';
import type { Field, Points, TrialRange } from '../engine.js';
import { pairwise as pairwiseInFloat64 } from '../reference/pairwise.js';
import { requireField } from '../requireField.js';
import { Arena } from './arena.js';
import { FieldTiles } from './fieldTiles.js';
import { planPairs } from '../plan.js';
import { GROUP } from './rows.js';

/**
 * Squared distances of all pairs of rows. See `Engine.pairwise`.
 *
 * Budget: differences and squares are rounded to float32, 16 squares at a time are summed in float32, everything beyond in
 * float64: relative error below 18 * 2^-24 = 1.1e-6, in the typical case 1e-8; Byzantine rows are rounded to float32.
 *
 * The origin is one more row of the tile, -mean/scale in the plan's coordinates. Its rounding to float32 moves the origin for
 * all rows alike; the rounding of the differences would drown what tells the norms apart when the mean is many spreads away,
 * and there the norms are computed in float64.
 */
export function pairwise(field: Field, trials: TrialRange, points: Points = 'rows'): Float64Array {
  requireField(field, trials);
  const plan = planPairs(field, points);
  if (!plan) return pairwiseInFloat64(field, trials, points);
  const origin = points === 'rows-and-origin';
  const { n, d } = field;
  const size = origin ? n + 1 : n;
  const result = new Float64Array(trials.count * size * size);
  const arena = new Arena();
  const tiles = new FieldTiles(field, plan, arena, false, origin);
  const all = new Uint8Array(tiles.count).fill(1);
  const { count } = tiles;
  const side = count + (count & 1);
  const sums = arena.allocate(8 * side * side);
  for (let t = 0; t < trials.count; t++) {
    arena.doubles(sums, side * side).fill(0);
    for (let from = 0; from < d; from += tiles.width) {
      const width = tiles.load(trials.first + t, from, all);
      if (from === 0) clear(arena, tiles, 0, 1);
      const columns = Math.ceil(width / GROUP) * GROUP;
      if (columns > width) clear(arena, tiles, width, columns);
      arena.kernels.addDistances(sums, side, tiles.rows, tiles.stride, count, columns);
    }
    const matrix = result.subarray(t * size * size, (t + 1) * size * size);
    const totals = arena.doubles(sums, side * side);
    fillDistances(matrix, size, plan, tiles.firstColumn, (one, other) => totals[one * side + other]!, tiles.origin);
  }
  return result;
}

/** Makes columns from .. to - 1 equal in all rows, so that they add nothing. */
function clear(arena: Arena, tiles: FieldTiles, from: number, to: number): void {
  for (let i = 0; i < tiles.count; i++) arena.floats(tiles.row(i) + 4 * from, to - from).fill(0);
}
