/** Multi-Krum (m = n - f - 2) under the omniscient mean shift, by the Gram law: cost free of d. */
import { drawGram } from '../../sim/laws/gram.js';
import { LinearPlant } from '../../sim/laws/plant.js';
import { multiKrumSelects } from '../../sim/rules/multiKrum.js';
import { eachTrial } from '../experiment.js';
import { everywhere, workers } from '../grid.js';
import { omniscientShift } from '../leeway/omniscientShift.js';
import { take } from '../point.js';
import type { Experiment, Point, Scene, TrialContext } from '../theorem.js';
import { chosenRows, multiKrumTarget } from './targets.js';

const observables = {
  bias: {
    description: 'coordinate 1 of the output minus that of the true mean',
    unit: 'sigma sqrt(d)',
    support: { kind: 'real' },
  },
} as const;

/** Coordinate 1 of the mean of the chosen rows. */
function meanOfChosen(plant: LinearPlant, chosen: Int32Array): number {
  let sum = 0;
  for (const row of chosen) sum += plant.first[row]!;
  return sum / chosen.length;
}

function replayShift(context: TrialContext, point: Point, trial: number): Scene {
  const { n, f, d } = take(point, 'n', 'f', 'd');
  const { plant, accepted, weights } = omniscientShift(multiKrumTarget, point)(context.stream(trial));
  return {
    title: `Omniscient mean shift on multi-Krum, n = ${n}, f = ${f}, d = ${d}, sigma = 1, g = 0`,
    entries: [
      { label: 'coordinate 1 of the honest vectors', value: [...plant.first.subarray(f)] },
      { label: 'largest displacement at which all colluders are averaged', value: accepted },
      { label: `rows averaged (0 to ${f - 1} are Byzantine)`, value: chosenRows(weights) },
      { label: 'coordinate 1 of the output / sqrt(d)', value: plant.mixFirst(weights) / Math.sqrt(d) },
    ],
  };
}

/** Observable `bias` = <output - g, e_1> / (sigma sqrt(d)). */
export const multiKrumBias: Experiment = {
  description:
    'Gaussian vectors through the Gram law; f copies of honest mean + gamma e_1, gamma the largest displacement at which multi-Krum averages all of them, by bisection in every trial.',
  observables,
  trials: { quick: 512, standard: 2048, thorough: 8192 },
  blockSize: 128,
  sample: eachTrial(['bias'], (point) => {
    const attack = omniscientShift(multiKrumTarget, point);
    const scale = Math.sqrt(take(point, 'd').d);
    return (stream) => {
      const { plant, weights } = attack(stream);
      return { bias: plant.mixFirst(weights) / scale };
    };
  }),
  replay: replayShift,
};

/** Far enough that one averaged colluder breaks any bound. */
const FAR = 1e9;

/** f + 3 Byzantine vectors: one more than the honest ones leave room for among the m averaged. */
export const threeTooMany: Experiment = {
  description: 'f + 3 of the n vectors at 1e9 e_1, multi-Krum told f.',
  observables,
  trials: { quick: 256, standard: 256, thorough: 256 },
  grid: everywhere(workers({ d: [1_000_000] }, [15, 3])),
  sample: eachTrial(['bias'], (point) => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    const byzantine = f + 3;
    const plant = new LinearPlant(n - byzantine, byzantine);
    return (stream) => {
      plant.load(drawGram(stream, { h: n - byzantine, d, directions: 1 }), 0).shift(FAR);
      return { bias: meanOfChosen(plant, multiKrumSelects(plant.squaredDistances, n, f)) / Math.sqrt(d) };
    };
  }),
};
