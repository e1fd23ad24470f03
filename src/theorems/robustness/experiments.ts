/** The experiments that every theorem on a robustness constant has: random inputs, its witness, an adversary, a whole grid. */
import type { Stream } from '../../sim/random/stream.js';
import { aggregate } from '../../sim/rules/aggregate.js';
import { eachTrial } from '../experiment.js';
import { hardRows } from '../kappa/hardRows.js';
import { take } from '../point.js';
import type { Effort, Experiment, Point, Scene } from '../theorem.js';
import { attack, ratioOfLevels, type Found, type Space } from './adversary.js';
import { largestOnGrid } from './exhaustive.js';
import { explicitRows, type Levels, type Rows } from './levels.js';
import type { Target } from './target.js';

type Grid = Readonly<Record<Effort, readonly Point[]>>;

/** Dimensions of the random inputs. */
const DIMENSIONS: readonly number[] = [1, 2, 5];

/** Restarts of the adversary per cell: enough for its `always` claims at rate {@link RESTART_RATE}, and no more. */
const RESTARTS = 32;

/** An adversary's claim is confirmed once P(a restart exceeds the bound) is at most this. */
export const RESTART_RATE = 0.4;

/** Random inputs, in one of the dimensions drawn anew (default 1, 2 or 5), judged in their worst honest set. */
export function randomInputs(
  target: Target,
  trials: number,
  { dimensions = DIMENSIONS, grid }: { dimensions?: readonly number[] | undefined; grid?: Grid | undefined } = {},
): Experiment {
  const draw = (stream: Stream, n: number, f: number): Rows => {
    const d = dimensions[stream.integer(dimensions.length)]!;
    return { rows: hardRows(stream, n, d, f), d };
  };
  return {
    description: `Random inputs, dimension drawn from ${dimensions.join(', ')} (normal, two-level, noisy two-level or heavy-tailed honest coordinates; colluders far above, far below, just outside or among them); the worst honest set.`,
    observables: { ratio: { description: `worst ${target.text}`, support: { kind: 'real' } } },
    trials: { quick: trials, standard: trials, thorough: 16 * trials },
    ...(grid === undefined ? {} : { grid }),
    sample: eachTrial(['ratio'], (point) => {
      const { n, f } = take(point, 'n', 'f');
      const ratios = new Map(dimensions.map((d) => [d, target.ofRows(n, d, f)]));
      return (stream) => {
        const { rows, d } = draw(stream, n, f);
        return { ratio: ratios.get(d)!(rows) };
      };
    }),
    replay: (context, point, trial) => {
      const { n, f } = take(point, 'n', 'f');
      const input = draw(context.stream(trial), n, f);
      return sceneOf(target, `Random input, d = ${input.d}`, input, n, f);
    },
  };
}

function sceneOf(target: Target, title: string, { rows, d }: Rows, n: number, f: number): Scene {
  const vector = (row: number): readonly number[] => [...rows.subarray(row * d, (row + 1) * d)];
  return {
    title: `${title}: n = ${n}, f = ${f}, ${target.rule.name}`,
    entries: [
      ...Array.from({ length: n }, (_, row) => ({
        label: row < f ? `Byzantine vector ${row + 1}` : `honest vector ${row + 1 - f}`,
        value: vector(row),
      })),
      { label: 'output', value: [...aggregate(target.rule, rows, n, d, f)] },
      { label: `worst ${target.text}`, value: target.ofRows(n, d, f)(rows) },
    ],
  };
}

/** An explicit instance; the same in every trial. */
export interface Witness {
  /** The vectors in words. */
  readonly description: string;
  readonly levels: (n: number, f: number) => Levels;
}

/** The ratio of the witness, from explicit vectors. */
export function witnessExperiment(target: Target, { description, levels }: Witness, grid?: Grid): Experiment {
  return {
    description,
    observables: { ratio: { description: target.text, support: { kind: 'constant' } } },
    trials: { quick: 1, standard: 1, thorough: 1 },
    ...(grid === undefined ? {} : { grid }),
    sample: eachTrial(['ratio'], (point) => {
      const { n, f } = take(point, 'n', 'f');
      const ratio = ratioOfLevels(target, levels(n, f), n, f);
      return () => ({ ratio });
    }),
    replay: (_context, point) => {
      const { n, f } = take(point, 'n', 'f');
      return sceneOf(target, 'Witness', explicitRows(levels(n, f)), n, f);
    },
  };
}

/** One restart of the adversary per trial. */
export function adversaryExperiment(target: Target, space: Space, evaluations: number, grid?: Grid): Experiment {
  return {
    description: `Adversary: one restart per trial, ${evaluations} evaluations on random levels (${space === 'line' ? 'points of a line' : 'regular simplices on an axis'}), knowing nothing of the witness.`,
    observables: { ratio: { description: `largest ${target.text} of a restart`, support: { kind: 'real' } } },
    trials: { quick: RESTARTS, standard: RESTARTS, thorough: 16 * RESTARTS },
    firstLook: RESTARTS,
    blockSize: 8,
    ...(grid === undefined ? {} : { grid }),
    sample: eachTrial(['ratio'], (point) => {
      const { n, f } = take(point, 'n', 'f');
      const restart = attack(target, space, n, f, evaluations);
      return (stream) => ({ ratio: restart(stream).ratio });
    }),
    replay: (context, point, trial) => {
      const { n, f } = take(point, 'n', 'f');
      return restartScene(target, attack(target, space, n, f, evaluations)(context.stream(trial)), n, f);
    },
  };
}

function restartScene(target: Target, { levels, ratio }: Found, n: number, f: number): Scene {
  const numbers = (group: Levels['honest'], name: 'count' | 'position' | 'radius'): readonly number[] =>
    group.map((level) => level[name] ?? 0);
  const described = (group: Levels['honest'], who: string) => [
    { label: `${who}: vectors per level`, value: numbers(group, 'count') },
    { label: `${who}: position on the axis`, value: numbers(group, 'position') },
    { label: `${who}: circumradius of the simplex`, value: numbers(group, 'radius') },
  ];
  return {
    title: `What a restart of the adversary found: n = ${n}, f = ${f}, ${target.rule.name}`,
    entries: [
      ...described(levels.honest, 'honest'),
      ...described(levels.byzantine, 'Byzantine'),
      { label: target.text, value: ratio },
    ],
  };
}

/** Every input of a small grid on a line. */
export function gridExperiment(target: Target, grid: Grid): Experiment {
  return {
    description:
      'All inputs on a line with honest values in 0 .. 3 (from 0 on) and Byzantine values at multiples of 1/2 in -4 .. 7 and at +-1e7; the worst honest set.',
    observables: { largest: { description: `largest ${target.text}`, support: { kind: 'constant' } } },
    trials: { quick: 1, standard: 1, thorough: 1 },
    grid,
    sample: eachTrial(['largest'], (point) => {
      const { n, f } = take(point, 'n', 'f');
      const { ratio } = largestOnGrid(target, n, f);
      return () => ({ largest: ratio });
    }),
    replay: (_context, point) => {
      const { n, f } = take(point, 'n', 'f');
      const { values, inputs } = largestOnGrid(target, n, f);
      const scene = sceneOf(target, 'Worst input of the grid', { rows: values, d: 1 }, n, f);
      return { ...scene, entries: [...scene.entries, { label: 'inputs of the grid', value: inputs }] };
    },
  };
}
