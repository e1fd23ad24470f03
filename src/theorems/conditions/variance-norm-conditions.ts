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
import type { Claim, Theorem } from '../theorem.js';
import { allouah, derivedHere } from '../robustness/sources.js';
import { sideBySide } from './attacks.js';
import { figures } from './figures.js';
import { publishedOverProvable } from './gap.js';
import { ratioOf } from './ratio.js';
import { conditionedRules, type ConditionedRule } from './rules.js';

const withWorstLaw = conditionedRules.filter(({ worstLaw }) => worstLaw !== undefined);

const provable = (experiment: 'main' | 'worstLaw', law: string, rules: readonly ConditionedRule[]): readonly Claim[] =>
  rules.map(({ id, label, provable: bound }) => ({
    id: `${id}-${experiment === 'main' ? 'gaussian' : 'worst-law'}`,
    kind: 'at-least',
    role: 'derived',
    experiment,
    text: `${label}: below its provable condition no attack measured on ${law} defeats it.`,
    quantity: ratioOf(id),
    bound,
    tolerance: 0,
  }));

const gaps: readonly Claim[] = conditionedRules.map(({ id, label, publishedFails }) => ({
  id: `${id}-published-is-proved`,
  kind: 'at-most',
  role: 'published',
  experiment: 'gap',
  text: `${label}: the published condition admits no more than what is proved.`,
  quantity: id,
  bound: 1,
  tolerance: 1e-9,
  ...(publishedFails ? { expected: 'refuted' as const } : {}),
}));

const defeated: readonly Claim[] = conditionedRules
  .filter(({ publishedFails }) => publishedFails)
  .map(({ id, label, published }) => ({
    id: `${id}-published`,
    kind: 'at-least',
    role: 'published',
    expected: 'refuted',
    text: `${label}: below its published condition no attack measured on Gaussian values defeats it.`,
    quantity: ratioOf(id),
    bound: published,
    tolerance: 0,
  }));

const tightened = (id: string, factor: number): Theorem['controls'][number] => {
  const { label, provable: bound } = conditionedRules.find((rule) => rule.id === id)!;
  const text = `${label}: ${factor} times its provable condition`;
  const at = { where: ({ n, f }: Readonly<Record<string, number>>) => n === 15 && f === 3 };
  const claim = { kind: 'at-least', quantity: ratioOf(id), bound: bound.scaled(factor), tolerance: 0, ...at } as const;
  return {
    id: `${id}-x${factor}`,
    text,
    change: 'tightened constant',
    claim: { id: `${id}-x${factor}`, text, ...claim },
  };
};

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
      withWorstLaw.map(({ worstLaw, ...rule }) => ({ ...rule, experiment: worstLaw! })),
    ),
    gap: publishedOverProvable,
  },
  claims: [
    ...provable('main', 'Gaussian values', conditionedRules),
    ...provable('worstLaw', 'the worst law known', withWorstLaw),
    ...gaps,
    ...defeated,
  ],
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
