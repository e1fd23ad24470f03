/**
 * Small stable sorts without allocation. Below a few dozen values, the usual number of workers, insertion beats the
 * native sort of typed arrays.
 */

const INSERTION_LIMIT = 40;

/** Sorts `values[0 .. length - 1]` in ascending order, in place. No NaN. */
export function sortAscending(values: Float64Array, length: number): void {
  if (length > INSERTION_LIMIT) {
    values.subarray(0, length).sort();
    return;
  }
  for (let i = 1; i < length; i++) {
    const value = values[i]!;
    let j = i - 1;
    while (j >= 0 && values[j]! > value) {
      values[j + 1] = values[j]!;
      j--;
    }
    values[j + 1] = value;
  }
}

/** Index of the smallest of `values[0 .. length - 1]`; the first one on ties. */
export function indexOfSmallest(values: Float64Array, length: number): number {
  let best = 0;
  for (let i = 1; i < length; i++) if (values[i]! < values[best]!) best = i;
  return best;
}

/** Indices of the `count` smallest of `values[0 .. length - 1]`, smallest first; lower indices first on ties. No NaN. */
export function indicesOfSmallest(values: Float64Array, length: number, count: number): Int32Array {
  const indices = new Int32Array(count);
  let size = 0;
  for (let i = 0; i < length; i++) {
    const value = values[i]!;
    if (size === count && !(value < values[indices[size - 1]!]!)) continue;
    let position = size < count ? size++ : size - 1;
    while (position > 0 && value < values[indices[position - 1]!]!) {
      indices[position] = indices[position - 1]!;
      position--;
    }
    indices[position] = i;
  }
  return indices;
}
