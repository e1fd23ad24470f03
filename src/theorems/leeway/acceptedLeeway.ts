/**
 * The theorem that a rule accepts the mean shift up to c sigma sqrt(d), c exact, with the rule as a parameter. A member of
 * the family says what is its own: rule, closed forms, sources, a wrong constant.
 */
import type { Formula } from '../../bounds/formula.js';
import { leewaySlack, timesRootDimension } from '../../bounds/leeway.js';
import { workers } from '../grid.js';
import type { Workers } from '../grid.js';
import type { Bound, Claim, Control, EqualsClaim, Figure, Theorem } from '../theorem.js';
import { beyondLimit, largestAccepted, leewayParameters } from './acceptance.js';
import type { Target } from './omniscientShift.js';

/** What a rule's leeway theorem says beyond the family. */
export interface AcceptedLeeway extends Pick<
  Theorem,
  'id' | 'title' | 'paper' | 'sources' | 'statement' | 'setting' | 'notes'
> {
  /** The rule in words, as in "the displacement that <rule> accepts". */
  readonly rule: string;
  readonly target: Target;
  /** c: limit of gamma* / (sigma sqrt(d)). */
  readonly limit: Formula;
  /** Limit of the displacement of the output / (sigma sqrt(d)), where it is not `limit` itself. */
  readonly output?: Formula;
  /** Factor of {@link leewaySlack} within which the limit is claimed at finite d; default 1. */
  readonly slackFactor?: number;
  /** A constant that must be refuted, for f >= 2. */
  readonly wrong: { readonly id: string; readonly formula: Formula; readonly text: string };
  /** Pairs (n, f) of the thorough effort beside the usual ones. */
  readonly beyond?: readonly Workers[];
  /** Constraints on n and f beside those of the limit, and formulas to list. */
  readonly also?: readonly Formula[];
}

const from =
  (least: number) =>
  ({ d }: Readonly<Record<string, number>>): boolean =>
    d! >= least;
const USUAL: readonly Workers[] = [
  [11, 2],
  [15, 3],
];

/** "`quantity` equals `bound` up to the finite-d slack", the shape of every limit in this folder. */
export function limitClaim(
  id: string,
  quantity: string,
  bound: Bound,
  text: string,
  slackFactor = 1,
): EqualsClaim & { readonly where: (point: Readonly<Record<string, number>>) => boolean } {
  const slack = leewaySlack.scaled(slackFactor);
  return {
    id,
    kind: 'equals',
    role: 'derived',
    text: `${text} (d >= 1,000, up to ${slackFactor === 1 ? '' : `${slackFactor} `}log(n) / sqrt(d)).`,
    quantity,
    bound,
    slack: { absolute: slack },
    tolerance: { absolute: slack.scaled(0.25) },
    where: from(1e3),
  };
}

/** "log `quantity` grows like `exponent` log d" within 0.005, from d = 10,000 on. */
export function slopeClaim(id: string, quantity: string, exponent: number, text: string): Claim {
  const [low, high] = [exponent - 0.005, exponent + 0.005];
  return { id, kind: 'slope', role: 'published', text, quantity, along: 'd', low, high, where: from(1e4) };
}

function claims({ rule, limit, output, slackFactor }: AcceptedLeeway): readonly Claim[] {
  return [
    slopeClaim(
      'slope',
      'displacement',
      0.5,
      `The displacement that ${rule} accepts grows like the square root of the dimension (d >= 10,000).`,
    ),
    limitClaim('constant', 'leeway', limit, 'Divided by sigma sqrt(d) it equals c', slackFactor),
    limitClaim('output', 'output', output ?? limit, 'The output is displaced by its own closed form', slackFactor),
  ];
}

