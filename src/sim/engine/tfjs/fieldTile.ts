import type { Field } from '../engine.js';
import type { ByzantineRow, Plan } from '../plan.js';
import type { Tensor, Tf } from './backend.js';
import { treeSum } from './sums.js';
import type { Tile } from './tiles.js';

/** The rows of a tile as tensors of shape [trials, width], in the coordinates of the plan. */
export interface FieldTile {
  /** By tile row: Byzantine, then honest; `null` where the row was not wanted. */
  readonly rows: readonly (Tensor | null)[];
  /** Mean of the honest rows, where it was wanted. */
  readonly mean: Tensor | null;
  /** [1, width]: 0 at the field's first column and beyond its end, which do not count, 1 elsewhere; `null` if all count. */
  readonly mask: Tensor | null;
}

/** What of a tile will be read. */
export interface Wanted {
  /** Flags of tile rows. */
  readonly rows: Uint8Array;
  /** The mean of the honest rows. */
  readonly mean: boolean;
}

/** Whether the honest rows must all be drawn. */
export function needsHonest(plan: Plan, wanted: Wanted): boolean {
  return wanted.mean || plan.byzantine.some((row, i) => wanted.rows[i] === 1 && needsMean(row));
}

/**
 * The tensors of a tile from its honest rows (see `drawHonestRows`).
 *
 * The rounding of a Byzantine entry: z or the weight, their product, the shift and the sum, four roundings of its size,
 * besides those of the mean and the deviation.
 */
export function fieldTile(
  tf: Tf,
  field: Field,
  plan: Plan,
  tile: Tile,
  wanted: Wanted,
  honest: readonly Float32Array[],
): FieldTile {
  const shape: [number, number] = [tile.trials.count, tile.columns.width];
  const drawn = honest.map((numbers) => (numbers.length > 0 ? tf.tensor2d(numbers, shape) : null));
  const mean = needsHonest(plan, wanted) ? meanOf(tf, drawn.slice(field.f - plan.firstHonest)) : null;
  const mask = maskOf(tf, tile);
  const byzantine = plan.byzantine.map((row, i) => {
    if (wanted.rows[i] !== 1) return null;
    const values = byzantineRow(tf, row, shape, mean, drawn);
    return mask ? tf.mul(values, mask) : values;
  });
  return { rows: [...byzantine, ...drawn], mean: wanted.mean ? mean : null, mask };
}

function needsMean(row: ByzantineRow): boolean {
  return row.kind === 'alie' || row.meanWeight !== 0;
}

function meanOf(tf: Tf, rows: readonly (Tensor | null)[]): Tensor {
  return tf.mul(treeSum(tf, rows)!, 1 / rows.length);
}

function byzantineRow(
  tf: Tf,
  row: ByzantineRow,
  shape: [number, number],
  mean: Tensor | null,
  honest: readonly (Tensor | null)[],
): Tensor {
  if (row.kind === 'alie') return tf.add(mean!, tf.mul(deviation(tf, mean!, honest), row.z));
  if (row.meanWeight === 0) return tf.fill(shape, row.shift);
  return tf.add(tf.mul(mean!, row.meanWeight), row.shift);
}

/** The standard deviation of the honest values of each column, divisor h - 1. */
function deviation(tf: Tf, mean: Tensor, honest: readonly (Tensor | null)[]): Tensor {
  const squares = honest.map((row) => tf.squaredDifference(row!, mean));
  return tf.sqrt(tf.mul(treeSum(tf, squares)!, 1 / (honest.length - 1)));
}

function maskOf(tf: Tf, { columns: { from, columns, width } }: Tile): Tensor | null {
  if (from > 0 && columns === width) return null;
  const mask = new Float32Array(width).fill(1, 0, columns);
  if (from === 0) mask[0] = 0;
  return tf.tensor2d(mask, [1, width]);
}
