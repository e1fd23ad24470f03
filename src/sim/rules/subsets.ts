/** What the searches for the best n - f rows share. */
import { orderedDistances } from './distances.js';

const LARGEST = 1e300;

/** Whether subset a comes before subset b, both ascending and of equal size, in lexicographic order. */
export function isBefore(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  for (let k = 0; k < a.length; k++) if (a[k] !== b[k]) return a[k]! < b[k]!;
  return false;
}

/** The rows 0 .. count - 1: lexicographically first of all subsets of that size. */
export function firstRows(count: number): Int32Array {
  return Int32Array.from({ length: count }, (_, i) => i);
}

/**
 * Distances whose sums stay finite: beyond 1e300 they count as infinite, as NaN does. Returns the argument itself when there
 * is nothing to do.
 */
export function summableDistances(squaredDistances: Float64Array, n: number): Float64Array {
  const distances = orderedDistances(squaredDistances, n);
  const fine = distances.every((distance) => distance <= LARGEST || distance === Infinity);
  return fine ? distances : distances.map((distance) => (distance > LARGEST ? Infinity : distance));
}

/** The matrix of the given rows alone. */
export function submatrix(matrix: Float64Array, n: number, rows: ArrayLike<number>): Float64Array {
  const size = rows.length;
  const part = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) part[a * size + b] = matrix[rows[a]! * n + rows[b]!]!;
  }
  return part;
}