function controls({ rule, wrong, slackFactor }: AcceptedLeeway): readonly Control[] {
  return [
    {
      id: wrong.id,
      text: `${wrong.text}, for f >= 2`,
      change: 'wrong formula',
      claim: {
        ...limitClaim(
          wrong.id,
          'leeway',
          wrong.formula,
          `Divided by sigma sqrt(d) it equals ${wrong.text}`,
          slackFactor,
        ),
        where: (point) => point['f']! >= 2 && from(1e4)(point),
      },
    },
    {
      id: 'no-growth',
      text: 'A leeway that does not depend on d',
      change: 'wrong exponent',
      claim: slopeClaim('no-growth', 'displacement', 0, 'The accepted displacement does not grow with the dimension.'),
    },
    {
      id: 'beyond-the-limit',
      text: 'Colluders at 1.05 c sigma sqrt(d)',
      change: 'dropped assumption',
      claim: {
        id: 'beyond-the-limit',
        kind: 'at-least',
        experiment: 'beyond',
        text: `Colluders at 1.05 c sigma sqrt(d) are still accepted by ${rule} in half of the trials.`,
        quantity: 'accepted',
        bound: 0.5,
        tolerance: 0,
      },
    },
  ];
}

function figures({ rule, limit, wrong, output }: AcceptedLeeway, curve: Formula): readonly Figure[] {
  const x = { parameter: 'd', label: 'dimension d', scale: 'log' } as const;
  return [
    {
      id: 'dimension',
      title: `Displacement that ${rule} accepts on one coordinate`,
      x,
      y: { label: 'displacement / sigma', scale: 'log' },
      measured: [{ quantity: 'displacement', label: 'measured gamma*' }],
      curves: [{ formula: curve, label: 'c sqrt(d)', style: 'derived' }],
      caption: 'A slope of 1/2 over all decades.',
    },
    {
      id: 'constant',
      title: `Displacement relative to the total spread: ${rule}`,
      x,
      y: { label: 'displacement / (sigma sqrt(d))', scale: 'linear' },
      where: ({ n }) => n === 11,
      measured: [{ quantity: 'leeway', label: 'measured gamma* / sqrt(d)' }],
      curves: [
        { formula: limit, label: 'limit c', style: 'derived' },
        { formula: wrong.formula, label: wrong.text, style: 'published' },
      ],
      caption:
        output === undefined
          ? 'The limit and how fast it is reached.'
          : 'The accepted displacement; the output moves by f / (n - f) of it.',
    },
  ];
}

/** A member of the family as a theorem. */
export function acceptedLeeway(member: AcceptedLeeway): Theorem {
  const {
    id,
    title,
    paper,
    sources,
    statement,
    setting,
    notes,
    target,
    limit,
    output,
    wrong,
    slackFactor = 1,
  } = member;
  const curve = timesRootDimension(limit);
  return {
    id,
    title,
    kind: 'scaling law',
    paper,
    sources,
    statement,
    setting,
    assumptions: [
      'Honest vectors are isotropic Gaussian.',
      'All f Byzantine vectors are equal.',
      `${target.rule.requires.text}, f >= 1.`,
    ],
    parameters: leewayParameters,
    domain: [
      ...limit.domain,
      { expression: 'd >= 2', reason: 'the Gram law needs a dimension beside the attacked one' },
    ],
    formulas: [
      limit,
      ...(output === undefined ? [] : [output]),
      curve,
      wrong.formula,
      leewaySlack.scaled(slackFactor),
      ...(member.also ?? []),
    ],
    grid: {
      quick: workers({ d: [1e4, 1e8] }, ...USUAL),
      standard: workers({ d: [1e3, 1e4, 1e6, 1e8] }, [11, 1], ...USUAL),
      thorough: workers({ d: [1e3, 1e4, 1e5, 1e6, 1e7, 1e8] }, [11, 1], ...USUAL, ...(member.beyond ?? [])),
    },
    experiments: { main: largestAccepted(target), beyond: beyondLimit(target, limit) },
    claims: claims(member),
    controls: controls(member),
    figures: figures(member, curve),
    ...(notes === undefined ? {} : { notes }),
  };
}
