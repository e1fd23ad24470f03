/**
 * kappa-krum: brackets of the robustness coefficient of Krum, with n - f - 1 neighbours (K2, the published one) and
 * with n - f - 2 (K1, the original rule).
 *
 * Upper: the honest neighbours A of the selected vector are at least n - 2f (K1: n - 2f - 1), their squared distances
 * to it sum to at most an average honest score, and the mean of A is near the honest mean because A is large. Lower:
 * the mirror simplex. A honest vectors sit on a regular simplex, the others on one side of it, all colluders on the
 * other side, just near enough to be selected.
 */
import { krumK2KappaLower, krumK2KappaUpper, krumKappaLower, krumKappaPublished } from '../../bounds/kappaSelection.js';
import { krumKappaUpper } from '../../bounds/krum.js';
import { krum, krumK2 } from '../../sim/rules/krum.js';
import { bracketFigure, family } from '../robustness/family.js';
import { allouah, derivedHere } from '../robustness/sources.js';
import { kappaOf } from '../robustness/target.js';
import { mirrorSimplexK1, mirrorSimplexK2 } from '../robustness/witnesses.js';
import type { Theorem } from '../theorem.js';

const parts = family(
  {
    target: kappaOf(krumK2),
    proved: krumK2KappaUpper,
    published: krumKappaPublished,
    witness: mirrorSimplexK2,
    attained: krumK2KappaLower,
    accuracy: 1e-5,
    space: 'simplices',
    evaluations: 500,
    power: 0.9,
    trials: 512,
    rate: 0.04,
  },
  {
    key: 'k1',
    target: kappaOf(krum),
    proved: krumKappaUpper,
    witness: mirrorSimplexK1,
    attained: krumKappaLower,
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
  id: 'kappa-krum',
  title: 'The robustness coefficient of Krum, between two bounds',
  kind: 'worst case',
  paper: 'kappa',
  sources: [
    derivedHere('upper bounds and instances of both variants'),
    allouah('published coefficient 6 (1 + f / (n - 2f)) of K2, recalled'),
  ],
  statement:
    'For all inputs and every S of n - f of them, ||Krum - mean_S||^2 <= kappa Var_S with ' +
    'kappa = (min(sqrt(2h / a), h / a) + sqrt(f / a))^2, h = n - f, a = n - 2f, for K2; the mirror simplex reaches (n / (n - 2f))^2 for n >= 3f.',
  setting: 'Deterministic worst case over inputs and honest sets, any dimension.',
  assumptions: ['K2: n >= 2f + 1; K1: n >= 2f + 3; f >= 1.', 'Var_S has divisor |S|.'],
  domain: krumKappaUpper.domain,
  formulas: [krumK2KappaUpper, krumK2KappaLower, krumKappaUpper, krumKappaPublished],
  controls: [
    ...parts.controls,
    {
      id: 'k2-bound-for-k1',
      text: 'The upper bound of K2 for K1, one neighbour fewer',
      change: 'wrong formula',
      claim: {
        id: 'k2-bound-for-k1',
        kind: 'always',
        experiment: 'witness-k1',
        text: 'The ratio of K1 on the mirror simplex is at most the bound of K2.',
        observable: 'ratio',
        bound: krumK2KappaUpper,
        rounding: 1e-8,
        rate: 0.01,
        where: ({ n, f }) => n === 11 && f === 3,
      },
    },
  ],
  figures: [
    bracketFigure(
      'Robustness coefficient of Krum (K2), n = 11',
      11,
      'squared deviation / honest variance',
      [
        { formula: krumK2KappaUpper, label: 'proved upper bound', style: 'derived' },
        { formula: krumK2KappaLower, label: 'mirror simplex', style: 'repair' },
        { formula: krumKappaPublished, label: 'published', style: 'published' },
      ],
      'The exact coefficient lies between instance and upper bound, below the published one at few colluders.',
    ),
    bracketFigure(
      'Robustness coefficient of Krum (K1), n = 11',
      11,
      'squared deviation / honest variance',
      [{ formula: krumKappaUpper, label: 'proved upper bound', style: 'derived' }],
      'The exact coefficient lies between the instance and the upper bound; a long search goes beyond the instance.',
      'k1',
    ),
  ],
  notes: [
    'The exact coefficients are open, and the mirror simplex is not the worst input of either variant: with 4000 evaluations per restart the adversary found 6.64 at (11, 3) and 3.08 at (11, 2) for K1 (instance: 6.05 and 3.06), and 2.481 at (11, 2) for K2 (instance: 2.469).',
  ],
};

export default theorem;
