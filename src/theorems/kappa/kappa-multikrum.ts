/**
 * kappa-multikrum: multi-Krum (K1 scores, m = n - f - 2 vectors averaged) has a robustness coefficient of the optimal
 * order (f + 1) / (n - 2f).
 *
 * Upper: when b colluders are selected, b + 2 honest vectors are not; each selected colluder scores at most the mean
 * score of those, and the selected honest sum deviates by at most sqrt(u (h - u)) deviations, u = b + 2. Lower: two
 * honest levels, colluders just beside the larger one.
 */
import { krumKappaLower, multiKrumKappaLower, multiKrumKappaUpper } from '../../bounds/kappaSelection.js';
import { krum } from '../../sim/rules/krum.js';
import { multiKrum } from '../../sim/rules/multiKrum.js';
import { everywhere, pairs } from '../grid.js';
import { witnessExperiment } from '../robustness/experiments.js';
import { bracketFigure, family } from '../robustness/family.js';
import { derivedHere } from '../robustness/sources.js';
import { kappaOf } from '../robustness/target.js';
import { besideTheBloc, mirrorSimplexK1 } from '../robustness/witnesses.js';
import type { Theorem } from '../theorem.js';

const parts = family({
  target: kappaOf(multiKrum),
  proved: multiKrumKappaUpper,
  witness: besideTheBloc,
  attained: multiKrumKappaLower,
  accuracy: 1e-5,
  space: 'simplices',
  evaluations: 700,
  power: 0.95,
  witnessed: ({ n, f }) => n! >= 2 * f! + 4,
});

const theorem: Theorem = {
  ...parts,
  id: 'kappa-multikrum',
  title: 'Multi-Krum is robust of the optimal order',
  kind: 'worst case',
  paper: 'kappa',
  sources: [
    derivedHere('upper bound and instance; Bareilles et al. 2026 (arXiv 2602.03899) announce another, not compared'),
  ],
  statement:
    'For all inputs and every S of n - f of them, ||multi-Krum - mean_S||^2 <= kappa Var_S with kappa = O((f + 1) / (n - 2f)); ' +
    'explicit constant in the formula, m = n - f - 2 vectors averaged.',
  setting: 'Deterministic worst case over inputs and honest sets, any dimension.',
  assumptions: ['n >= 2f + 3, f >= 1.', 'Var_S has divisor |S|.'],
  formulas: [multiKrumKappaUpper],
  experiments: {
    ...parts.experiments,
    krum: witnessExperiment(kappaOf(krum), mirrorSimplexK1, everywhere(pairs([[11, 1]]))),
  },
  controls: [
    ...parts.controls,
    {
      id: 'krum-instead',
      text: 'Krum in place of multi-Krum',
      change: 'dropped assumption',
      claim: {
        id: 'krum-instead',
        kind: 'always',
        experiment: 'krum',
        text: 'The ratio of Krum on its mirror simplex is at most the bound of multi-Krum.',
        observable: 'ratio',
        bound: multiKrumKappaUpper,
        rounding: 1e-8,
        rate: 0.01,
      },
    },
  ],
  figures: [
    bracketFigure(
      'Robustness coefficient of multi-Krum, n = 11',
      11,
      'squared deviation / honest variance',
      [
        { formula: multiKrumKappaUpper, label: 'proved upper bound', style: 'derived' },
        { formula: multiKrumKappaLower, label: 'two-level instance', style: 'repair' },
        { formula: krumKappaLower, label: 'Krum (K1), mirror simplex', style: 'published' },
      ],
      'Up to f = 2 the search finds the two-level constant; beyond it finds more. Averaging makes Krum several times more robust.',
    ),
  ],
  notes: ['At (7, 2) and (11, 3) the adversary finds more than the two-level instance reaches.'],
};

export default theorem;
