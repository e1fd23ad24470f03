/** Experiments on the norm of Krum: the Gaussian mean shift, the bloc of agreeing vectors, a Byzantine majority, a search. */
import fc from 'fast-check';
import { krumNormConstant } from '../../bounds/krum.js';
import type { Formula } from '../../bounds/formula.js';
import type { Stream } from '../../sim/random/stream.js';
import { aggregate } from '../../sim/rules/aggregate.js';
import { krum } from '../../sim/rules/krum.js';
import { eachTrial } from '../experiment.js';
import { everywhere, workers } from '../grid.js';
import { take } from '../point.js';
import type { Experiment, Observable, Point, Search } from '../theorem.js';
import { omniscientShift, type ShiftTrial } from '../leeway/omniscientShift.js';
import { chosenRows, krumTarget } from './targets.js';

const ratio: Observable = { description: '||Krum|| over the sum of the honest norms', support: { kind: 'real' } };

/** Observable `ratio` = ||Krum|| / sum ||V_j|| under the omniscient mean shift on Gaussian vectors around 0. */
export const meanShift: Experiment = {
  description: 'Gaussian vectors with g = 0 through the Gram law, omniscient mean shift on Krum.',
  observables: { ratio },
  trials: { quick: 1024, standard: 4096, thorough: 16384 },
  blockSize: 128,
  sample: eachTrial(['ratio'], (point) => {
    const attack = omniscientShift(krumTarget, point);
    return (stream) => meanShiftNorms(attack(stream));
  }),
  replay: (context, point, trial) => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    const result = omniscientShift(krumTarget, point)(context.stream(trial));
    const { output, honest, ratio: value } = meanShiftNorms(result);
    return {
      title: `Norm of Krum under the omniscient mean shift, n = ${n}, f = ${f}, d = ${d}, sigma = 1, g = 0`,
      entries: [
        { label: 'accepted displacement gamma*', value: result.accepted },
        { label: `selected row (0 to ${f - 1} are Byzantine)`, value: chosenRows(result.weights) },
        { label: 'norm of the output', value: output },
        { label: 'sum of the honest norms', value: honest },
        { label: 'ratio', value },
        { label: 'bound on the ratio', value: krumNormConstant.evaluate({ n, f }) },
      ],
    };
  },
};

function meanShiftNorms({ plant, weights }: ShiftTrial) {
  const { gram } = plant.draw;
  let honest = 0;
  for (let row = 0; row < plant.h; row++) honest += Math.sqrt(gram[row * plant.h + row]!);
  const output = Math.sqrt(plant.mixSquare(weights));
  return { output, honest, ratio: output / honest };
}

/** ||Krum|| over the sum of the norms of rows f .. n - 1; 0 when all of them are 0. */
function normRatio(rows: Float64Array, n: number, d: number, f: number, present: number = f): number {
  const norm = (vector: Float64Array): number => Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  let honest = 0;
  for (let row = present; row < n; row++) honest += norm(rows.subarray(row * d, (row + 1) * d));
  const output = norm(aggregate(krum, rows, n, d, f));
  return output === 0 ? 0 : output / honest;
}

/** f colluders and ceil((a + 1) / 2) honest vectors at v, the other honest vectors at 0; v has a random direction. */
function blocRows(stream: Stream, n: number, f: number, d: number): Float64Array {
  const direction = Float64Array.from({ length: d }, () => stream.normal());
  const rows = new Float64Array(n * d);
  for (let row = 0; row < f + Math.ceil((n - 2 * f) / 2); row++) rows.set(direction, row * d);
  return rows;
}

const EXPLICIT_DIMENSION = 3;

/** The instance that shows how small the constant can be at best. */
export const bloc: Experiment = {
  description:
    'Explicit vectors in R^3: the colluders join a bloc of ceil((a + 1) / 2) honest vectors, the others are 0.',
  observables: { ratio: { ...ratio, support: { kind: 'constant' } } },
  trials: { quick: 256, standard: 256, thorough: 1024 },
  sample: eachTrial(['ratio'], (point) => {
    const { n, f } = take(point, 'n', 'f');
    return (stream) => ({ ratio: normRatio(blocRows(stream, n, f, EXPLICIT_DIMENSION), n, EXPLICIT_DIMENSION, f) });
  }),
};

/** More Byzantine vectors than honest ones: the ratio has no bound. */
export const majority: Experiment = {
  description: 'ceil(n / 2) vectors at 1e6 e_1, the others N(0, I), Krum told f.',
  observables: { ratio },
  trials: { quick: 256, standard: 256, thorough: 256 },
  grid: everywhere(workers({}, [15, 3])),
  sample: eachTrial(['ratio'], (point) => {
    const { n, f } = take(point, 'n', 'f');
    const present = Math.ceil(n / 2);
    return (stream) => {
      const rows = Float64Array.from({ length: n * EXPLICIT_DIMENSION }, () => stream.normal());
      for (let row = 0; row < present; row++) rows.set([1e6, 0, 0], row * EXPLICIT_DIMENSION);
      return { ratio: normRatio(rows, n, EXPLICIT_DIMENSION, f, present) };
    };
  }),
};

/** Counterexamples to a constant among small integer vectors in the plane, Byzantine first. */
export function searchPlane(constant: Formula): Search<readonly (readonly [x: number, y: number])[]> {
  const bound = (point: Point): number => constant.evaluate(take(point, 'n', 'f'));
  return {
    arbitrary: (point) => {
      const { n } = take(point, 'n');
      const coordinate = fc.integer({ min: -6, max: 6 });
      return fc.array(fc.tuple(coordinate, coordinate), { minLength: n, maxLength: n });
    },
    excess: (vectors, point) => {
      const { n, f } = take(point, 'n', 'f');
      return normRatio(Float64Array.from(vectors.flat()), n, 2, f) - bound(point) * (1 + 1e-9);
    },
    describe: (vectors, point) => {
      const { n, f } = take(point, 'n', 'f');
      const rows = Float64Array.from(vectors.flat());
      return {
        title: `Vectors in the plane on which ||Krum|| is too large, n = ${n}, f = ${f}`,
        entries: [
          { label: 'first coordinates (Byzantine first)', value: vectors.map(([x]) => x) },
          { label: 'second coordinates', value: vectors.map(([, y]) => y) },
          { label: 'Krum', value: [...aggregate(krum, rows, n, 2, f)] },
          { label: 'ratio', value: normRatio(rows, n, 2, f) },
          { label: 'bound', value: bound(point) },
        ],
      };
    },
    runs: { quick: 300, standard: 2000, thorough: 20_000 },
  };
}
