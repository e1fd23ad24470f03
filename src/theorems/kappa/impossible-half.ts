/**
 * impossible-half: for n = 2f no rule has a finite robustness or diameter coefficient.
 *
 * f vectors at 0 and f at 1: both halves are legitimate honest sets, with variance 0 and different means. The experiment lets
 * the halves have a variance of epsilon^2: some half's ratio is at least 1 / (4 epsilon^2) whatever the answer, and grows
 * without limit as epsilon falls. One honest vector more, and the trimmed mean has the coefficient f.
 */
import { halvesRatio } from '../../bounds/kappa.js';
import { cross } from '../grid.js';
import { derivedHere } from '../robustness/sources.js';
import type { Theorem } from '../theorem.js';
import { halvesExperiment, halvesNames, MAJORITY } from './halves.js';

const theorem: Theorem = {
  id: 'impossible-half',
  title: 'No rule is robust when half of the vectors are Byzantine',
  kind: 'impossibility',
  paper: 'kappa',
  sources: [derivedHere('folklore')],
  statement: 'For n <= 2f no rule is (f, kappa)-robust or (f, lambda)-resilient with a finite constant.',
  setting: 'Any deterministic rule, n = 2f; two halves a distance 1 apart, each of variance epsilon^2.',
  assumptions: ['f >= 2 (so that a half can vary; f = 1 is the case epsilon = 0).'],
  parameters: [
    { name: 'f', description: 'Byzantine vectors, half of all', type: 'integer', default: 4 },
    { name: 'epsilon', description: 'standard deviation inside each half', type: 'real', default: 0.01 },
  ],
  domain: halvesRatio.domain,
  formulas: [halvesRatio],
  grid: {
    quick: cross({ f: [4], epsilon: [0.1, 0.01, 0.001] }),
    standard: cross({ f: [3, 5], epsilon: [0.1, 0.01, 0.001] }),
    thorough: cross({ f: [3, 4, 5, 20], epsilon: [0.1, 0.01, 0.001, 0.0001] }),
  },
  experiments: { main: halvesExperiment },
  claims: [
    {
      id: 'every-answer',
      kind: 'every',
      role: 'derived',
      text: 'In every trial every algorithm has a ratio of at least 1 / (4 epsilon^2) for one of the halves.',
      observables: halvesNames,
      bound: halvesRatio,
      rounding: 1e-9,
      rate: 0.05,
    },
    {
      id: 'without-limit',
      kind: 'slope',
      role: 'derived',
      text: 'The ratio of the median grows like epsilon^-2: no finite constant bounds it.',
      quantity: 'cwmed',
      along: 'epsilon',
      low: -2.05,
      high: -1.95,
    },
  ],
  controls: [
    {
      id: 'majority',
      text: 'One honest vector more, n = 2f + 1',
      change: 'dropped assumption',
      claim: {
        id: 'majority',
        kind: 'every',
        text: 'With an honest majority of one the trimmed mean has a ratio of at least 1 / (4 epsilon^2), too.',
        observables: [MAJORITY],
        bound: halvesRatio,
        rounding: 1e-9,
        rate: 0.05,
      },
    },
    {
      id: 'a-hundredth-more',
      text: 'The bound 1.01 / (4 epsilon^2)',
      change: 'tightened constant',
      claim: {
        id: 'a-hundredth-more',
        kind: 'every',
        text: 'Every algorithm has a ratio of at least 1.01 / (4 epsilon^2).',
        observables: halvesNames,
        bound: halvesRatio.scaled(1.01),
        rounding: 1e-9,
        rate: 0.05,
      },
    },
  ],
  figures: [
    {
      id: 'epsilon',
      title: 'Two halves, ever more concentrated',
      x: { parameter: 'epsilon', label: 'standard deviation inside each half', scale: 'log' },
      y: { label: 'squared deviation / variance', scale: 'log' },
      where: ({ f }) => f === 4 || f === 5,
      measured: [
        { quantity: 'midpoint', label: 'midpoint' },
        { quantity: 'cwmed', label: 'median' },
        { quantity: 'medoid', label: 'medoid' },
        { quantity: MAJORITY, label: 'trimmed mean, one honest vector more' },
      ],
      curves: [{ formula: halvesRatio, label: '1 / (4 epsilon^2)', style: 'derived' }],
      caption: 'Without an honest majority every answer is as bad as the halves are concentrated; with one it is not.',
    },
  ],
};

export default theorem;
