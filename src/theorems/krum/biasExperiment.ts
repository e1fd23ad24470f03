/** The bias of Krum under the omniscient mean shift, shared by the published and the derived bound. */
import { drawGram } from '../../sim/laws/gram.js';
import { LinearPlant } from '../../sim/laws/plant.js';
import { krumSelects } from '../../sim/rules/krum.js';
import { eachTrial } from '../experiment.js';
import { everywhere, workers } from '../grid.js';
import { take } from '../point.js';
import type { Experiment, Parameter, Point, Scene, TrialContext } from '../theorem.js';
import { krumEta, krumEtaImproved } from '../../bounds/krum.js';
import { omniscientShift } from '../leeway/omniscientShift.js';
import { chosenRows, krumTarget } from './targets.js';

/** n, f, d of every theorem about Krum on Gaussian vectors. */
export const krumParameters: readonly Parameter[] = [
  { name: 'n', description: 'vectors received', type: 'integer', default: 15 },
  { name: 'f', description: 'Byzantine vectors', type: 'integer', default: 3 },
  { name: 'd', description: 'dimension', type: 'integer', default: 1_000_000 },
];

const observables = {
  bias: {
    description: 'coordinate 1 of the output minus that of the true mean',
    unit: 'sigma sqrt(d)',
    support: { kind: 'real' },
  },
} as const;

function replayShift(context: TrialContext, point: Point, trial: number): Scene {
  const { n, f, d } = take(point, 'n', 'f', 'd');
  const { plant, accepted, weights } = omniscientShift(krumTarget, point)(context.stream(trial));
  return {
    title: `Omniscient mean shift on Krum, n = ${n}, f = ${f}, d = ${d}, sigma = 1, g = 0`,
    entries: [
      { label: 'coordinate 1 of the honest vectors', value: [...plant.first.subarray(f)] },
      { label: 'coordinate 1 of the honest mean', value: plant.honestMeanFirst },
      { label: 'largest displacement Krum accepts, gamma*', value: accepted },
      { label: 'gamma* / sqrt(d)', value: accepted / Math.sqrt(d) },
      { label: `selected row (0 to ${f - 1} are Byzantine)`, value: chosenRows(weights) },
      { label: 'coordinate 1 of the output / sqrt(d)', value: plant.mixFirst(weights) / Math.sqrt(d) },
      { label: 'published bound on the mean of that', value: krumEta.evaluate({ n, f }) },
      { label: 'derived bound on the mean of that', value: krumEtaImproved.evaluate({ n, f }) },
    ],
  };
}

/** Observable `bias` = <output - g, e_1> / (sigma sqrt(d)). */
export const krumBias: Experiment = {
  description:
    'Gaussian vectors through the Gram law (exact, free of d); f copies of honest mean + gamma* e_1, gamma* by bisection in every trial; Krum (K1).',
  observables,
  trials: { quick: 512, standard: 2048, thorough: 8192 },
  blockSize: 128,
  sample: eachTrial(['bias'], (point) => {
    const attack = omniscientShift(krumTarget, point);
    const scale = Math.sqrt(take(point, 'd').d);
    return (stream) => {
      const { plant, weights } = attack(stream);
      return { bias: plant.mixFirst(weights) / scale };
    };
  }),
  replay: replayShift,
};

/** Far enough that an accepted colluder breaks any bound. */
const FAR = 1e9;

/** The majority is Byzantine: ceil(n / 2) vectors at 1e9 e_1 while Krum is told f. */
export const byzantineMajority: Experiment = {
  description: 'ceil(n / 2) of the n vectors at 1e9 e_1, Krum told f.',
  observables: { bias: { ...observables.bias, support: { kind: 'constant' } } },
  trials: { quick: 256, standard: 256, thorough: 256 },
  grid: everywhere(workers({ d: [1_000_000] }, [15, 3])),
  sample: eachTrial(['bias'], (point) => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    const byzantine = Math.ceil(n / 2);
    const plant = new LinearPlant(n - byzantine, byzantine);
    return (stream) => {
      plant.load(drawGram(stream, { h: n - byzantine, d, directions: 1 }), 0).shift(FAR);
      return { bias: plant.first[krumSelects(plant.squaredDistances, n, f)]! / Math.sqrt(d) };
    };
  }),
};
