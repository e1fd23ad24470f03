import type { Field, Points, TrialRange } from '../engine.js';
import { FirstColumn } from '../firstColumn.js';
import { isOriginFar, type Plan } from '../plan.js';
import type { Backend, Tensor, Tf } from './backend.js';
import { fieldTile } from './fieldTile.js';
import { drawHonestRows } from './honestRows.js';
import { columnSums, rowTotals, splitNumber } from './sums.js';
import { rowCount, tilesOf } from './tiles.js';

/**
 * Squared distances of all pairs of points of a field that has a plan. See `Engine.pairwise`.
 *
 * Differences of the float32 rows are squared and summed as `columnSums` does; the rows of the plan are what they are, so
 * rows that nearly coincide keep their distance. The origin is at -o, o = mean / scale, in the coordinates of the plan: a
 * norm is the sum of (y + o)^2. Where o is large, its rounding would drown what tells the norms of honest rows apart, and
 * those are taken as sum y^2 + 2 o sum y + d o^2 in float64: y varies about a place that is far from -o, so nothing
 * cancels. Byzantine rows may be at the origin, and stay with y + o.
 */
export async function pairwise(
  backend: Backend,
  field: Field,
  plan: Plan,
  trials: TrialRange,
  points: Points,
): Promise<Float64Array> {
  const { n } = field;
  const rows = rowCount(field, plan);
  const origin = points === 'rows-and-origin';
  const side = origin ? n + 1 : n;
  const result = firstColumns(field, trials, side);
  const all = { rows: new Uint8Array(rows).fill(1), mean: false };
  for (const tile of tilesOf(field, plan, trials)) {
    const { count } = tile.trials;
    const honest = drawHonestRows(field, plan, tile, () => true);
    const made = backend.run((tf) => {
      const made = fieldTile(tf, field, plan, tile, all, honest);
      const stacked = tf.reshape(tf.stack(made.rows as Tensor[]), [rows, count * tile.columns.width]);
      const squares = made.rows.slice(0, -1).map((row) => tf.tidy(() => squaredDistances(tf, stacked, row!, count)));
      return origin ? [...squares, ...norms(tf, plan, stacked, count, made.mask)] : squares;
    });
    const read = (await backend.read(made)).map((numbers) => rowTotals(numbers, rows * count));
    const { from, columns } = tile.columns;
    const normsRead = origin ? normsOf(plan, read.slice(rows - 1), count, from === 0 ? columns - 1 : columns) : null;
    for (let t = 0; t < count; t++) {
      const distance = (a: number, b: number): number =>
        a === b ? 0 : b === rows ? normsRead![a * count + t]! : read[Math.min(a, b)]![Math.max(a, b) * count + t]!;
      const start = (tile.position + t) * side * side;
      addTile(result.subarray(start, start + side * side), plan, rows, side, distance);
    }
  }
  return result;
}

/** Squared differences of the first column, on both sides of the diagonal; point n is the origin. */
function firstColumns(field: Field, trials: TrialRange, side: number): Float64Array {
  const { n } = field;
  const column = new FirstColumn(field);
  const result = new Float64Array(trials.count * side * side);
  for (let t = 0; t < trials.count; t++) {
    const values = column.of(trials.first + t);
    for (let k = 0; k < side * side; k++) {
      const [i, j] = [Math.floor(k / side), k % side];
      result[t * side * side + k] = ((i < n ? values[i]! : 0) - (j < n ? values[j]! : 0)) ** 2;
    }
  }
  return result;
}

/** Adds the squared distances of tile rows, in the coordinates of the plan, to a matrix; tile row `rows` is the origin. */
function addTile(
  matrix: Float64Array,
  { scale, tileRows }: Plan,
  rows: number,
  side: number,
  distance: (a: number, b: number) => number,
): void {
  const n = tileRows.length;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < side; j++) {
      const square = scale * scale * distance(tileRows[i]!, j < n ? tileRows[j]! : rows);
      matrix[i * side + j]! += square;
      matrix[j * side + i]! += square;
    }
  }
}

/** Squared distances of one row to all rows: column sums of [rows * trials, width]. */
function squaredDistances(tf: Tf, stacked: Tensor, row: Tensor, count: number): Tensor {
  const [rows, size] = stacked.shape as [number, number];
  const squares = tf.squaredDifference(stacked, tf.reshape(row, [1, size]));
  return columnSums(tf, tf.reshape(squares, [rows * count, size / count]));
}

/** Column sums of (y + o)^2, and where the origin is far those of y^2 and y, of all rows. */
function norms(tf: Tf, plan: Plan, stacked: Tensor, count: number, mask: Tensor | null): Tensor[] {
  const [rows, size] = stacked.shape as [number, number];
  const values = tf.reshape(stacked, [rows * count, size / count]);
  const [high, low] = splitNumber(plan.mean / plan.scale);
  const shifted = tf.add(tf.add(values, high), low);
  const direct = columnSums(tf, tf.square(mask ? tf.mul(shifted, mask) : shifted));
  return isOriginFar(plan) ? [direct, columnSums(tf, tf.square(values)), columnSums(tf, values)] : [direct];
}

/** Squared norms by tile row and trial, in the coordinates of the plan. */
function normsOf(
  plan: Plan,
  [direct, squares, sums]: readonly Float64Array[],
  count: number,
  columns: number,
): Float64Array {
  if (!squares || !sums) return direct!;
  const origin = plan.mean / plan.scale;
  return direct!.map((norm, k) =>
    k < plan.byzantine.length * count ? norm : squares[k]! + 2 * origin * sums[k]! + columns * origin * origin,
  );
}
