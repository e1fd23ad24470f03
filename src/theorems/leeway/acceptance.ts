/** Experiments about how far a rule accepts the mean shift, for any rule that reads distances. */
import type { Formula } from '../../bounds/formula.js';
import { gramTrials } from '../../sim/laws/gramTrials.js';
import { eachTrial } from '../experiment.js';
import { workers } from '../grid.js';
import { take } from '../point.js';
import type { Experiment, Parameter, Point, Scene, TrialContext } from '../theorem.js';
import { omniscientShift } from './omniscientShift.js';
import type { Target } from './omniscientShift.js';

/** n, f, d of every theorem about leeway. */
export const leewayParameters: readonly Parameter[] = [
  { name: 'n', description: 'vectors received', type: 'integer', default: 15 },
  { name: 'f', description: 'Byzantine vectors', type: 'integer', default: 3 },
  { name: 'd', description: 'dimension', type: 'integer', default: 1_000_000 },
];

/** The relative deviation of an accepted displacement is about 0.4 / sqrt(d): few trials tell all. */
export const FEW = { trials: { quick: 256, standard: 384, thorough: 4096 }, firstLook: 64, blockSize: 64 } as const;

const real = { kind: 'real' } as const;

function replay(target: Target, context: TrialContext, point: Point, trial: number): Scene {
  const { n, f, d } = take(point, 'n', 'f', 'd');
  const { plant, accepted, weights } = omniscientShift(target, point)(context.stream(trial));
  return {
    title: `Omniscient mean shift on ${target.rule.id}, n = ${n}, f = ${f}, d = ${d}, sigma = 1, g = 0`,
    entries: [
      { label: 'coordinate 1 of the honest vectors', value: [...plant.first.subarray(f)] },
      { label: 'coordinate 1 of the honest mean', value: plant.honestMeanFirst },
      { label: 'largest accepted displacement, gamma*', value: accepted },
      { label: 'gamma* / sqrt(d)', value: accepted / Math.sqrt(d) },
      { label: `weights of the output on the vectors (0 to ${f - 1} are Byzantine)`, value: [...weights] },
      { label: 'coordinate 1 of the output / sqrt(d)', value: plant.mixFirst(weights) / Math.sqrt(d) },
    ],
  };
}

/** Observables `leeway` = gamma* / (sigma sqrt(d)), `displacement` = gamma* / sigma, `output` = <F - g, e_1> / (sigma sqrt(d)). */
export function largestAccepted(target: Target): Experiment {
  return {
    description: `Gaussian vectors through the Gram law (exact, free of d); f copies of honest mean + gamma* e_1, gamma* the largest displacement that ${target.rule.id} accepts in the trial, by bisection.`,
    observables: {
      leeway: { description: 'largest accepted displacement', unit: 'sigma sqrt(d)', support: real },
      displacement: { description: 'largest accepted displacement', unit: 'sigma', support: real },
      output: { description: 'coordinate 1 of the output under it', unit: 'sigma sqrt(d)', support: real },
    },
    ...FEW,
    sample: eachTrial(['leeway', 'displacement', 'output'], (point) => {
      const attack = omniscientShift(target, point);
      const scale = Math.sqrt(take(point, 'd').d);
      return (stream) => {
        const { plant, accepted, weights } = attack(stream);
        return { leeway: accepted / scale, displacement: accepted, output: plant.mixFirst(weights) / scale };
      };
    }),
    replay: (context, point, trial) => replay(target, context, point, trial),
  };
}

/** Observable `accepted`: whether the rule accepts 1.05 times the limit. */
export function beyondLimit({ rule, accepts }: Target, limit: Formula): Experiment {
  const points = workers({ d: [1_000_000] }, [11, 2]);
  return {
    description: `f copies of honest mean + 1.05 c sigma sqrt(d) e_1, ${rule.id} told f.`,
    observables: { accepted: { description: 'whether the rule accepts the colluders', support: { kind: 'event' } } },
    trials: { quick: 256, standard: 256, thorough: 256 },
    grid: { quick: points, standard: points, thorough: points },
    sample: eachTrial(['accepted'], (point) => {
      const { n, f, d } = take(point, 'n', 'f', 'd');
      const trial = gramTrials({ n, f, d });
      const gamma = 1.05 * limit.evaluate({ n, f }) * Math.sqrt(d);
      return (stream) => ({ accepted: Number(accepts(rule, trial(stream).shift(gamma), f)) });
    }),
  };
}
