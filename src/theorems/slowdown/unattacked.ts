/**
 * Rules without any Byzantine vector: n Gaussian vectors through the Gram law, at a cost free of d. Observable `square` is
 * ||F - g||^2 / (d sigma^2), whose mean is one over the effective number of workers.
 */
import { drawGram, emptyGramDraw, type GramDraw } from '../../sim/laws/gram.js';
import { LinearPlant } from '../../sim/laws/plant.js';
import type { Stream } from '../../sim/random/stream.js';
import { mixColumn } from '../../sim/rules/mix.js';
import { reduceColumn } from '../../sim/rules/reduceColumn.js';
import type { Rule } from '../../sim/rules/rule.js';
import { eachTrial } from '../experiment.js';
import { take } from '../point.js';
import type { Experiment, Point, Quantity, Scene } from '../theorem.js';

/** d sigma^2 / E||F - g||^2: the number of averaged workers that would give the same variance. */
export const effectiveWorkers: Quantity = {
  of: ['square'],
  expression: '1 / square',
  description: 'effective number of workers',
};

/** Variance of the average of all n vectors over the variance of the rule: the slowdown, at most 1 for a slower rule. */
export const varianceRatio: Quantity = {
  of: ['relative'],
  expression: '1 / relative',
  description: 'variance of the average over that of the rule',
};

const square = {
  description: '||F - g||^2 / (d sigma^2)',
  support: { kind: 'real' },
} as const;

/** Draws n honest vectors with `directions` explicit coordinates and all their squared distances. */
function drawing(n: number, d: number, directions: number): (stream: Stream) => { plant: LinearPlant; draw: GramDraw } {
  const shape = { h: n, d, directions };
  const draw = emptyGramDraw(shape);
  const plant = new LinearPlant(n, 0);
  return (stream) => ({ draw, plant: plant.load(drawGram(stream, shape, draw)) });
}

/** Which rows a rule averages, from the squared distances. */
export type Choice = (squaredDistances: Float64Array, point: Point) => Int32Array;

/**
 * A rule that outputs the mean of the m rows it chooses. Observables `square`; `relative` = n square, to the average of all;
 * `excess` = m square - 1, to the mean of m independent vectors, and `gain` = -excess where that is the positive one.
 */
export function unattackedMean(
  description: string,
  choose: Choice,
  rest: Pick<Experiment, 'trials' | 'grid'>,
): Experiment {
  const prepare = (point: Point) => {
    const { n, d } = take(point, 'n', 'd');
    const drawn = drawing(n, d, 1);
    return (stream: Stream) => {
      const { plant, draw } = drawn(stream);
      const rows = choose(plant.squaredDistances, point);
      let sum = 0;
      for (const i of rows) for (const j of rows) sum += draw.gram[i * n + j]!;
      return { rows, square: sum / (rows.length * rows.length * d) };
    };
  };
  return {
    description,
    observables: {
      square,
      relative: { description: 'n ||F - g||^2 / (d sigma^2)', support: square.support },
      excess: {
        description: 'variance over that of the mean of as many independent vectors, minus 1',
        support: square.support,
      },
      gain: {
        description: '1 minus variance over that of the mean of as many independent vectors',
        support: square.support,
      },
    },
    ...rest,
    sample: eachTrial(['square', 'relative', 'excess', 'gain'], (point) => {
      const trial = prepare(point);
      const { n } = take(point, 'n');
      return (stream) => {
        const { rows, square: value } = trial(stream);
        return { square: value, relative: n * value, excess: rows.length * value - 1, gain: 1 - rows.length * value };
      };
    }),
    replay: (context, point, trial): Scene => {
      const { rows, square: value } = prepare(point)(context.stream(trial));
      return {
        title: description,
        entries: [
          { label: 'rows averaged, lowest score first', value: [...rows] },
          { label: '||F - g||^2 / (d sigma^2)', value },
          { label: 'effective number of workers in this trial', value: 1 / value },
        ],
      };
    },
  };
}

/** Explicit coordinates per trial; exchangeable, so that their mean square is that of all d. */
const COORDINATES = 24;

/** Any rule, from `COORDINATES` explicit coordinates of its output (fewer where d is smaller). */
export function unattackedRule(description: string, rule: Rule, rest: Pick<Experiment, 'trials' | 'grid'>): Experiment {
  const prepare = (point: Point) => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    const directions = Math.min(COORDINATES, d - 1);
    const drawn = drawing(n, d, directions);
    const reducer = rule.reducer(n, f);
    const column = new Float64Array(n);
    const mixed = new Float64Array(n);
    const scratch = new Float64Array(2 * n);
    return (stream: Stream): Float64Array => {
      const { plant, draw } = drawn(stream);
      const mix = rule.mix?.(plant.squaredDistances, n, f);
      return Float64Array.from({ length: directions }, (_, c) => {
        for (let i = 0; i < n; i++) column[i] = draw.projections[i * directions + c]!;
        if (mix === undefined) return reduceColumn(reducer, column, n, scratch);
        mixColumn(mix, column, n, mixed);
        return reduceColumn(reducer, mixed, mix.rows, scratch);
      });
    };
  };
  const meanSquare = (output: Float64Array): number =>
    output.reduce((sum, value) => sum + value * value, 0) / output.length;
  return {
    description,
    observables: { square },
    ...rest,
    sample: eachTrial(['square'], (point) => {
      const trial = prepare(point);
      return (stream) => ({ square: meanSquare(trial(stream)) });
    }),
    replay: (context, point, trial): Scene => {
      const output = prepare(point)(context.stream(trial));
      return {
        title: description,
        entries: [
          { label: 'coordinates of the output', value: [...output] },
          { label: 'mean square', value: meanSquare(output) },
          { label: 'effective number of workers in this trial', value: 1 / meanSquare(output) },
        ],
      };
    },
  };
}
