/** MDA in high dimension, where pairwise distances concentrate and the published constant holds. */
import { acceptedShift } from '../../sim/laws/acceptedShift.js';
import { drawGram, emptyGramDraw } from '../../sim/laws/gram.js';
import { LinearPlant } from '../../sim/laws/plant.js';
import { mdaSubset } from '../../sim/rules/mda.js';
import { eachTrial } from '../experiment.js';
import { workers } from '../grid.js';
import { take } from '../point.js';
import type { Experiment } from '../theorem.js';

const DIMENSION = 10_000;

/** Row indices of the chosen subset are ascending and Byzantine rows come first: all f are kept iff it starts 0 .. f-1. */
function keepsAll(subset: Int32Array, f: number): boolean {
  return subset[f - 1] === f - 1;
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
      return { bias: sum / subset.length / Math.sqrt(DIMENSION) };
    };
  }),
};
