import type { GramDraw } from './gram.js';

/** The mean of the h honest rows of a draw as far as inner products go. */
export class HonestMean {
  /** Squared norm. */
  square = 0;
  /** Along each direction of the draw. */
  readonly along: number[] = [];
  /** products[j] = <honest mean, X_j>. */
  readonly products: Float64Array;

  constructor(private readonly h: number) {
    this.products = new Float64Array(h);
  }

  load({ gram, projections, directions }: GramDraw): void {
    const { h } = this;
    this.along.length = directions;
    for (let c = 0; c < directions; c++) {
      let sum = 0;
      for (let j = 0; j < h; j++) sum += projections[j * directions + c]! / h;
      this.along[c] = sum;
    }
    this.square = 0;
    for (let i = 0; i < h; i++) {
      let product = 0;
      for (let j = 0; j < h; j++) product += gram[i * h + j]!;
      this.products[i] = product / h;
      this.square += product / (h * h);
    }
  }
}
