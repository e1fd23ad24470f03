/**
 * lambda-lower-bound: no rule has a diameter coefficient below f / (n - f).
 *
 * n - f vectors at 0 and f at v. If those at 0 are honest, any other answer has an infinite ratio; if the f and n - 2f of those
 * at 0 are honest, the answer 0 has the ratio f / (n - f).
 */
import { lambdaOptimal } from '../../bounds/lambda.js';
import { diameterRatio } from './diameterRatio.js';
import { FAMILY_GRID, WORKERS } from '../robustness/family.js';
import { farhadkhani } from '../robustness/sources.js';
import { REVEALED, twoPointExperiment, twoPointNames } from '../robustness/twoPoint.js';
import type { Theorem } from '../theorem.js';

const theorem: Theorem = {
  id: 'lambda-lower-bound',
  title: 'No rule has a diameter coefficient below f / (n - f)',
  kind: 'impossibility',
  paper: 'lambda',
  sources: [farhadkhani('lower bound, recalled; proof derived here')],
  statement: 'No rule is (f, lambda)-resilient with lambda < f / (n - f).',
  setting:
    'Any deterministic rule; n - f vectors at one point, f at another; two honest sets that no rule can tell apart.',
  assumptions: ['1 <= f < n / 2.'],
  parameters: WORKERS,
  domain: lambdaOptimal.domain,
  formulas: [lambdaOptimal],
  grid: FAMILY_GRID,
  experiments: { main: twoPointExperiment(diameterRatio, '||F - mean|| / diameter') },
  claims: [
    {
      id: 'every-rule',
      kind: 'every',
      role: 'published',
      text: 'In every trial every algorithm of the suite is at or above f / (n - f) in one of the two worlds.',
      observables: twoPointNames,
      bound: lambdaOptimal,
      rounding: 1e-9,
      rate: 0.05,
    },
  ],
  controls: [
    {
      id: 'a-hundredth-more',
      text: 'The bound 1.01 f / (n - f)',
      change: 'tightened constant',
      claim: {
        id: 'a-hundredth-more',
        kind: 'every',
        text: 'Every algorithm of the suite is at or above 1.01 f / (n - f).',
        observables: twoPointNames,
        bound: lambdaOptimal.scaled(1.01),
        rounding: 1e-9,
        rate: 0.05,
      },
    },
    {
      id: 'world-revealed',
      text: 'An algorithm that is told which world is real',
      change: 'dropped assumption',
      claim: {
        id: 'world-revealed',
        kind: 'every',
        text: 'Even when told the world, an algorithm is at or above f / (n - f).',
        observables: [REVEALED],
        bound: lambdaOptimal,
        rounding: 1e-9,
        rate: 0.05,
      },
    },
  ],
  figures: [
    {
      id: 'fraction',
      title: 'The least that any answer costs, n = 11',
      x: { parameter: 'f', label: 'Byzantine vectors f', scale: 'linear' },
      y: { label: 'deviation / honest diameter', scale: 'log' },
      where: ({ n }) => n === 11,
      measured: [
        { quantity: 'cwtm', reading: 'largest', label: 'trimmed mean' },
        { quantity: 'mda', reading: 'largest', label: 'MDA' },
        { quantity: 'krum-k2', reading: 'largest', label: 'Krum (K2)' },
        { quantity: 'gm', reading: 'largest', label: 'geometric median' },
      ],
      curves: [{ formula: lambdaOptimal, label: 'f / (n - f)', style: 'published' }],
      caption: 'Every rule that answers the larger group lies on the curve; none is below.',
    },
  ],
};

export default theorem;
