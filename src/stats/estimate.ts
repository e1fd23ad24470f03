/**
 * Estimates: small mergeable summaries of trials. Merging is exact, so the result does not depend on how the trials were
 * cut into blocks or on the order in which the blocks arrived.
 */

/** Which confidence sequence fits an observable. */
export type Support =
  /** The same in every trial by construction, up to rounding; a second value is an error. The interval is the point. */
  | { readonly kind: 'constant' }
  /** Any real number; asymptotic confidence sequence. */
  | { readonly kind: 'real' }
  /** 0 or 1; Beta-binomial confidence sequence. */
  | { readonly kind: 'event' }
  /** Almost surely inside [min, max]; non-asymptotic empirical-Bernstein-type confidence sequence. */
  | { readonly kind: 'bounded'; readonly min: number; readonly max: number };

/** Plain numbers of one observable in one cell, for tables, plots and the store. */
export interface EstimateSummary {
  readonly count: number;
  readonly mean: number;
  /** Divisor count - 1; NaN for fewer than two trials. */
  readonly standardDeviation: number;
  readonly standardError: number;
  readonly skewness: number;
  readonly excessKurtosis: number;
  readonly min: number;
  readonly minTrial: number;
  readonly max: number;
  readonly maxTrial: number;
  /** Quantiles at 0.01, 0.05, 0.25, 0.5, 0.75, 0.95, 0.99, with relative error at most 1 %. */
  readonly quantiles: Readonly<Record<string, number>>;
  /** Half-width that the arithmetic of an engine adds to the mean; absent when none took part. */
  readonly arithmetic?: number;
}
