import { mixedSquaredDistances, orderedDistances } from './distances.js';
import type { Mix, Rule } from './rule.js';
import { indicesOfSmallest } from './sorting.js';

/**
 * Nearest-neighbour mixing: row i becomes the mean of the n - f rows nearest to it, itself included.
 *
 * A row always counts itself, even among duplicates with lower indices; further ties go to the lower index.
 *
 * @param squaredDistances - n x n, row-major, without NaN
 * @returns n x n weights
 */
export function nearestNeighbourMix(squaredDistances: Float64Array, n: number, f: number): Mix {
  const weights = new Float64Array(n * n);
  const row = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) row[j] = j === i ? -1 : squaredDistances[i * n + j]!;
    for (const j of indicesOfSmallest(row, n, n - f)) weights[i * n + j] = 1 / (n - f);
  }
  return { rows: n, weights };
}

/** The rule applied to the rows mixed by {@link nearestNeighbourMix}, with the same f. */
export function nnm(rule: Rule): Rule {
  return {
    id: `nnm+${rule.id}`,
    name: `NNM, then ${rule.name}`,
    convention: `Each row is replaced by the mean of the n - f rows nearest to it, itself included (ties to the lower row index). Then: ${rule.convention}`,
    source: `Allouah et al. 2023 (arXiv 2302.01772); ${rule.source}`,
    requires: rule.requires,
    mix: (squaredDistances, n, f) => {
      const distances = orderedDistances(squaredDistances, n);
      const mixed = nearestNeighbourMix(distances, n, f);
      if (!rule.mix) return mixed;
      return product(rule.mix(mixedSquaredDistances(distances, n, mixed.weights, n), n, f), mixed.weights, n);
    },
    reducer: rule.reducer,
  };
}

/** outer (m x n) times inner (n x n); a zero weight of either drops its row. */
function product(outer: Mix, inner: Float64Array, n: number): Mix {
  const weights = new Float64Array(outer.rows * n);
  for (let a = 0; a < outer.rows; a++) {
    for (let i = 0; i < n; i++) {
      const weight = outer.weights[a * n + i]!;
      if (weight === 0) continue;
      for (let j = 0; j < n; j++) weights[a * n + j]! += weight * inner[i * n + j]!;
    }
  }
  return { rows: outer.rows, weights };
}
