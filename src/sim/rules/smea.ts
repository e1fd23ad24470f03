import { rowsInReach } from './distances.js';
import { meanOfRows } from './mix.js';
import { MinimumEigenvalueSearch } from './minimumEigenvalue.js';
import { mvaSubset } from './mva.js';
import type { Rule } from './rule.js';
import { largestScatter } from './scatter.js';
import { firstRows, submatrix, summableDistances } from './subsets.js';
import { lexicographicClique } from './thresholdGraph.js';

/**
 * The subset of n - f rows whose covariance has the smallest largest eigenvalue, ascending; eigenvalues within a relative
 * 1e-12 are ties, which go to the lexicographically first subset. Exact for every n and f (see
 * {@link MinimumEigenvalueSearch}).
 *
 * Rows out of reach of the others (a NaN, an infinity; see {@link rowsInReach}) are removed first. If there are more than f
 * of them every eigenvalue is infinite, a tie.
 *
 * @param squaredDistances - n x n, row-major; NaN counts as +Infinity
 */
export function smeaSubset(squaredDistances: Float64Array, n: number, f: number): Int32Array {
  const distances = summableDistances(squaredDistances, n);
  const reach = rowsInReach(distances, n);
  const size = n - f;
  if (reach.length < size) return firstRows(size);
  const near = submatrix(distances, n, reach);
  const start = mvaSubset(near, reach.length, reach.length - size);
  const value = largestScatter(submatrix(near, reach.length, start), size);
  const subset =
    value > 0
      ? new MinimumEigenvalueSearch(near, reach.length, size, start).run()
      : lexicographicClique(near, reach.length, 0, reach.length - size);
  return subset.map((a) => reach[a]!);
}

/** Smallest maximum eigenvalue averaging. */
export const smea: Rule = {
  id: 'smea',
  name: 'Smallest maximum eigenvalue averaging',
  convention:
    'Mean of the n - f rows whose covariance has the smallest largest eigenvalue, exact; eigenvalues within a relative 1e-12 are ties and go to the lexicographically first subset.',
  source: 'Allouah, Guerraoui, Gupta, Pinot, Stephan 2023 (arXiv 2302.04787)',
  requires: { text: 'n >= 2f + 1', minimumN: (f) => 2 * f + 1 },
  mix: (squaredDistances, n, f) => meanOfRows(n, smeaSubset(squaredDistances, n, f)),
  reducer: () => ({ kind: 'identity' }),
};
