import type { Field, TrialRange } from '../engine.js';
import { pairwise as pairwiseInFloat64 } from '../reference/pairwise.js';
import { requireField } from '../requireField.js';
import { Arena } from './arena.js';
import { FieldTiles } from './fieldTiles.js';
import { planField, type Plan } from './plan.js';
import { GROUP } from './rows.js';

/**
 * Squared distances of all pairs of rows. See `Engine.pairwise`.
 *
 * Budget: differences and squares are rounded to float32, 16 squares at a time are summed in float32, everything beyond in
 * float64: relative error below 18 * 2^-24 = 1.1e-6, in the typical case 1e-8; Byzantine rows are rounded to float32.
 */
export function pairwise(field: Field, trials: TrialRange): Float64Array {
  requireField(field, trials);
  const plan = planField(field);
  if (!plan) return pairwiseInFloat64(field, trials);
  const { n, d } = field;
  const result = new Float64Array(trials.count * n * n);
  const arena = new Arena();
  const tiles = new FieldTiles(field, plan, arena, false);
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
    const matrix = result.subarray(t * n * n, (t + 1) * n * n);
    spread(arena.doubles(sums, side * side), side, plan, field, tiles.firstColumn, matrix);
  }
  return result;
}

/** Makes columns from .. to - 1 equal in all rows, so that they add nothing. */
function clear(arena: Arena, tiles: FieldTiles, from: number, to: number): void {
  for (let i = 0; i < tiles.count; i++) arena.floats(tiles.row(i) + 4 * from, to - from).fill(0);
}

/** The n x n matrix from the sums over tile rows (upper triangle) and the first column. */
function spread(
  sums: Float64Array,
  side: number,
  plan: Plan,
  { n }: Field,
  firstColumn: Float64Array,
  matrix: Float64Array,
): void {
  const { scale, tileRows } = plan;
  const square = scale * scale;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      const a = tileRows[i]!;
      const b = tileRows[j]!;
      const first = firstColumn[i]! - firstColumn[j]!;
      const rest = a === b ? 0 : square * sums[Math.min(a, b) * side + Math.max(a, b)]!;
      matrix[i * n + j] = matrix[j * n + i] = rest + first * first;
    }
  }
}
