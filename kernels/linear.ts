/** Weighted sums of rows, column by column, in float64. */
import { lower, narrow, upper } from './widen';

/** A term of a sum: where the row begins (4 bytes, then 4 unused) and its weight (float64). */
const TERM: usize = 16;

/** out[c] = shift + sum of weight * row[c], in float64, over the terms listed at `terms`. */
export function weightedSum(out: usize, terms: usize, count: i32, columns: i32, shift: f64): void {
  const lastTerm = terms + TERM * count;
  const bytes = (<usize>columns) << 2;
  const start = f64x2.splat(shift);
  for (let offset: usize = 0; offset < bytes; offset += 16) {
    let low = start;
    let high = start;
    for (let term = terms; term < lastTerm; term += TERM) {
      const x = v128.load(load<usize>(term) + offset);
      const weight = v128.load64_splat(term, 8);
      low = f64x2.add(low, f64x2.mul(weight, lower(x)));
      high = f64x2.add(high, f64x2.mul(weight, upper(x)));
    }
    v128.store(out + 2 * offset, low);
    v128.store(out + 2 * offset, high, 16);
  }
}

/** row[c] = scale * values[c] + shift, rounded to float32 once. */
export function narrowRow(row: usize, values: usize, columns: i32, scale: f64, shift: f64): void {
  const by = f64x2.splat(scale);
  const plus = f64x2.splat(shift);
  for (const end = row + ((<usize>columns) << 2); row < end; row += 16, values += 32) {
    const low = f64x2.add(f64x2.mul(v128.load(values), by), plus);
    const high = f64x2.add(f64x2.mul(v128.load(values, 16), by), plus);
    v128.store(row, narrow(low, high));
  }
}

/** means[c] = mean of `count` rows that lie `stride` bytes apart. */
export function meanOfRows(means: usize, rows: usize, stride: usize, count: i32, columns: i32): void {
  const divisor = f64x2.splat(count);
  for (const end = rows + ((<usize>columns) << 2); rows < end; rows += 16, means += 32) {
    let low = f64x2.splat(0);
    let high = low;
    for (let i = 0, at = rows; i < count; i++, at += stride) {
      const x = v128.load(at);
      low = f64x2.add(low, lower(x));
      high = f64x2.add(high, upper(x));
    }
    v128.store(means, f64x2.div(low, divisor));
    v128.store(means, f64x2.div(high, divisor), 16);
  }
}
