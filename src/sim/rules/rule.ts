import type { Stream } from '../random/stream.js';
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
  /** The mix reads norms: its matrix is (n + 1) x (n + 1), and the last point is the origin. */
  readonly needsOrigin?: true;
  /** The mix draws random numbers, from the stream of purpose `PURPOSE.rule` of the trial. */
  readonly needsStream?: true;
  /**
   * m x n weights from the squared distances (row-major) of the n rows, and of the origin where the rule needs it; absent:
   * the rows themselves. Weights that do not sum to 1 leave the rest to the origin.
   */
  readonly mix?: (squaredDistances: Float64Array, n: number, f: number, stream?: Stream) => Mix;
  readonly reducer: (n: number, f: number) => Reducer;
}
