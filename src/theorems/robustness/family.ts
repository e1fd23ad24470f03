/**
 * What the theorems on robustness constants share. Each of them says: this rule's ratio is at most so much (proved), this
 * input reaches so much (attained). The family checks both ends, and looks for something in between.
 */
import type { Formula } from '../../bounds/formula.js';
import { pairs, type Workers } from '../grid.js';
import type { Claim, Control, Effort, Experiment, Figure, Parameter, Point, Theorem } from '../theorem.js';
import type { Space } from './adversary.js';
import {
  adversaryExperiment,
  gridExperiment,
  randomInputs,
  RESTART_RATE,
  witnessExperiment,
  type Witness,
} from './experiments.js';
import { lineSearch } from './lineSearch.js';
import type { Target } from './target.js';

type Grid = Readonly<Record<Effort, readonly Point[]>>;

/** One rule, one constant. */
export interface Member {
  /** Ends the names of experiments and claims, e.g. `k2`; the first member of a theorem has none. */
  readonly key?: string;
  readonly target: Target;
  /** The upper end: exact constant, or the best bound that is proved. */
  readonly proved: Formula;
  readonly published?: Formula;
  readonly witness: Witness;
  /** The ratio of the witness: the lower end. */
  readonly attained: Formula;
  /** Relative distance of the witness from `attained`, where that is a limit; default 1e-6. */
  readonly accuracy?: number;
  readonly space: Space;
  /** Evaluations per restart of the adversary; default 1000. */
  readonly evaluations?: number;
  /** The blind adversary must find more than this share of `attained` somewhere; default 0.98. */
  readonly power?: number;
  /** Random inputs per cell, and the rate of violations that they exclude; default 1024 and 0.02. */
  readonly trials?: number;
  readonly rate?: number;
  /** Dimensions of the random inputs; default 1, 2 and 5. */
  readonly dimensions?: readonly number[];
  /** Where the member differs from the theorem's grid. */
  readonly grid?: Grid;
  /** Where the witness exists; default everywhere. */
  readonly witnessed?: (point: Point) => boolean;
}

/** The usual numbers of workers. */
export const FAMILY_GRID: Grid = gridOf(
  [
    [11, 1],
    [11, 2],
    [11, 3],
  ],
  [
    [7, 2],
    [11, 4],
    [15, 3],
  ],
  [
    [12, 4],
    [15, 5],
    [25, 6],
  ],
);

/** Pairs at quick, those that standard adds, those that thorough adds. */
export function gridOf(quick: readonly Workers[], standard: readonly Workers[], thorough: readonly Workers[]): Grid {
  return {
    quick: pairs(quick),
    standard: pairs([...quick, ...standard]),
    thorough: pairs([...quick, ...standard, ...thorough]),
  };
}

/** Small enough to enumerate. */
const ENUMERATED = gridOf([[5, 1]], [[7, 2]], [[8, 2]]);

/** Rounding of a ratio, relative. */
const ROUNDING = 1e-8;

export const WORKERS: readonly Parameter[] = [
  { name: 'n', description: 'vectors received', type: 'integer', default: 15 },
  { name: 'f', description: 'Byzantine vectors', type: 'integer', default: 3 },
];

/** The parts of a theorem that follow from its members; a theorem adds what is its own. */
export type FamilyParts = Pick<Theorem, 'parameters' | 'domain' | 'grid' | 'experiments' | 'claims' | 'controls'>;

/** Experiments, claims and controls of the members; the first one's random inputs are the main experiment. */
export function family(first: Member, ...others: readonly Member[]): FamilyParts {
  const members = [first, ...others];
  const entries = members.flatMap((member) => Object.entries(experimentsOf(member)));
  return {
    parameters: WORKERS,
    domain: first.proved.domain,
    grid: first.grid ?? FAMILY_GRID,
    experiments: { main: experimentsOf(first)['main']!, ...Object.fromEntries(entries) },
    claims: members.flatMap(claimsOf),
    controls: members.flatMap(controlsOf),
  };
}

/** The name with the member's key: `adversary-k2`. */
const named = (name: string, { key }: Member): string => (key === undefined ? name : `${name}-${key}`);

function experimentsOf(member: Member): Readonly<Record<string, Experiment>> {
  const { target, witness, space, evaluations = 1000, trials = 1024, dimensions, grid } = member;
  return {
    [named('main', member)]: randomInputs(target, trials, { dimensions, grid }),
    [named('witness', member)]: witnessExperiment(target, witness, grid),
    [named('adversary', member)]: adversaryExperiment(target, space, evaluations, grid),
    ...(space === 'line' ? { [named('grid', member)]: gridExperiment(target, ENUMERATED) } : {}),
  };
}

