/**
 * Squared Euclidean distances of explicit rows, and what the distance rules make of entries that are not numbers.
 */

/**
 * All pairwise squared distances, from differences (never from inner products, which lose everything when the rows share
 * a large offset).
 *
 * @param rows - n x d values, row-major
 * @returns n x n, row-major, symmetric, exact zero on the diagonal
 */
export function squaredDistancesOf(rows: Float64Array, n: number, d: number): Float64Array {
  const result = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      let sum = 0;
      for (let a = i * d, b = j * d; a < (i + 1) * d; a++, b++) {
        const difference = rows[a]! - rows[b]!;
        sum += difference * difference;
      }
      result[i * n + j] = sum;
      result[j * n + i] = sum;
    }
  }
  return result;
}

/** The n x d rows and a row of zeros after them. */
export function withOrigin(rows: Float64Array, n: number, d: number): Float64Array {
  const points = new Float64Array((n + 1) * d);
  points.set(rows.subarray(0, n * d));
  return points;
}

/** The n x n part of the rows in the (n + 1) x (n + 1) matrix of a rule that needs the origin. */
export function withoutOrigin(squaredDistances: Float64Array, n: number): Float64Array {
  const rows = new Float64Array(n * n);
  for (let i = 0; i < n; i++) rows.set(squaredDistances.subarray(i * (n + 1), i * (n + 1) + n), i * n);
  return rows;
}

/**
 * Distances a rule can order: NaN becomes +Infinity, so that a row with a NaN (or two rows with infinities, whose
 * difference is NaN) is infinitely far from every other row. Returns the argument itself when there is nothing to do.
 *
 * @param squaredDistances - n x n, row-major
 */
export function orderedDistances(squaredDistances: Float64Array, n: number): Float64Array {
  let clean = squaredDistances;
  for (let k = 0; k < n * n; k++) {
    if (!Number.isNaN(squaredDistances[k]!)) continue;
    if (clean === squaredDistances) clean = squaredDistances.slice(0, n * n);
    clean[k] = k % (n + 1) === 0 ? 0 : Infinity;
  }
  return clean;
}

/**
 * Rows at finite distance from each other, for rules that would otherwise compare infinities: rows are taken in the order of
 * fewest infinite distances (ties to the lower index), each if it is at a finite distance from those taken. A minority of
 * rows with NaN, infinities or overflowing values is left out whole, however it agrees among itself.
 *
 * @param squaredDistances - n x n, without NaN
 * @returns row indices in ascending order; all of them when every distance is finite
 */
export function rowsInReach(squaredDistances: Float64Array, n: number): number[] {
  const infinite = new Int32Array(n);
  for (let k = 0; k < n * n; k++) if (squaredDistances[k] === Infinity) infinite[Math.floor(k / n)]!++;
  const order = Array.from(infinite.keys());
  if (infinite.every((count) => count === 0)) return order;
  order.sort((a, b) => infinite[a]! - infinite[b]!);
  const taken: number[] = [];
  for (const i of order) if (taken.every((j) => squaredDistances[i * n + j]! < Infinity)) taken.push(i);
  return taken.sort((a, b) => a - b);
}

/**
 * Squared distances between m mixtures of the rows, y_a = sum_i weights[a][i] x_i with weights that sum to 1:
 * ‖y_a - y_b‖² = -1/2 sum_ij delta_i delta_j D_ij with delta = weights[a] - weights[b].
 *
 * @param squaredDistances - n x n, without NaN
 * @param weights - m x n, row-major; a zero weight ignores its row even when that row is infinitely far
 * @returns m x m, row-major, never negative, exact zero on the diagonal; +Infinity where an infinite distance takes part
 */
export function mixedSquaredDistances(
  squaredDistances: Float64Array,
  n: number,
  weights: Float64Array,
  m: number,
): Float64Array {
  const result = new Float64Array(m * m);
  const support = new Int32Array(n);
  const delta = new Float64Array(n);
  for (let a = 0; a < m; a++) {
    for (let b = a + 1; b < m; b++) {
      let size = 0;
      for (let i = 0; i < n; i++) {
        delta[i] = weights[a * n + i]! - weights[b * n + i]!;
        if (delta[i] !== 0) support[size++] = i;
      }
      const value = negativeHalfForm(squaredDistances, n, delta, support, size);
      result[a * m + b] = value;
      result[b * m + a] = value;
    }
  }
  return result;
}

function negativeHalfForm(
  squaredDistances: Float64Array,
  n: number,
  delta: Float64Array,
  support: Int32Array,
  size: number,
): number {
  let sum = 0;
  for (let p = 0; p < size; p++) {
    const i = support[p]!;
    for (let q = p + 1; q < size; q++) {
      const j = support[q]!;
      const distance = squaredDistances[i * n + j]!;
      if (distance === Infinity) return Infinity;
      sum -= delta[i]! * delta[j]! * distance;
    }
  }
  return Math.max(0, sum);
}
