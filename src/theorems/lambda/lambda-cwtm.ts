/**
 * lambda-cwtm: the coordinate-wise trimmed mean has the optimal diameter coefficient f / (n - f) on a line, and sqrt(f
 * (h - 1) / (2 h (n - 2f))) in every dimension from C(h, f) on, h = n - f.
 *
 * The variance is at most (h - 1) / (2h) squared diameters and the robustness coefficient is f / (n - 2f). Attained by
 * the incidence design: one coordinate per set of f honest vectors, 0 on the set and 1 elsewhere.
 */
import { lambdaTrimmedMean, lambdaOptimal, lambdaTrimmedMeanPublished } from '../../bounds/lambda.js';
import { cwtm } from '../../sim/rules/coordinateWise.js';
import { bracketFigure, family } from '../robustness/family.js';
import { derivedHere, farhadkhani } from '../robustness/sources.js';
import { lambdaOf } from '../robustness/target.js';
import { trimmedAway } from '../robustness/witnesses.js';
import { designExperiment } from '../robustness/design.js';
import { randomInputs } from '../robustness/experiments.js';
import type { Theorem } from '../theorem.js';

const target = lambdaOf(cwtm);

const parts = family({
  target,
  proved: lambdaOptimal,
  witness: trimmedAway,
  attained: lambdaOptimal,
  space: 'line',
  dimensions: [1],
});

const theorem: Theorem = {
  ...parts,
  id: 'lambda-cwtm',
  title: 'The exact diameter coefficients of the trimmed mean',
  kind: 'worst case',
  paper: 'lambda',
  sources: [
    farhadkhani('published bound f / (n - f) Delta, Delta = min(2 sqrt(n - f), sqrt(d)), recalled'),
    derivedHere('exact values and instances'),
  ],
  statement:
    'On a line sup ||trimmed mean - mean_S|| / diameter(S) = f / (n - f); in every dimension it is at most sqrt(f (n - f - 1) / (2 (n - f) (n - 2f))), attained from d = C(n - f, f) on.',
  setting: 'Deterministic worst case over inputs and honest sets; on a line, and in every dimension.',
  assumptions: ['n >= 2f + 1, f >= 1.'],
  formulas: [lambdaOptimal, lambdaTrimmedMean, lambdaTrimmedMeanPublished],
  experiments: {
    ...parts.experiments,
    space: randomInputs(target, 512, { dimensions: [2, 5] }),
    design: designExperiment(target, (_n, f) => f, [8, 2], [11, 3]),
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
      bound: lambdaTrimmedMean,
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
      bound: lambdaTrimmedMean,
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
      bound: lambdaTrimmedMeanPublished,
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
        bound: lambdaOptimal,
        rounding: 1e-8,
        rate: 0.01,
      },
    },
  ],
  figures: [
    {
      ...bracketFigure(
        'The exact diameter coefficients of the trimmed mean, n = 11',
        11,
        'deviation / honest diameter',
        [
          { formula: lambdaOptimal, label: 'exact on a line', style: 'derived' },
          { formula: lambdaTrimmedMean, label: 'exact in high dimension', style: 'repair' },
          { formula: lambdaTrimmedMeanPublished, label: 'published, high dimension', style: 'published' },
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
