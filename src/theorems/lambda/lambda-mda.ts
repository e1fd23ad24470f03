/**
 * lambda-mda: minimum-diameter averaging (MDA) is (f, lambda)-resilient with lambda exactly 2f / (n - f), twice the
 * optimum.
 *
 * Exchanged vectors pair up through a vector that both sets share, and each pair differs by at most two diameters.
 * Attained by three levels.
 */
import { lambdaMda, lambdaOptimal } from '../../bounds/lambda.js';
import { mda } from '../../sim/rules/mda.js';
import { bracketFigure, family, gridOf } from '../robustness/family.js';
import { derivedHere, farhadkhani } from '../robustness/sources.js';
import { lambdaOf } from '../robustness/target.js';
import { exchanged } from '../robustness/witnesses.js';
import type { Theorem } from '../theorem.js';

const parts = family({
  target: lambdaOf(mda),
  proved: lambdaMda,
  published: lambdaMda,
  witness: exchanged,
  attained: lambdaMda,
  space: 'simplices',
  evaluations: 400,
  power: 0.95,
  trials: 512,
  rate: 0.04,
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
  id: 'lambda-mda',
  title: 'The exact diameter coefficient of minimum-diameter averaging',
  kind: 'worst case',
  paper: 'lambda',
  sources: [farhadkhani('upper bound 2f / (n - f), recalled'), derivedHere('instance that attains it')],
  statement:
    'For all inputs and every S of n - f of them, ||MDA - mean_S|| <= 2f / (n - f) diameter(S), and no smaller coefficient holds.',
  setting: 'Deterministic worst case over inputs and honest sets.',
  assumptions: ['n >= 2f + 1, f >= 1.'],
  formulas: [lambdaMda, lambdaOptimal],
  controls: [
    ...parts.controls,
    {
      id: '1.9-times-the-optimum',
      text: 'The constant 1.9 f / (n - f)',
      change: 'tightened constant',
      claim: {
        id: '1.9-times-the-optimum',
        kind: 'always',
        experiment: 'witness',
        text: 'The ratio of MDA is at most 1.9 f / (n - f).',
        observable: 'ratio',
        bound: lambdaOptimal.scaled(1.9),
        rounding: 1e-8,
        rate: 0.01,
      },
    },
  ],
  figures: [
    bracketFigure(
      'Diameter coefficient of minimum-diameter averaging, n = 11',
      11,
      'deviation / honest diameter',
      [
        { formula: lambdaMda, label: 'published, exact 2f / (n - f)', style: 'published' },
        { formula: lambdaOptimal, label: 'optimum f / (n - f)', style: 'derived' },
      ],
      'Instance and search lie on the published bound: it is exact.',
    ),
  ],
};

export default theorem;
