/** The figures of `variance-norm-conditions`: all rules at one point, and groups of rules against f and n. */
import type { Figure } from '../theorem.js';
import { ratioOf } from './ratio.js';
import { columnRules, conditionedRules, selectingRules, type ConditionedRule } from './rules.js';

const axis = { label: 'admissible E||V - g||^2 / ||g||^2', scale: 'log' } as const;

/** The bracket of every rule at one point. */
const table = (at: readonly [number, number]): Figure => ({
  id: `table-${at.join('-')}`,
  title: `Variance-norm conditions, n = ${at[0]}, f = ${at[1]}`,
  x: { parameter: 'n', label: 'rule', scale: 'linear' },
  y: axis,
  where: ({ n, f }) => n === at[0] && f === at[1],
  measured: [
    { quantity: 'krum', label: 'attacked, Gaussian values' },
    { quantity: 'median', experiment: 'worstLaw', label: 'attacked, worst law known' },
  ],
  curves: [
    { formula: conditionedRules[0]!.published, label: 'published', style: 'published' },
    { formula: conditionedRules[0]!.provable, label: 'derived', style: 'derived' },
    { formula: conditionedRules[2]!.exact!, label: 'exact value of the attack, Gaussian', style: 'repair' },
  ],
  categories: conditionedRules.map(({ id, label, worstLaw, published, provable: proved, exact }) => ({
    label,
    measured: [ratioOf(id), worstLaw && ratioOf(id)],
    curves: [published, proved, exact],
  })),
  caption:
    'Higher is better; derived means provable for every law. From published to derived: what the papers give away. From derived to the lowest point: what is open. A published stroke above a point is false. No attack on Gaussian values beats the exact strokes of median and trimmed mean.',
});

/** One group of rules: colour says the rule, dash the constant. */
const against = (
  name: string,
  what: string,
  rules: readonly ConditionedRule[],
  along: Pick<Figure, 'x' | 'where'>,
  where: string,
  remark: string,
): Figure => ({
  id: name,
  title: `Variance-norm conditions of ${what}, ${where}`,
  ...along,
  y: axis,
  measured: rules.map(({ id, label }) => ({ quantity: ratioOf(id), label: `${label}, attacked` })),
  curves: rules.flatMap(({ label, published, provable: proved }, of) => [
    { formula: published, label: `${label}, published`, style: 'published', of } as const,
    { formula: proved, label: `${label}, derived`, style: 'derived', of } as const,
  ]),
  caption: `Points: the ratio from which on the strongest attack known on Gaussian values defeats the rule. ${remark}`,
});

const alongF: Pick<Figure, 'x' | 'where'> = {
  x: { parameter: 'f', label: 'Byzantine vectors f', scale: 'linear' },
  where: ({ n }) => n === 15,
};
const alongN: Pick<Figure, 'x' | 'where'> = {
  x: { parameter: 'n', label: 'vectors received n, a fifth of them Byzantine', scale: 'log', together: ['f'] },
  where: ({ n, f }) => n === 5 * f!,
};

const byDistance = 'Krum and multi-Krum share one published constant; that of MDA lies above its points: it is false.';
const byColumn = 'Every published constant lies below the derived one.';

export const figures: readonly Figure[] = [
  table([15, 3]),
  table([50, 10]),
  against('selecting-f', 'rules by distance', selectingRules, alongF, 'n = 15', byDistance),
  against('columns-f', 'coordinate-wise rules', columnRules, alongF, 'n = 15', byColumn),
  against('selecting-n', 'rules by distance', selectingRules, alongN, 'f = n / 5', byDistance),
  against('columns-n', 'coordinate-wise rules', columnRules, alongN, 'f = n / 5', byColumn),
];
