/**
 * lambda-krum: brackets of the diameter coefficient of Krum with n - f - 1 neighbours (K2) and with n - f - 2 (K1).
 *
 * The selected vector has a >= h - f (K1: h - f - 1) honest neighbours whose squared distances to it sum to at most (h
 * - 1) (K1: h - 2) squared diameters, and their mean lies within (h - a) / h diameters of the honest mean. Below: the
 * mirror simplex of kappa-krum.
 */
import {
  lambdaKrum,
  lambdaKrumK2,
  lambdaKrumMirror,
  lambdaKrumMirrorK1,
  lambdaKrumPublished,
} from '../../bounds/lambda.js';
import { krum, krumK2 } from '../../sim/rules/krum.js';
import { bracketFigure, family } from '../robustness/family.js';
import { derivedHere, farhadkhani } from '../robustness/sources.js';
import { lambdaOf } from '../robustness/target.js';
import { mirrorSimplexK1, mirrorSimplexK2 } from '../robustness/witnesses.js';
import type { Theorem } from '../theorem.js';

const parts = family(
  {
    target: lambdaOf(krumK2),
    proved: lambdaKrumK2,
    published: lambdaKrumPublished,
    witness: mirrorSimplexK2,
    attained: lambdaKrumMirror,
    accuracy: 1e-5,
    space: 'simplices',
    evaluations: 500,
    power: 0.9,
    trials: 512,
    rate: 0.04,
    witnessed: ({ n, f }) => n! > 3 * f!,
  },
  {
    key: 'k1',
    target: lambdaOf(krum),
    proved: lambdaKrum,
    witness: mirrorSimplexK1,
    attained: lambdaKrumMirrorK1,
    accuracy: 1e-5,
    space: 'simplices',
    evaluations: 500,
    power: 0.9,
    trials: 512,
    rate: 0.04,
    witnessed: ({ n, f }) => n! >= 3 * f! + 2,
  },
);

const theorem: Theorem = {
  ...parts,
  id: 'lambda-krum',
  title: 'The diameter coefficient of Krum, between two bounds',
  kind: 'worst case',
  paper: 'lambda',
  sources: [farhadkhani('bound 1 + sqrt((n - f) / (n - 2f)), recalled'), derivedHere('sharper bounds and instances')],
  statement:
    'For all inputs and every S of n - f of them, ||Krum - mean_S|| <= lambda diameter(S) with lambda = sqrt((h - 1) / (h - f)) + f / h ' +
    'for K2 and sqrt((h - 2) / (h - f - 1)) + (f + 1) / h for K1, h = n - f.',
  setting: 'Deterministic worst case over inputs and honest sets.',
  assumptions: ['K2: n >= 2f + 1; K1: n >= 2f + 3; f >= 1.'],
  domain: lambdaKrum.domain,
  formulas: [lambdaKrumK2, lambdaKrum, lambdaKrumPublished],
  controls: [
    ...parts.controls,
    {
      id: 'one-diameter',
      text: 'The constant 1: Krum stays within one diameter of the honest mean',
      change: 'tightened constant',
      claim: {
        id: 'one-diameter',
        kind: 'always',
        experiment: 'witness',
        text: 'The ratio of Krum (K2) is at most 1.',
        observable: 'ratio',
        bound: 1,
        rounding: 1e-8,
        rate: 0.01,
        where: ({ n, f }) => n === 11 && f === 3,
      },
    },
  ],
  figures: [
    bracketFigure(
      'Diameter coefficient of Krum (K2), n = 11',
      11,
      'deviation / honest diameter',
      [
        { formula: lambdaKrumK2, label: 'proved upper bound', style: 'derived' },
        { formula: lambdaKrumMirror, label: 'mirror simplex', style: 'repair' },
        { formula: lambdaKrumPublished, label: 'published', style: 'published' },
      ],
      'The exact coefficient lies between what the search finds and the upper bound.',
    ),
  ],
};

export default theorem;
