import type { Plan } from './plan.js';

/**
 * Fills the matrix of squared distances of `size` points from sums over the columns of distinct rows and the first column.
 *
 * @param firstColumn - its n values
 * @param sumOf - over all columns but the first, in the coordinates of the plan, of tile rows one < other
 * @param origin - tile row of the origin, point n where size = n + 1
 */
export function fillDistances(
  matrix: Float64Array,
  size: number,
  { scale, tileRows }: Plan,
  firstColumn: Float64Array,
  sumOf: (one: number, other: number) => number,
  origin: number,
): void {
  const square = scale * scale;
  const n = tileRows.length;
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < size; j++) {
      // Tile rows ascend with rows.
      const one = tileRows[i]!;
      const other = j < n ? tileRows[j]! : origin;
      const first = firstColumn[i]! - (j < n ? firstColumn[j]! : 0);
      const rest = one === other ? 0 : square * sumOf(one, other);
      matrix[i * size + j] = matrix[j * size + i] = rest + first * first;
    }
  }
}
