/** Random inputs on which robustness coefficients are hard to respect: two levels, heavy tails, clusters, far colluders. */
import type { Stream } from '../../sim/random/stream.js';

type Draw = (stream: Stream) => number;

/** Laws of the honest coordinates; the share of the levels is drawn anew for every coordinate. */
const honestLaws: readonly ((stream: Stream) => Draw)[] = [
  () => (stream) => stream.normal(),
  (stream) => levels(stream.uniform(), 0),
  (stream) => levels(stream.uniform(), 0.1),
  () => (stream) => stream.normal() / Math.max(1e-3, Math.abs(stream.normal())),
];

/** 1 with the given probability, else 0, with a little noise. */
function levels(probability: number, noise: number): Draw {
  return (stream) => Number(stream.uniform() < probability) + noise * stream.normal();
}

/** What the Byzantine coordinates do: far up, far down, just outside the honest values, or anywhere among them. */
function byzantineValue(stream: Stream, strategy: number, low: number, high: number): number {
  switch (strategy) {
    case 0:
      return high + 1e7;
    case 1:
      return low - 1e7;
    case 2:
      return high + (high - low) * stream.uniform();
    default:
      return low + (high - low) * stream.uniform();
  }
}

/** n x d values, rows 0 .. byzantine - 1 chosen by the adversary with knowledge of the others. */
export function hardRows(stream: Stream, n: number, d: number, byzantine: number): Float64Array {
  const rows = new Float64Array(n * d);
  for (let c = 0; c < d; c++) {
    const honest = honestLaws[stream.integer(honestLaws.length)]!(stream);
    const strategy = stream.integer(4);
    let low = Number.POSITIVE_INFINITY;
    let high = Number.NEGATIVE_INFINITY;
    for (let row = byzantine; row < n; row++) {
      const value = honest(stream);
      rows[row * d + c] = value;
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    for (let row = 0; row < byzantine; row++) rows[row * d + c] = byzantineValue(stream, strategy, low, high);
  }
  return rows;
}
