/** MDA in high dimension, where pairwise distances concentrate and the published constant holds. */
import { mdaEta } from '../../bounds/mda.js';
import { acceptedShift } from '../../sim/laws/acceptedShift.js';
import { drawGram, emptyGramDraw } from '../../sim/laws/gram.js';
import { LinearPlant } from '../../sim/laws/plant.js';
import type { Stream } from '../../sim/random/stream.js';
import { mdaSubset } from '../../sim/rules/mda.js';
import { eachTrial } from '../experiment.js';
import { workers } from '../grid.js';
import { take } from '../point.js';
import type { Experiment, Point } from '../theorem.js';

const DIMENSION = 10_000;

/** Row indices of the chosen subset are ascending and Byzantine rows come first: all f are kept iff it starts 0 .. f-1. */
function keepsAll(subset: Int32Array, f: number): boolean {
  return subset[f - 1] === f - 1;
}

interface Shifted {
  readonly plant: LinearPlant;
  /** Largest displacement at which MDA keeps all colluders, in sigma. */
  readonly accepted: number;
  /** Rows of the subset that MDA averages just below it. */
  readonly subset: Int32Array;
  /** Coordinate 1 of the output over sqrt(d). */
  readonly bias: number;
}

/** Prepares the omniscient mean shift on MDA; the returned function runs one trial. */
function shiftOnMda(point: Point): (stream: Stream) => Shifted {
  const { n, f } = take(point, 'n', 'f');
  const shape = { h: n - f, d: DIMENSION, directions: 1 };
  const draw = emptyGramDraw(shape);
  const plant = new LinearPlant(n - f, f);
  const subsetAt = (gamma: number): Int32Array => mdaSubset(plant.shift(gamma).squaredDistances, n, f);
  return (stream) => {
    plant.load(drawGram(stream, shape, draw));
    const accepted = acceptedShift((gamma) => keepsAll(subsetAt(gamma), f), DIMENSION);
    const subset = subsetAt(accepted * (1 - 1e-9));
    let sum = 0;
    for (const row of subset) sum += plant.first[row]!;
    return { plant, accepted, subset, bias: sum / subset.length / Math.sqrt(DIMENSION) };
  };
}

/** Observable `bias`: coordinate 1 of the output over sigma sqrt(d), just below the displacement where MDA rejects. */
export const highDimension: Experiment = {
  description:
    'd = 10,000 Gaussian vectors through the Gram law; f copies of honest mean + gamma* e_1, gamma* the largest displacement at which MDA keeps all of them.',
  observables: {
    bias: {
      description: 'coordinate 1 of the output minus the true mean',
      unit: 'sigma sqrt(d)',
      support: { kind: 'real' },
    },
  },
  trials: { quick: 256, standard: 1024, thorough: 4096 },
  blockSize: 64,
  grid: {
    quick: workers({}, [11, 2]),
    standard: workers({}, [11, 2], [15, 3]),
    thorough: workers({}, [7, 1], [11, 1], [11, 2], [15, 3]),
  },
  sample: eachTrial(['bias'], (point) => {
    const attack = shiftOnMda(point);
    return (stream) => ({ bias: attack(stream).bias });
  }),
  replay: (context, point, trial) => {
    const { n, f } = take(point, 'n', 'f');
    const { plant, accepted, subset, bias } = shiftOnMda(point)(context.stream(trial));
    return {
      title: `Omniscient mean shift on MDA, n = ${n}, f = ${f}, d = ${DIMENSION}, sigma = 1, g = 0`,
      entries: [
        { label: 'coordinate 1 of the honest vectors', value: [...plant.first.subarray(f)] },
        { label: 'largest displacement at which all colluders are kept', value: accepted },
        { label: `chosen rows (0 to ${f - 1} are Byzantine)`, value: [...subset] },
        { label: 'coordinate 1 of the output / sqrt(d)', value: bias },
        { label: 'published bound on the mean of that', value: mdaEta.evaluate({ n, f }) },
      ],
    };
  },
};
