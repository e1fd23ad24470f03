/** The Gram law against explicit vectors: statistics of distance rules under the mean shift, and the test between samples. */
import { drawGram, emptyGramDraw, type GramDraw } from '../../sim/laws/gram.js';
import { LinearPlant } from '../../sim/laws/plant.js';
import type { Stream } from '../../sim/random/stream.js';
import { bulyan, bulyanSelection } from '../../sim/rules/bulyan.js';
import { krumSelects } from '../../sim/rules/krum.js';
import { multiKrumSelects } from '../../sim/rules/multiKrum.js';
import { reduceColumn } from '../../sim/rules/reduceColumn.js';
import { eachTrial } from '../experiment.js';
import { take } from '../point.js';
import type { Experiment, Observable, Point, Scene } from '../theorem.js';

/** Values per sample of one test, and the count of ranks from which the samples are told apart: level 6.8 %. */
export const SAMPLE = { N: 24, k: 9 } as const;

export const STATISTICS = {
  krumFirst: 'coordinate 1 of Krum',
  krumSquare: 'squared error of Krum',
  multiKrumSquare: 'squared error of multi-Krum',
  bulyanFirst: 'coordinate 1 of Bulyan',
  largest: 'largest distance of two vectors',
} as const;
export type Statistic = keyof typeof STATISTICS;
const names = Object.keys(STATISTICS) as readonly Statistic[];

/** One draw of (projections on e_1, Gram matrix) of h standard normal vectors. */
type Draw = (stream: Stream) => GramDraw;

/** By the law, told a dimension that may be wrong: 1 too many forgets that e_1 takes one away from the Wishart matrix. */
function byLaw(h: number, d: number, surplus: 0 | 1): Draw {
  const shape = { h, d: d + surplus, directions: 1 };
  const draw = emptyGramDraw(shape);
  return (stream) => drawGram(stream, shape, draw);
}

/** From h explicit vectors of dimension d. */
function byVectors(h: number, d: number): Draw {
  const draw = emptyGramDraw({ h, d, directions: 1 });
  const rows = new Float64Array(h * d);
  return (stream) => {
    for (let index = 0; index < rows.length; index++) rows[index] = stream.normal();
    for (let i = 0; i < h; i++) {
      draw.projections[i] = rows[i * d]!;
      for (let j = 0; j <= i; j++) {
        let product = 0;
        for (let c = 0; c < d; c++) product += rows[i * d + c]! * rows[j * d + c]!;
        draw.gram[i * h + j] = product;
        draw.gram[j * h + i] = product;
      }
    }
    return draw;
  };
}

/** The statistics of one draw with f colluders at honest mean + 1.1 sqrt(d) e_1. */
function statistics(point: Point): (draw: GramDraw) => Readonly<Record<Statistic, number>> {
  const { n, f, d } = take(point, 'n', 'f', 'd');
  const plant = new LinearPlant(n - f, f);
  const weights = new Float64Array(n);
  const theta = n - 2 * f - 2;
  const column = new Float64Array(theta);
  const scratch = new Float64Array(2 * theta);
  const squareOf = (rows: ArrayLike<number>): number => {
    weights.fill(0);
    for (let k = 0; k < rows.length; k++) weights[rows[k]!] = 1 / rows.length;
    return plant.mixSquare(weights);
  };
  return (draw) => {
    const { squaredDistances, first } = plant.load(draw).shift(1.1 * Math.sqrt(d));
    const selected = krumSelects(squaredDistances, n, f);
    bulyanSelection(squaredDistances, n, f).forEach((row, index) => (column[index] = first[row]!));
    return {
      krumFirst: first[selected]!,
      krumSquare: squareOf([selected]),
      multiKrumSquare: squareOf(multiKrumSelects(squaredDistances, n, f)),
      bulyanFirst: reduceColumn(bulyan.reducer(n, f), column, theta, scratch),
      largest: Math.max(...squaredDistances),
    };
  };
}

/** N times the largest difference of the empirical distribution functions of two samples of N values, none equal. */
export function largestDifference(first: Float64Array, second: Float64Array): number {
  first.sort();
  second.sort();
  let largest = 0;
  for (let i = 0, j = 0; i < first.length && j < second.length;) {
    if (first[i]! < second[j]!) i++;
    else j++;
    largest = Math.max(largest, Math.abs(i - j));
  }
  return largest;
}

/** One trial: N draws of each kind, and for every statistic N times the Kolmogorov-Smirnov distance of the two samples. */
function tester(point: Point, surplus: 0 | 1): (stream: Stream) => Record<Statistic, number> {
  const { n, f, d } = take(point, 'n', 'f', 'd');
  const of = statistics(point);
  const kinds = [byVectors(n - f, d), byLaw(n - f, d, surplus)];
  return (stream) => {
    const samples = kinds.map((draw) => Array.from({ length: SAMPLE.N }, () => of(draw(stream))));
    const result = {} as Record<Statistic, number>;
    for (const name of names) {
      const [explicit, law] = samples.map((sample) => Float64Array.from(sample, (values) => values[name]));
      result[name] = largestDifference(explicit!, law!);
    }
    return result;
  };
}

/** Events, one per statistic: the test tells the law from explicit vectors. `surplus` dimensions too many. */
export function toldApart(description: string, surplus: 0 | 1, trials: Experiment['trials']): Experiment {
  return {
    description,
    observables: Object.fromEntries(
      names.map((name): [Statistic, Observable] => [
        name,
        { description: `the two samples of the ${STATISTICS[name]} are told apart`, support: { kind: 'event' } },
      ]),
    ),
    trials,
    sample: eachTrial(names, (point) => {
      const test = tester(point, surplus);
      return (stream) => {
        const result = test(stream);
        for (const name of names) result[name] = Number(result[name] >= SAMPLE.k);
        return result;
      };
    }),
    replay: (context, point, trial): Scene => ({
      title: description,
      entries: Object.entries(tester(point, surplus)(context.stream(trial))).map(([name, value]) => ({
        label: `largest difference in ranks, ${STATISTICS[name as Statistic]} (told apart from ${SAMPLE.k})`,
        value,
      })),
    }),
  };
}
