/**
 * Two-sample Kolmogorov-Smirnov test: p-value from the Kolmogorov distribution with Stephens's correction (Numerical Recipes,
 * section 14.3). Smirnov 1948.
 */
export function kolmogorovSmirnov(a: readonly number[], b: readonly number[]): number {
  const left = [...a].sort((x, y) => x - y);
  const right = [...b].sort((x, y) => x - y);
  let distance = 0;
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    const value = Math.min(left[i]!, right[j]!);
    while (i < left.length && left[i]! <= value) i++;
    while (j < right.length && right[j]! <= value) j++;
    distance = Math.max(distance, Math.abs(i / left.length - j / right.length));
  }
  const root = Math.sqrt((left.length * right.length) / (left.length + right.length));
  const scaled = (root + 0.12 + 0.11 / root) * distance;
  // The series needs scaled > 0.3; below, the p-value is 1 to ten digits.
  if (scaled < 0.3) return 1;
  let p = 0;
  for (let k = 1; k <= 100; k++) p += 2 * (k % 2 === 1 ? 1 : -1) * Math.exp(-2 * k * k * scaled * scaled);
  return Math.min(1, Math.max(0, p));
}