function claimsOf(member: Member): readonly Claim[] {
  const { target, proved, published, attained, accuracy = 1e-6, space, trials = 1024, rate = 0.02, witnessed } = member;
  const { name } = target.rule;
  const adversary = named('adversary', member);
  const reached: Claim = {
    id: named('attained', member),
    kind: 'equals',
    role: 'derived',
    experiment: named('witness', member),
    text: `${name} on the witness reaches the constant that the instance is computed to have.`,
    quantity: 'ratio',
    bound: attained,
    slack: { relative: accuracy },
    tolerance: { relative: 1e-9 },
    ...(witnessed === undefined ? {} : { where: witnessed }),
  };
  return [
    {
      id: named('bound', member),
      kind: 'always',
      role: 'derived',
      experiment: named('main', member),
      text: `${name}: the ratio is at most the proved constant on random inputs, in every honest set, and on every input that a shrinking search tries.`,
      observable: 'ratio',
      bound: proved,
      rounding: ROUNDING,
      rate,
      search: lineSearch(target, proved, Math.min(300, trials)),
    },
    {
      id: adversary,
      kind: 'always',
      role: 'derived',
      experiment: adversary,
      text: `${name}: no restart of the adversary exceeds the proved constant; the largest ratio found is the other end of the bracket.`,
      observable: 'ratio',
      bound: proved,
      rounding: ROUNDING,
      rate: RESTART_RATE,
    },
    reached,
    ...(published === undefined ? [] : [publishedClaim(member, published)]),
    ...(space === 'line' ? [gridClaim(member)] : []),
  ];
}

function publishedClaim(member: Member, published: Formula): Claim {
  return {
    id: named('published', member),
    kind: 'always',
    role: 'published',
    experiment: named('adversary', member),
    text: `${member.target.rule.name}: no restart of the adversary exceeds the published constant, as recalled.`,
    observable: 'ratio',
    bound: published,
    rounding: ROUNDING,
    rate: RESTART_RATE,
  };
}

function gridClaim(member: Member): Claim {
  return {
    id: named('grid', member),
    kind: 'at-most',
    role: 'derived',
    experiment: named('grid', member),
    text: `${member.target.rule.name}: no input of a small grid on a line exceeds the proved constant, all of them tried.`,
    quantity: 'largest',
    bound: member.proved,
    tolerance: 1e-9,
  };
}

function controlsOf(member: Member): readonly Control[] {
  const { target, attained, power = 0.98, witnessed } = member;
  const { name } = target.rule;
  const tightened = (id: string, text: string, experiment: string, share: number, rate: number): Control => ({
    id,
    text,
    change: 'tightened constant',
    claim: {
      id,
      kind: 'always',
      experiment,
      text: `${name}: the ratio is at most ${share} of what the witness attains.`,
      observable: 'ratio',
      bound: attained.scaled(share),
      rounding: ROUNDING,
      rate,
      ...(witnessed === undefined ? {} : { where: witnessed }),
    },
  });
  return [
    tightened(
      named('tightened', member),
      `0.99 of the attained constant, on the witness (${name})`,
      named('witness', member),
      0.99,
      0.01,
    ),
    tightened(
      named('blind', member),
      `${power} of the attained constant, against the adversary that does not know the witness (${name})`,
      named('adversary', member),
      power,
      RESTART_RATE,
    ),
  ];
}

/** A curve of a figure. */
export type Curve = Figure['curves'][number];

/** The bracket [attained, proved] of the first member (or of the one with `key`) against f, at n workers. */
export function bracketFigure(
  title: string,
  n: number,
  yLabel: string,
  curves: readonly Curve[],
  caption: string,
  key?: string,
): Figure {
  const name = (base: string): string => (key === undefined ? base : `${base}-${key}`);
  return {
    id: name('bracket'),
    title,
    x: { parameter: 'f', label: 'Byzantine vectors f', scale: 'linear' },
    y: { label: yLabel, scale: 'log' },
    where: (point) => point.n === n,
    measured: [
      { quantity: 'ratio', experiment: name('witness'), label: 'explicit instance' },
      { quantity: 'ratio', experiment: name('adversary'), reading: 'largest', label: 'largest found by search' },
    ],
    curves,
    caption,
  };
}
