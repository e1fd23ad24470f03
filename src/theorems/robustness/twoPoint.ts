/**
 * n - f vectors at one point, f at another. If the n - f equal ones are honest, only their point is an answer of finite
 * ratio; if the other f and n - 2f of the equal ones are honest, that answer costs what no rule can avoid.
 */
import type { Stream } from '../../sim/random/stream.js';
import { eachTrial } from '../experiment.js';
import { suite } from '../kappa/suite.js';
import { meanOf, shuffled, type TwoWorlds } from '../kappa/twoWorlds.js';
import { take } from '../point.js';
import type { Experiment } from '../theorem.js';
import { BEYOND } from './worstSet.js';

/** The ratio of one answer in one world; Infinity where the honest vectors are equal and the answer is another. */
export type WorldRatio = (output: Float64Array, rows: Float64Array, d: number, members: readonly number[]) => number;

const ZEROS = 'zeros';

/** Rules of the literature; the answers that mirrored worlds have in common are none here. */
const algorithms = [
  ...suite.filter(({ name }) => name !== 'bayes' && name !== 'minimax'),
  {
    name: ZEROS,
    description: 'The point of the n - f equal vectors: the only answer of finite ratio',
    answer: (worlds: TwoWorlds) => meanOf(worlds, worlds.honest[0]),
  },
];

/** Names of the algorithms' observables. */
export const twoPointNames = algorithms.map(({ name }) => name);

/** What an algorithm that is told the second world pays. */
export const REVEALED = 'revealed';

/** Random origin, direction and order of the workers. */
export function drawTwoPoints(stream: Stream, n: number, f: number, d: number): TwoWorlds {
  const order = shuffled(stream, n);
  const rows = new Float64Array(n * d);
  for (let c = 0; c < d; c++) {
    const origin = 10 * stream.normal();
    const away = origin + stream.normal();
    order.forEach((row, place) => (rows[row * d + c] = place < f ? away : origin));
  }
  const [others, equal] = [order.slice(0, f), order.slice(f)];
  return { n, d, rows, honest: [equal, [...others, ...equal.slice(f)]] };
}

/** One observation per trial in three dimensions; every algorithm answers once and is judged in both worlds. */
export function twoPointExperiment(ratio: WorldRatio, text: string): Experiment {
  const d = 3;
  const worst = ({ rows, honest }: TwoWorlds, output: Float64Array): number =>
    Math.min(BEYOND, Math.max(...honest.map((members) => ratio(output, rows, d, members))));
  return {
    description:
      'n - f vectors at a random point of R^3, f at another, workers in random order; every algorithm answers once and is judged in both worlds (infinite ratios count as 1e30).',
    observables: {
      ...Object.fromEntries(
        algorithms.map(({ name, description }) => [
          name,
          { description: `larger of the two worlds' ${text}: ${description}`, support: { kind: 'real' } as const },
        ]),
      ),
      [REVEALED]: { description: `${text} in the second world of its own mean`, support: { kind: 'constant' } },
    },
    trials: { quick: 512, standard: 512, thorough: 16384 },
    blockSize: 128,
    sample: eachTrial([...twoPointNames, REVEALED], (point) => {
      const { n, f } = take(point, 'n', 'f');
      return (stream) => {
        const worlds = drawTwoPoints(stream, n, f, d);
        const ratios: Record<string, number> = {};
        for (const { name, answer } of algorithms) ratios[name] = worst(worlds, answer(worlds, f));
        const second = worlds.honest[1];
        ratios[REVEALED] = ratio(meanOf(worlds, second), worlds.rows, d, second);
        return ratios;
      };
    }),
    replay: (context, point, trial) => {
      const { n, f } = take(point, 'n', 'f');
      const worlds = drawTwoPoints(context.stream(trial), n, f, d);
      return {
        title: `Two points, two worlds, n = ${n}, f = ${f}`,
        entries: [
          { label: 'honest workers of world 1 (all equal)', value: worlds.honest[0] },
          { label: 'honest workers of world 2', value: worlds.honest[1] },
          ...algorithms.map(({ name, answer }) => ({
            label: `worst ratio of ${name}`,
            value: worst(worlds, answer(worlds, f)),
          })),
        ],
      };
    },
  };
}
