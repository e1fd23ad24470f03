import type { Reducer } from '../rules/reducer.js';
import type { Field, Statistic, TrialRange } from './engine.js';
import type { Sizes } from './sizes.js';

/** The arguments of `Engine.reduce`. */
export interface Reduction {
  readonly field: Field;
  readonly trials: TrialRange;
  readonly mix: { readonly rows: number; readonly weights: Float64Array } | null;
  readonly reducer: Reducer;
  readonly statistics: readonly Statistic[];
}

/** Unit rounding of float64. */
export const UNIT_64 = 2 ** -53;
/** Unit rounding of float32. */
export const UNIT_32 = 2 ** -24;

/**
 * What of a pass is rounded to less than float64, as relative errors (sizes below 1e-19
 * spreads, whose squares underflow, apart). Everything else is float64 on every engine. */
export interface Coarse {
  /** Of Byzantine entries (their distance to the model's mean), the first column apart. */
  readonly rows: number;
  /** Of mixed rows that go into an order statistic. */
  readonly mixed: number;
  /** Of a squared distance, besides that of the rows. */
  readonly squares: number;
  /** Largest error of an honest draw, relative to the largest draw of its law. */
  readonly draws: number;
  /** Unit rounding of the arithmetic inside a column (honest means, mixes, outputs) where it is not float64. */
  readonly unit: number;
  /** Of a sum over columns, relative to the sum of the sizes of its terms. */
  readonly sums: number;
}

/** Nothing is rounded to less than float64. */
export const FINE: Coarse = { rows: 0, mixed: 0, squares: 0, draws: 0, unit: 0, sums: 0 };

/**
 * Largest coarse errors of an entry, its rounding to `Coarse.rows` apart: of a drawn one, and of a Byzantine one, where those
 * of n drawn values and of their mean are passed on.
 */
export function coarseEntryErrors(n: number, { honest, gain }: Sizes, { draws, unit }: Coarse) {
  return { honest: draws * honest, byzantine: gain * (draws + (n + 8) * unit) * honest };
}

/**
 * Largest float64 errors of an entry: of a drawn one (mean + sigma y) and of a Byzantine one, where the errors of n drawn values
 * and of their sum are passed on, and a few roundings are its own.
 */
export function entryErrors(n: number, { centre, honest, byzantine, gain }: Sizes) {
  const drawn = UNIT_64 * (centre + honest);
  return {
    honest: 2 * drawn,
    byzantine: gain === 0 ? 0 : (n + 8) * gain * drawn + 8 * UNIT_64 * (centre + byzantine),
  };
}
