import { ExactSum } from './exactSum.js';

/** Serialised {@link Rounding}: the canonical terms of the sum of all changes, and the largest of them; null without any. */
export type RoundingJson = { readonly sum: readonly number[]; readonly largest: number } | null;

/** An observation that has no value under rounding, or that rounding moves beyond all bounds, counts as moved by this. */
const BOUNDLESS = 2 ** 200;
/** The signs of several errors cancel in part in a random draw of them; twice the mean change covers their conspiring. */
const SAFETY = 2;

/**
 * By how much the arithmetic of an engine can have moved the observations of one observable: the changes that were seen when
 * every trial was computed again with the engine's answers moved by their error bounds. Merging is exact, as for the
 * observations themselves.
 *
 * A rule that selects may select otherwise where rounding decides a near-tie. Such trials enter with their whole change, so the mean
 * holds the probability of a near-tie times what it costs. A near-tie too rare to be seen in N trials has probability below
 * log(1 / level) / N, which moves a mean by less than the Monte-Carlo error, of order 1 / sqrt(N), that is there anyway.
 */
export class Rounding {
  private readonly sum = new ExactSum();
  private largest = -1;

  /** Adds the change of one trial, >= 0 or NaN. */
  add(change: number): void {
    const size = change <= BOUNDLESS ? change : BOUNDLESS;
    this.sum.add(size);
    this.largest = Math.max(this.largest, size);
  }

  /** Adds all trials of another summary. */
  merge(other: Rounding): void {
    this.sum.merge(other.sum);
    this.largest = Math.max(this.largest, other.largest);
  }

  /** Whether any trial went through an engine. */
  get seen(): boolean {
    return this.largest >= 0;
  }

  /** Half-width that arithmetic adds to the mean of `count` trials; 0 when no engine took part. */
  ofMean(count: number): number {
    return this.seen ? (SAFETY * this.sum.round()) / count : 0;
  }

  /** The same for a single observation. */
  ofObservation(): number {
    return this.seen ? SAFETY * this.largest : 0;
  }

  toJSON(): RoundingJson {
    return this.seen ? { sum: this.sum.canonical(), largest: this.largest } : null;
  }

  static fromJSON(json: RoundingJson): Rounding {
    const rounding = new Rounding();
    if (json === null) return rounding;
    rounding.sum.merge(ExactSum.of(json.sum));
    rounding.largest = json.largest;
    return rounding;
  }
}
