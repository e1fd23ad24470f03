import { orderedDistances, withoutOrigin } from './distances.js';
import { mixBehind } from './premix.js';
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
    ...(rule.needsOrigin ? { needsOrigin: true } : {}),
    ...(rule.needsStream ? { needsStream: true } : {}),
    mix: (squaredDistances, n, f, stream) => {
      const distances = orderedDistances(squaredDistances, rule.needsOrigin ? n + 1 : n);
      const mixed = nearestNeighbourMix(rule.needsOrigin ? withoutOrigin(distances, n) : distances, n, f);
      return mixBehind(rule, distances, n, mixed, f, stream);
    },
    reducer: rule.reducer,
  };
}
