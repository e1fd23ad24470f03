/**
 * kappa-cwmed-exact: the coordinate-wise median is (f, kappa)-robust with kappa exactly (h - t) / t, t = h - ceil(n /
 * 2) + 1, h = n - f, for the midpoint median; the lower median pays n / (n - 2f) when n is even.
 *
 * The midpoint lies below the mean of the top t honest values, and the mean of t of h numbers deviates by at most
 * sqrt((h - t) / t) standard deviations. Attained by two levels.
 */
import { kappaMedian, kappaMedianLower, kappaMedianPublished } from '../../bounds/kappa.js';
import { cwmed, cwmedLower } from '../../sim/rules/coordinateWise.js';
import { bracketFigure, family, gridOf } from '../robustness/family.js';
import { allouah, derivedHere } from '../robustness/sources.js';
import { kappaOf } from '../robustness/target.js';
import { lowerMedianCaught, medianCaught } from '../robustness/witnesses.js';
import type { Theorem } from '../theorem.js';

/** Conventions of the median differ for even n. */
const EVEN = gridOf(
  [[10, 4]],
  [
    [8, 2],
    [12, 3],
  ],
  [[50, 10]],
);

const lower = kappaOf(cwmedLower);

const parts = family(
  {
    target: kappaOf(cwmed),
    proved: kappaMedian,
    published: kappaMedianPublished,
    witness: medianCaught,
    attained: kappaMedian,
    space: 'line',
  },
  {
    key: 'lower',
    target: lower,
    proved: kappaMedianLower,
    published: kappaMedianPublished,
    witness: lowerMedianCaught,
    attained: kappaMedianLower,
    space: 'line',
    grid: EVEN,
  },
);

const theorem: Theorem = {
  ...parts,
  id: 'kappa-cwmed-exact',
  title: 'The exact robustness coefficient of the coordinate-wise median',
  kind: 'worst case',
  paper: 'kappa',
  sources: [
    derivedHere('exact values, upper bounds and instances'),
    allouah('published coefficient 4 (1 + f / (n - 2f))^2, recalled'),
  ],
  statement:
    'For all inputs and every S of n - f of them, ||median - mean_S||^2 <= kappa Var_S with kappa = (h - t) / t, h = n - f, ' +
    't = h - ceil(n / 2) + 1, for the midpoint median, and kappa = (h - a) / a, a = ceil((n - 2f) / 2), for the lower median; ' +
    'no smaller coefficients hold.',
  setting:
    'Deterministic worst case over inputs and honest sets, per coordinate; both conventions of the median for even n.',
  assumptions: ['n >= 2f + 1, f >= 1.', 'Var_S has divisor |S|.'],
  formulas: [kappaMedian, kappaMedianLower, kappaMedianPublished],
  controls: [
    ...parts.controls,
    {
      id: 'midpoint-constant-for-lower',
      text: 'The constant of the midpoint median for the lower median, even n',
      change: 'wrong formula',
      claim: {
        id: 'midpoint-constant-for-lower',
        kind: 'always',
        experiment: 'adversary-lower',
        text: 'The ratio of the lower median is at most the constant of the midpoint median.',
        observable: 'ratio',
        bound: kappaMedian,
        rounding: 1e-8,
        rate: 0.4,
      },
    },
  ],
  figures: [
    bracketFigure(
      'Robustness coefficient of the median (midpoint), n = 11',
      11,
      'squared deviation / honest variance',
      [
        { formula: kappaMedian, label: 'exact (h - t) / t', style: 'derived' },
        { formula: kappaMedianPublished, label: 'published', style: 'published' },
      ],
      'Instance and search lie on the exact coefficient. The published one is quadratic in (n - f) / (n - 2f), the truth is linear.',
    ),
  ],
  notes: [
    'At (10, 4) the lower median has coefficient 5, the midpoint median 2: a library that calls torch.median gives the former.',
  ],
};

export default theorem;
