import type { Field, TrialRange } from '../engine.js';
import type { Plan } from '../plan.js';

/** Numbers of a tile: 2 MiB. A pass holds some ten tensors of that size. */
const TILE_NUMBERS = 2 ** 19;
/** Columns of a tile: large enough that the call of an operation is lost in its work. */
const MOST_COLUMNS = 2 ** 15;
/** Columns are summed by sixteens (see `columnSums`), twice where there are many: widths of tiles are multiples. */
const GROUP = 16;
const DOUBLE_GROUP = 256;

/** Columns `from .. from + columns - 1` of a field, filled up with zeros to `width` columns. */
export interface TileColumns {
  readonly from: number;
  readonly columns: number;
  readonly width: number;
}

/** Trials and columns of one tile of a pass: tensors of shape [trials.count, columns.width], one for every row. */
export interface Tile {
  readonly trials: TrialRange;
  /** Position of the first trial in the pass. */
  readonly position: number;
  readonly columns: TileColumns;
}

/** Distinct rows of a field in the coordinates of its plan: the Byzantine ones, then the honest ones. */
export function rowCount({ n }: Field, plan: Plan): number {
  return plan.byzantine.length + n - plan.firstHonest;
}

/**
 * The tiles of a pass in the order in which they are summed. How the columns are cut depends on the shape of the field
 * alone, so that a trial has the same sums in every range; where columns are few, a tile holds many trials. None where the
 * field has one column, which is not in the tiles (see `FirstColumn`).
 */
export function* tilesOf(field: Field, plan: Plan, trials: TrialRange): Generator<Tile> {
  const { d } = field;
  if (d === 1) return;
  const rows = rowCount(field, plan);
  const fitting = Math.floor(TILE_NUMBERS / rows / DOUBLE_GROUP) * DOUBLE_GROUP;
  const most = Math.min(MOST_COLUMNS, Math.max(DOUBLE_GROUP, fitting));
  const atOnce = Math.max(1, Math.floor(TILE_NUMBERS / rows / padded(Math.min(d, most))));
  for (let position = 0; position < trials.count; position += atOnce) {
    const count = Math.min(atOnce, trials.count - position);
    for (let from = 0; from < d; from += most) {
      const columns = Math.min(most, d - from);
      yield {
        trials: { first: trials.first + position, count },
        position,
        columns: { from, columns, width: padded(columns) },
      };
    }
  }
}

function padded(columns: number): number {
  const unit = columns <= DOUBLE_GROUP ? GROUP : DOUBLE_GROUP;
  return Math.ceil(columns / unit) * unit;
}
