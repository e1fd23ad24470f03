import { reduceColumn } from '../../rules/reduceColumn.js';
import type { Reducer } from '../../rules/reducer.js';
import type { Plan } from '../plan.js';
import { rowCombination, type Mix } from './weights.js';

/** Single columns of a tile in float64 by the rules' own code, for those in which a tie decides. */
export class ExactColumns {
  private readonly column: Float64Array;
  private readonly scratch: Float64Array;

  /** @param rows - the numbers of the tile rows, [trials x width] each; empty where they have no weight */
  constructor(
    private readonly plan: Plan,
    private readonly mix: Mix | null,
    private readonly reducer: Reducer,
    private readonly rows: readonly Float32Array[],
  ) {
    const m = mix ? mix.rows : plan.tileRows.length;
    this.column = new Float64Array(m);
    this.scratch = new Float64Array(2 * m);
  }

  /**
   * The output of a column, in the coordinates of the plan.
   *
   * @param place - of the column in the tile rows
   * @param trial - position of its trial in the pass
   */
  reduce(place: number, trial: number): number {
    const { plan, mix, rows, column } = this;
    if (mix) for (let a = 0; a < mix.rows; a++) column[a] = this.mixed(mix, place, trial, a);
    else plan.tileRows.forEach((row, i) => (column[i] = rows[row]![place]!));
    return reduceColumn(this.reducer, column, column.length, this.scratch);
  }

  private mixed(mix: Mix, place: number, trial: number, row: number): number {
    const { weights, total } = rowCombination(this.plan, this.rows.length, mix, trial, row);
    let sum = ((total - 1) * this.plan.mean) / this.plan.scale;
    weights.forEach((weight, k) => {
      if (weight !== 0) sum += weight * this.rows[k]![place]!;
    });
    return sum;
  }
}
