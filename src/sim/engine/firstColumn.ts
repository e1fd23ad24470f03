import { fillByzantineColumn } from '../attacks/fillByzantineColumn.js';
import { coordinates } from '../models/coordinates.js';
import { drawStandard } from '../models/fillHonestTile.js';
import { reduceColumn } from '../rules/reduceColumn.js';
import type { Reducer } from '../rules/reducer.js';
import type { Field, Statistic } from './engine.js';
import { SparseMix } from './reference/sparseMix.js';
import { addColumn } from './reference/statistics.js';

/**
 * The first column of a field, where most attacks are planted, by any amount: engines whose rows are float32 leave it out of
 * them and take it from here, in float64.
 */
export class FirstColumn {
  private readonly values: Float64Array;
  private readonly scratch: Float64Array;
  private readonly draws = new Float32Array(1);

  constructor(private readonly field: Field) {
    this.values = new Float64Array(field.n);
    this.scratch = new Float64Array(field.n);
  }

  /** Its n values in a trial; valid until the next call. */
  of(trial: number): Float64Array {
    const { n, f, model, attack, key } = this.field;
    const { offset, scale } = coordinates(model);
    for (let row = attack.kind === 'none' ? 0 : f; row < n; row++) {
      drawStandard(model, this.draws, 1, { key, trial, row, firstColumn: 0, stream: 0 });
      this.values[row] = offset + scale * this.draws[0]!;
    }
    fillByzantineColumn(attack, this.values, n, f, 0, this.scratch);
    return this.values;
  }
}

/** What the first column adds to the statistics of an output, in float64 and by the rules' own code. */
export class FirstColumnStatistics {
  private readonly sparse: SparseMix | null;
  private readonly mixed: Float64Array;
  private readonly scratch: Float64Array;
  private readonly partial: Float64Array;

  constructor(
    private readonly field: Field,
    private readonly mix: { readonly rows: number; readonly weights: Float64Array } | null,
    private readonly reducer: Reducer,
    private readonly wanted: readonly Statistic[],
  ) {
    const m = mix ? mix.rows : field.n;
    this.sparse = mix ? new SparseMix(m, field.n) : null;
    this.mixed = new Float64Array(m);
    this.scratch = new Float64Array(2 * m);
    this.partial = new Float64Array(wanted.length);
  }

  /**
   * Its part of the statistics, valid until the next call.
   *
   * @param t - position of the trial in the pass, for the weights of the mix
   * @param column - holds its n values, at least where the mix has weight
   */
  of(t: number, column: Float64Array): Float64Array {
    const { n, f } = this.field;
    const m = this.mixed.length;
    if (this.sparse && this.mix) {
      this.sparse.load(this.mix.weights, t * m * n);
      this.sparse.apply(column, this.mixed);
    } else this.mixed.set(column);
    const output = reduceColumn(this.reducer, this.mixed, m, this.scratch);
    let sum = 0;
    for (let i = f; i < n; i++) sum += column[i]!;
    this.partial.fill(0);
    addColumn(this.wanted, output, sum / (n - f), 0, this.partial);
    return this.partial;
  }
}
