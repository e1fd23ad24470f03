/** Every input of a small grid on a line, up to the order of the honest and of the Byzantine vectors. */
import type { Target } from './target.js';

/** Honest values; one of them is the lowest, since ratios do not change under translation. */
const HONEST = [0, 1, 2, 3] as const;

/** Byzantine values: half steps around the honest ones, and far away on both sides. */
const BYZANTINE: readonly number[] = [-1e7, ...Array.from({ length: 23 }, (_, index) => index / 2 - 4), 1e7];

/** The worst input of the grid. */
export interface GridMaximum {
  readonly ratio: number;
  /** Byzantine values first. */
  readonly values: Float64Array;
  /** How many inputs there were. */
  readonly inputs: number;
}

/** The largest ratio over C(h + 2, 3) honest multisets that hold a 0, times C(f + 24, f) Byzantine ones. */
export function largestOnGrid(target: Target, n: number, f: number): GridMaximum {
  const ratioOf = target.ofRows(n, 1, f);
  const values = new Float64Array(n);
  const best = { ratio: -1, values: new Float64Array(n), inputs: 0 };
  const judge = (): void => {
    best.inputs++;
    const ratio = ratioOf(values);
    if (ratio <= best.ratio) return;
    best.ratio = ratio;
    best.values.set(values);
  };
  eachMultiset(HONEST, values, f + 1, n, () => eachMultiset(BYZANTINE, values, 0, f, judge));
  return best;
}

/** Fills values[from .. to - 1] with every multiset of `levels`, in ascending order, and calls `visit` after each. */
function eachMultiset(
  levels: readonly number[],
  values: Float64Array,
  from: number,
  to: number,
  visit: () => void,
  lowest = 0,
): void {
  if (from === to) return visit();
  for (let level = lowest; level < levels.length; level++) {
    values[from] = levels[level]!;
    eachMultiset(levels, values, from + 1, to, visit, level);
  }
}
