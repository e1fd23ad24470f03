/**
 * krum-slowdown: without attack Krum has the variance of a single worker as d grows, n times that of the average.
 *
 * It outputs one of the vectors. In low dimension the one of lowest score is short, so that Krum does better there: the gain
 * over one worker falls like 1 / sqrt(d), the spread of the squared norms.
 */
import { krumWorkers } from '../../bounds/slowdown.js';
import { krumSelects } from '../../sim/rules/krum.js';
import { everywhere, workers } from '../grid.js';
import { take } from '../point.js';
import type { Theorem } from '../theorem.js';
import { effectiveWorkers, unattackedMean, type Choice } from './unattacked.js';

const krumChoice: Choice = (squaredDistances, point) => {
  const { n, f } = take(point, 'n', 'f');
  return Int32Array.of(krumSelects(squaredDistances, n, f));
};
const description = 'n Gaussian vectors through the Gram law, none Byzantine, Krum (K1) told f.';
const trials = { quick: 1024, standard: 4096, thorough: 65536 } as const;
const decades = [3, 10, 100, 1e4, 1e6];

const theorem: Theorem = {
  id: 'krum-slowdown',
  title: 'Krum uses one worker when nobody attacks',
  kind: 'scaling law',
  paper: 'slowdown',
  sources: [
    {
      reference: 'El Mhamdi, Guerraoui, Rouault. Fast and Robust Distributed Learning in High Dimension. 2019',
      arxiv: '1905.04374',
      locus: 'statement confirmed; what happens in low dimension is derived here',
    },
  ],
  statement:
    'Without Byzantine vectors d sigma^2 / E||Krum - g||^2 -> 1 as d grows: the variance is n times that of the average.',
  setting: 'n Gaussian honest vectors, no Byzantine one; Krum (K1) with declared f.',
  assumptions: ['Honest vectors are isotropic Gaussian.', 'f_real = 0.', 'n >= 2f + 3.', 'd is large.'],
  parameters: [
    { name: 'n', description: 'vectors received, all honest', type: 'integer', default: 15 },
    { name: 'f', description: 'Byzantine vectors the rule is told to tolerate', type: 'integer', default: 3 },
    { name: 'd', description: 'dimension', type: 'integer', default: 1_000_000 },
  ],
  domain: [...krumWorkers.domain, { expression: 'd >= 2' }],
  formulas: [krumWorkers],
  grid: {
    quick: workers({ d: decades }, [11, 2]),
    standard: [...workers({ d: decades }, [11, 2]), ...workers({ d: [3, 100, 1e6] }, [39, 5])],
    thorough: workers({ d: [...decades, 1e8] }, [11, 2], [15, 3], [39, 5]),
  },
  experiments: {
    main: unattackedMean(description, krumChoice, { trials }),
    low: unattackedMean(`${description} d = 3.`, krumChoice, {
      trials,
      grid: everywhere(workers({ d: [3] }, [11, 2])),
    }),
  },
  claims: [
    {
      id: 'limit',
      kind: 'equals',
      role: 'published',
      text: 'The effective number of workers is 1 up to 1 % (d >= 1,000,000).',
      quantity: effectiveWorkers,
      bound: krumWorkers,
      slack: { relative: 0.01 },
      tolerance: { relative: 0.002 },
      where: ({ d }) => d! >= 1e6,
    },
    {
      id: 'from-above',
      kind: 'at-least',
      role: 'derived',
      text: 'The effective number of workers is at least 1 in every dimension.',
      quantity: effectiveWorkers,
      bound: krumWorkers,
      tolerance: 0,
    },
    {
      id: 'rate',
      kind: 'slope',
      role: 'derived',
      text: 'The gain 1 - E||Krum - g||^2 / (d sigma^2) falls like d^(-1/2) (d >= 100).',
      quantity: 'gain',
      along: 'd',
      low: -0.53,
      high: -0.46,
      where: ({ d }) => d! >= 100,
    },
  ],
  controls: [
    {
      id: 'low-dimension',
      text: 'One worker claimed at d = 3',
      change: 'dropped assumption',
      claim: {
        id: 'low-dimension',
        kind: 'at-most',
        experiment: 'low',
        text: 'At d = 3 the effective number of workers is at most 2.',
        quantity: effectiveWorkers,
        bound: 2,
        tolerance: 0,
      },
    },
    {
      id: 'rate-1-over-d',
      text: 'A gain that falls like 1 / d',
      change: 'wrong exponent',
      claim: {
        id: 'rate-1-over-d',
        kind: 'slope',
        text: 'The gain over one worker falls like 1 / d.',
        quantity: 'gain',
        along: 'd',
        low: -1.05,
        high: -0.95,
        where: ({ d }) => d! >= 100,
      },
    },
  ],
  figures: [
    {
      id: 'dimension',
      title: 'Effective number of workers of Krum without attack',
      x: { parameter: 'd', label: 'dimension d', scale: 'log' },
      y: { label: 'effective workers', scale: 'log' },
      measured: [{ quantity: effectiveWorkers, label: 'measured' }],
      curves: [{ formula: krumWorkers, label: 'one worker', style: 'published' }],
      caption:
        'In low dimension the vector of lowest score is short and worth several; in high dimension it is one vector.',
    },
  ],
  notes: ['At d = 3 the effective number is 3.4 at (11, 2) and 9.9 at (39, 5).'],
};

export default theorem;
