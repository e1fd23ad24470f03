/** A function applied to each column of m (mixed) rows, as plain data. `f` is the number the rule was told. */
export type Reducer =
  /** The only mixed row itself (m = 1). */
  | { readonly kind: 'identity' }
  | { readonly kind: 'mean' }
  | { readonly kind: 'median'; readonly convention: 'midpoint' | 'lower' | 'upper' }
  | { readonly kind: 'trimmed-mean'; readonly f: number }
  /** Mean of the `keep` values closest to the median (`upper` convention for Bulyan, `midpoint` for MeaMed). */
  | { readonly kind: 'mean-around-median'; readonly keep: number; readonly convention: 'midpoint' | 'lower' | 'upper' }
  /** Mean of the `keep` values closest to the f-trimmed mean. */
  | { readonly kind: 'mean-around-trimmed-mean'; readonly keep: number; readonly f: number }
  /**
   * Of m = 2 theta rows, the mean of the `keep` values of the second half closest to the median of the first half
   * (multi-Bulyan with the median taken over the winners).
   */
  | {
      readonly kind: 'mean-around-other-median';
      readonly keep: number;
      readonly convention: 'midpoint' | 'lower' | 'upper';
    };
