import { isLinear } from '../../rules/isLinear.js';
import type { Reducer } from '../../rules/reducer.js';
import type { Plan } from '../plan.js';
import type { OrderReducer } from '../network/ranks.js';
import type { Tensor, Tf } from './backend.js';
import { perTrial, weightedSum } from './combine.js';
import { mixedSlack } from './mixedSlack.js';
import { orderStatistic, type Reduced } from './orderStatistic.js';
import type { Tile } from './tiles.js';
import { isOneRow, meanCombination, rowCombination, rowsWithWeight, type Combination, type Mix } from './weights.js';

/** How the columns of a tile become one number each, in the coordinates of the plan: output = offset + scale * number. */
export interface ColumnPass {
  /** Flags of the tile rows that it reads. */
  readonly rows: Uint8Array;
  /** The offset of the outputs, for each trial of the tile. */
  readonly offsets: readonly number[];
  /** @param rows - by tile row; `null` where the flag is 0 */
  reduce(tf: Tf, rows: readonly (Tensor | null)[]): Reduced;
}

/** The pass of a reducer over the trials of a tile. */
export function columnPass(plan: Plan, rows: number, tile: Tile, mix: Mix | null, reducer: Reducer): ColumnPass {
  if (isLinear(reducer)) return meanPass(plan, rows, tile, mix);
  return mix ? mixedPass(plan, rows, tile, mix, reducer) : plainPass(plan, rows, tile, reducer);
}

/** Mean of mixed rows: one combination of the rows, whose weights are combined in float64. */
function meanPass(plan: Plan, rows: number, tile: Tile, mix: Mix | null): ColumnPass {
  const combinations = trialsOf(tile).map((trial) => meanCombination(plan, rows, mix, trial));
  return {
    rows: rowsWithWeight(rows, combinations),
    offsets: combinations.map(({ total }) => total * plan.mean),
    reduce: (tf, values) => ({ values: weightedSum(tf, values, combinations), doubtful: null }),
  };
}

/** Order statistics of the rows themselves. */
function plainPass(plan: Plan, rows: number, tile: Tile, reducer: OrderReducer): ColumnPass {
  return {
    rows: new Uint8Array(rows).fill(1),
    offsets: trialsOf(tile).map(() => plan.mean),
    reduce: (tf, values) =>
      orderStatistic(
        tf,
        reducer,
        Array.from(plan.tileRows, (row) => values[row]!),
        null,
      ),
  };
}

/** Order statistics of mixed rows. */
function mixedPass(plan: Plan, rows: number, tile: Tile, mix: Mix, reducer: OrderReducer): ColumnPass {
  const trials = trialsOf(tile);
  const combinations: Combination[][] = Array.from({ length: mix.rows }, (_, a) =>
    trials.map((trial) => rowCombination(plan, rows, mix, trial, a)),
  );
  const flat = combinations.flat();
  const exact = flat.every(isOneRow);
  // Weights that do not sum to 1 move the common mean as well.
  const shift = ({ total }: Combination): number => ((total - 1) * plan.mean) / plan.scale;
  const mixRow = (tf: Tf, values: readonly (Tensor | null)[], row: readonly Combination[]): Tensor =>
    tf.tidy(() => tf.add(weightedSum(tf, values, row), perTrial(tf, row.map(shift))));
  return {
    rows: rowsWithWeight(rows, flat),
    offsets: trials.map(() => plan.mean),
    reduce: (tf, values) =>
      orderStatistic(
        tf,
        reducer,
        combinations.map((row) => mixRow(tf, values, row)),
        exact ? null : mixedSlack(tf, values, flat, Math.max(...flat.map((row) => Math.abs(shift(row))))),
      ),
  };
}

function trialsOf({ position, trials }: Tile): number[] {
  return Array.from({ length: trials.count }, (_, t) => position + t);
}
