/** How the f Byzantine rows are computed from the honest ones, as plain data. */
export type Attack =
  | { readonly kind: 'none' }
  /** B = honest mean + gamma e_1 (catalogue A1); direction `ones` adds gamma to every coordinate. */
  | { readonly kind: 'mean-shift'; readonly gamma: number; readonly direction: 'first' | 'ones' }
  /** All Byzantine rows at `magnitude` on every coordinate (direction `ones`) or on the first only (A2). */
  | { readonly kind: 'far-point'; readonly magnitude: number; readonly direction: 'first' | 'ones' };
