import { isLinear } from '../../rules/isLinear.js';
import type { Reducer } from '../../rules/reducer.js';
import type { Arena } from './arena.js';
import { combine, termBytes, writeTerms, type Combination } from './combination.js';
import type { FieldTiles } from './fieldTiles.js';
import { OrderPass } from './network/orderPass.js';
import type { OrderReducer } from '../network/ranks.js';
import type { Plan } from '../plan.js';
import { GROUP } from './rows.js';

/** The m x n weights of all trials of a pass. */
export interface Mix {
  readonly rows: number;
  readonly weights: Float64Array;
}

/** How a tile becomes one float64 number per column, in the coordinates of the plan: output = offset + scale * number. */
export interface ColumnPass {
  /** Takes the weights of a trial; returns the tile rows that it reads, as flags, and the offset of its outputs. */
  prepare(trial: number): { readonly rows: Uint8Array; readonly offset: number };
  /** Reduces the first `columns` columns of the current tile to `out`. */
  run(out: number, columns: number): void;
}

/** The pass of a reducer; `tiles` is asked for when the first tile is there. */
export function columnPass(arena: Arena, plan: Plan, tiles: FieldTiles, mix: Mix | null, reducer: Reducer): ColumnPass {
  if (isLinear(reducer)) return new LinearPass(arena, plan, tiles, mix);
  return mix ? new MixedOrderPass(arena, plan, tiles, mix, reducer) : new PlainOrderPass(arena, plan, tiles, reducer);
}

/** Mean of mixed rows: one combination of the rows. */
class LinearPass implements ColumnPass {
  private readonly terms: number;
  private combination: Combination = { rows: [], weights: [] };

  constructor(
    private readonly arena: Arena,
    private readonly plan: Plan,
    private readonly tiles: FieldTiles,
    private readonly mix: Mix | null,
  ) {
    this.terms = arena.allocate(termBytes(tiles.count));
  }

  prepare(trial: number): { readonly rows: Uint8Array; readonly offset: number } {
    const { plan, tiles, mix } = this;
    const n = plan.tileRows.length;
    const weights = new Float64Array(n);
    if (!mix) weights.fill(1 / n);
    else {
      const start = trial * mix.rows * n;
      for (let k = 0; k < mix.rows * n; k++) weights[k % n]! += mix.weights[start + k]! / mix.rows;
    }
    this.combination = combine(weights, 0, plan.tileRows);
    writeTerms(this.arena, this.terms, this.combination, (row) => tiles.row(row));
    const rows = new Uint8Array(tiles.count);
    for (const row of this.combination.rows) rows[row] = 1;
    return { rows, offset: total(weights) * plan.mean };
  }

  run(out: number, columns: number): void {
    this.arena.kernels.weightedSum(out, this.terms, this.combination.rows.length, wholeGroups(columns), 0);
  }
}

/** Order statistics of the rows themselves. */
class PlainOrderPass implements ColumnPass {
  private readonly order: OrderPass;
  private readonly rows: Uint8Array;

  constructor(
    arena: Arena,
    private readonly plan: Plan,
    private readonly tiles: FieldTiles,
    reducer: OrderReducer,
  ) {
    this.rows = new Uint8Array(tiles.count).fill(1);
    this.order = new OrderPass(
      arena,
      reducer,
      Array.from(plan.tileRows, (row) => row * tiles.stride),
    );
  }

  prepare(): { readonly rows: Uint8Array; readonly offset: number } {
    return { rows: this.rows, offset: this.plan.mean };
  }

  run(out: number, columns: number): void {
    this.order.reduce(this.tiles.rows, out, columns);
  }
}

/** Order statistics of mixed rows: a second tile holds them, rounded to float32. */
class MixedOrderPass implements ColumnPass {
  private readonly order: OrderPass;
  private readonly mixed: number;
  private readonly wide: number;
  private readonly terms: number;
  private combinations: readonly (Combination & { readonly shift: number })[] = [];

  constructor(
    private readonly arena: Arena,
    private readonly plan: Plan,
    private readonly tiles: FieldTiles,
    private readonly mix: Mix,
    reducer: OrderReducer,
  ) {
    this.mixed = arena.allocate(mix.rows * tiles.stride);
    this.wide = arena.allocate(8 * tiles.width);
    this.terms = arena.allocate(mix.rows * termBytes(tiles.count));
    this.order = new OrderPass(
      arena,
      reducer,
      Array.from({ length: mix.rows }, (_, a) => a * tiles.stride),
      (position, column) => this.mixColumn(position, column),
    );
  }

  prepare(trial: number): { readonly rows: Uint8Array; readonly offset: number } {
    const { mix, plan, tiles } = this;
    const n = plan.tileRows.length;
    const rows = new Uint8Array(tiles.count);
    this.combinations = Array.from({ length: mix.rows }, (_, a) => {
      const start = (trial * mix.rows + a) * n;
      const combination = combine(mix.weights, start, plan.tileRows);
      writeTerms(this.arena, this.termsOf(a), combination, (row) => tiles.row(row));
      for (const row of combination.rows) rows[row] = 1;
      // Weights that do not sum to 1 move the common mean as well.
      const excess = total(mix.weights.subarray(start, start + n)) - 1;
      return { ...combination, shift: (excess * plan.mean) / plan.scale };
    });
    return { rows, offset: plan.mean };
  }

  run(out: number, columns: number): void {
    const { kernels } = this.arena;
    const whole = wholeGroups(columns);
    this.combinations.forEach(({ rows, shift }, a) => {
      kernels.weightedSum(this.wide, this.termsOf(a), rows.length, whole, shift);
      kernels.narrowRow(this.mixed + a * this.tiles.stride, this.wide, whole, 1, 0);
    });
    this.order.reduce(this.mixed, out, columns);
  }

  /** One column of the mixed rows before it was rounded. */
  private mixColumn(position: number, column: Float64Array): void {
    const { arena, tiles } = this;
    const floats = arena.floats(tiles.rows, (tiles.count * tiles.stride) / 4);
    this.combinations.forEach(({ rows, weights, shift }, a) => {
      let sum = shift;
      rows.forEach((row, k) => (sum += weights[k]! * floats[(row * tiles.stride) / 4 + position]!));
      column[a] = sum;
    });
  }

  private termsOf(mixedRow: number): number {
    return this.terms + mixedRow * termBytes(this.tiles.count);
  }
}

function wholeGroups(columns: number): number {
  return Math.ceil(columns / GROUP) * GROUP;
}

function total(weights: Float64Array): number {
  let sum = 0;
  for (const weight of weights) sum += weight;
  return sum;
}
