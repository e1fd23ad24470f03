import { UserError } from '../errors.js';
import { highHalf, productError } from './errorFree.js';
import { ExactSum } from './exactSum.js';
import { ratioToNumber, UNIT_EXPONENT } from './rational.js';

/** Largest magnitude of an observation: its fourth power, 2^920, leaves room for 2^70 observations in an exact sum. */
export const LARGEST_OBSERVATION = 2 ** 230;

/** Moments of the observations seen so far, each rounded once from its exact value. */
export interface CentralMoments {
  readonly count: number;
  /** NaN without observations. */
  readonly mean: number;
  /** Sum of (x - mean)^2. */
  readonly squaredDeviations: number;
  /** Divisor count - 1; NaN for fewer than two observations. */
  readonly variance: number;
  /** m3 / m2^(3/2) with divisor count; NaN when all observations are equal. */
  readonly skewness: number;
  /** m4 / m2^2 - 3 with divisor count; NaN when all observations are equal. */
  readonly excessKurtosis: number;
}

/** The serialised form: count and the canonical exact sums of x, x^2, x^3, x^4. */
export interface MomentsJson {
  readonly count: number;
  readonly powers: readonly (readonly number[])[];
}

/**
 * Count and exact sums of x, x^2, x^3 and x^4. The powers enter as error-free expansions, so that merging is exact and
 * the central moments carry no cancellation. Exact for 2^-216 <= |x| <= 2^230 and x = 0; the powers of smaller
 * observations lose what lies below 2^-1074, still independently of the order.
 */
export class Moments {
  private count = 0;
  private readonly first = new ExactSum();
  private readonly second = new ExactSum();
  private readonly third = new ExactSum();
  private readonly fourth = new ExactSum();

  /**
   * Adds one observation.
   * @throws UserError when it is not finite or larger than {@link LARGEST_OBSERVATION} in magnitude.
   */
  add(x: number): void {
    if (!(Math.abs(x) <= LARGEST_OBSERVATION)) throw unusable(x);
    this.count++;
    if (x === 0) return;
    const square = x * x;
    const squareError = productError(x, x, square);
    this.first.add(x);
    this.second.add(square);
    const cube = square * x;
    this.third.add(cube);
    this.third.add(productError(square, x, cube));
    const fourth = square * square;
    this.fourth.add(fourth);
    this.fourth.add(productError(square, square, fourth));
    if (squareError === 0) return;
    this.second.add(squareError);
    this.addErrorTerms(x, square, squareError);
  }

  /** With x^2 = s + e: the terms e x of x^3, and 2 s e + e^2 of x^4. */
  private addErrorTerms(x: number, s: number, e: number): void {
    const eHigh = highHalf(e);
    const eLow = e - eHigh;
    const ex = e * x;
    this.third.add(ex);
    this.third.add(productError(e, x, ex));
    const cross = 2 * s * e;
    this.fourth.add(cross);
    this.fourth.add(productError(2 * s, e, cross));
    // e has so few bits to spare that its square is three exact products of halves.
    this.fourth.add(eHigh * eHigh);
    this.fourth.add(2 * eHigh * eLow);
    this.fourth.add(eLow * eLow);
  }

  /** Adds all observations of another summary. */
  merge(other: Moments): void {
    this.count += other.count;
    this.first.merge(other.first);
    this.second.merge(other.second);
    this.third.merge(other.third);
    this.fourth.merge(other.fourth);
  }

  get size(): number {
    return this.count;
  }

  /** Sum of the observations and of their squares, each rounded once. */
  sums(): { readonly sum: number; readonly squares: number } {
    return { sum: this.first.round(), squares: this.second.round() };
  }

  /** True when every observation was 0 or 1, given that all lie in [0, 1]: x^2 <= x, with equality at the ends only. */
  squaresEqualSum(): boolean {
    return this.first.inUnits() === this.second.inUnits();
  }

  /** Central moments from the exact sums, in rational arithmetic. */
  central(): CentralMoments {
    const { count } = this;
    if (count === 0) {
      return { count, mean: NaN, squaredDeviations: 0, variance: NaN, skewness: NaN, excessKurtosis: NaN };
    }
    const n = BigInt(count);
    const unit = BigInt(UNIT_EXPONENT);
    const s1 = this.first.inUnits();
    const s2 = this.second.inUnits() << unit;
    const s3 = this.third.inUnits() << (2n * unit);
    const s4 = this.fourth.inUnits() << (3n * unit);
    // n^k times the k-th central moment m_k, in units of 2^(-1074 k).
    const c2 = n * s2 - s1 * s1;
    const c3 = n * n * s3 - 3n * n * s1 * s2 + 2n * s1 ** 3n;
    const c4 = n ** 3n * s4 - 4n * n * n * s1 * s3 + 6n * n * s1 * s1 * s2 - 3n * s1 ** 4n;
    const mean = ratioToNumber(s1, n, -UNIT_EXPONENT);
    const variance = count < 2 ? NaN : c2 > 0n ? ratioToNumber(c2, n * (n - 1n), -2 * UNIT_EXPONENT) : 0;
    if (c2 <= 0n) return { count, mean, squaredDeviations: 0, variance, skewness: NaN, excessKurtosis: NaN };
    return {
      count,
      mean,
      squaredDeviations: ratioToNumber(c2, n, -2 * UNIT_EXPONENT),
      variance,
      skewness: (c3 < 0n ? -1 : 1) * Math.sqrt(ratioToNumber(c3 * c3, c2 ** 3n)),
      excessKurtosis: ratioToNumber(c4 - 3n * c2 * c2, c2 * c2),
    };
  }

  /** Canonical: two summaries of the same observations serialise to the same bytes. */
  toJSON(): MomentsJson {
    const powers = [this.first, this.second, this.third, this.fourth].map((sum) => sum.canonical());
    return { count: this.count, powers };
  }

  /** Inverse of {@link toJSON}. */
  static fromJSON(json: MomentsJson): Moments {
    const moments = new Moments();
    moments.count = json.count;
    const sums = [moments.first, moments.second, moments.third, moments.fourth];
    sums.forEach((sum, i) => sum.merge(ExactSum.of(json.powers[i] ?? [])));
    return moments;
  }
}

function unusable(x: number): UserError {
  if (!Number.isFinite(x)) return new UserError(`an observation must be a finite number; got ${x}`);
  return new UserError(`an observation must be at most 2^230 (about 1.73e69) in magnitude; got ${x}`);
}
