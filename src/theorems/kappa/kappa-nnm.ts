/**
 * kappa-nnm: nearest-neighbour mixing (NNM) in front of a rule. Mixed honest vectors have mean squared distance to the
 * honest mean of at most 8f / (n - f) variances, so that a rule of coefficient kappa gets one of at most 8f / (n - f)
 * (kappa + 1).
 *
 * A mixed vector differs from the honest mean by exchanged vectors only, each at most as far as the honest one that it
 * replaces. Three levels reach half the constant: 4f / (n - f) for the mixing, and 4f / (n - 2f) for the trimmed mean
 * after it, four times what the trimmed mean has alone.
 */
import {
  mixedGeometricMedianUpper,
  mixedTrimmedMeanLower,
  mixedTrimmedMeanUpper,
  mixingLower,
  mixingUpper,
} from '../../bounds/kappaSelection.js';
import { kappaOptimal } from '../../bounds/kappa.js';
import { ruleById } from '../../sim/rules/registry.js';
import { bracketFigure, family, gridOf } from '../robustness/family.js';
import { allouah, derivedHere } from '../robustness/sources.js';
import { kappaOf } from '../robustness/target.js';
import { exchanged } from '../robustness/witnesses.js';
import { adversaryExperiment, RESTART_RATE } from '../robustness/experiments.js';
import { mixing } from './mixing.js';
import type { Theorem } from '../theorem.js';

const parts = family(
  {
    target: kappaOf(ruleById('nnm+cwtm')),
    proved: mixedTrimmedMeanUpper,
    witness: exchanged,
    attained: mixedTrimmedMeanLower,
    space: 'line',
    evaluations: 250,
  },
  {
    key: 'mixing',
    target: mixing,
    proved: mixingUpper,
    witness: exchanged,
    attained: mixingLower,
    space: 'line',
    evaluations: 250,
  },
);

/** Few: the geometric median of mixed vectors is seldom one of them. */
const GM_GRID = gridOf([[5, 1]], [[7, 2]], [[11, 2]]);

const theorem: Theorem = {
  ...parts,
  id: 'kappa-nnm',
  title: 'What nearest-neighbour mixing makes of a robustness coefficient',
  kind: 'upper bound',
  paper: 'kappa',
  sources: [allouah('mixing lemma and composition with constant 8, recalled and re-derived'), derivedHere('instances')],
  statement:
    'For all inputs and every S of n - f of them, the vectors y = NNM(x) satisfy (1/h) sum over S of ||y_i - mean_S||^2 <= ' +
    '8f / (n - f) Var_S, and F after NNM has a coefficient of at most 8f / (n - f) (kappa_F + 1).',
  setting: 'Deterministic worst case; y_i is the mean of the n - f vectors nearest to x_i, itself included.',
  assumptions: ['n >= 2f + 1, f >= 1.', 'Var_S has divisor |S|.'],
  formulas: [mixedTrimmedMeanUpper, mixedTrimmedMeanLower, mixingUpper, mixingLower, mixedGeometricMedianUpper],
  experiments: {
    ...parts.experiments,
    'adversary-gm': adversaryExperiment(kappaOf(ruleById('nnm+gm')), 'line', 60, GM_GRID),
  },
  claims: [
    ...parts.claims,
    {
      id: 'adversary-gm',
      kind: 'always',
      role: 'derived',
      experiment: 'adversary-gm',
      text: 'NNM, then geometric median: no restart of the adversary on a line exceeds 8f / (n - f) (kappa_gm + 1).',
      observable: 'ratio',
      bound: mixedGeometricMedianUpper,
      rounding: 1e-8,
      rate: RESTART_RATE,
    },
  ],
  controls: [
    ...parts.controls,
    {
      id: 'constant-3',
      text: 'The constant 3 in place of 8',
      change: 'tightened constant',
      claim: {
        id: 'constant-3',
        kind: 'always',
        experiment: 'witness',
        text: 'The ratio of the trimmed mean after NNM is at most 3f / (n - 2f).',
        observable: 'ratio',
        bound: mixedTrimmedMeanUpper.scaled(3 / 8),
        rounding: 1e-8,
        rate: 0.01,
      },
    },
  ],
  figures: [
    bracketFigure(
      'Trimmed mean after nearest-neighbour mixing, n = 11',
      11,
      'squared deviation / honest variance',
      [
        { formula: mixedTrimmedMeanUpper, label: 'proved 8f / (n - 2f)', style: 'derived' },
        { formula: mixedTrimmedMeanLower, label: 'attained 4f / (n - 2f)', style: 'repair' },
        { formula: kappaOptimal, label: 'trimmed mean without mixing', style: 'published' },
      ],
      'Search finds the instance again and nothing above it. Mixing makes the trimmed mean four times worse in the worst case.',
    ),
  ],
  notes: [
    'NNM helps rules of a large coefficient: it pays as soon as 8f / (n - f) (kappa + 1) < kappa.',
    'On a line nothing above 4f / (n - 2f) was found: conjectured exact there.',
  ],
};

export default theorem;
