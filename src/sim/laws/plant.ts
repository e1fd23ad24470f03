import { DomainError } from '../../errors.js';
import type { Attack } from '../attacks/attack.js';
import { linearAttack, type LinearAttack } from '../attacks/linearAttack.js';
import { chosenCoordinates, type GramDraw } from './gram.js';
import { HonestMean } from './honestMean.js';

/**
 * f Byzantine rows B = a * honest mean + b, b a combination of the chosen directions, planted in front of the h honest rows
 * of a Gram draw (sigma = 1, mean 0): a = 1 is the mean shift A1, a = 0 the far point A2, a = -1 with b = 0 the sign flip.
 * Only the Byzantine entries change when the rows move, so that a bisection over their place costs f h additions a step and
 * allocates nothing.
 *
 * All rows are in units of sigma with the true mean at the origin; Byzantine rows are 0 .. f - 1, honest rows f .. n - 1.
 */
export class LinearPlant {
  readonly n: number;
  /** n x n, row-major; 0 between equal Byzantine rows, none negative. Overwritten whenever rows are loaded or moved. */
  readonly squaredDistances: Float64Array;
  /** Coordinate 1 (the first direction) of each of the n rows; the same as `along[0]`. Overwritten likewise. */
  readonly first: Float64Array;
  /** along[c][i]: row i along direction c, for every direction of the draw. Overwritten likewise. */
  readonly along: Float64Array[];
  private loaded: GramDraw | undefined;
  /** What `shift` multiplies the honest mean with. */
  private meanWeight = 1;
  private rowsAreEqual = true;
  /** a of each Byzantine row. */
  private readonly meanWeights: Float64Array;
  /** offsets[c][i]: b of Byzantine row i along direction c. */
  private readonly offsets: Float64Array[];
  private readonly mean: HonestMean;
  private readonly honestWeights: Float64Array;

  /**
   * @param h - honest rows, >= 1
   * @param f - Byzantine rows present, >= 0; a rule may be told another number
   */
  constructor(
    readonly h: number,
    readonly f: number,
  ) {
    this.n = h + f;
    this.squaredDistances = new Float64Array(this.n * this.n);
    this.first = new Float64Array(this.n);
    this.along = [this.first];
    this.meanWeights = new Float64Array(f);
    this.offsets = [new Float64Array(f)];
    this.mean = new HonestMean(h);
    this.honestWeights = new Float64Array(h);
  }

  /** The draw of the honest rows. */
  get draw(): GramDraw {
    if (!this.loaded) throw new Error('LinearPlant: load a draw first');
    return this.loaded;
  }

  /** Coordinate 1 of the mean of the honest rows. */
  get honestMeanFirst(): number {
    return this.mean.along[0]!;
  }

  /** Squared norm of the mean of the honest rows. */
  get honestMeanSquare(): number {
    return this.mean.square;
  }

  /**
   * Takes a draw of h rows with at least one direction and puts every Byzantine row at meanWeight * honest mean.
   *
   * @throws DomainError when the draw has another number of rows or no direction
   */
  load(draw: GramDraw, meanWeight = 1): this {
    const { h } = this;
    const { directions } = draw;
    if (draw.h !== h || directions < 1) {
      throw new DomainError(`this plant needs ${h} rows and a direction; got h=${draw.h}, directions=${directions}`);
    }
    this.loaded = draw;
    this.meanWeight = meanWeight;
    this.resize(directions);
    this.mean.load(draw);
    this.loadHonest(draw);
    return this.shift(0);
  }

  /** Moves all Byzantine rows to meanWeight * honest mean + b e_1, meanWeight as given to `load`. */
  shift(b: number): this {
    if (this.f === 0) return this;
    for (const offset of this.offsets) offset[0] = 0;
    this.offsets[0]![0] = b;
    this.meanWeights[0] = this.meanWeight;
    this.placeRow(0);
    for (let i = 1; i < this.f; i++) this.copyRow(i);
    if (!this.rowsAreEqual) this.placePairs();
    this.rowsAreEqual = true;
    return this;
  }

  /**
   * Moves Byzantine row i to `rows[i]`; the last of them stands for all further rows.
   *
   * @param rows - at least one; `first` needs coordinate 1 among the directions, `ones` a draw with `rest`
   * @throws DomainError when the draw does not hold the direction (1, .., 1) that a row asks for
   */
  place(rows: readonly LinearAttack[]): this {
    for (let i = 0; i < this.f; i++) {
      if (i >= rows.length) {
        this.copyRow(i);
        continue;
      }
      this.setRow(i, rows[i]!);
      this.placeRow(i);
    }
    this.rowsAreEqual = rows.length === 1;
    this.placePairs();
    return this;
  }

  /**
   * Moves the Byzantine rows to where an attack puts them, in units of sigma around the true mean.
   *
   * @throws DomainError for attacks that are not linear in the honest rows, which the Gram matrix cannot see
   */
  attack(attack: Attack): this {
    const rows = [linearAttack(attack, 0), linearAttack(attack, 1)];
    if (rows[0] === null || rows[1] === null) {
      throw new DomainError(`the Gram law needs an attack that is linear in the honest rows; got ${attack.kind}`);
    }
    return this.place(attack.kind === 'staggered' ? (rows as LinearAttack[]) : [rows[0]!]);
  }

