/**
 * How the f Byzantine rows (0 .. f - 1) are computed from the h = n - f honest ones, as plain data. Unless stated the f rows
 * are equal. Names A1 .. A6 are those of the attack list in the documentation of {@link fillByzantineColumn}.
 */
export type Attack =
  /** The first f rows are honest draws of the model like all others. */
  | { readonly kind: 'none' }
  /** B = honest mean + gamma e_1 (A1); direction `ones` adds gamma to every coordinate. */
  | { readonly kind: 'mean-shift'; readonly gamma: number; readonly direction: 'first' | 'ones' }
  /** All Byzantine rows at `magnitude` on every coordinate (direction `ones`) or on the first only, 0 elsewhere (A2). */
  | { readonly kind: 'far-point'; readonly magnitude: number; readonly direction: 'first' | 'ones' }
  /** Row 0 at `magnitude` on the direction, the other Byzantine rows at `magnitude + step` (A2s; usual step: 1e4). */
  | {
      readonly kind: 'staggered';
      readonly magnitude: number;
      readonly step: number;
      readonly direction: 'first' | 'ones';
    }
  /** B = -(honest mean). */
  | { readonly kind: 'sign-flip' }
  /** Inner-product manipulation: B = -tau (honest mean). */
  | { readonly kind: 'ipm'; readonly tau: number }
  /** A little is enough: per coordinate, honest mean + z times the honest standard deviation (divisor h - 1). */
  | { readonly kind: 'alie'; readonly z: number }
  /** The same with the law's own mean and standard deviation per coordinate: B = mean + z sigma everywhere. */
  | { readonly kind: 'alie-population'; readonly z: number; readonly mean: number; readonly sigma: number }
  /** Per coordinate, B = x_(f+1) + (x_(h) - x_(1))(1 - 1e-9) over the sorted honest values: worst for MDA at d = 1 (A5). */
  | { readonly kind: 'diameter' }
  /**
   * Per coordinate, B = 2c - x_(f) - 1e-9: as far from the centre c as the f-th smallest honest value, on the other side, so
   * that a mean around c keeps B and drops the smallest ones (A6). `sign` -1 mirrors the largest ones instead.
   */
  | { readonly kind: 'mirror'; readonly centre: 'median' | 'trimmed-mean'; readonly sign: 1 | -1 }
  /** Every coordinate of every Byzantine row is `value`. */
  | { readonly kind: 'constant'; readonly value: number };
