/** What `variance-norm-conditions` claims of each rule. */
import type { Claim, Control } from '../theorem.js';
import { ratioOf } from './ratio.js';
import { conditionedRules, rulesWithWorstLaw, type ConditionedRule } from './rules.js';

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

/** A coarse check that the exact strokes of the figures belong to the points; the biases have theorems of their own. */
const exactValues: readonly Claim[] = conditionedRules.flatMap(({ id, label, exact }): readonly Claim[] =>
  exact === undefined
    ? []
    : [
        {
          id: `${id}-exact`,
          kind: 'equals',
          role: 'derived',
          text: `${label}: the attack on Gaussian values defeats it from the exact ratio on.`,
          quantity: ratioOf(id),
          bound: exact,
          tolerance: { relative: 0.25 },
          // The smaller f, the smaller the bias beside its noise.
          where: ({ f }) => f! >= 3,
        },
      ],
);

export const claims: readonly Claim[] = [
  ...provable('main', 'Gaussian values', conditionedRules),
  ...provable('worstLaw', 'the worst law known', rulesWithWorstLaw),
  ...exactValues,
  ...gaps,
  ...defeated,
];

/** A control: `factor` times the provable condition of a rule, at n = 15, f = 3. */
export const tightened = (id: string, factor: number): Control => {
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
