/**
 * The non-zero weights of one trial's m x n mix. A zero weight ignores its row, so that a NaN or an infinity in a row that
 * the rule left out does not reach the output; and most mixes are mostly zeros.
 */
export class SparseMix {
  /** Entries of mixed row a are `starts[a] .. starts[a + 1] - 1`. */
  private readonly starts: Int32Array;
  private readonly indices: Int32Array;
  private readonly weights: Float64Array;

  constructor(
    private readonly m: number,
    private readonly n: number,
  ) {
    this.starts = new Int32Array(m + 1);
    this.indices = new Int32Array(m * n);
    this.weights = new Float64Array(m * n);
  }

  /** Takes the m x n weights at `weights[offset ..]`. */
  load(weights: Float64Array, offset: number): void {
    let size = 0;
    for (let a = 0; a < this.m; a++) {
      for (let i = 0; i < this.n; i++) {
        const weight = weights[offset + a * this.n + i]!;
        if (weight === 0) continue;
        this.indices[size] = i;
        this.weights[size++] = weight;
      }
      this.starts[a + 1] = size;
    }
  }

  /** Mixes one column of n values into m values. */
  apply(column: Float64Array, out: Float64Array): void {
    for (let a = 0; a < this.m; a++) {
      let sum = 0;
      for (let k = this.starts[a]!; k < this.starts[a + 1]!; k++) sum += this.weights[k]! * column[this.indices[k]!]!;
      out[a] = sum;
    }
  }
}
