/**
 * kappa-mda: the robustness coefficient of minimum-diameter averaging (MDA) lies between [2f^2 + 3f + f^2 / (n - 2f -
 * 1)] / (n - f) and (f sqrt(2 / (n - f)) + sqrt(f / (n - 2f)))^2: it grows like f^2 / n.
 *
 * Upper: the squared diameter of S is at most 2h variances, and the exchanged sums pass through the vectors that both
 * sets share. Lower: one far honest vector makes the honest set as wide as the set with all colluders on the other
 * side.
 */
import { kappaMdaLower, kappaMdaUpper, kappaOptimal, kappaPhocas } from '../../bounds/kappa.js';
import { mda } from '../../sim/rules/mda.js';
import { bracketFigure, family, gridOf } from '../robustness/family.js';
import { derivedHere } from '../robustness/sources.js';
import { kappaOf } from '../robustness/target.js';
import { stretched } from '../robustness/witnesses.js';
import { everywhere, pairs } from '../grid.js';
import { witnessExperiment } from '../robustness/experiments.js';
import type { Theorem } from '../theorem.js';

const target = kappaOf(mda);

const parts = family({
  target,
  proved: kappaMdaUpper,
  witness: stretched,
  attained: kappaMdaLower,
  space: 'simplices',
  evaluations: 500,
  power: 0.9,
  trials: 1024,
  rate: 0.02,
  grid: gridOf(
    [
      [7, 1],
      [7, 2],
    ],
    [
      [11, 1],
      [11, 2],
      [11, 3],
    ],
    [
      [11, 4],
      [15, 3],
    ],
  ),
});

const theorem: Theorem = {
  ...parts,
  id: 'kappa-mda',
  title: 'The robustness coefficient of minimum-diameter averaging grows like f^2 / n',
  kind: 'worst case',
  paper: 'kappa',
  sources: [derivedHere('upper bound and instance')],
  statement:
    'For all inputs and every S of n - f of them, ||MDA - mean_S||^2 <= (f sqrt(2 / (n - f)) + sqrt(f / (n - 2f)))^2 Var_S, and ' +
    'no coefficient below [2f^2 + 3f + f^2 / (n - 2f - 1)] / (n - f) holds.',
  setting: 'Deterministic worst case over inputs and honest sets, any dimension.',
  assumptions: ['n >= 2f + 2, f >= 1.', 'Var_S has divisor |S|.'],
  domain: kappaMdaLower.domain,
  formulas: [kappaMdaLower, kappaMdaUpper, kappaPhocas],
  experiments: {
    ...parts.experiments,
    growth: witnessExperiment(
      target,
      stretched,
      everywhere(
        pairs([
          [10, 2],
          [20, 4],
          [50, 10],
          [100, 20],
        ]),
      ),
    ),
  },
  claims: [
    ...parts.claims,
    {
      id: 'growth',
      kind: 'equals',
      role: 'derived',
      experiment: 'growth',
      text: 'At f = n / 5 the instance keeps its constant up to n = 100: no multiple of f / (n - 2f) bounds it.',
      quantity: 'ratio',
      bound: kappaMdaLower,
      slack: { relative: 1e-6 },
      tolerance: { relative: 1e-9 },
    },
  ],
  controls: [
    ...parts.controls,
    {
      id: 'order-optimal',
      text: 'A constant of the optimal order, 10 f / (n - 2f)',
      change: 'wrong formula',
      claim: {
        id: 'order-optimal',
        kind: 'always',
        experiment: 'growth',
        text: 'The ratio of MDA is at most 10 f / (n - 2f).',
        observable: 'ratio',
        bound: kappaOptimal.scaled(10),
        rounding: 1e-8,
        rate: 0.01,
      },
    },
  ],
  figures: [
    bracketFigure(
      'Robustness coefficient of minimum-diameter averaging, n = 11',
      11,
      'squared deviation / honest variance',
      [
        { formula: kappaMdaUpper, label: 'proved upper bound', style: 'derived' },
        { formula: kappaMdaLower, label: 'attained', style: 'repair' },
      ],
      'The search finds the instance again and nothing above it: its constant may be exact.',
    ),
    {
      id: 'growth',
      title: 'MDA is not order-optimal: f = n / 5',
      x: { parameter: 'n', label: 'vectors received n', scale: 'log' },
      y: { label: 'squared deviation / honest variance', scale: 'log' },
      where: ({ n, f }) => n === 5 * f!,
      measured: [{ quantity: 'ratio', experiment: 'growth', label: 'five-level instance' }],
      curves: [
        { formula: kappaMdaUpper, label: 'proved upper bound', style: 'derived' },
        { formula: kappaMdaLower, label: 'attained', style: 'repair' },
        { formula: kappaPhocas, label: '4f / (n - 2f), exact for MVA', style: 'published' },
      ],
      caption: 'The coefficient of MDA grows in proportion to n at a fixed share of colluders; that of MVA does not.',
    },
  ],
  notes: [
    'MDA is within a factor 2 of optimal for the diameter coefficient lambda, but not of optimal order for kappa.',
  ],
};

export default theorem;
