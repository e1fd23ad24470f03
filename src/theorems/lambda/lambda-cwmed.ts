/**
 * lambda-cwmed: the coordinate-wise median (midpoint) has diameter coefficient (ceil(n / 2) - 1) / (n - f) on a line,
 * and sqrt(kappa (h - 1) / (2h)) in every dimension from C(h, t) on, kappa = (h - t) / t, h = n - f, t = h - ceil(n /
 * 2) + 1.
 *
 * The variance is at most (h - 1) / (2h) squared diameters. Attained by the incidence design over sets of h - t honest
 * vectors.
 */
import { lambdaMedian, lambdaMedianLine, lambdaMedianPublished } from '../../bounds/lambda.js';
import { cwmed } from '../../sim/rules/coordinateWise.js';
import { bracketFigure, family } from '../robustness/family.js';
import { derivedHere, farhadkhani } from '../robustness/sources.js';
import { lambdaOf } from '../robustness/target.js';
import { medianCaught } from '../robustness/witnesses.js';
import { designExperiment } from '../robustness/design.js';
import { randomInputs } from '../robustness/experiments.js';
import type { Theorem } from '../theorem.js';

const target = lambdaOf(cwmed);

const parts = family({
  target,
  proved: lambdaMedianLine,
  witness: medianCaught,
  attained: lambdaMedianLine,
  space: 'line',
  dimensions: [1],
});

const theorem: Theorem = {
  ...parts,
  id: 'lambda-cwmed',
  title: 'The exact diameter coefficients of the median',
  kind: 'worst case',
  paper: 'lambda',
  sources: [
    farhadkhani('published bound n / (2 (n - f)) Delta, Delta = min(2 sqrt(n - f), sqrt(d)), recalled'),
    derivedHere('exact values and instances'),
  ],
  statement:
    'On a line sup ||median - mean_S|| / diameter(S) = (ceil(n / 2) - 1) / (n - f); in every dimension it is at most sqrt((h - t) / t (h - 1) / (2h)), h = n - f, t = h - ceil(n / 2) + 1, attained from d = C(h, t) on.',
  setting: 'Deterministic worst case over inputs and honest sets; on a line, and in every dimension.',
  assumptions: ['n >= 2f + 1, f >= 1.'],
  formulas: [lambdaMedianLine, lambdaMedian, lambdaMedianPublished],
  experiments: {
    ...parts.experiments,
    space: randomInputs(target, 512, { dimensions: [2, 5] }),
    design: designExperiment(target, (n) => Math.ceil(n / 2) - 1, [8, 2], [11, 3]),
  },
  claims: [
    ...parts.claims,
    {
      id: 'any-dimension',
      kind: 'always',
      role: 'derived',
      experiment: 'space',
      text: 'In 2 and 5 dimensions the ratio is at most the constant for every dimension.',
      observable: 'ratio',
      bound: lambdaMedian,
      rounding: 1e-8,
      rate: 0.04,
    },
    {
      id: 'design',
      kind: 'equals',
      role: 'derived',
      experiment: 'design',
      text: 'The incidence design attains the constant for every dimension.',
      quantity: 'ratio',
      bound: lambdaMedian,
      slack: { relative: 1e-9 },
      tolerance: { relative: 1e-9 },
    },
    {
      id: 'published',
      kind: 'at-most',
      role: 'published',
      experiment: 'design',
      text: 'The ratio of the incidence design is at most the published constant for high dimensions, as recalled.',
      quantity: 'ratio',
      bound: lambdaMedianPublished,
      tolerance: 0,
    },
  ],
  controls: [
    ...parts.controls,
    {
      id: 'line-constant-everywhere',
      text: 'The constant of the line on the incidence design',
      change: 'dropped assumption',
      claim: {
        id: 'line-constant-everywhere',
        kind: 'always',
        experiment: 'design',
        text: 'The ratio of the design is at most the constant of the line.',
        observable: 'ratio',
        bound: lambdaMedianLine,
        rounding: 1e-8,
        rate: 0.01,
      },
    },
  ],
  figures: [
    {
      ...bracketFigure(
        'The exact diameter coefficients of the median, n = 11',
        11,
        'deviation / honest diameter',
        [
          { formula: lambdaMedianLine, label: 'exact on a line', style: 'derived' },
          { formula: lambdaMedian, label: 'exact in high dimension', style: 'repair' },
          { formula: lambdaMedianPublished, label: 'published, high dimension', style: 'published' },
        ],
        'The instance and the search on a line, the design in high dimension.',
      ),
      measured: [
        { quantity: 'ratio', experiment: 'witness', label: 'instance on a line' },
        { quantity: 'ratio', experiment: 'adversary', reading: 'largest', label: 'largest found on a line' },
        { quantity: 'ratio', experiment: 'design', label: 'incidence design' },
      ],
    },
  ],
};

export default theorem;
