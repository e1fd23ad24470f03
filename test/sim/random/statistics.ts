/** Small tests of distribution for the tests of the generators; p-values come from the Wilson-Hilferty approximation. */
import { normalUpperTail } from '../../../src/stats/special/normal.js';

/** p-value of Pearson's chi-square of observed counts against equal expected ones. */
export function equalCountsP(counts: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < counts.length; i++) total += counts[i]!;
  const expected = total / counts.length;
  let statistic = 0;
  for (let i = 0; i < counts.length; i++) statistic += (counts[i]! - expected) ** 2 / expected;
  const degrees = counts.length - 1;
  const variance = 2 / (9 * degrees);
  return normalUpperTail(((statistic / degrees) ** (1 / 3) - (1 - variance)) / Math.sqrt(variance));
}

/** Counts of `cdf(x)` in `bins` equal cells. */
export function probabilityCounts(sample: ArrayLike<number>, cdf: (x: number) => number, bins: number): Float64Array {
  const counts = new Float64Array(bins);
  for (let i = 0; i < sample.length; i++) counts[Math.min(bins - 1, Math.floor(cdf(sample[i]!) * bins))]! += 1;
  return counts;
}

/** sqrt(N) times the Kolmogorov-Smirnov distance; P(value > 2.23) = 1e-4 under the hypothesis. */
export function kolmogorovSmirnov(sample: ArrayLike<number>, cdf: (x: number) => number): number {
  const sorted = Float64Array.from(sample).sort();
  const count = sorted.length;
  let distance = 0;
  sorted.forEach((x, i) => {
    const p = cdf(x);
    distance = Math.max(distance, p - i / count, (i + 1) / count - p);
  });
  return Math.sqrt(count) * distance;
}

/** sqrt(N) times Pearson's correlation: standard normal for independent samples. */
export function correlationScore(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const count = a.length;
  let sumA = 0;
  let sumB = 0;
  for (let i = 0; i < count; i++) {
    sumA += a[i]!;
    sumB += b[i]!;
  }
  let squareA = 0;
  let squareB = 0;
  let product = 0;
  for (let i = 0; i < count; i++) {
    const x = a[i]! - sumA / count;
    const y = b[i]! - sumB / count;
    squareA += x * x;
    squareB += y * y;
    product += x * y;
  }
  return (Math.sqrt(count) * product) / Math.sqrt(squareA * squareB);
}
