import type { Reducer } from '../../rules/reducer.js';
import { UNUSED } from './select.js';

/** The reducers that depend on the order of a column. */
export type OrderReducer = Exclude<Reducer, { readonly kind: 'identity' | 'mean' }>;

/** The ranks (0-based) whose mean is the median of m values: one, or two for `midpoint` and even m. */
export function medianRanks(m: number, convention: 'midpoint' | 'lower' | 'upper'): readonly [number, number] {
  const lower = (m - 1) >> 1;
  const upper = m >> 1;
  return [convention === 'upper' ? upper : lower, convention === 'lower' ? lower : upper];
}

/** What a reducer reads of m sorted values: see `select`. Where it reads two halves, the ranks of each half follow each other. */
export function usesOf(reducer: OrderReducer, m: number): number[] {
  if (reducer.kind === 'mean-around-other-median') {
    const half = m / 2;
    const { convention, keep } = reducer;
    const window = new Array<number>(half).fill(UNUSED);
    useWindow(window, keep, UNUSED);
    return [...usesOf({ kind: 'median', convention }, half), ...window];
  }
  let next = UNUSED;
  const uses = new Array<number>(m).fill(UNUSED);
  if (reducer.kind === 'median') {
    for (const rank of medianRanks(m, reducer.convention)) uses[rank] = ++next;
  } else if (reducer.kind === 'trimmed-mean') {
    uses.fill(++next, reducer.f, m - reducer.f);
  } else {
    const { keep } = reducer;
    const moves = m - keep;
    next = useWindow(uses, keep, next);
    if (reducer.kind === 'mean-around-median') {
      for (const rank of medianRanks(m, reducer.convention)) uses[rank] = ++next;
    } else {
      // Inner ranks are read as two sets when the trimmed mean leaves some of them out.
      const trimmed = ++next;
      for (let i = moves; i < keep; i++) if (i < reducer.f || i >= m - reducer.f) uses[i] = trimmed;
    }
  }
  return uses;
}

/** The window of `keep` ranks slides over the outer ranks; the inner ones are always in it. Returns the last use given. */
function useWindow(uses: number[], keep: number, next: number): number {
  const moves = uses.length - keep;
  uses.fill(++next);
  for (let i = 0; i < moves; i++) {
    uses[i] = ++next;
    uses[keep + i] = ++next;
  }
  return next;
}
