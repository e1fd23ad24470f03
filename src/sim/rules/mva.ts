import { DomainError } from '../../errors.js';
import { orderedDistances } from './distances.js';
import { meanOfRows } from './mix.js';
import type { Rule } from './rule.js';
import { indicesOfSmallest, sortAscending } from './sorting.js';

/** Most subsets that the search is allowed to face. */
const MOST_SUBSETS = 1e7;

/**
 * The subset of n - f rows of smallest sum of squared distances to its mean, equivalently of smallest sum of pairwise
 * squared distances; lexicographically first on ties; ascending. Exact, by a depth-first search in lexicographic order
 * that drops a branch once its cheapest completion cannot win.
 *
 * @param squaredDistances - n x n, row-major; NaN counts as +Infinity
 * @throws DomainError when there are more than ten million subsets
 */
export function mvaSubset(squaredDistances: Float64Array, n: number, f: number): Int32Array {
  requireEnumerable(n, f);
  const search = new MinimumVarianceSearch(orderedDistances(squaredDistances, n), n, n - f);
  search.visit(0, 0, 0);
  return search.best;
}

class MinimumVarianceSearch {
  readonly best: Int32Array;
  private bestSum: number;
  private readonly chosen: Int32Array;
  /** costs[depth * n + u]: what row u would add to the sum of the first `depth` chosen rows. */
  private readonly costs: Float64Array;
  /** inner[(next * n + u) * n + k]: half the sum of the k smallest distances from u to other rows from `next` on. */
  private readonly inner: Float64Array;
  private readonly sorted: Float64Array;

  constructor(
    private readonly distances: Float64Array,
    private readonly n: number,
    private readonly size: number,
  ) {
    this.best = Int32Array.from({ length: size }, (_, i) => i);
    this.chosen = new Int32Array(size);
    this.costs = new Float64Array((size + 1) * n);
    this.inner = new Float64Array(n * n * n);
    this.sorted = new Float64Array(n);
    this.measureInner();
    // Slightly above a sum that is attained, so that the search still finds the first subset that attains it.
    this.bestSum = this.sumAroundARow() * (1 + 1e-12) + Number.MIN_VALUE;
  }

  /** Extends the `depth` chosen rows of pairwise sum `sum` by rows from `next` on. */
  visit(next: number, depth: number, sum: number): void {
    if (depth === this.size) {
      if (sum < this.bestSum) {
        this.bestSum = sum;
        this.best.set(this.chosen);
      }
      return;
    }
    if (this.n - next < this.size - depth || this.cheapest(next, depth, sum) > this.bestSum) return;
    this.choose(next, depth);
    this.visit(next + 1, depth + 1, sum + this.costs[depth * this.n + next]!);
    this.visit(next + 1, depth, sum);
  }

  private choose(row: number, depth: number): void {
    const { n, costs, distances } = this;
    this.chosen[depth] = row;
    for (let u = row + 1; u < n; u++) costs[(depth + 1) * n + u] = costs[depth * n + u]! + distances[row * n + u]!;
  }

  /** Lower bound of every completion: each row still to come pays for the chosen ones and half for its nearest partners. */
  private cheapest(next: number, depth: number, sum: number): number {
    const { n, costs, inner, sorted } = this;
    const missing = this.size - depth;
    for (let u = next; u < n; u++) sorted[u - next] = costs[depth * n + u]! + inner[(next * n + u) * n + missing - 1]!;
    sortAscending(sorted, n - next);
    let bound = sum;
    for (let k = 0; k < missing; k++) bound += sorted[k]!;
    // Rounding must not drop a branch that ties.
    return bound * (1 - 1e-14 * n);
  }

  private measureInner(): void {
    const { n, inner, sorted, distances } = this;
    for (let next = 0; next < n; next++) {
      for (let u = next; u < n; u++) {
        let count = 0;
        for (let w = next; w < n; w++) if (w !== u) sorted[count++] = distances[u * n + w]!;
        sortAscending(sorted, count);
        const base = (next * n + u) * n;
        for (let k = 0; k < count; k++) inner[base + k + 1] = inner[base + k]! + sorted[k]! / 2;
      }
    }
  }

  /** Smallest pairwise sum among the n subsets "a row and its nearest rows". */
  private sumAroundARow(): number {
    const { n, size, distances } = this;
    let smallest = Infinity;
    for (let i = 0; i < n; i++) {
      const subset = indicesOfSmallest(distances.subarray(i * n, (i + 1) * n), n, size);
      let sum = 0;
      for (const a of subset) for (const b of subset) if (a < b) sum += distances[a * n + b]!;
      smallest = Math.min(smallest, sum);
    }
    return smallest;
  }
}

function requireEnumerable(n: number, f: number): void {
  let subsets = 1;
  for (let k = 1; k <= f; k++) subsets = (subsets * (n - f + k)) / k;
  if (subsets <= MOST_SUBSETS) return;
  throw new DomainError(
    `mva searches C(n, f) subsets, at most 1e7; got n=${n}, f=${f} with ${subsets.toExponential(2)} subsets (nearest: a smaller n or f)`,
  );
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
