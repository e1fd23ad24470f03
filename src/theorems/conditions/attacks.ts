/** The biases of all rules side by side, and the two experiments that no other theorem has. */
import { farPointMedian } from '../../sim/laws/farPointMedian.js';
import { drawGram, emptyGramDraw } from '../../sim/laws/gram.js';
import type { TrialRange } from '../../sim/engine/engine.js';
import { LinearPlant } from '../../sim/laws/plant.js';
import { eachTrial } from '../experiment.js';
import { take } from '../point.js';
import { truncationAt } from '../support.js';
import type { Experiment, Observable, Point, TrialContext } from '../theorem.js';

/** `experiment` with each trial the mean `bias` of `count` of its own: fewer, more precise trials. */
export function averaged(experiment: Experiment, count: number): Experiment {
  return {
    ...experiment,
    sample: async (context, point, { first, count: trials }) => {
      const { bias } = await experiment.sample(context, point, { first: first * count, count: trials * count });
      const meanOf = (trial: number): number =>
        bias!.subarray(trial * count, (trial + 1) * count).reduce((sum, value) => sum + value, 0) / count;
      return { bias: Float64Array.from({ length: trials }, (_, trial) => meanOf(trial)) };
    },
  };
}

/** Observable `bias` of the geometric median, f points infinitely far along e_1, Gaussian vectors by the Gram law. */
export const geometricMedianBias: Experiment = {
  description: 'Gaussian vectors through the Gram law; f points at infinity along e_1; geometric median.',
  observables: { bias: { description: 'displacement along e_1', unit: 'sigma sqrt(d)', support: { kind: 'real' } } },
  trials: { quick: 256, standard: 256, thorough: 1024 },
  sample: eachTrial(['bias'], (point) => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    const shape = { h: n - f, d, directions: 1 };
    const draw = emptyGramDraw(shape);
    const plant = new LinearPlant(n - f, f);
    return (stream) => ({ bias: farPointMedian(plant.load(drawGram(stream, shape, draw)), f).first / Math.sqrt(d) });
  }),
};

/** One experiment of a side-by-side comparison: its observable `bias` becomes `id`. */
export interface Contestant {
  readonly id: string;
  readonly label: string;
  readonly experiment: Experiment;
  /** Dimension of its vectors. */
  readonly d: number;
}

function observableOf({ label, experiment, d }: Contestant): Observable {
  const bias = experiment.observables['bias']!;
  const { truncation } = bias;
  return {
    description: `bias of ${label}`,
    unit: 'sigma sqrt(d)',
    support: { kind: 'real' },
    ...(truncation === undefined ? {} : { truncation: (point) => truncationAt(bias, { ...point, d })! }),
  };
}

/** All contestants in one experiment, one observable each, so that a figure can show them in one row. */
export function sideBySide(description: string, contestants: readonly Contestant[]): Experiment {
  const biasesOf = (context: TrialContext, point: Point, range: TrialRange): Promise<readonly Float64Array[]> =>
    Promise.all(
      contestants.map(async ({ experiment, d }) => (await experiment.sample(context, { ...point, d }, range))['bias']!),
    );
  return {
    description,
    observables: Object.fromEntries(contestants.map((one) => [one.id, observableOf(one)])),
    // A trial averages over 64 coordinates or more: means of few trials are already normal.
    trials: { quick: 128, standard: 128, thorough: 1024 },
    firstLook: 128,
    blockSize: 32,
    sample: async (context, point, range) => {
      const biases = await biasesOf(context, point, range);
      return Object.fromEntries(contestants.map(({ id }, index) => [id, biases[index]!]));
    },
    replay: async (context: TrialContext, point, trial) => {
      const { n, f } = take(point, 'n', 'f');
      const biases = await biasesOf(context, point, { first: trial, count: 1 });
      return {
        title: `${description} n = ${n}, f = ${f}, sigma = 1, g = 0.`,
        entries: contestants.map(({ label }, index) => ({
          label: `bias of ${label} / (sigma sqrt(d))`,
          value: biases[index]![0]!,
        })),
      };
    },
  };
}
