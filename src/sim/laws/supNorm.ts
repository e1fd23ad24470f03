/**
 * The exceedance law: sup-norm distances of h Gaussian rows in R^d, exact, at a cost that does not depend on d.
 *
 * A maximum over d columns is decided by the few columns in which something is large. The quantities of a column are the
 * differences X_i - X_j and the deviations +-(honest mean - X_j), h (h + 1) normals with signs; a column is extreme if one
 * of them exceeds z standard deviations, P(Z > z) = 40 / d. The extreme columns are drawn as they are among d independent
 * columns; the others cannot matter unless a quantity has no exceedance at all, which has probability exp(-40) each.
 *
 * Drawing them: with K = h (h + 1) quantities, every column is a candidate with probability K P(Z > z); a candidate picks
 * one quantity and is drawn given that this one exceeds; it stays with probability 1 / (number that exceed). A column is then
 * kept with the probability, and has the law, of an extreme one (Karp and Luby's count of a union, as a sampler).
 */
import { DomainError } from '../../errors.js';
import { normalUpperQuantile } from '../../stats/special/normal.js';
import type { Stream } from '../random/stream.js';
import { drawBinomial } from './drawBinomial.js';
import { NormColumns } from './normColumns.js';
import type { HonestNorms } from './normPlant.js';

/** Expected exceedances of each quantity. */
const EXCEEDANCES = 40;

/** Rows and dimension of {@link drawSupNorms}. */
export interface SupNormShape {
  /** Honest rows, >= 2. */
  readonly h: number;
  /** Dimension, any whole number >= 2. */
  readonly d: number;
}

/**
 * Prepares draws of the sup-norms of h rows N(0, I_d). Costs about 40 h (h + 1) columns of h normals, or d columns where
 * that is less. Exact up to an event of probability h (h + 1) exp(-40).
 *
 * @returns draws the next trial
 * @throws DomainError for h < 2 or d < 2
 */
export function drawSupNorms({ h, d }: SupNormShape): (stream: Stream) => HonestNorms {
  if (!(Number.isSafeInteger(h) && h >= 2)) throw new DomainError(`the sup-norm law needs h >= 2 rows; got h=${h}`);
  if (!(Number.isSafeInteger(d) && d >= 2)) throw new DomainError(`the sup-norm law needs d >= 2; got d=${d}`);
  const quantities = h * (h + 1);
  const tail = EXCEEDANCES / (d - 1);
  const column = new Float64Array(h);
  const columns = new NormColumns(h, Infinity);
  const sampler = quantities * tail <= 1 ? new ExtremeColumns(h, tail) : null;
  return (stream) => {
    fillNormal(stream, column);
    columns.begin(column);
    const candidates = sampler ? drawBinomial(stream, d - 1, quantities * tail) : d - 1;
    for (let k = 0; k < candidates; k++) {
      if (!sampler) fillNormal(stream, column);
      else if (!sampler.draw(stream, column)) continue;
      columns.add(column);
    }
    return columns.norms();
  };
}

function fillNormal(stream: Stream, column: Float64Array): void {
  for (let j = 0; j < column.length; j++) column[j] = stream.normal();
}

/** Candidates for extreme columns. */
class ExtremeColumns {
  private readonly threshold: number;
  private readonly deviation: number;

  constructor(
    private readonly h: number,
    private readonly tail: number,
  ) {
    this.threshold = normalUpperQuantile(tail);
    this.deviation = Math.sqrt(1 - 1 / h);
  }

  /** Draws a candidate; whether it stays. */
  draw(stream: Stream, column: Float64Array): boolean {
    const { h, tail, deviation } = this;
    fillNormal(stream, column);
    const size = normalUpperQuantile(tail * stream.uniform());
    const quantity = stream.integer(h * (h + 1));
    // The column moves along the quantity's own direction until the quantity has that size: the rest stays independent.
    if (quantity < 2 * h) {
      const j = quantity >> 1;
      this.moveDeviation(column, j, (quantity & 1 ? -1 : 1) * size * deviation);
    } else {
      const pair = quantity - 2 * h;
      const i = Math.floor(pair / (h - 1));
      const j = pair % (h - 1);
      moveDifference(column, i, j < i ? j : j + 1, size * Math.SQRT2);
    }
    const exceeding = this.exceeding(column);
    return exceeding <= 1 || stream.uniform() * exceeding < 1;
  }

  /** Makes X_j - honest mean equal to `target`, along the unit vector of that functional. */
  private moveDeviation(column: Float64Array, j: number, target: number): void {
    const { h } = this;
    const missing = target - (column[j]! - meanOf(column));
    // The functional's coefficients are 1 - 1/h at j and -1/h elsewhere, their squares sum to 1 - 1/h.
    const step = missing / (1 - 1 / h);
    for (let i = 0; i < h; i++) column[i]! += step * ((i === j ? 1 : 0) - 1 / h);
  }

  /** How many quantities of the column exceed the threshold. */
  private exceeding(column: Float64Array): number {
    const { h, threshold, deviation } = this;
    const mean = meanOf(column);
    let count = 0;
    for (let i = 0; i < h; i++) {
      if (Math.abs(column[i]! - mean) > threshold * deviation) count++;
      for (let j = 0; j < i; j++) if (Math.abs(column[i]! - column[j]!) > threshold * Math.SQRT2) count++;
    }
    return count;
  }
}

function moveDifference(column: Float64Array, i: number, j: number, target: number): void {
  const missing = target - (column[i]! - column[j]!);
  column[i]! += missing / 2;
  column[j]! -= missing / 2;
}

function meanOf(column: Float64Array): number {
  let sum = 0;
  for (const value of column) sum += value;
  return sum / column.length;
}
