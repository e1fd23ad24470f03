/**
 * variance-norm-conditions: how noisy honest vectors may be for each rule, in one convention: the largest ratio
 * r = E||V - g||^2 / ||g||^2 (total variance over squared norm) at which ||E F - g|| <= ||g|| whatever f vectors do.
 *
 * Published conditions are 1 / eta^2 (or 1 / Delta) with the constants of the papers; provable ones 1 / eta'^2 with the
 * constants derived here. A measured bias b of an attack is an upper limit: above 1 / b^2 the attack defeats the rule. The
 * true condition of a rule lies between the provable one and the worst measured law.
 */
import { trimmedMeanGaussian } from '../../bounds/varianceNorm.js';
import { workers } from '../grid.js';
import type { Theorem } from '../theorem.js';
import { allouah, derivedHere } from '../robustness/sources.js';
import { sideBySide } from './attacks.js';
import { claims, tightened } from './claims.js';
import { figures } from './figures.js';
import { publishedOverProvable } from './gap.js';
import { ratioOf } from './ratio.js';
import { conditionedRules, rulesWithWorstLaw } from './rules.js';

const theorem: Theorem = {
  id: 'variance-norm-conditions',
  title: 'Variance-norm conditions side by side',
  kind: 'measurement',
  paper: 'conditions',
  sources: [
    derivedHere('provable conditions; see the theorem of each rule for its published constant'),
    allouah('robustness coefficient of the geometric median, recalled; no bias constant of it is published'),
  ],
  statement:
    "If E||V - g||^2 / ||g||^2 is at most 1 / eta'^2, with the constant eta' derived for a rule, then f Byzantine vectors " +
    'cannot make its mean output deviate from g by more than ||g||; every published condition but that of MDA is stricter.',
  setting:
    'Convention: ratio of the total variance to the squared norm of the gradient, not its root. Krum, multi-Krum and geometric ' +
    'median: d = 1e6; MDA: d = 1, where its published constant is false; others: 64 i.i.d. coordinates. Worst law known: two-point ' +
    'values for the coordinate-wise rules, rare outliers for MDA.',
  assumptions: ['Honest vectors are i.i.d. with finite variance.', 'n >= 2f + 3, f >= 1.'],
  parameters: [
    { name: 'n', description: 'vectors received', type: 'integer', default: 15 },
    { name: 'f', description: 'Byzantine vectors', type: 'integer', default: 3 },
  ],
  domain: conditionedRules[0]!.published.domain,
  formulas: [
    ...new Set(conditionedRules.flatMap(({ published, provable: proved }) => [published, proved])),
    ...conditionedRules.flatMap(({ exact }) => exact ?? []),
  ],
  grid: {
    quick: workers({}, [15, 1], [15, 3], [15, 5], [25, 5]),
    standard: workers({}, ...([1, 2, 3, 4, 5, 6] as const).map((f) => [15, f] as const), [10, 2], [25, 5], [50, 10]),
    thorough: workers(
      {},
      ...([1, 2, 3, 4, 5, 6] as const).map((f) => [15, f] as const),
      ...([2, 4, 5, 7, 10, 20] as const).map((f) => [5 * f, f] as const),
    ),
  },
  experiments: {
    main: sideBySide(
      'Strongest attack known on each rule, Gaussian values.',
      conditionedRules.map(({ gaussian, ...rule }) => ({ ...rule, experiment: gaussian })),
    ),
    worstLaw: sideBySide(
      'Strongest attack known on each rule, worst law known.',
      rulesWithWorstLaw.map(({ worstLaw, ...rule }) => ({ ...rule, experiment: worstLaw! })),
    ),
    gap: publishedOverProvable,
  },
  claims,
  controls: [
    tightened('krum', 3),
    tightened('mda', 4),
    {
      id: 'gaussian-for-every-law',
      text: 'The exact condition of the trimmed mean for Gaussian values, claimed of two-point values at n = 25, f = 5',
      change: 'wrong formula',
      claim: {
        id: 'gaussian-for-every-law',
        kind: 'at-least',
        experiment: 'worstLaw',
        text: 'What the trimmed mean admits for Gaussian values it admits for two-point values.',
        quantity: ratioOf('trimmedMean'),
        bound: trimmedMeanGaussian,
        tolerance: 0,
        where: ({ n, f }) => n === 25 && f === 5,
      },
    },
  ],
  figures,
  notes: [
    'Bulyan is left out: its order O(sigma) per coordinate is published without a constant.',
    'The trimmed mean has the largest derived condition of all, and at the points shown the narrowest bracket.',
  ],
};

export default theorem;
