import type { Reducer } from './reducer.js';

/** m x n weights, row-major. */
export interface Mix {
  readonly rows: number;
  readonly weights: Float64Array;
}

/**
 * An aggregation rule (GAR) as a pair: a mix computed from the squared distances of the n rows, then a reducer on each
 * column of the mixed rows.
 */
export interface Rule {
  /** Stable id, e.g. `krum` (variant K1), `krum-k2`, `cwmed`, `cwmed-lower`. */
  readonly id: string;
  readonly name: string;
  /** The exact convention in one or two sentences: neighbours, squares, ties, even n. */
  readonly convention: string;
  readonly source: string;
  /** Smallest admissible n for a given f, and the condition as text, e.g. `n >= 2f + 3`. */
  readonly requires: { readonly text: string; readonly minimumN: (f: number) => number };
  /** m x n weights from the n x n squared distances (row-major); absent: the rows themselves. */
  readonly mix?: (squaredDistances: Float64Array, n: number, f: number) => Mix;
  readonly reducer: (n: number, f: number) => Reducer;
}
