/** How many far colluders it takes to carry a rule away. */
import { aggregate } from '../../sim/rules/aggregate.js';
import { ruleById } from '../../sim/rules/registry.js';
import { eachTrial } from '../experiment.js';
import { take } from '../point.js';
import type { Experiment, Observable, Point, Scene } from '../theorem.js';

/** The rules under test, by observable. */
export const RULES = {
  average: 'average',
  trimmedMean: 'cwtm',
  meamed: 'meamed',
  phocas: 'phocas',
  mda: 'mda',
  mva: 'mva',
  multiKrum: 'multi-krum',
  krum: 'krum',
  median: 'cwmed',
  geometricMedian: 'gm',
} as const;

export type RuleName = keyof typeof RULES;
const names = Object.keys(RULES) as readonly RuleName[];

const DIMENSION = 3;
const FAR = 1e7;
/**
 * The first colluder stands at FAR e_1, the others at FAR + step. Against Krum at half of n, honest scores with several far
 * terms lose to the first of staggered colluders, and those with a single one (n = 2f + 4) to colluders that coincide.
 */
const STEPS = [0, 1e4];
/** An output beyond this has been carried away: honest vectors have length 2. */
const CARRIED = 1e4;

/** Lengths of the output of one rule with 1, 2, .. n - 1 colluders in front of the same honest vectors, the longer of both attacks. */
function lengths(honest: Float64Array, name: RuleName, { n, f }: { n: number; f: number }): Float64Array {
  const rule = ruleById(RULES[name]);
  return Float64Array.from({ length: n - 1 }, (_, index) => {
    const carried = STEPS.map((step) => aggregate(rule, withColluders(honest, index + 1, step), n, DIMENSION, f));
    return Math.max(...carried.map((output) => Math.hypot(...output)));
  });
}

function withColluders(honest: Float64Array, count: number, step: number): Float64Array {
  const rows = honest.slice().fill(0, 0, count * DIMENSION);
  for (let row = 0; row < count; row++) rows[row * DIMENSION] = row === 0 ? FAR : FAR + step;
  return rows;
}

const firstCarried = (values: Float64Array): number => values.findIndex((length) => length > CARRIED) + 1;

const observables = Object.fromEntries(
  names.map((name): [RuleName, Observable] => [
    name,
    {
      description: `fewest far colluders that carry ${ruleById(RULES[name]).name} away`,
      support: { kind: 'constant' },
    },
  ]),
);

/** One observable per rule: the smallest number of colluders with an output longer than 10,000 sigma. */
export const firstBreak: Experiment = {
  description:
    'd = 3 normal vectors; 1, 2, 3, .. of them replaced by colluders at 1e7 e_1, or all but the first at (1e7 + 1e4) e_1, rules told f, until the output is longer than 1e4 sigma.',
  observables,
  trials: { quick: 3, standard: 16, thorough: 64 },
  sample: eachTrial(names, (point: Point) => {
    const { n, f } = take(point, 'n', 'f');
    return (stream) => {
      const honest = Float64Array.from({ length: n * DIMENSION }, () => stream.normal());
      const measurement = {} as Record<RuleName, number>;
      for (const name of names) measurement[name] = firstCarried(lengths(honest, name, { n, f }));
      return measurement;
    };
  }),
  replay: (context, point, trial): Scene => {
    const { n, f } = take(point, 'n', 'f');
    const stream = context.stream(trial);
    const honest = Float64Array.from({ length: n * DIMENSION }, () => stream.normal());
    return {
      title: `Lengths of outputs with 1 .. ${n - 1} far colluders, rules told f = ${f}`,
      entries: names.map((name) => ({
        label: ruleById(RULES[name]).name,
        value: [...lengths(honest, name, { n, f })],
      })),
    };
  },
};
