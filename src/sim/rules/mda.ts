import { orderedDistances } from './distances.js';
import { meanOfRows } from './mix.js';
import type { Rule } from './rule.js';
import { hasCover, lexicographicClique } from './thresholdGraph.js';

/**
 * The subset of n - f rows of smallest diameter, lexicographically first on ties, in ascending order.
 *
 * Exact for every n. The diameter of the answer is one of the pairwise distances, and "some n - f rows have diameter at most
 * t" says that the graph of the pairs farther than t has a vertex cover of at most f rows. A binary search over the
 * distances decides that by branching on at most f removals, instead of enumerating C(n, f) subsets.
 *
 * @param squaredDistances - n x n, row-major; NaN counts as +Infinity
 */
export function mdaSubset(squaredDistances: Float64Array, n: number, f: number): Int32Array {
  const distances = orderedDistances(squaredDistances, n);
  const thresholds = sortedDistances(distances, n);
  let low = 0;
  let high = thresholds.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (hasCover(distances, n, thresholds[middle]!, f)) high = middle;
    else low = middle + 1;
  }
  return lexicographicClique(distances, n, thresholds[low]!, f);
}

/** Ascending pairwise squared distances, after 0 (the diameter of a single row); equal values are kept. */
function sortedDistances(distances: Float64Array, n: number): Float64Array {
  const values = new Float64Array(1 + (n * (n - 1)) / 2);
  let size = 1;
  for (let i = 0; i < n; i++) for (let j = i + 1; j < n; j++) values[size++] = distances[i * n + j]!;
  return values.sort();
}

/** Minimum-diameter averaging, also called Brute. */
export const mda: Rule = {
  id: 'mda',
  name: 'Minimum-diameter averaging',
  convention: 'Mean of the n - f rows of smallest diameter, exact; the lexicographically first subset on ties.',
  source: 'Rousseeuw 1985; El Mhamdi, Guerraoui, Rouault 2018 (arXiv 1802.07927), there "Brute"',
  requires: { text: 'n >= 2f + 1', minimumN: (f) => 2 * f + 1 },
  mix: (squaredDistances, n, f) => meanOfRows(n, mdaSubset(squaredDistances, n, f)),
  reducer: () => ({ kind: 'identity' }),
};
