/**
 * Krum under the mean-shift attack A1, by the Gram law: the f Byzantine vectors sit at the honest mean + gamma e_1 with
 * gamma the largest displacement that Krum still accepts in this trial (an omniscient attacker). Cost free of d.
 */
import { acceptedShift } from '../../sim/laws/acceptedShift.js';
import { drawGram, emptyGramDraw } from '../../sim/laws/gram.js';
import { LinearPlant } from '../../sim/laws/plant.js';
import { krumSelects } from '../../sim/rules/krum.js';
import type { Stream } from '../../sim/random/stream.js';
import { NUDGE } from '../leeway/omniscientShift.js';
import { take } from '../point.js';
import type { Point } from '../theorem.js';

/** Storage of one cell's trials. */
export interface KrumTrial {
  readonly plant: LinearPlant;
  /** gamma*, in sigma. */
  readonly accepted: number;
  /** Row that Krum outputs under gamma* (1 - 1e-9); below f it is Byzantine. */
  readonly selected: number;
  /** Squared norm of the honest rows' vectors is gram[j h + j]. */
  readonly gram: Float64Array;
}

/** Prepares the omniscient mean-shift attack on Krum at one point; the returned function runs one trial. */
export function omniscientShift(point: Point): (stream: Stream) => KrumTrial {
  const { n, f, d } = take(point, 'n', 'f', 'd');
  const shape = { h: n - f, d, directions: 1 };
  const draw = emptyGramDraw(shape);
  const plant = new LinearPlant(n - f, f);
  return (stream) => {
    plant.load(drawGram(stream, shape, draw));
    const accepted = acceptedShift((gamma) => krumSelects(plant.shift(gamma).squaredDistances, n, f) < f, d);
    plant.shift(accepted * NUDGE);
    return { plant, accepted, selected: krumSelects(plant.squaredDistances, n, f), gram: draw.gram };
  };
}
