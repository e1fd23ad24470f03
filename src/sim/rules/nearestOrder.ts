/** The matrix that was asked for last, its side, and the order of its rows. One is enough: a bisection works on one. */
let last: Float64Array | undefined;
let side = 0;
let order = new Int32Array(0);

/**
 * The other rows of each row by ascending distance, from the second call in a row with the same matrix on: order[i * (n - 1) + k]
 * is the k-th nearest other row of row i. Bisections and the rounds of Bulyan score one matrix again and again, of which
 * little or nothing changes in between, and an order that was right a step ago is repaired in about n steps a row. At the first
 * sight of a matrix there is none, because sorting the distances themselves is faster than sorting rows by them.
 *
 * @param squaredDistances - n x n, row-major, without NaN; its entries may have changed since the last call
 * @param rows - the rows whose order is wanted, the first `count` of them
 * @returns valid until the next call; `null` at the first sight of the matrix
 */
export function nearestOrder(
  squaredDistances: Float64Array,
  n: number,
  rows: Int32Array,
  count: number,
): Int32Array | null {
  if (squaredDistances !== last) {
    last = squaredDistances;
    return null;
  }
  if (side !== n) start(n);
  for (let a = 0; a < count; a++) repair(squaredDistances, n, rows[a]!);
  return order;
}

/** Any order will do to begin with. */
function start(n: number): void {
  side = n;
  order = new Int32Array(n * (n - 1));
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n - 1; k++) order[i * (n - 1) + k] = k < i ? k : k + 1;
  }
}

/** Insertion sort of the others of row i, which are nearly in order. */
function repair(squaredDistances: Float64Array, n: number, i: number): void {
  const base = i * n;
  const first = i * (n - 1);
  const end = first + n - 1;
  let highest = -Infinity;
  for (let at = first; at < end; at++) {
    const row = order[at]!;
    const distance = squaredDistances[base + row]!;
    if (distance >= highest) {
      highest = distance;
      continue;
    }
    let hole = at;
    while (hole > first && squaredDistances[base + order[hole - 1]!]! > distance) {
      order[hole] = order[hole - 1]!;
      hole--;
    }
    order[hole] = row;
  }
}
