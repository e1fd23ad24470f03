/**
 * lambda-gm: the diameter coefficient of the geometric median is at most sqrt(kappa (h - 1) / (2h)) with its exact
 * robustness coefficient kappa = (h - a) / a, a = ceil((n - 2f) / 2), and at least (h - a) / h.
 *
 * The variance is at most (h - 1) / (2h) squared diameters. Below: a honest vectors in front of all colluders, the
 * others at one point.
 */
import {
  lambdaGeometricMedian,
  lambdaGeometricMedianLower,
  lambdaGeometricMedianPublished,
} from '../../bounds/lambda.js';
import { geometricMedian } from '../../sim/rules/geometricMedian.js';
import { bracketFigure, family, gridOf } from '../robustness/family.js';
import { derivedHere, farhadkhani } from '../robustness/sources.js';
import { lambdaOf } from '../robustness/target.js';
import { held } from '../robustness/witnesses.js';
import type { Theorem } from '../theorem.js';

const parts = family({
  target: lambdaOf(geometricMedian),
  proved: lambdaGeometricMedian,
  published: lambdaGeometricMedianPublished,
  witness: held,
  attained: lambdaGeometricMedianLower,
  accuracy: 1e-4,
  space: 'simplices',
  evaluations: 100,
  power: 0.9,
  trials: 512,
  rate: 0.04,
  // Small, since an input that is no minimiser costs thousands of Weiszfeld steps.
  grid: gridOf(
    [
      [7, 1],
      [7, 2],
      [7, 3],
    ],
    [
      [5, 1],
      [8, 2],
    ],
    [
      [11, 2],
      [12, 4],
    ],
  ),
});

const theorem: Theorem = {
  ...parts,
  id: 'lambda-gm',
  title: 'The diameter coefficient of the geometric median, between two bounds',
  kind: 'worst case',
  paper: 'lambda',
  sources: [farhadkhani('bound 1 + (n - f) / sqrt((n - 2f) n), recalled'), derivedHere('sharper bound and instance')],
  statement:
    'For all inputs and every S of n - f of them, ||geometric median - mean_S|| <= sqrt((h - a) / a (h - 1) / (2h)) diameter(S), ' +
    'h = n - f, a = ceil((n - 2f) / 2); no coefficient below (h - a) / h holds.',
  setting: 'Deterministic worst case over inputs and honest sets.',
  assumptions: ['n >= 2f + 1, f >= 1.'],
  formulas: [lambdaGeometricMedian, lambdaGeometricMedianLower, lambdaGeometricMedianPublished],
  controls: [
    ...parts.controls,
    {
      id: 'half-a-diameter',
      text: 'The constant 0.5',
      change: 'tightened constant',
      claim: {
        id: 'half-a-diameter',
        kind: 'always',
        experiment: 'witness',
        text: 'The ratio of the geometric median is at most 0.5.',
        observable: 'ratio',
        bound: 0.5,
        rounding: 1e-8,
        rate: 0.01,
      },
    },
  ],
  figures: [
    bracketFigure(
      'Diameter coefficient of the geometric median, n = 7',
      7,
      'deviation / honest diameter',
      [
        { formula: lambdaGeometricMedian, label: 'proved upper bound', style: 'derived' },
        { formula: lambdaGeometricMedianLower, label: 'one bloc', style: 'repair' },
        { formula: lambdaGeometricMedianPublished, label: 'published', style: 'published' },
      ],
      'The exact coefficient lies between what the search finds and the upper bound.',
    ),
  ],
};

export default theorem;
