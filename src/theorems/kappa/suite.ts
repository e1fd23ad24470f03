/** The algorithms that the impossibility is shown on: rules of the literature, and the best answers there can be. */
import { aggregate } from '../../sim/rules/aggregate.js';
import { ruleById } from '../../sim/rules/registry.js';
import { minimaxPoint } from './minimaxPoint.js';
import { meanOf, type TwoWorlds } from './twoWorlds.js';

/** An answer to one observation. `f` is the number of Byzantine vectors to tolerate. */
export interface Algorithm {
  readonly name: string;
  readonly description: string;
  readonly answer: (worlds: TwoWorlds, f: number) => Float64Array;
}

/** Rules defined for every n >= 2f + 1. */
const RULES = [
  'average',
  'cwmed',
  'cwtm',
  'gm',
  'krum-k2',
  'multi-krum-k2',
  'medoid',
  'mda',
  'mva',
  'meamed',
  'phocas',
  'nnm+cwtm',
  'nnm+cwmed',
] as const;

const published: readonly Algorithm[] = RULES.map((id) => {
  const rule = ruleById(id);
  return {
    name: id,
    description: rule.name,
    answer: ({ rows, n, d }, f) => aggregate(rule, rows, n, d, f),
  };
});

/** Knows the two worlds and holds both for equally likely: the Bayes answer for squared error. */
const bayes: Algorithm = {
  name: 'bayes',
  description: 'Midpoint of the two honest means (Bayes answer when the two worlds are equally likely)',
  answer: (worlds) => {
    const [first, second] = worlds.honest.map((members) => meanOf(worlds, members));
    return first!.map((value, c) => (value + second![c]!) / 2);
  },
};

/** Knows nothing but the input. */
const minimax: Algorithm = {
  name: 'minimax',
  description: 'Point of smallest worst ratio over all honest sets of n - f rows',
  answer: ({ rows, n, d }, f) => minimaxPoint(rows, n, d, f),
};

/** Every algorithm of the suite; the last two are optimal. */
export const suite: readonly Algorithm[] = [...published, bayes, minimax];
