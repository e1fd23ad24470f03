/** Distributed SGD on Q(w) = E||w - x||^2 / 2 with steps 1/t and the coordinate-wise median. */
import type { Stream } from '../../sim/random/stream.js';
import { reduceColumn } from '../../sim/rules/reduceColumn.js';
import type { Reducer } from '../../sim/rules/reducer.js';

/** Where the Byzantine workers put every coordinate. */
const FAR = -1e9;
/** Distance of every coordinate from the optimum at the start; steps 1/t forget it at once. */
const START = 2;
const MEDIAN: Reducer = { kind: 'median', convention: 'lower' };

export interface DescentSettings {
  /** Workers, odd. */
  readonly n: number;
  /** Byzantine workers among them. */
  readonly f: number;
  readonly d: number;
  /** Standard deviation of an honest gradient per coordinate. */
  readonly s: number;
}

export interface DescentEnd {
  /** w - w* after the last step, length d; valid until the next run. */
  readonly error: Float64Array;
  /** Q(w) - Q* = ||w - w*||^2 / 2. */
  readonly excess: number;
}

/** A run of `steps` steps; its buffers are shared between runs. Step and update are taken coordinate by coordinate. */
export function quadraticDescent({ n, f, d, s }: DescentSettings): (stream: Stream, steps: number) => DescentEnd {
  const gradients = new Float64Array(n).fill(FAR, 0, f);
  const scratch = new Float64Array(2 * n);
  const error = new Float64Array(d);
  return (stream, steps) => {
    let squares = 0;
    for (let k = 0; k < d; k++) {
      let distance = START;
      for (let step = 1; step <= steps; step++) {
        for (let worker = f; worker < n; worker++) gradients[worker] = distance + s * stream.normal();
        distance -= reduceColumn(MEDIAN, gradients, n, scratch) / step;
      }
      error[k] = distance;
      squares += distance * distance;
    }
    return { error, excess: squares / 2 };
  };
}
