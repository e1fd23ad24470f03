/**
 * kappa-meamed-exact: MeaMed, the mean of the n - f values nearest to the midpoint median m, is (f, kappa)-robust with
 * kappa exactly 4f (f + t) / ((n - f) t), t = n - f - ceil(n / 2) + 1.
 *
 * Kept Byzantine values and excluded honest ones pair up, the former nearer to m, so that the error is at most twice
 * the excluded part; m is below the mean of the top t honest values, and the contrast of two disjoint means has square
 * at most Var h (1/t + 1/f).
 */
import { kappaMeamed, kappaPhocas } from '../../bounds/kappa.js';
import { meamed } from '../../sim/rules/coordinateWise.js';
import { bracketFigure, family } from '../robustness/family.js';
import { derivedHere } from '../robustness/sources.js';
import { kappaOf } from '../robustness/target.js';
import { mirrored } from '../robustness/witnesses.js';
import type { Theorem } from '../theorem.js';

const parts = family({
  target: kappaOf(meamed),
  proved: kappaMeamed,
  witness: mirrored,
  attained: kappaMeamed,
  space: 'line',
  evaluations: 1500,
  power: 0.95,
});

const theorem: Theorem = {
  ...parts,
  id: 'kappa-meamed-exact',
  title: 'The exact robustness coefficient of MeaMed',
  kind: 'worst case',
  paper: 'kappa',
  sources: [derivedHere('exact value, upper bound and instance; no published coefficient known')],
  statement:
    'For all inputs and every S of n - f of them, ||MeaMed - mean_S||^2 <= 4f (f + t) / ((n - f) t) Var_S, ' +
    't = n - f - ceil(n / 2) + 1, and no smaller coefficient holds.',
  setting: 'Deterministic worst case over inputs and honest sets, per coordinate; midpoint median.',
  assumptions: ['n >= 2f + 1, f >= 1.', 'Var_S has divisor |S|.'],
  formulas: [kappaMeamed, kappaPhocas],
  controls: [
    ...parts.controls,
    {
      id: 'phocas-constant',
      text: 'The constant 4f / (n - 2f) of Phocas for MeaMed',
      change: 'wrong formula',
      claim: {
        id: 'phocas-constant',
        kind: 'always',
        experiment: 'witness',
        text: 'The ratio of MeaMed on the witness is at most 4f / (n - 2f).',
        observable: 'ratio',
        bound: kappaPhocas,
        rounding: 1e-8,
        rate: 0.01,
      },
    },
  ],
  figures: [
    bracketFigure(
      'Robustness coefficient of MeaMed, n = 11',
      11,
      'squared deviation / honest variance',
      [
        { formula: kappaMeamed, label: 'exact', style: 'derived' },
        { formula: kappaPhocas, label: '4f / (n - 2f), exact for Phocas', style: 'published' },
      ],
      'Instance and search lie on the exact coefficient, a little above that of Phocas.',
    ),
  ],
};

export default theorem;
