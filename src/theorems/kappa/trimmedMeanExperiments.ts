/** The trimmed mean on inputs chosen against it: random hard ones, the two-level instance, one colluder too many, a search. */
import fc from 'fast-check';
import { kappaOptimal } from '../../bounds/kappa.js';
import type { Stream } from '../../sim/random/stream.js';
import { aggregate } from '../../sim/rules/aggregate.js';
import { cwtm } from '../../sim/rules/coordinateWise.js';
import { eachTrial } from '../experiment.js';
import { everywhere, workers } from '../grid.js';
import { take } from '../point.js';
import type { Experiment, Observable, Point, Search } from '../theorem.js';
import { hardRows } from './hardRows.js';
import { deviationRatio, range } from './ratio.js';

const DESCRIPTION = '||trimmed mean - honest mean||^2 over the honest variance';
const random: Observable = { description: DESCRIPTION, support: { kind: 'real' } };
const constant: Observable = { description: DESCRIPTION, support: { kind: 'constant' } };

/** The ratio when rows 0 .. present - 1 are Byzantine and the rule is told f. */
function ratioOf(rows: Float64Array, n: number, d: number, f: number, present: number = f): number {
  return deviationRatio(aggregate(cwtm, rows, n, d, f), rows, d, range(present, n));
}

/** One experiment per way of making the n x d rows. */
function onRows(
  description: string,
  ratio: Observable,
  rowsOf: (stream: Stream, point: Point) => Float64Array,
  rest: Pick<Experiment, 'trials' | 'grid'>,
  present: (f: number) => number = (f) => f,
): Experiment {
  return {
    description,
    observables: { ratio },
    ...rest,
    sample: eachTrial(['ratio'], (point) => {
      const { n, f, d } = take(point, 'n', 'f', 'd');
      return (stream) => ({ ratio: ratioOf(rowsOf(stream, point), n, d, f, present(f)) });
    }),
    replay: (context, point, trial) => {
      const { n, f, d } = take(point, 'n', 'f', 'd');
      const rows = rowsOf(context.stream(trial), point);
      const column = (row: number): number => rows[row * d]!;
      return {
        title: `Trimmed mean of n = ${n} vectors, f = ${f}, d = ${d}`,
        entries: [
          { label: 'coordinate 1 of the Byzantine vectors', value: range(0, present(f)).map(column) },
          { label: 'coordinate 1 of the honest vectors', value: range(present(f), n).map(column) },
          { label: 'output', value: [...aggregate(cwtm, rows, n, d, f)] },
          { label: 'ratio over all coordinates', value: ratioOf(rows, n, d, f, present(f)) },
          { label: 'kappa = f / (n - 2f)', value: kappaOptimal.evaluate({ n, f }) },
        ],
      };
    },
  };
}

/** f honest rows at 0, the others at a random vector v, Byzantine rows far beyond it. */
function extremalRows(stream: Stream, point: Point): Float64Array {
  const { n, f, d } = take(point, 'n', 'f', 'd');
  const rows = new Float64Array(n * d);
  for (let c = 0; c < d; c++) {
    const value = stream.normal();
    for (let row = 0; row < f; row++) rows[row * d + c] = 1e7 * value;
    for (let row = 2 * f; row < n; row++) rows[row * d + c] = value;
  }
  return rows;
}

interface Candidate {
  readonly byzantine: readonly number[];
  readonly honest: readonly number[];
}

/** Small integers on the line (coordinates do not interact): shrinks towards few distinct values. */
export const searchLine: Search<Candidate> = {
  arbitrary: (point) => {
    const { n, f } = take(point, 'n', 'f');
    const list = (length: number, limit: number) =>
      fc.array(fc.integer({ min: -limit, max: limit }), { minLength: length, maxLength: length });
    return fc.record({ byzantine: list(f, 9), honest: list(n - f, 3) });
  },
  excess: (candidate, point) => {
    const { n, f } = take(point, 'n', 'f');
    return candidateRatio(candidate, point) - kappaOptimal.evaluate({ n, f }) * (1 + 1e-9);
  },
  describe: (candidate, point) => {
    const { n, f } = take(point, 'n', 'f');
    return {
      title: `Values on which the trimmed mean exceeds kappa, n = ${n}, f = ${f}`,
      entries: [
        { label: 'honest values', value: candidate.honest },
        { label: 'Byzantine values', value: candidate.byzantine },
        { label: 'ratio', value: candidateRatio(candidate, point) },
        { label: 'kappa = f / (n - 2f)', value: kappaOptimal.evaluate({ n, f }) },
      ],
    };
  },
  runs: { quick: 500, standard: 5000, thorough: 50_000 },
};

function candidateRatio({ byzantine, honest }: Candidate, point: Point): number {
  const { n, f } = take(point, 'n', 'f');
  return ratioOf(Float64Array.from([...byzantine, ...honest]), n, 1, f);
}

/** Random inputs; the ratio comes close to the supremum on the two-level ones. */
export const hardInputs: Experiment = onRows(
  'Random inputs: normal, two-level, noisy two-level or heavy-tailed honest coordinates; colluders far above, far below, just outside or among them.',
  random,
  (stream, point) => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    return hardRows(stream, n, d, f);
  },
  { trials: { quick: 4096, standard: 32768, thorough: 131072 } },
);

/** The instance that attains the coefficient. */
export const twoLevels: Experiment = onRows(
  'f honest vectors at 0, the others at a random v, Byzantine vectors at 1e7 v.',
  constant,
  extremalRows,
  { trials: { quick: 256, standard: 256, thorough: 1024 } },
);

/** One Byzantine vector more than the rule trims: nothing is bounded. */
export const oneTooMany: Experiment = onRows(
  'N(0, I) honest vectors, f + 1 Byzantine vectors at 1e7 on every coordinate, the rule told f.',
  random,
  (stream, point) => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    const rows = Float64Array.from({ length: n * d }, () => stream.normal());
    return rows.fill(1e7, 0, (f + 1) * d);
  },
  { trials: { quick: 256, standard: 256, thorough: 256 }, grid: everywhere(workers({ d: [1] }, [15, 3])) },
  (f) => f + 1,
);
