/**
 * leeway-multikrum: just below the displacement that Krum accepts, all f colluders are among the m = n - f - 2 averaged
 * vectors, so that the output moves by f gamma / m: still of order sqrt(d), divided by (n - f - 2) / f.
 *
 * At the same displacements a colluder leaves the m lowest scores: beyond it multi-Krum does not move at all.
 */
import { krumLeeway } from '../../bounds/krum.js';
import { leewaySlack, multiKrumLeeway, timesRootDimension } from '../../bounds/leeway.js';
import { acceptedShift } from '../../sim/laws/acceptedShift.js';
import { amongLowestScores, capturesOutput } from '../../sim/laws/acceptance.js';
import { gramTrials } from '../../sim/laws/gramTrials.js';
import { outputWeights } from '../../sim/laws/outcome.js';
import type { LinearPlant } from '../../sim/laws/plant.js';
import { krum } from '../../sim/rules/krum.js';
import { multiKrum } from '../../sim/rules/multiKrum.js';
import { eachTrial } from '../experiment.js';
import { workers } from '../grid.js';
import { take } from '../point.js';
import type { Experiment, Theorem } from '../theorem.js';
import { FEW, leewayParameters } from './acceptance.js';
import { limitClaim, slopeClaim } from './acceptedLeeway.js';
import { derivedHere } from './sources.js';

/** Displacement of the output from the honest mean along coordinate 1, in sigma. */
function displacementAt(gamma: number, plant: LinearPlant, f: number): number {
  return plant.mixFirst(outputWeights(multiKrum, plant.shift(gamma), f)) - plant.honestMeanFirst;
}

/** Largest displacement that Krum accepts, and the largest one with all colluders among the m lowest scores. */
function thresholds(plant: LinearPlant, f: number): { readonly krum: number; readonly lowest: number } {
  const { d } = plant.draw;
  return {
    krum: acceptedShift((gamma) => capturesOutput(krum, plant.shift(gamma), f), d),
    lowest: acceptedShift((gamma) => amongLowestScores(plant.shift(gamma), f), d),
  };
}

const belowThreshold: Experiment = {
  description:
    'Gaussian vectors through the Gram law; f copies of honest mean + gamma e_1 with gamma 0.1 % below the largest displacement that Krum accepts in the trial, and 1 % above the largest one with all colluders among the n - f - 2 lowest scores.',
  observables: {
    output: {
      description: 'coordinate 1 of multi-Krum minus the honest mean, 0.1 % below the threshold',
      unit: 'sigma sqrt(d)',
      support: { kind: 'real' },
    },
    displacement: { description: 'the same', unit: 'sigma', support: { kind: 'real' } },
    above: { description: 'the same, 1 % above the threshold', unit: 'sigma sqrt(d)', support: { kind: 'real' } },
  },
  ...FEW,
  sample: eachTrial(['output', 'displacement', 'above'], (point) => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    const trial = gramTrials({ n, f, d });
    return (stream) => {
      const plant = trial(stream);
      const { krum: selected, lowest } = thresholds(plant, f);
      const displacement = displacementAt(selected * (1 - 1e-3), plant, f);
      return {
        output: displacement / Math.sqrt(d),
        displacement,
        above: displacementAt(1.01 * lowest, plant, f) / Math.sqrt(d),
      };
    };
  }),
  replay: (context, point, trial) => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    const plant = gramTrials({ n, f, d })(context.stream(trial));
    const { krum: selected, lowest } = thresholds(plant, f);
    return {
      title: `Mean shift on multi-Krum, n = ${n}, f = ${f}, d = ${d}, sigma = 1, g = 0`,
      entries: [
        { label: 'largest displacement gamma* that Krum accepts', value: selected },
        { label: 'largest displacement with all colluders among the n - f - 2 lowest scores', value: lowest },
        {
          label: 'output minus honest mean at gamma* (1 - 1e-3)',
          value: displacementAt(selected * (1 - 1e-3), plant, f),
        },
        { label: 'output minus honest mean 1 % above the second', value: displacementAt(1.01 * lowest, plant, f) },
      ],
    };
  },
};

const curve = timesRootDimension(multiKrumLeeway);

const theorem: Theorem = {
  id: 'leeway-multikrum',
  title: "Multi-Krum's leeway on one coordinate",
  kind: 'scaling law',
  paper: 'leeway',
  sources: [derivedHere('exponent and constant')],
  statement:
    'Just below the displacement that Krum accepts, multi-Krum with m = n - f - 2 moves by f gamma / m: its leeway is ' +
    'f c / (n - f - 2) sigma sqrt(d) as d grows, c the constant of Krum.',
  setting:
    'Gaussian honest vectors, f copies of honest mean + gamma e_1, gamma = 0.999 gamma* of Krum (K1); n and f fixed.',
  assumptions: ['Honest vectors are isotropic Gaussian.', 'All f Byzantine vectors are equal.', 'n >= 2f + 3, f >= 1.'],
  parameters: leewayParameters,
  domain: [
    ...multiKrumLeeway.domain,
    { expression: 'd >= 2', reason: 'the Gram law needs a dimension beside the attacked one' },
  ],
  formulas: [multiKrumLeeway, curve, krumLeeway, leewaySlack],
  grid: {
    quick: workers({ d: [1e4, 1e8] }, [11, 2], [15, 3]),
    standard: workers({ d: [1e3, 1e4, 1e8] }, [11, 2], [15, 3], [23, 5]),
    thorough: workers({ d: [1e3, 1e4, 1e6, 1e8] }, [11, 1], [11, 2], [15, 3], [23, 5], [50, 10]),
  },
  experiments: { main: belowThreshold },
  claims: [
    slopeClaim(
      'slope',
      'displacement',
      0.5,
      'The displacement of multi-Krum grows like the square root of the dimension (d >= 10,000).',
    ),
    {
      ...limitClaim(
        'constant',
        'output',
        multiKrumLeeway,
        'Divided by sigma sqrt(d) it equals f c / (n - f - 2), less the 0.1 % below the threshold',
      ),
      slack: { absolute: leewaySlack.scaled(0.5), relative: 1e-3 },
    },
  ],
  controls: [
    {
      id: 'above',
      text: 'Displacements 1 % above the threshold',
      change: 'dropped assumption',
      claim: {
        ...limitClaim('above', 'above', multiKrumLeeway, 'The output moves as much above the threshold'),
        id: 'above',
      },
    },
    {
      id: 'like-krum',
      text: "Krum's own constant",
      change: 'wrong formula',
      claim: { ...limitClaim('like-krum', 'output', krumLeeway, 'Multi-Krum moves as much as Krum'), id: 'like-krum' },
    },
  ],
  figures: [
    {
      id: 'dimension',
      title: 'Displacement of one coordinate of multi-Krum',
      x: { parameter: 'd', label: 'dimension d', scale: 'log' },
      y: { label: 'displacement / sigma', scale: 'log' },
      measured: [{ quantity: 'displacement', label: 'measured' }],
      curves: [{ formula: curve, label: 'f c sqrt(d) / (n - f - 2)', style: 'derived' }],
      caption: 'Averaging divides the leeway of Krum by (n - f - 2) / f and leaves its growth.',
    },
  ],
};

export default theorem;
