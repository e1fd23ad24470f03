import type { Support } from '../../stats/estimate.js';
import { eachTrial } from '../experiment.js';
import type { Experiment, Point } from '../theorem.js';
import { digitsMeasurement, type DigitsMeasurement } from './digitsMeasurement.js';

/** Every run starts at w = 0, where the gradients of all records are known: nothing is random before the first step. */
const randomAfterStart = ({ t }: Point): Support => ({ kind: t === 0 ? 'constant' : 'real' });

const observables = {
  plainRatio: {
    description: 'ratio of the batch gradients, exact at the visited parameters',
    support: randomAfterStart,
  },
  momentumRatio: { description: 'ratio of the momentum sums, exact along the visited path', support: randomAfterStart },
  momentumGain: { description: 'plainRatio / momentumRatio of the same run', support: randomAfterStart },
  privateRatio: { description: 'ratio of clipped batch gradients with privacy noise', support: randomAfterStart },
  varianceQuotient: {
    description: 'sample variance over the h workers / exact variance, mean over steps 0 .. t',
    support: { kind: 'real' },
  },
  noiseDeviation: {
    description: 'deviation per coordinate that the noise adds to what workers submit',
    support: { kind: 'real' },
  },
  privateDeviation: {
    description: 'variance of the noisy gradients, estimated from the h workers',
    support: { kind: 'real' },
  },
  privateMeanNorm: { description: 'squared norm of the mean of the h noisy gradients', support: { kind: 'real' } },
  loss: { description: 'training loss', unit: 'nat', support: randomAfterStart },
} as const satisfies Record<keyof DigitsMeasurement, Experiment['observables'][string]>;

const names = Object.keys(observables) as (keyof DigitsMeasurement)[];

/** The experiment: one training run per trial, examined at step t. */
export const digitsExperiment: Experiment = {
  description:
    'Softmax regression from w = 0 on 1,000 training records; h workers draw batches with replacement, the server averages ' +
    'their momentum sums and steps by 10 / mean |x|^2; at step t everything the workers could submit is examined.',
  observables,
  trials: { quick: 48, standard: 64, thorough: 192 },
  firstLook: 48,
  blockSize: 4,
  data: true,
  sample: eachTrial(names, (point, context) => digitsMeasurement(context.data, point)),
  replay: (context, point, trial) => {
    const measurement = digitsMeasurement(context.data, point)(context.stream(trial));
    return {
      title: `One run of softmax regression, seen at step ${point['t']}`,
      entries: names.map((name) => ({ label: observables[name].description, value: measurement[name] })),
    };
  },
};
