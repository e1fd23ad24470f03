import { DomainError } from '../../errors.js';

/**
 * What the mean shift needs to know of h honest rows when distances are l_p norms, 1 <= p <= Infinity; sigma = 1, mean 0.
 */
export interface HonestNorms {
  readonly h: number;
  readonly p: number;
  /** h x h, row-major: ‖X_i - X_j‖_p over all coordinates. */
  readonly distances: Float64Array;
  /** Coordinate 1 of the honest rows. */
  readonly first: Float64Array;
  /** ‖honest mean - X_j‖_p over the coordinates other than the first. */
  readonly others: Float64Array;
  /** Largest coordinate of honest mean - X_j, the first included. */
  readonly highest: Float64Array;
  /** Smallest coordinate of honest mean - X_j, the first included. */
  readonly lowest: Float64Array;
}

/**
 * f Byzantine rows at honest mean + gamma e_1, or + gamma (1, .., 1) for p = Infinity, in front of h honest rows, with l_p
 * distances: what {@link LinearPlant} is to Euclidean ones. Moving the rows costs f h additions and powers.
 *
 * Krum and the medoid take their l_p variants from these distances: their `mix` reads `squaredDistances` as usual.
 */
export class NormPlant {
  readonly n: number;
  /** n x n, row-major: squares of l_p distances, 0 between Byzantine rows. Overwritten by every `load` and `shift`. */
  readonly squaredDistances: Float64Array;
  /** Coordinate 1 of each of the n rows. Overwritten likewise. */
  readonly first: Float64Array;
  private honest: HonestNorms | undefined;
  private honestMeanFirst = 0;

  constructor(
    readonly h: number,
    readonly f: number,
  ) {
    this.n = h + f;
    this.squaredDistances = new Float64Array(this.n * this.n);
    this.first = new Float64Array(this.n);
  }

  /** Takes the honest rows and puts every Byzantine row at their mean. */
  load(honest: HonestNorms): this {
    const { h, f, n } = this;
    if (honest.h !== h) throw new DomainError(`this plant needs ${h} rows; got h=${honest.h}`);
    this.honest = honest;
    this.honestMeanFirst = 0;
    for (let i = 0; i < h; i++) {
      this.first[f + i] = honest.first[i]!;
      this.honestMeanFirst += honest.first[i]! / h;
      for (let j = 0; j < h; j++) this.squaredDistances[(f + i) * n + f + j] = honest.distances[i * h + j]! ** 2;
    }
    return this.shift(0);
  }

  /** Moves the Byzantine rows to honest mean + gamma e_1. */
  shift(gamma: number): this {
    const { p, others, first } = this.loaded();
    return this.move(gamma, (j) => {
      const along = Math.abs(this.honestMeanFirst + gamma - first[j]!);
      if (p === Infinity) return Math.max(others[j]!, along);
      return p === 2 ? Math.hypot(others[j]!, along) : (others[j]! ** p + along ** p) ** (1 / p);
    });
  }

  /**
   * Moves the Byzantine rows to honest mean + gamma (1, .., 1).
   *
   * @throws DomainError unless p = Infinity: other norms need every coordinate again for every gamma
   */
  shiftAll(gamma: number): this {
    const { p, highest, lowest } = this.loaded();
    if (p !== Infinity) throw new DomainError(`shifts of all coordinates are known for p = Infinity only; got p=${p}`);
    return this.move(gamma, (j) => Math.max(highest[j]! + gamma, -(lowest[j]! + gamma)));
  }

  private loaded(): HonestNorms {
    if (!this.honest) throw new Error('NormPlant: load honest rows first');
    return this.honest;
  }

  private move(gamma: number, distanceTo: (j: number) => number): this {
    const { h, f, n, squaredDistances } = this;
    this.first.fill(this.honestMeanFirst + gamma, 0, f);
    for (let j = 0; j < h; j++) {
      const square = distanceTo(j) ** 2;
      for (let i = 0; i < f; i++) {
        squaredDistances[i * n + f + j] = square;
        squaredDistances[(f + j) * n + i] = square;
      }
    }
    return this;
  }
}
