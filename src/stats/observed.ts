import { UserError } from '../errors.js';
import type { EstimateSummary } from './estimate.js';
import { Extremes, type ExtremesJson } from './extremes.js';
import { Moments, type CentralMoments, type MomentsJson } from './moments.js';
import { Rounding, type RoundingJson } from './rounding.js';
import { Sketch, type SketchJson } from './sketch.js';

/** The serialised form of {@link Observed}; keys always in this order. */
export interface ObservedJson {
  readonly moments: MomentsJson;
  readonly extremes: ExtremesJson;
  readonly sketch: SketchJson;
  /** Absent when no engine took part. */
  readonly rounding?: RoundingJson;
}

const PERCENTS = [1, 5, 25, 50, 75, 95, 99] as const;

/**
 * Everything that is kept of one observable in one cell: exact moments, extremes with their trials, a quantile sketch.
 * Merging is exact, associative and commutative: whatever the blocks and their order, the same trials give the same
 * bytes of JSON.
 */
export class Observed {
  private constructor(
    private readonly exact: Moments,
    private readonly ends: Extremes,
    private readonly sketch: Sketch,
    private readonly rounding: Rounding,
  ) {}

  /** No trial yet. */
  static empty(): Observed {
    return new Observed(new Moments(), new Extremes(), new Sketch(), new Rounding());
  }

  /**
   * Adds the observation of one trial.
   * @throws UserError when the observation is not finite or above 2^230 in magnitude; the message names the trial.
   */
  add(observation: number, trial: number): void {
    try {
      this.exact.add(observation);
    } catch (error) {
      throw error instanceof UserError ? new UserError(`trial ${trial}: ${error.message}`) : error;
    }
    this.ends.add(observation, trial);
    this.sketch.add(observation);
  }

  /** Adds by how much the arithmetic of an engine can have moved the observation of one trial. */
  addRounding(change: number): void {
    this.rounding.add(change);
  }

  /** Adds a block: `observations[i]` belongs to trial `firstTrial + i`. */
  addBlock(observations: ArrayLike<number>, firstTrial: number): void {
    for (let i = 0; i < observations.length; i++) this.add(observations[i]!, firstTrial + i);
  }

  /** Adds all trials of `other`, which stays as it is, and returns this. The two must not share trials. */
  merge(other: Observed): this {
    this.exact.merge(other.exact);
    this.ends.merge(other.ends);
    this.sketch.merge(other.sketch);
    this.rounding.merge(other.rounding);
    return this;
  }

  /** Number of trials. */
  get count(): number {
    return this.exact.size;
  }

  /** Least and greatest observation with their trials; +-Infinity and -1 without trials. */
  get extremes(): { readonly min: number; readonly minTrial: number; readonly max: number; readonly maxTrial: number } {
    return this.ends;
  }

  /**
   * Half-widths that arithmetic adds to the mean and to a single observation; undefined when no engine took part, so that
   * only float64 of the experiment itself is between the trials and their law.
   */
  get arithmetic(): { readonly ofMean: number; readonly ofObservation: number } | undefined {
    if (!this.rounding.seen) return undefined;
    return { ofMean: this.rounding.ofMean(this.count), ofObservation: this.rounding.ofObservation() };
  }

  /** Moments, each correctly rounded from its exact value. */
  moments(): CentralMoments {
    return this.exact.central();
  }

  /**
   * The number of ones of an event (an observable that is 0 or 1).
   * @throws UserError when some observation is neither 0 nor 1.
   */
  successes(): number {
    const { min, minTrial, max, maxTrial } = this.ends;
    if (min < 0) throw new UserError(`an event must be 0 or 1; trial ${minTrial} gave ${min}`);
    if (max > 1) throw new UserError(`an event must be 0 or 1; trial ${maxTrial} gave ${max}`);
    if (!this.exact.squaresEqualSum())
      throw new UserError('an event must be 0 or 1; some trial gave a value in between');
    return this.exact.sums().sum;
  }

  /** Plain numbers for tables, plots and the store. Without trials everything but the count is NaN and the trials -1. */
  summary(): EstimateSummary {
    const { count, mean, variance, skewness, excessKurtosis } = this.exact.central();
    const { min, minTrial, max, maxTrial } = this.ends;
    const percentiles = this.sketch.percentiles(PERCENTS);
    const clipped = percentiles.map((value) => Math.min(max, Math.max(min, value)));
    const standardDeviation = Math.sqrt(variance);
    return {
      count,
      mean,
      standardDeviation,
      standardError: standardDeviation / Math.sqrt(count),
      skewness,
      excessKurtosis,
      min: count === 0 ? NaN : min,
      minTrial,
      max: count === 0 ? NaN : max,
      maxTrial,
      quantiles: Object.fromEntries(PERCENTS.map((percent, i) => [String(percent / 100), clipped[i]!])),
      ...(this.rounding.seen ? { arithmetic: this.rounding.ofMean(count) } : {}),
    };
  }

  /** Canonical form for the store: plain JSON data, finite numbers only. */
  toJSON(): ObservedJson {
    const shared = { moments: this.exact.toJSON(), extremes: this.ends.toJSON(), sketch: this.sketch.toJSON() };
    return this.rounding.seen ? { ...shared, rounding: this.rounding.toJSON() } : shared;
  }

  /**
   * Inverse of {@link toJSON}.
   * @throws UserError when `json` is not what `toJSON` writes, e.g. from a damaged store.
   */
  static fromJSON(json: unknown): Observed {
    if (!isObservedJson(json)) throw new UserError('an estimate in the store is damaged: not what this version writes');
    return new Observed(
      Moments.fromJSON(json.moments),
      Extremes.fromJSON(json.extremes),
      Sketch.fromJSON(json.sketch),
      Rounding.fromJSON(json.rounding ?? null),
    );
  }
}

function isNumbers(value: unknown, length?: number): value is number[] {
  return Array.isArray(value) && value.every((x) => Number.isFinite(x)) && (length ?? value.length) === value.length;
}

function isObservedJson(json: unknown): json is ObservedJson {
  const { moments, extremes, sketch, rounding } = (json ?? {}) as Partial<ObservedJson>;
  if (!moments || !sketch || !isNumbers(sketch.keys) || !isNumbers(sketch.counts, sketch.keys.length)) return false;
  const { count, powers } = moments;
  const powersFit = Array.isArray(powers) && powers.length === 4 && powers.every((parts) => isNumbers(parts));
  const extremesFit = count === 0 ? extremes === null : isNumbers(extremes, 4);
  const roundingFits = !rounding || (isNumbers(rounding.sum) && Number.isFinite(rounding.largest));
  // Each trial stands in one bin, so a truncated sketch shows.
  return powersFit && extremesFit && roundingFits && sketch.counts.reduce((a, b) => a + b, 0) === count;
}
