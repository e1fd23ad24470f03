/** How far an output lies from the mean of an honest set, in diameters of the set. */
import { squaredDistancesOf } from '../../sim/rules/distances.js';

/**
 * ||output - mean_S|| / diameter(S) for the set S of rows `members`. A deviation within rounding of zero counts as 0; a
 * positive one over a diameter of zero is Infinity.
 *
 * @param rows n x d, row-major
 */
export function diameterRatio(output: Float64Array, rows: Float64Array, d: number, members: readonly number[]): number {
  let [deviation, magnitude] = [0, 0];
  for (let c = 0; c < d; c++) {
    let sum = 0;
    for (const row of members) sum += rows[row * d + c]!;
    const mean = sum / members.length;
    deviation += (output[c]! - mean) ** 2;
    magnitude += mean ** 2 + output[c]! ** 2;
  }
  const honest = Float64Array.from(members.flatMap((row) => [...rows.subarray(row * d, (row + 1) * d)]));
  const widest = squaredDistancesOf(honest, members.length, d).reduce((most, square) => Math.max(most, square), 0);
  return deviation <= 1e-28 * magnitude ? 0 : Math.sqrt(deviation / widest);
}
