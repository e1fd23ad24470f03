/** Statistics of the output columns, in float64: sum, sum of squares, squared distance to the honest mean, largest size. */

// @ts-ignore: decorator
@inline
function sumOf(x: v128): f64 {
  return f64x2.extract_lane(x, 0) + f64x2.extract_lane(x, 1);
}

/**
 * Output c is offset + scale * values[c]; its deviation from the honest mean is scale * (values[c] - means[c]) + excess.
 * Writes the four statistics of columns 0 .. count - 1 to `out`. `means` may be any numbers where they are not asked for.
 */
export function summarise(
  out: usize,
  values: usize,
  means: usize,
  count: i32,
  offset: f64,
  scale: f64,
  excess: f64,
): void {
  const plus = f64x2.splat(offset);
  const by = f64x2.splat(scale);
  const more = f64x2.splat(excess);
  let sum = f64x2.splat(0);
  let squares = sum;
  let distance = sum;
  let largest = sum;
  let at: usize = 0;
  for (const end = <usize>(count & ~1) << 3; at < end; at += 16) {
    const value = v128.load(values + at);
    const x = f64x2.add(plus, f64x2.mul(by, value));
    const deviation = f64x2.add(f64x2.mul(by, f64x2.sub(value, v128.load(means + at))), more);
    sum = f64x2.add(sum, x);
    squares = f64x2.add(squares, f64x2.mul(x, x));
    distance = f64x2.add(distance, f64x2.mul(deviation, deviation));
    largest = f64x2.max(largest, f64x2.abs(x));
  }
  let lastSum = sumOf(sum);
  let lastSquares = sumOf(squares);
  let lastDistance = sumOf(distance);
  let lastLargest = max(f64x2.extract_lane(largest, 0), f64x2.extract_lane(largest, 1));
  if (count & 1) {
    const value = load<f64>(values + at);
    const x = offset + scale * value;
    const deviation = scale * (value - load<f64>(means + at)) + excess;
    lastSum += x;
    lastSquares += x * x;
    lastDistance += deviation * deviation;
    lastLargest = max(lastLargest, abs(x));
  }
  store<f64>(out, lastSum);
  store<f64>(out, lastSquares, 8);
  store<f64>(out, lastDistance, 16);
  store<f64>(out, lastLargest, 24);
}
