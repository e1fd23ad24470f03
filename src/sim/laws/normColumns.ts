import type { HonestNorms } from './normPlant.js';

/** Gathers l_p distances of h honest rows column by column, so that the rows never exist in memory. */
export class NormColumns {
  private readonly distances: Float64Array;
  private readonly first: Float64Array;
  private readonly others: Float64Array;
  private readonly highest: Float64Array;
  private readonly lowest: Float64Array;

  /**
   * @param h - honest rows
   * @param p - 1 <= p <= Infinity
   */
  constructor(
    readonly h: number,
    readonly p: number,
  ) {
    this.distances = new Float64Array(h * h);
    this.first = new Float64Array(h);
    this.others = new Float64Array(h);
    this.highest = new Float64Array(h);
    this.lowest = new Float64Array(h);
  }

  /** Begins anew with column 1, the attacked one. */
  begin(column: Float64Array): this {
    this.distances.fill(0);
    this.others.fill(0);
    this.highest.fill(-Infinity);
    this.lowest.fill(Infinity);
    this.first.set(column.subarray(0, this.h));
    this.gather(column, false);
    return this;
  }

  /** Adds a column that is not the attacked one. */
  add(column: Float64Array): void {
    this.gather(column, true);
  }

  /** The norms of the columns so far; views and copies that the next `begin` does not touch. */
  norms(): HonestNorms {
    const { h, p } = this;
    const root = (sum: number): number => (p === 1 || p === Infinity ? sum : sum ** (1 / p));
    const distances = this.distances.map(root);
    for (let i = 0; i < h; i++) for (let j = 0; j < i; j++) distances[i * h + j] = distances[j * h + i]!;
    return {
      h,
      p,
      distances,
      first: this.first.slice(),
      others: this.others.map(root),
      highest: this.highest.slice(),
      lowest: this.lowest.slice(),
    };
  }

  private gather(column: Float64Array, isOther: boolean): void {
    const { h, distances, others, highest, lowest } = this;
    let mean = 0;
    for (let j = 0; j < h; j++) mean += column[j]! / h;
    for (let i = 0; i < h; i++) {
      const fromMean = mean - column[i]!;
      highest[i] = Math.max(highest[i]!, fromMean);
      lowest[i] = Math.min(lowest[i]!, fromMean);
      if (isOther) others[i] = this.combined(others[i]!, fromMean);
      for (let j = i + 1; j < h; j++) {
        distances[i * h + j] = this.combined(distances[i * h + j]!, column[i]! - column[j]!);
      }
    }
  }

  /** |difference|^p added to the sum, or the larger of both for p = Infinity. */
  private combined(sum: number, difference: number): number {
    const { p } = this;
    if (p === 2) return sum + difference * difference;
    const size = Math.abs(difference);
    if (p === Infinity) return Math.max(sum, size);
    if (p === 1) return sum + size;
    return sum + (p === 3 ? size * size * size : p === 4 ? (size * size) ** 2 : size ** p);
  }
}
