/** How far an output lies from the mean of an honest set, in units of that set's variance. */

/**
 * ||output - mean_S||^2 / Var_S for the set S of rows `members`, Var_S with divisor |S|. A deviation within rounding of zero
 * counts as 0; a positive deviation over zero variance is Infinity.
 *
 * @param rows n x d, row-major
 */
export function deviationRatio(
  output: Float64Array,
  rows: Float64Array,
  d: number,
  members: readonly number[],
): number {
  let deviation = 0;
  let variance = 0;
  let magnitude = 0;
  for (let c = 0; c < d; c++) {
    let sum = 0;
    for (const row of members) sum += rows[row * d + c]!;
    const mean = sum / members.length;
    deviation += (output[c]! - mean) ** 2;
    magnitude += mean ** 2 + output[c]! ** 2;
    for (const row of members) variance += (rows[row * d + c]! - mean) ** 2 / members.length;
  }
  return deviation <= 1e-28 * magnitude ? 0 : deviation / variance;
}

/** The integers from .. to - 1. */
export function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
