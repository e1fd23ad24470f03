/** "A little is enough" (Baruch et al. 2019): per column the honest mean plus z honest standard deviations. */
import { lower, narrow, upper } from './widen';

/** row[c] = means[c] + z * standard deviation (divisor count - 1) of the `count` rows; two passes over a column, in float64. */
export function alieRow(row: usize, means: usize, rows: usize, stride: usize, count: i32, columns: i32, z: f64): void {
  const divisor = f64x2.splat(count - 1);
  const times = f64x2.splat(z);
  for (const end = row + ((<usize>columns) << 2); row < end; row += 16, rows += 16, means += 32) {
    const lowMean = v128.load(means);
    const highMean = v128.load(means, 16);
    let low = f64x2.splat(0);
    let high = low;
    for (let i = 0, at = rows; i < count; i++, at += stride) {
      const x = v128.load(at);
      const lowDeviation = f64x2.sub(lower(x), lowMean);
      const highDeviation = f64x2.sub(upper(x), highMean);
      low = f64x2.add(low, f64x2.mul(lowDeviation, lowDeviation));
      high = f64x2.add(high, f64x2.mul(highDeviation, highDeviation));
    }
    low = f64x2.add(lowMean, f64x2.mul(times, f64x2.sqrt(f64x2.div(low, divisor))));
    high = f64x2.add(highMean, f64x2.mul(times, f64x2.sqrt(f64x2.div(high, divisor))));
    v128.store(row, narrow(low, high));
  }
}
