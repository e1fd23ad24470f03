import type { Attack } from '../attacks/attack.js';
import type { Model } from '../models/model.js';
import type { RowAddress } from '../random/field.js';
import type { StreamKey } from '../random/key.js';
import type { Reducer } from '../rules/reducer.js';
import type { Precision } from './precision.js';

/** Where the primitives run. */
export type EngineName = 'reference' | 'wasm' | 'webgpu' | 'tfjs';

/** The engine of a study whose request names none. */
export const DEFAULT_ENGINE: EngineName = 'wasm';

/** Consecutive trials `first .. first + count - 1` of a cell. */
export interface TrialRange {
  readonly first: number;
  readonly count: number;
}

/**
 * n rows x d columns per trial. Rows 0..f-1 are Byzantine (computed by `attack` from the honest ones), rows f..n-1 are
 * honest draws of `model`. Plain serialisable data: a worker, a WASM kernel or a shader can run it.
 */
export interface Field {
  readonly n: number;
  /** Byzantine rows actually present (f_real); a rule may be told another number. */
  readonly f: number;
  readonly d: number;
  readonly model: Model;
  readonly attack: Attack;
  readonly key: StreamKey;
}

/** What to accumulate over the d columns of the aggregated output, in float64. */
export type Statistic =
  /** Sum over columns of output * direction; `first` = e_1, `ones` = (1,..,1). */
  | { readonly kind: 'dot'; readonly direction: 'first' | 'ones' }
  /** Squared Euclidean norm of the output. */
  | { readonly kind: 'squared-norm' }
  /** Squared Euclidean distance of the output to the mean of the honest rows. */
  | { readonly kind: 'squared-distance-to-honest-mean' }
  /** Largest absolute output coordinate. */
  | { readonly kind: 'max-abs' };

/** Between which points distances are wanted: the n rows, or the n rows and the origin as point n. */
export type Points = 'rows' | 'rows-and-origin';

/** Which draws of a row: `count` consecutive columns from `firstColumn` on. */
export interface DrawPlace extends RowAddress {
  readonly count: number;
}

/**
 * Two passes over a field, both batched over trials and streaming over tiles of columns. Everything is asynchronous, because
 * the answers of a device are; all calls of one thread may be under way at once.
 */
export interface Engine {
  readonly name: EngineName;
  /** How far its answers can be from exact arithmetic on the same draws. */
  readonly precision: Precision;
  /**
   * Gets ready on this thread; once it has, another call costs nothing.
   *
   * @throws UserError saying why this machine or this build cannot run it, and what to do
   */
  start(): Promise<void>;
  /** Gives back what it holds on this thread (device, buffers), so that the process can end; `start` may follow. */
  stop(): Promise<void>;
  /** What it computes on, in a few words: `CPU`, or the name of the device and its driver. Known once started. */
  device(): string;
  /**
   * The engine whose arithmetic a pass over this field has: `reference` where the field needs float64 throughout (see
   * `planField`), otherwise itself. A function of the field and of the points of `pairwise` alone, so that a
   * trial has one result whatever the block.
   */
  runs(field: Field, points?: Points): EngineName;
  /** The random words of columns of one row, the same on every engine. RangeError when the address does not fit. */
  words(place: DrawPlace): Promise<Uint32Array>;
  /** The float32 draws of a model before offset and scale (see `coordinates`). RangeError when the address does not fit. */
  draws(model: Model, place: DrawPlace): Promise<Float32Array>;
  /**
   * Squared Euclidean distances; result[t * p * p + i * p + j], float64, exact zero on the diagonal. p = n points, or n + 1
   * with the origin, so that result[t * p * p + i * p + n] is the squared norm of row i.
   */
  pairwise(field: Field, trials: TrialRange, points?: Points): Promise<Float64Array>;
  /**
   * Mixes the rows (m x n weights per trial, row-major; `null` = the rows themselves, m = n), reduces every column of the
   * m mixed rows to one number and accumulates statistics of that output: result[t * statistics.length + s].
   */
  reduce(
    field: Field,
    trials: TrialRange,
    mix: { readonly rows: number; readonly weights: Float64Array } | null,
    reducer: Reducer,
    statistics: readonly Statistic[],
  ): Promise<Float64Array>;
}
