/**
 * Which rows may join a set K so that the largest eigenvalue of its scatter S_K stays at or below a limit.
 *
 * Joining x to k rows of mean m adds c z z' to the scatter, z = x - m, c = k / (k + 1). Scatter only grows, and S_K + c z z'
 * stays below the limit exactly when c z' W z <= 1, W = (limit I - S_K)^-1. All that is needed of W are the products
 * T_ij = x_i' W x_j of the rows; joining x turns W into W + c (W z)(W z)' / (1 - c z' W z).
 *
 * When 1 - c z' W z is tiny or negative through rounding, a smaller share of z z' is added, which can only make later tests
 * more lenient, never refuse a set within the limit.
 */
const LEAST_ROOM = 1e-7;

/** The products after each number of joined rows, so that a search can go back by forgetting the last ones. */
export class Resolvent {
  /** Rows joined, in order. */
  readonly joined: Int32Array;
  private readonly products: Float64Array[];
  /** rowMeans[k][i]: mean over the k joined rows j of T_ij; at index n, the mean of those over the joined rows. */
  private readonly rowMeans: Float64Array[];
  private readonly towards: Float64Array;

  /** @param gram - n x n inner products of the rows, around any point */
  constructor(
    private readonly gram: Float64Array,
    private readonly n: number,
    limit: number,
  ) {
    this.joined = new Int32Array(n);
    this.products = Array.from({ length: n + 1 }, () => new Float64Array(n * n));
    this.rowMeans = Array.from({ length: n + 1 }, () => new Float64Array(n + 1));
    this.towards = new Float64Array(n);
    this.setLimit(limit);
  }

  /** Starts again from no rows, with another limit > 0. */
  setLimit(limit: number): void {
    const products = this.products[0]!;
    for (let k = 0; k < products.length; k++) products[k] = this.gram[k]! / limit;
  }

  /** c z' W z of row i beside the first k joined rows: above 1 it cannot join them. */
  load(k: number, i: number): number {
    return k === 0 ? 0 : (k / (k + 1)) * this.product(k, i, i);
  }

  /** The same for row j after row i has joined as well. */
  loadOfPair(k: number, i: number, j: number): number {
    if (k === 0) {
      const products = this.products[0]!;
      const { n } = this;
      return (products[i * n + i]! + products[j * n + j]! - 2 * products[i * n + j]!) / 2;
    }
    const own = this.product(k, i, i);
    const cross = this.product(k, i, j);
    const share = k / (k + 1);
    const along = cross - own / (k + 1);
    const square = this.product(k, j, j) - (2 * cross - own / (k + 1)) / (k + 1);
    const room = Math.max(LEAST_ROOM, 1 - share * own);
    return ((k + 1) / (k + 2)) * (square + (share * along * along) / room);
  }

  /** Lets row x join the first k joined rows. */
  join(k: number, x: number): void {
    const { n, towards } = this;
    this.joined[k] = x;
    const products = this.products[k]!;
    const next = this.products[k + 1]!;
    if (k === 0) next.set(products);
    else {
      const means = this.rowMeans[k]!;
      for (let i = 0; i < n; i++) towards[i] = products[i * n + x]! - means[i]!;
      const load = this.load(k, x);
      const factor = k / (k + 1) / Math.max(LEAST_ROOM, 1 - load);
      for (let i = 0; i < n; i++) {
        const scaled = factor * towards[i]!;
        for (let j = 0; j < n; j++) next[i * n + j] = products[i * n + j]! + scaled * towards[j]!;
      }
    }
    this.average(k + 1);
  }

  /** z_i' W z_j around the mean of the first k joined rows. */
  private product(k: number, i: number, j: number): number {
    const means = this.rowMeans[k]!;
    return this.products[k]![i * this.n + j]! - means[i]! - means[j]! + means[this.n]!;
  }

  private average(k: number): void {
    const { n, joined } = this;
    const products = this.products[k]!;
    const means = this.rowMeans[k]!;
    for (let i = 0; i < n; i++) {
      let sum = 0;
      for (let a = 0; a < k; a++) sum += products[i * n + joined[a]!]!;
      means[i] = sum / k;
    }
    let grand = 0;
    for (let a = 0; a < k; a++) grand += means[joined[a]!]!;
    means[n] = grand / k;
  }
}
