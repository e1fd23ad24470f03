import type { Mix, Rule } from './rule.js';
import { indicesOfSmallest } from './sorting.js';

/**
 * The n - f rows of smallest norm, smallest first; ties go to the lower row index, a NaN norm counts as +Infinity.
 *
 * @param squaredDistances - (n + 1) x (n + 1), row-major; point n is the origin
 */
export function cgeSelects(squaredDistances: Float64Array, n: number, f: number): Int32Array {
  const norms = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const square = squaredDistances[i * (n + 1) + n]!;
    norms[i] = Number.isNaN(square) ? Infinity : square;
  }
  return indicesOfSmallest(norms, n, n - f);
}

function variant(id: string, name: string, text: string, weightOf: (kept: number) => number): Rule {
  return {
    id,
    name,
    convention: `${text} of the n - f rows of smallest Euclidean norm. Ties go to the lower row index; NaN counts as +Infinity. Not translation-equivariant.`,
    source: 'Gupta, Liu, Vaidya 2020 (arXiv 2008.04699), comparative gradient elimination',
    requires: { text: 'n >= 2f + 1', minimumN: (f) => 2 * f + 1 },
    needsOrigin: true,
    mix: (squaredDistances, n, f): Mix => {
      const weights = new Float64Array(n);
      for (const i of cgeSelects(squaredDistances, n, f)) weights[i] = weightOf(n - f);
      return { rows: 1, weights };
    },
    reducer: () => ({ kind: 'identity' }),
  };
}

/** Comparative gradient elimination, averaged, so that it can be compared with the other rules. */
export const cge = variant('cge', 'Comparative gradient elimination (mean)', 'Mean', (kept) => 1 / kept);

/** Comparative gradient elimination as a sum: the step of the published algorithm, n - f times the mean. */
export const cgeSum = variant('cge-sum', 'Comparative gradient elimination (sum)', 'Sum', () => 1);
