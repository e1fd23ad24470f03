/**
 * Rows that no subset's shape can tell apart: two rows at the same distance from every other row.
 *
 * Exchanging them changes no distance, so a search for the lexicographically first best subset need only look at subsets that
 * keep the lower one first: a row may be removed only when its twin with the next higher index is removed. Copies are twins,
 * and so are the corners of a regular simplex; without this their ties would make a search enumerate all subsets.
 *
 * @param distances - n x n squared distances, row-major, without NaN
 * @returns for each row the next higher index of a twin, or -1
 */
export function higherTwins(distances: Float64Array, n: number): Int32Array {
  const twins = new Int32Array(n).fill(-1);
  for (let i = 0; i < n; i++) {
    for (let j = i + 1; j < n && twins[i] === -1; j++) if (areTwins(distances, n, i, j)) twins[i] = j;
  }
  return twins;
}

function areTwins(distances: Float64Array, n: number, i: number, j: number): boolean {
  for (let k = 0; k < n; k++) {
    if (k !== i && k !== j && distances[i * n + k] !== distances[j * n + k]) return false;
  }
  return true;
}
