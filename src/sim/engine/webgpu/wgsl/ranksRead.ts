import { medianRanks, usesOf, type OrderReducer } from '../../network/ranks.js';
import { UNUSED } from '../../network/select.js';

/** A run of rows that is sorted apart, and what is read of its sorted values (see `select`). */
export interface SortedPart {
  readonly from: number;
  readonly to: number;
  readonly uses: readonly number[];
}

/** A reducer that keeps the values around a centre. */
export type AroundReducer = Extract<OrderReducer, { readonly keep: number }>;

export function isAround(reducer: OrderReducer): reducer is AroundReducer {
  return 'keep' in reducer;
}

/** Where the centre is read and where the kept values are: all m rows, or the two halves of them. */
export function halvesOf(reducer: OrderReducer, m: number): { readonly centre: Span; readonly kept: Span } {
  if (reducer.kind !== 'mean-around-other-median') return { centre: [0, m], kept: [0, m] };
  return { centre: [0, m / 2], kept: [m / 2, m] };
}

/** Rows from .. to - 1. */
export type Span = readonly [from: number, to: number];

/** The runs of m rows that a reducer sorts. */
export function sortedParts(reducer: OrderReducer, m: number): readonly SortedPart[] {
  if (!isAround(reducer)) return [{ from: 0, to: m, uses: usesOf(reducer, m) }];
  const { centre, kept } = halvesOf(reducer, m);
  const parts = centre[0] === kept[0] ? [centre] : [centre, kept];
  return parts.map(([from, to]) => ({
    from,
    to,
    uses: usesAround(reducer, to - from, from === centre[0], to === kept[1]),
  }));
}

/** The ranks of the centre, those of a trimmed mean as a set, and those that end a window of `keep` ranks. */
function usesAround(reducer: AroundReducer, m: number, centre: boolean, window: boolean): number[] {
  const uses = new Array<number>(m).fill(UNUSED);
  let next = UNUSED;
  if (centre && reducer.kind === 'mean-around-trimmed-mean') uses.fill(++next, reducer.f, m - reducer.f);
  else if (centre && 'convention' in reducer)
    for (const rank of medianRanks(m, reducer.convention)) uses[rank] = ++next;
  if (window) {
    for (let i = 0; i <= m - reducer.keep; i++) {
      uses[i] = ++next;
      uses[i + reducer.keep - 1] = ++next;
    }
  }
  return uses;
}
