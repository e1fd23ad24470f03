/**
 * kappa-cwtm-exact: the coordinate-wise trimmed mean is (f, kappa)-robust with kappa exactly f / (n - 2f), in every
 * dimension, which is the smallest coefficient any rule can have.
 *
 * Per coordinate, the i-th kept value is at most the honest value of rank i + f, so that the output is at most the mean of
 * the top n - 2f honest values, and that mean exceeds the mean of all h = n - f by at most sqrt(f / (h - f)) deviations.
 * Attained by f honest values at 0, the others at 1 and Byzantine values far above.
 */
import { kappaOptimal, kappaTrimmedMeanPublished } from '../../bounds/kappa.js';
import { cwtm } from '../../sim/rules/coordinateWise.js';
import { pairs } from '../grid.js';
import { bracketFigure, family } from '../robustness/family.js';
import { allouah, derivedHere } from '../robustness/sources.js';
import { kappaOf } from '../robustness/target.js';
import { tooMany } from '../robustness/tooMany.js';
import { trimmedAway } from '../robustness/witnesses.js';
import type { Theorem } from '../theorem.js';

const parts = family({
  target: kappaOf(cwtm),
  proved: kappaOptimal,
  published: kappaTrimmedMeanPublished,
  witness: trimmedAway,
  attained: kappaOptimal,
  space: 'line',
});

const theorem: Theorem = {
  ...parts,
  id: 'kappa-cwtm-exact',
  title: 'The trimmed mean attains the smallest robustness coefficient',
  kind: 'worst case',
  paper: 'kappa',
  sources: [
    derivedHere('exact value, upper bound and instance'),
    allouah('published coefficient (6 f / (n - 2f)) (1 + f / (n - 2f)), recalled'),
  ],
  statement:
    'For all x_1 .. x_n in R^d and every set S of n - f of them, ||trimmed mean - mean_S||^2 <= f / (n - 2f) Var_S, and ' +
    'no smaller coefficient holds.',
  setting:
    'Deterministic worst case over inputs and honest sets; per coordinate the f smallest and f largest values are dropped.',
  assumptions: ['n >= 2f + 1, f >= 1.', 'Var_S has divisor |S|.'],
  formulas: [kappaOptimal, kappaTrimmedMeanPublished],
  experiments: { ...parts.experiments, tooMany: tooMany(cwtm, pairs([[15, 3]])) },
  controls: [
    ...parts.controls,
    {
      id: 'one-too-many',
      text: 'f + 1 Byzantine vectors',
      change: 'dropped assumption',
      claim: {
        id: 'one-too-many',
        kind: 'always',
        experiment: 'tooMany',
        text: 'With f + 1 Byzantine vectors the ratio is at most f / (n - 2f).',
        observable: 'ratio',
        bound: kappaOptimal,
        rounding: 1e-9,
        rate: 0.01,
      },
    },
  ],
  figures: [
    bracketFigure(
      'Robustness coefficient of the trimmed mean, n = 11',
      11,
      'squared deviation / honest variance',
      [
        { formula: kappaOptimal, label: 'exact f / (n - 2f)', style: 'derived' },
        { formula: kappaTrimmedMeanPublished, label: 'published', style: 'published' },
      ],
      'Instance and search lie on the exact coefficient; the published one is 6 (n - f) / (n - 2f) times larger.',
    ),
  ],
  notes: ['No rule can do better: see kappa-lower-bound and hetero-two-worlds-kappa.'],
};

export default theorem;
