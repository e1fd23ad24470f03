/** The law of the honest rows: every entry i.i.d. unless stated, as plain data. */
export type Model =
  /** N(mean, sigma^2) per coordinate. */
  | { readonly kind: 'gaussian'; readonly mean: number; readonly sigma: number }
  /** Standardised two-point law: -sqrt((1-p)/p) with probability p, sqrt(p/(1-p)) with probability 1-p. */
  | { readonly kind: 'two-point'; readonly p: number };
