/**
 * kappa-gm-exact: the geometric median is (f, kappa)-robust with kappa exactly (h - a) / a, a = ceil((n - 2f) / 2), h =
 * n - f.
 *
 * Let e point from the honest mean to the output y, at distance r. Optimality says that the cosines of y - x_i with e
 * sum to at most f over the honest vectors, which keeps enough of them behind y: the sum of ||x_i - mean - mu e||^2 is
 * at least a (r - mu)^2 for every mu <= 0, and mu = -a r / (h - a) gives Var >= r^2 a / (h - a). Approached by a honest
 * vectors in front of all colluders and the others on a small simplex: then one bloc holds the median.
 */
import { kappaGeometricMedian, kappaMedianPublished } from '../../bounds/kappa.js';
import { geometricMedian } from '../../sim/rules/geometricMedian.js';
import { bracketFigure, family, gridOf } from '../robustness/family.js';
import { allouah, derivedHere } from '../robustness/sources.js';
import { kappaOf } from '../robustness/target.js';
import { held } from '../robustness/witnesses.js';
import type { Theorem } from '../theorem.js';

/** Small, since an input that is no minimiser costs thousands of Weiszfeld steps. */
const GRID = gridOf(
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
);

const parts = family({
  target: kappaOf(geometricMedian),
  proved: kappaGeometricMedian,
  published: kappaMedianPublished,
  witness: held,
  attained: kappaGeometricMedian,
  accuracy: 1e-4,
  space: 'simplices',
  evaluations: 100,
  power: 0.85,
  trials: 512,
  rate: 0.05,
  grid: GRID,
});

const theorem: Theorem = {
  ...parts,
  id: 'kappa-gm-exact',
  title: 'The exact robustness coefficient of the geometric median',
  kind: 'worst case',
  paper: 'kappa',
  sources: [
    derivedHere('exact value, upper bound and instance'),
    allouah('published coefficient 4 (1 + f / (n - 2f))^2, recalled'),
  ],
  statement:
    'For all inputs and every S of n - f of them, ||geometric median - mean_S||^2 <= (h - a) / a Var_S, h = n - f, ' +
    'a = ceil((n - 2f) / 2), and no smaller coefficient holds (for even n: in two dimensions or more).',
  setting: 'Deterministic worst case over inputs and honest sets; exact geometric median.',
  assumptions: ['n >= 2f + 1, f >= 1.', 'Var_S has divisor |S|.'],
  formulas: [kappaGeometricMedian, kappaMedianPublished],
  figures: [
    bracketFigure(
      'Robustness coefficient of the geometric median, n = 7',
      7,
      'squared deviation / honest variance',
      [
        { formula: kappaGeometricMedian, label: 'exact (h - a) / a', style: 'derived' },
        { formula: kappaMedianPublished, label: 'published', style: 'published' },
      ],
      'Instance and search lie on the exact coefficient, that of the lower median.',
    ),
  ],
  notes: [
    'For odd n the coefficient is that of the coordinate-wise median; for even n it is that of the lower median, n / (n - 2f).',
  ],
};

export default theorem;
