import type { GramDraw } from './gram.js';

/**
 * f equal Byzantine rows B = a * honest mean + b e_1 planted in front of the h honest rows of a Gram draw (sigma = 1, mean
 * 0): a = 1 is the mean shift A1 by b = gamma, a = 0 the far point A2, a = -1 with b = 0 the sign flip. Only the Byzantine
 * entries depend on b, so that a bisection over b costs f h additions a step and allocates nothing.
 *
 * All rows are in units of sigma with the true mean at the origin; Byzantine rows are 0 .. f - 1, honest rows f .. n - 1.
 */
export class LinearPlant {
  readonly n: number;
  /** n x n, row-major; Byzantine-Byzantine entries exactly 0, none negative. Overwritten by every `load` and `shift`. */
  readonly squaredDistances: Float64Array;
  /** Coordinate 1 (the first direction) of each of the n rows. Overwritten likewise. */
  readonly first: Float64Array;
  /** Coordinate 1 of the mean of the honest rows. */
  honestMeanFirst = 0;
  /** Squared norm of the mean of the honest rows. */
  honestMeanSquare = 0;
  private draw: GramDraw | undefined;
  private meanWeight = 1;
  private current = 0;
  /** ‖a * honest mean - X_j‖². */
  private readonly base: Float64Array;
  /** <honest mean, X_j>. */
  private readonly meanProducts: Float64Array;
  private readonly honestWeights: Float64Array;

  constructor(
    readonly h: number,
    readonly f: number,
  ) {
    this.n = h + f;
    this.squaredDistances = new Float64Array(this.n * this.n);
    this.first = new Float64Array(this.n);
    this.base = new Float64Array(h);
    this.meanProducts = new Float64Array(h);
    this.honestWeights = new Float64Array(h);
  }

  /** Takes a draw of h rows with at least one direction, and a; b starts at 0. */
  load(draw: GramDraw, meanWeight = 1): this {
    const { h, f, n } = this;
    const { gram, projections, directions } = draw;
    this.draw = draw;
    this.meanWeight = meanWeight;
    this.honestMeanFirst = 0;
    this.honestMeanSquare = 0;
    for (let j = 0; j < h; j++) {
      let product = 0;
      for (let i = 0; i < h; i++) product += gram[i * h + j]!;
      this.meanProducts[j] = product / h;
      this.honestMeanSquare += product / (h * h);
      this.first[f + j] = projections[j * directions]!;
      this.honestMeanFirst += projections[j * directions]! / h;
    }
    for (let i = 0; i < h; i++) {
      const own = gram[i * h + i]!;
      this.base[i] = meanWeight * meanWeight * this.honestMeanSquare - 2 * meanWeight * this.meanProducts[i]! + own;
      for (let j = 0; j < h; j++) {
        const square = own + gram[j * h + j]! - 2 * gram[i * h + j]!;
        this.squaredDistances[(f + i) * n + f + j] = i === j ? 0 : Math.max(0, square);
      }
    }
    return this.shift(0);
  }

  /** Moves the Byzantine rows to a * honest mean + b e_1. */
  shift(b: number): this {
    const { h, f, n, squaredDistances, first, meanWeight } = this;
    this.current = b;
    const byzantineFirst = meanWeight * this.honestMeanFirst + b;
    for (let i = 0; i < f; i++) first[i] = byzantineFirst;
    for (let j = 0; j < h; j++) {
      const along = meanWeight * this.honestMeanFirst - first[f + j]!;
      const square = Math.max(0, this.base[j]! + 2 * b * along + b * b);
      for (let i = 0; i < f; i++) {
        squaredDistances[i * n + f + j] = square;
        squaredDistances[(f + j) * n + i] = square;
      }
    }
    return this;
  }

  /** Coordinate 1 of sum_i weights_i x_i over the n rows. */
  mixFirst(weights: Float64Array): number {
    let sum = 0;
    for (let i = 0; i < this.n; i++) sum += weights[i]! * this.first[i]!;
    return sum;
  }

  /** ‖sum_i weights_i x_i‖² over the n rows: the squared distance of a mix rule's output to the true mean. */
  mixSquare(weights: Float64Array): number {
    return this.square(weights, 0);
  }

  /** ‖sum_i weights_i x_i - honest mean‖² over the n rows. */
  mixSquareToHonestMean(weights: Float64Array): number {
    return this.square(weights, 1);
  }

  /** ‖sum_i weights_i x_i - subtract * honest mean‖². */
  private square(weights: Float64Array, subtract: number): number {
    const { h, f, honestWeights, draw, first } = this;
    if (!draw) throw new Error('LinearPlant: load a draw first');
    let planted = 0;
    for (let i = 0; i < f; i++) planted += weights[i]!;
    const shift = planted * this.current;
    const common = (planted * this.meanWeight - subtract) / h;
    let along = 0;
    for (let j = 0; j < h; j++) {
      honestWeights[j] = weights[f + j]! + common;
      along += honestWeights[j]! * first[f + j]!;
    }
    let square = shift * shift + 2 * shift * along;
    for (let i = 0; i < h; i++) {
      for (let j = 0; j < h; j++) square += honestWeights[i]! * honestWeights[j]! * draw.gram[i * h + j]!;
    }
    return Math.max(0, square);
  }
}

/**
 * The mean-shift attack A1 on one draw: f rows at honest mean + gamma e_1. Allocates; loops keep one {@link LinearPlant}.
 *
 * @param draw - at least one direction; the first is the attacked coordinate
 */
export function plantMeanShift(draw: GramDraw, f: number, gamma: number): LinearPlant {
  return new LinearPlant(draw.h, f).load(draw).shift(gamma);
}
