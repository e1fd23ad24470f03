import { indicesOfSmallest } from './sorting.js';
import { isBefore } from './subsets.js';
import { higherTwins } from './twins.js';

/** Share of a bound that rounding may have added: such a branch is still searched. */
const MARGIN = 1e-13;

/**
 * Exact search for the `size` rows of smallest pairwise sum of squared distances, first in lexicographic order on ties.
 *
 * The search removes rows, the outlying ones first. With rows U left, of pairwise sum T and row sums r_i, removing a set M
 * leaves T - sum_M r_i + sum_{i < j in M} D_ij. For any potentials p this equals
 * T - sum_M [r_i - (m - 1) p_i] + sum_{i < j in M} (D_ij - p_i - p_j), m = |M|, and so is at least
 * T - (sum of the m largest of r_i - (m - 1) p_i - s_i), where s_i is half the sum of the m - 1 smallest D_ij - p_i - p_j over
 * the candidates j. The potentials that make D_ij - p_i - p_j small are the squared distances to the mean of U: what is left
 * is -2 <y_i, y_j> around that mean. A branch whose bound exceeds the best sum so far is dropped.
 *
 * Sums are taken over the rows left, never by subtraction of a removed one, so that a far row leaves no rounding behind.
 */
export class MinimumVarianceSearch {
  private readonly best: Int32Array;
  private bestSum = Infinity;
  /** Rows in the order in which they are offered for removal. */
  private readonly order: Int32Array;
  private readonly twins: Int32Array;
  private readonly removed: Uint8Array;
  private readonly kept: Int32Array;
  private readonly sums: Float64Array;
  private readonly potentials: Float64Array;
  private readonly gains: Float64Array;
  private readonly smallest: Float64Array;

  /** @param distances - n x n finite squared distances, row-major */
  constructor(
    private readonly distances: Float64Array,
    private readonly n: number,
    private readonly size: number,
  ) {
    this.best = new Int32Array(size);
    this.kept = new Int32Array(size);
    this.twins = higherTwins(distances, n);
    this.removed = new Uint8Array(n);
    this.sums = new Float64Array(n);
    this.potentials = new Float64Array(n);
    this.gains = new Float64Array(n);
    this.smallest = new Float64Array(n);
    this.startAroundRows();
    this.order = this.outlyingFirst();
  }

  /** The best rows, ascending. */
  run(): Int32Array {
    this.visit(0, this.n - this.size);
    return this.best;
  }

  /** Removes `left` more rows among those from place `from` of the order on. */
  private visit(from: number, left: number): void {
    if (left === 0) return this.offer();
    if (this.lowerBound(from, left) > this.bestSum) return;
    for (let place = from; place <= this.n - left; place++) {
      const row = this.order[place]!;
      const twin = this.twins[row]!;
      if (twin >= 0 && !this.removed[twin]) continue;
      // What was passed over is kept: the bound of the rest tightens with every place.
      if (place > from && this.lowerBound(place, left) > this.bestSum) return;
      this.removed[row] = 1;
      this.visit(place + 1, left - 1);
      this.removed[row] = 0;
    }
  }

  private lowerBound(from: number, left: number): number {
    const { n, distances, order, sums, potentials, gains } = this;
    const total = this.sumRows();
    const rows = this.size + left;
    for (let i = 0; i < n; i++) potentials[i] = (sums[i]! - total / rows) / rows;
    let size = 0;
    for (let a = from; a < n; a++) {
      const i = order[a]!;
      this.smallest.fill(Infinity, 0, left - 1);
      for (let b = from; b < n; b++) {
        if (b === a) continue;
        const j = order[b]!;
        insertSmall(this.smallest, left - 1, distances[i * n + j]! - potentials[i]! - potentials[j]!);
      }
      let gain = sums[i]! - (left - 1) * potentials[i]!;
      for (let k = 0; k < left - 1; k++) gain -= this.smallest[k]! / 2;
      size = insertLarge(gains, size, left, gain);
    }
    let bound = total;
    for (let k = 0; k < left; k++) bound -= gains[k]!;
    return bound - MARGIN * total;
  }

  /** Row sums over the rows left; returns the pairwise sum. */
  private sumRows(): number {
    const { n, distances, removed, sums } = this;
    let total = 0;
    for (let i = 0; i < n; i++) {
      if (removed[i]) continue;
      let sum = 0;
      for (let j = 0; j < n; j++) if (!removed[j]) sum += distances[i * n + j]!;
      sums[i] = sum;
      total += sum;
    }
    return total / 2;
  }

  /** Compares the rows left with the best ones. */
  private offer(): void {
    let size = 0;
    for (let i = 0; i < this.n; i++) if (!this.removed[i]) this.kept[size++] = i;
    this.compare(this.kept);
  }

  private compare(kept: Int32Array): void {
    const { n, distances } = this;
    let sum = 0;
    for (let a = 0; a < kept.length; a++) {
      for (let b = a + 1; b < kept.length; b++) sum += distances[kept[a]! * n + kept[b]!]!;
    }
    if (sum > this.bestSum || (sum === this.bestSum && !isBefore(kept, this.best))) return;
    this.bestSum = sum;
    this.best.set(kept);
  }

  /** First guesses: every row with the rows nearest to it. */
  private startAroundRows(): void {
    const { n, distances, size } = this;
    this.best.set(Int32Array.from({ length: size }, (_, i) => i));
    for (let i = 0; i < n; i++) this.compare(indicesOfSmallest(distances.subarray(i * n, (i + 1) * n), n, size).sort());
  }

  /** By falling distance to the best rows; among equals the higher index first, so that ties keep the lower one. */
  private outlyingFirst(): Int32Array {
    const { n, distances, best } = this;
    const outlying = Array.from({ length: n }, (_, i) => best.reduce((sum, j) => sum + distances[i * n + j]!, 0));
    return Int32Array.from([...outlying.keys()].sort((a, b) => outlying[b]! - outlying[a]! || b - a));
  }
}

/** Keeps the `count` smallest values in ascending order. */
function insertSmall(values: Float64Array, count: number, value: number): void {
  if (count === 0 || !(value < values[count - 1]!)) return;
  let position = count - 1;
  while (position > 0 && value < values[position - 1]!) {
    values[position] = values[position - 1]!;
    position--;
  }
  values[position] = value;
}

/** Keeps the `count` largest values in descending order; returns how many there are. */
function insertLarge(values: Float64Array, size: number, count: number, value: number): number {
  if (size === count && !(value > values[size - 1]!)) return size;
  let position = size < count ? size++ : size - 1;
  while (position > 0 && value > values[position - 1]!) {
    values[position] = values[position - 1]!;
    position--;
  }
  values[position] = value;
  return size;
}
