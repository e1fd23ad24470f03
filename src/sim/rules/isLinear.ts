import type { Reducer } from './reducer.js';

/** The reducers whose output is one weighted sum of rows. */
export function isLinear(reducer: Reducer): reducer is Extract<Reducer, { readonly kind: 'identity' | 'mean' }> {
  return reducer.kind === 'identity' || reducer.kind === 'mean';
}
