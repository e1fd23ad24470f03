import { UserError } from '../errors.js';
import { ExactSum } from './exactSum.js';
import { LARGEST_OBSERVATION } from './moments.js';
import { ratioToNumber, UNIT_EXPONENT } from './rational.js';

/** An ordinary least-squares line through pairs (x, y). NaN where the pairs do not determine a number. */
export interface RegressionSummary {
  readonly count: number;
  readonly slope: number;
  readonly intercept: number;
  /** Pearson correlation. */
  readonly correlation: number;
}

/** Serialised form: count and canonical exact sums of x, y, x^2, x y, y^2. */
export interface LinearRegressionJson {
  readonly count: number;
  readonly sums: readonly (readonly number[])[];
}

/** A mergeable least-squares line: exact sums of x, y, x^2, x y and y^2, so that the order of the pairs does not matter. */
export class LinearRegression {
  private count = 0;
  private readonly x = new ExactSum();
  private readonly y = new ExactSum();
  private readonly xx = new ExactSum();
  private readonly xy = new ExactSum();
  private readonly yy = new ExactSum();

  static empty(): LinearRegression {
    return new LinearRegression();
  }

  /** Adds one pair. @throws UserError unless both are finite and at most 2^230 in magnitude. */
  add(x: number, y: number): void {
    if (!(Math.max(Math.abs(x), Math.abs(y)) <= LARGEST_OBSERVATION)) {
      throw new UserError(`a regression needs finite numbers of at most 2^230 in magnitude; got (${x}, ${y})`);
    }
    this.count++;
    this.x.add(x);
    this.y.add(y);
    this.xx.addProduct(x, x);
    this.xy.addProduct(x, y);
    this.yy.addProduct(y, y);
  }

  /** Adds all pairs of `other`, which stays as it is, and returns this. */
  merge(other: LinearRegression): this {
    this.count += other.count;
    const theirs = other.all();
    this.all().forEach((sum, i) => sum.merge(theirs[i]!));
    return this;
  }

  summary(): RegressionSummary {
    const n = BigInt(this.count);
    const unit = BigInt(UNIT_EXPONENT);
    const [x, y] = [this.x, this.y].map((sum) => sum.inUnits()) as [bigint, bigint];
    const [xx, xy, yy] = [this.xx, this.xy, this.yy].map((sum) => sum.inUnits() << unit) as [bigint, bigint, bigint];
    // n^2 times the central second moments, exactly.
    const varianceX = n * xx - x * x;
    const covariance = n * xy - x * y;
    const varianceY = n * yy - y * y;
    if (varianceX <= 0n) return { count: this.count, slope: NaN, intercept: NaN, correlation: NaN };
    const squared = varianceY > 0n ? ratioToNumber(covariance * covariance, varianceX * varianceY) : NaN;
    return {
      count: this.count,
      slope: ratioToNumber(covariance, varianceX),
      intercept: ratioToNumber(y * varianceX - covariance * x, n * varianceX, -UNIT_EXPONENT),
      correlation: (covariance < 0n ? -1 : 1) * Math.sqrt(squared),
    };
  }

  /** Canonical: the same pairs give the same bytes. */
  toJSON(): LinearRegressionJson {
    return { count: this.count, sums: this.all().map((sum) => sum.canonical()) };
  }

  /** Inverse of {@link toJSON}. */
  static fromJSON(json: LinearRegressionJson): LinearRegression {
    const regression = new LinearRegression();
    regression.count = json.count;
    regression.all().forEach((sum, i) => sum.merge(ExactSum.of(json.sums[i] ?? [])));
    return regression;
  }

  private all(): readonly ExactSum[] {
    return [this.x, this.y, this.xx, this.xy, this.yy];
  }
}
