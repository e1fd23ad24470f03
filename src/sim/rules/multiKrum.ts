import { orderedDistances } from './distances.js';
import { krumConventions } from './krum.js';
import { krumScores } from './krumScores.js';
import { meanOfRows } from './mix.js';
import type { Rule } from './rule.js';
import { indicesOfSmallest } from './sorting.js';

/**
 * The m rows of lowest K1 score, lowest first; lower indices first on ties.
 *
 * @param squaredDistances - n x n, row-major; NaN counts as +Infinity
 */
export function multiKrumSelects(
  squaredDistances: Float64Array,
  n: number,
  f: number,
  m: number = n - f - 2,
): Int32Array {
  const distances = orderedDistances(squaredDistances, n);
  return indicesOfSmallest(krumScores(distances, n, krumConventions.krum(n, f)), n, m);
}

/** Multi-Krum with m = n - f - 2. */
export const multiKrum: Rule = {
  id: 'multi-krum',
  name: 'Multi-Krum',
  convention: 'Mean of the n - f - 2 rows of smallest K1 score. Ties go to the lower row index.',
  source: 'Blanchard et al. 2017; El Mhamdi, Guerraoui, Rouault 2019 (arXiv 1905.04374)',
  requires: { text: 'n >= 2f + 3', minimumN: (f) => 2 * f + 3 },
  mix: (squaredDistances, n, f) => meanOfRows(n, multiKrumSelects(squaredDistances, n, f)),
  reducer: () => ({ kind: 'identity' }),
};

/** Multi-Krum as in byzfl: K2 scores, m = n - f. */
export const multiKrumK2: Rule = {
  id: 'multi-krum-k2',
  name: 'Multi-Krum (K2, m = n - f)',
  convention: 'Mean of the n - f rows of smallest K2 score. Ties go to the lower row index.',
  source: 'byzfl; Allouah et al. 2023 (arXiv 2302.01772)',
  requires: { text: 'n >= 2f + 1', minimumN: (f) => 2 * f + 1 },
  mix: (squaredDistances, n, f) => {
    const scores = krumScores(orderedDistances(squaredDistances, n), n, krumConventions['krum-k2'](n, f));
    return meanOfRows(n, indicesOfSmallest(scores, n, n - f));
  },
  reducer: () => ({ kind: 'identity' }),
};
