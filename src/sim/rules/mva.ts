import { rowsInReach } from './distances.js';
import { meanOfRows } from './mix.js';
import { MinimumVarianceSearch } from './minimumVariance.js';
import type { Rule } from './rule.js';
import { firstRows, submatrix, summableDistances } from './subsets.js';

/**
 * The subset of n - f rows of smallest sum of squared distances to its mean, equivalently of smallest sum of pairwise
 * squared distances; lexicographically first on ties; ascending. Exact for every n and f (see {@link MinimumVarianceSearch}).
 *
 * Rows out of reach of the others (a NaN, an infinity; see {@link rowsInReach}) are removed first. If there are more than f
 * of them every sum is infinite, a tie.
 *
 * @param squaredDistances - n x n, row-major; NaN counts as +Infinity
 */
export function mvaSubset(squaredDistances: Float64Array, n: number, f: number): Int32Array {
  const distances = summableDistances(squaredDistances, n);
  const rows = rowsInReach(distances, n);
  if (rows.length < n - f) return firstRows(n - f);
  const search = new MinimumVarianceSearch(submatrix(distances, n, rows), rows.length, n - f);
  return search.run().map((a) => rows[a]!);
}

/** Minimum-variance averaging. */
export const mva: Rule = {
  id: 'mva',
  name: 'Minimum-variance averaging',
  convention:
    'Mean of the n - f rows of smallest sum of squares around their mean, exact; the lexicographically first subset on ties.',
  source: 'Rousseeuw 1985 (least trimmed squares); Farhadkhani et al. 2022 (arXiv 2205.12173)',
  requires: { text: 'n >= 2f + 1', minimumN: (f) => 2 * f + 1 },
  mix: (squaredDistances, n, f) => meanOfRows(n, mvaSubset(squaredDistances, n, f)),
  reducer: () => ({ kind: 'identity' }),
};
