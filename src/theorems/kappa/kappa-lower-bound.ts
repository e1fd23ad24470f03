/**
 * kappa-lower-bound: no rule has a robustness coefficient below f / (n - 2f).
 *
 * n - f vectors at 0 and f at v. If those at 0 are honest, any other answer has an infinite ratio; if the f and n - 2f of those
 * at 0 are honest, the answer 0 has the ratio f / (n - 2f).
 */
import { kappaOptimal } from '../../bounds/kappa.js';
import { deviationRatio } from './ratio.js';
import { FAMILY_GRID, WORKERS } from '../robustness/family.js';
import { allouah } from '../robustness/sources.js';
import { REVEALED, twoPointExperiment, twoPointNames } from '../robustness/twoPoint.js';
import type { Theorem } from '../theorem.js';

const theorem: Theorem = {
  id: 'kappa-lower-bound',
  title: 'No rule has a robustness coefficient below f / (n - 2f)',
  kind: 'impossibility',
  paper: 'kappa',
  sources: [allouah('lower-bound proposition, recalled; proof derived here')],
  statement: 'No rule is (f, kappa)-robust with kappa < f / (n - 2f).',
  setting:
    'Any deterministic rule; n - f vectors at one point, f at another; two honest sets that no rule can tell apart.',
  assumptions: ['1 <= f < n / 2.'],
  parameters: WORKERS,
  domain: kappaOptimal.domain,
  formulas: [kappaOptimal],
  grid: FAMILY_GRID,
  experiments: { main: twoPointExperiment(deviationRatio, '||F - mean||^2 / variance') },
  claims: [
    {
      id: 'every-rule',
      kind: 'every',
      role: 'published',
      text: 'In every trial every algorithm of the suite is at or above f / (n - 2f) in one of the two worlds.',
      observables: twoPointNames,
      bound: kappaOptimal,
      rounding: 1e-9,
      rate: 0.05,
    },
  ],
  controls: [
    {
      id: 'a-hundredth-more',
      text: 'The bound 1.01 f / (n - 2f)',
      change: 'tightened constant',
      claim: {
        id: 'a-hundredth-more',
        kind: 'every',
        text: 'Every algorithm of the suite is at or above 1.01 f / (n - 2f).',
        observables: twoPointNames,
        bound: kappaOptimal.scaled(1.01),
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
        text: 'Even when told the world, an algorithm is at or above f / (n - 2f).',
        observables: [REVEALED],
        bound: kappaOptimal,
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
      y: { label: 'squared deviation / honest variance', scale: 'log' },
      where: ({ n }) => n === 11,
      measured: [
        { quantity: 'cwtm', reading: 'largest', label: 'trimmed mean' },
        { quantity: 'mda', reading: 'largest', label: 'MDA' },
        { quantity: 'krum-k2', reading: 'largest', label: 'Krum (K2)' },
        { quantity: 'gm', reading: 'largest', label: 'geometric median' },
      ],
      curves: [{ formula: kappaOptimal, label: 'f / (n - 2f)', style: 'published' }],
      caption: 'Every rule that answers the larger group lies on the curve; none is below.',
    },
  ],
};

export default theorem;
