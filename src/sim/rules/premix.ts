import { mixedSquaredDistances } from './distances.js';
import type { Mix, Rule } from './rule.js';
import type { Stream } from '../random/stream.js';

/**
 * A rule behind a mix of the rows: the rule's own mix of the mixed rows, written as weights on the rows themselves.
 *
 * @param squaredDistances - between the n rows, and the origin where the rule needs it; without NaN
 * @param inner - m x n, weights that sum to 1 in every row
 * @param f - the number that the rule is told
 */
export function mixBehind(
  rule: Rule,
  squaredDistances: Float64Array,
  n: number,
  inner: Mix,
  f: number,
  stream?: Stream,
): Mix {
  if (!rule.mix) return inner;
  const m = inner.rows;
  const distances = rule.needsOrigin
    ? mixedSquaredDistances(squaredDistances, n + 1, besideOrigin(inner, n), m + 1)
    : mixedSquaredDistances(squaredDistances, n, inner.weights, m);
  return product(rule.mix(distances, m, f, stream), inner, n);
}

/** The same mix with the origin as one more row that stays what it is: (m + 1) x (n + 1). */
function besideOrigin({ rows, weights }: Mix, n: number): Float64Array {
  const extended = new Float64Array((rows + 1) * (n + 1));
  for (let a = 0; a < rows; a++) extended.set(weights.subarray(a * n, (a + 1) * n), a * (n + 1));
  extended[extended.length - 1] = 1;
  return extended;
}

/** outer (k x m) times inner (m x n); a zero weight of either drops its row. */
function product(outer: Mix, inner: Mix, n: number): Mix {
  const m = inner.rows;
  const weights = new Float64Array(outer.rows * n);
  for (let a = 0; a < outer.rows; a++) {
    for (let i = 0; i < m; i++) {
      const weight = outer.weights[a * m + i]!;
      if (weight === 0) continue;
      for (let j = 0; j < n; j++) weights[a * n + j]! += weight * inner.weights[i * n + j]!;
    }
  }
  return { rows: outer.rows, weights };
}
