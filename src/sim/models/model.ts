/** The law of the honest rows: every entry i.i.d. unless stated, as plain data. Parameters outside a law: see `requireModel`. */
export type Model =
  /** N(mean, sigma^2) per coordinate; sigma >= 0. */
  | { readonly kind: 'gaussian'; readonly mean: number; readonly sigma: number }
  /** Standardised two-point law: -sqrt((1-p)/p) with probability p, sqrt(p/(1-p)) with probability 1-p; 0 < p < 1. */
  | { readonly kind: 'two-point'; readonly p: number }
  /** Standardised sparse law: 0 with probability 1-p, -1/sqrt(p) and 1/sqrt(p) with probability p/2 each; 2^-31 <= p <= 1. */
  | { readonly kind: 'sparse'; readonly p: number }
  /** Laplace law of that mean and standard deviation sigma >= 0: density exp(-|x - mean| / b) / 2b with b = sigma / sqrt(2). */
  | { readonly kind: 'laplace'; readonly mean: number; readonly sigma: number }
  /**
   * location + scale * T, T Student-t with nu degrees of freedom, a real number in [1, 1e15]; scale >= 0. NOT standardised: the
   * variance is scale^2 nu / (nu - 2) where nu > 2 (for a standard deviation sigma, scale = sigma sqrt((nu - 2) / nu)) and infinite
   * where nu <= 2; the mean is the location where nu > 1; nu = 1 is the Cauchy law, with median `location` and no mean.
   */
  | { readonly kind: 'student-t'; readonly nu: number; readonly location: number; readonly scale: number }
  /** Uniform between low <= high: mean (low + high) / 2, variance (high - low)^2 / 12. */
  | { readonly kind: 'uniform'; readonly low: number; readonly high: number };

/** Signs: -1 and 1 with probability 1/2 each, the two-point law of p = 1/2. */
export const rademacher = { kind: 'two-point', p: 0.5 } as const satisfies Model;
