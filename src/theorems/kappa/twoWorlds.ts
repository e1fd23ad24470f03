/**
 * One observation, two worlds. f vectors at +v, f at -v and n - 2f at 0: in world 1 the -v are Byzantine, in world 2 the +v.
 * Nothing in the observation tells them apart, whatever the rotation, the translation and the order of the workers.
 */
import type { Stream } from '../../sim/random/stream.js';
import { deviationRatio } from './ratio.js';

export interface TwoWorlds {
  readonly n: number;
  readonly d: number;
  /** n x d, row-major, workers in random order. */
  readonly rows: Float64Array;
  /** Honest rows of world 1 and of world 2, n - f each. */
  readonly honest: readonly [readonly number[], readonly number[]];
}

/** v has a random direction and a length in [1, 10]; the whole is shifted by a random vector and the workers shuffled. */
export function drawTwoWorlds(stream: Stream, n: number, f: number, d: number): TwoWorlds {
  const direction = Float64Array.from({ length: d }, () => stream.normal());
  const norm = Math.sqrt(direction.reduce((sum, value) => sum + value * value, 0));
  const length = 1 + 9 * stream.uniform();
  const order = shuffled(stream, n);
  const rows = new Float64Array(n * d);
  for (let c = 0; c < d; c++) {
    const origin = 10 * stream.normal();
    const v = (length * direction[c]!) / norm;
    order.forEach((row, place) => {
      rows[row * d + c] = origin + (place < f ? v : place < 2 * f ? -v : 0);
    });
  }
  const plus = order.slice(0, f);
  const minus = order.slice(f, 2 * f);
  const zero = order.slice(2 * f);
  return {
    n,
    d,
    rows,
    honest: [
      [...plus, ...zero],
      [...minus, ...zero],
    ],
  };
}

/** The larger of the two worlds' ratios ||output - honest mean||^2 / honest variance. */
export function worstRatio({ rows, d, honest }: TwoWorlds, output: Float64Array): number {
  return Math.max(...honest.map((members) => deviationRatio(output, rows, d, members)));
}

/** Uniform permutation of 0 .. n - 1 (Fisher and Yates). */
export function shuffled(stream: Stream, n: number): readonly number[] {
  const order = Array.from({ length: n }, (_, index) => index);
  for (let last = n - 1; last > 0; last--) {
    const other = stream.integer(last + 1);
    [order[last], order[other]] = [order[other]!, order[last]!];
  }
  return order;
}

/** Mean of the rows `members`. */
export function meanOf({ rows, d }: TwoWorlds, members: readonly number[]): Float64Array {
  return Float64Array.from({ length: d }, (_, c) => {
    let sum = 0;
    for (const row of members) sum += rows[row * d + c]!;
    return sum / members.length;
  });
}