  /** Coordinate 1 of sum_i weights_i x_i over the n rows. */
  mixFirst(weights: Float64Array): number {
    return this.mixAlong(weights, 0);
  }

  /** sum_i weights_i x_i over the n rows, along direction c. */
  mixAlong(weights: Float64Array, c: number): number {
    const along = this.along[c]!;
    let sum = 0;
    for (let i = 0; i < this.n; i++) sum += weights[i]! * along[i]!;
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
    const { h, f, honestWeights, meanWeights, offsets } = this;
    const { gram, directions } = this.draw;
    let common = -subtract / h;
    for (let i = 0; i < f; i++) common += (weights[i]! * meanWeights[i]!) / h;
    for (let j = 0; j < h; j++) honestWeights[j] = weights[f + j]! + common;
    let square = 0;
    for (let c = 0; c < directions; c++) {
      let offset = 0;
      let honest = 0;
      for (let i = 0; i < f; i++) offset += weights[i]! * offsets[c]![i]!;
      for (let j = 0; j < h; j++) honest += honestWeights[j]! * this.along[c]![f + j]!;
      square += offset * (offset + 2 * honest);
    }
    for (let i = 0; i < h; i++) {
      for (let j = 0; j < h; j++) square += honestWeights[i]! * honestWeights[j]! * gram[i * h + j]!;
    }
    return Math.max(0, square);
  }

  private resize(directions: number): void {
    while (this.along.length < directions) {
      this.along.push(new Float64Array(this.n));
      this.offsets.push(new Float64Array(this.f));
    }
    this.along.length = directions;
    this.offsets.length = directions;
  }

  private loadHonest({ gram, projections, directions }: GramDraw): void {
    const { h, f, n } = this;
    for (let i = 0; i < h; i++) {
      for (let c = 0; c < directions; c++) this.along[c]![f + i] = projections[i * directions + c]!;
      for (let j = 0; j < h; j++) {
        const square = gram[i * h + i]! + gram[j * h + j]! - 2 * gram[i * h + j]!;
        this.squaredDistances[(f + i) * n + f + j] = i === j ? 0 : Math.max(0, square);
      }
    }
  }

  private setRow(i: number, { honestMean, first, ones }: LinearAttack): void {
    const { draw } = this;
    const coordinates = chosenCoordinates(draw);
    if ((ones !== 0 && !draw.rest) || (first !== 0 && coordinates < 1)) {
      throw new DomainError(
        'the draw does not hold a direction of this attack: it needs coordinate 1, or rest for ones',
      );
    }
    this.meanWeights[i] = honestMean;
    for (let c = 0; c < this.offsets.length; c++) {
      this.offsets[c]![i] = c < coordinates ? ones : ones * Math.sqrt(draw.d - coordinates);
    }
    this.offsets[0]![i]! += first;
  }

  /** Coordinates of Byzantine row i and its distances to the honest rows. */
  private placeRow(i: number): void {
    const { h, f, n, squaredDistances, along, offsets, mean } = this;
    const { gram } = this.draw;
    const a = this.meanWeights[i]!;
    for (let c = 0; c < along.length; c++) along[c]![i] = a * mean.along[c]! + offsets[c]![i]!;
    for (let j = 0; j < h; j++) {
      let square = a * a * mean.square - 2 * a * mean.products[j]! + gram[j * h + j]!;
      for (let c = 0; c < along.length; c++) {
        const offset = offsets[c]![i]!;
        square += 2 * offset * (a * mean.along[c]! - along[c]![f + j]!) + offset * offset;
      }
      square = Math.max(0, square);
      squaredDistances[i * n + f + j] = square;
      squaredDistances[(f + j) * n + i] = square;
    }
  }

  /** Byzantine row i like row i - 1. */
  private copyRow(i: number): void {
    const { f, n, squaredDistances } = this;
    this.meanWeights[i] = this.meanWeights[i - 1]!;
    for (let c = 0; c < this.along.length; c++) {
      this.offsets[c]![i] = this.offsets[c]![i - 1]!;
      this.along[c]![i] = this.along[c]![i - 1]!;
    }
    for (let j = f; j < n; j++) {
      const square = squaredDistances[(i - 1) * n + j]!;
      squaredDistances[i * n + j] = square;
      squaredDistances[j * n + i] = square;
    }
  }

  /** Distances among the Byzantine rows. */
  private placePairs(): void {
    const { f, n, squaredDistances, meanWeights, offsets, mean } = this;
    for (let i = 0; i < f; i++) {
      for (let j = 0; j < i; j++) {
        const a = meanWeights[i]! - meanWeights[j]!;
        let square = a * a * mean.square;
        for (let c = 0; c < offsets.length; c++) {
          const offset = offsets[c]![i]! - offsets[c]![j]!;
          square += offset * (2 * a * mean.along[c]! + offset);
        }
        squaredDistances[i * n + j] = Math.max(0, square);
        squaredDistances[j * n + i] = Math.max(0, square);
      }
    }
  }
}
