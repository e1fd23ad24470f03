/** Small float64 vector kernels over slices of one array (worker i's vector is values[i * d .. i * d + d - 1]). */

/** Squared Euclidean norm of `count` entries from `offset`. */
export function squaredNorm(values: Float64Array, offset = 0, count = values.length - offset): number {
  let square = 0;
  for (let i = offset; i < offset + count; i++) square += values[i]! * values[i]!;
  return square;
}

/** target = mean of the `count` vectors of length target.length stored one after the other in `vectors`. */
export function meanVector(vectors: Float64Array, count: number, target: Float64Array): void {
  const d = target.length;
  target.fill(0);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < d; j++) target[j]! += vectors[i * d + j]!;
  }
  for (let j = 0; j < d; j++) target[j]! /= count;
}
