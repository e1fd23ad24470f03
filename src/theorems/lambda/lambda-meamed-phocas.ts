/**
 * lambda-meamed-phocas: MeaMed and Phocas have diameter coefficient exactly 2f / (n - f) on a line, twice the optimum.
 *
 * The instance is that of minimum-diameter averaging; in every dimension the exact robustness coefficients give an
 * upper bound.
 */
import { lambdaMda, lambdaMeamed, lambdaOptimal, lambdaPhocas } from '../../bounds/lambda.js';
import { meamed, phocas } from '../../sim/rules/coordinateWise.js';
import { bracketFigure, family } from '../robustness/family.js';
import { derivedHere, farhadkhani } from '../robustness/sources.js';
import { lambdaOf } from '../robustness/target.js';
import { exchanged } from '../robustness/witnesses.js';
import { randomInputs } from '../robustness/experiments.js';
import type { Theorem } from '../theorem.js';

const parts = family(
  {
    target: lambdaOf(meamed),
    proved: lambdaMda,
    published: lambdaMda,
    witness: exchanged,
    attained: lambdaMda,
    space: 'line',
    dimensions: [1],
  },
  {
    key: 'phocas',
    target: lambdaOf(phocas),
    proved: lambdaMda,
    witness: exchanged,
    attained: lambdaMda,
    space: 'line',
    dimensions: [1],
  },
);

const theorem: Theorem = {
  ...parts,
  id: 'lambda-meamed-phocas',
  title: 'The exact diameter coefficient of MeaMed and Phocas on a line',
  kind: 'worst case',
  paper: 'lambda',
  sources: [
    farhadkhani('bound (2f / (n - f)) Delta of MeaMed, Delta = 1 on a line, recalled'),
    derivedHere('exactness, Phocas'),
  ],
  statement: 'On a line sup |F - mean_S| / diameter(S) = 2f / (n - f) for MeaMed and for Phocas.',
  setting: 'Deterministic worst case over inputs on a line and honest sets.',
  assumptions: ['n >= 2f + 1, f >= 1.', 'd = 1.'],
  formulas: [lambdaMda, lambdaMeamed, lambdaPhocas, lambdaOptimal],
  experiments: {
    ...parts.experiments,
    space: randomInputs(lambdaOf(meamed), 512, { dimensions: [2, 5] }),
    'space-phocas': randomInputs(lambdaOf(phocas), 512, { dimensions: [2, 5] }),
  },
  claims: [
    ...parts.claims,
    {
      id: 'any-dimension',
      kind: 'always',
      role: 'derived',
      experiment: 'space',
      text: 'MeaMed in 2 and 5 dimensions: the ratio is at most sqrt(kappa (h - 1) / (2h)).',
      observable: 'ratio',
      bound: lambdaMeamed,
      rounding: 1e-8,
      rate: 0.04,
    },
    {
      id: 'any-dimension-phocas',
      kind: 'always',
      role: 'derived',
      experiment: 'space-phocas',
      text: 'Phocas in 2 and 5 dimensions: the ratio is at most sqrt(kappa (h - 1) / (2h)).',
      observable: 'ratio',
      bound: lambdaPhocas,
      rounding: 1e-8,
      rate: 0.04,
    },
  ],
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
        text: 'The ratio of MeaMed is at most 1.9 f / (n - f).',
        observable: 'ratio',
        bound: lambdaOptimal.scaled(1.9),
        rounding: 1e-8,
        rate: 0.01,
      },
    },
  ],
  figures: [
    bracketFigure(
      'Diameter coefficient of MeaMed on a line, n = 11',
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
