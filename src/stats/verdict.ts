/** The three answers a statistical check can give. */
export type Verdict = 'confirmed' | 'refuted' | 'undecided';

/** A closed interval `[lower, upper]`; an end may be infinite. */
export type Interval = readonly [lower: number, upper: number];

/** What the statistics say of one claim in one cell (or one group of cells, for a slope). */
export interface Judgement {
  readonly verdict: Verdict;
  /** Point estimate of the quantity the claim is about. */
  readonly estimate: number;
  /** Anytime-valid confidence interval of the quantity at the level this judgement was given. */
  readonly interval: Interval;
  /** The number the quantity is compared with; for a slope the middle of the admitted range. */
  readonly bound: number;
  /** estimate / bound: 1 means the bound is attained. */
  readonly tightness: number;
  readonly tightnessInterval: Interval;
  /** Trials seen so far. */
  readonly trials: number;
  /**
   * The error budget of a comparison with a bound. `halfWidth` is the Monte-Carlo part: how far the interval reaches from the
   * estimate towards the number at which the verdict would be another one. A verdict other than undecided has
   * halfWidth + arithmetic + truncation <= margin. Absent while the interval is infinite on that side, and for claims about every
   * trial, whose Monte-Carlo part is the limit on the rate in the note.
   */
  readonly halfWidth?: number;
  /** Half-width that the arithmetic of an engine adds to the interval; absent when none took part. */
  readonly arithmetic?: number;
  /** Half-width that is added for what the experiment cuts off; absent where it cuts off nothing. */
  readonly truncation?: number;
  /** Distance from the estimate to the number at which the verdict would be another one; see `halfWidth`. */
  readonly margin?: number;
  /** For an undecided judgement: about how many further trials would decide it; absent when no number would. */
  readonly missing?: number;
  /** Trial index of the most extreme value, kept as a witness for `always` and `every` claims. */
  readonly witness?: { readonly trial: number; readonly value: number };
  /** One clause for the reader, e.g. "no violation in 4,096 trials: P(violation) <= 0.0027". */
  readonly note?: string;
}
