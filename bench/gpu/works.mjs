/**
 * What is timed on every engine: a pass over fresh fields of standard normals, several trials a call, that leaves only
 * statistics. One and the same call on every engine, so that a ratio of two columns is one of equal work.
 */
import { aggregateField, ruleById } from '../../dist/index.js';
import { drawTiles, gaussian, key } from '../work.mjs';

/**
 * An engine on a device brings nothing back but statistics, so that its normals are timed by the cheapest pass that needs
 * every one of them: the mean of the rows, summed over the columns.
 */
const sumOfMeans = (engine, field, trials) =>
  engine.reduce(field, trials, null, { kind: 'mean' }, [{ kind: 'dot', direction: 'ones' }]);

const median = (engine, field, trials) =>
  aggregateField(engine, ruleById('cwmed'), field, 0, trials, [{ kind: 'squared-norm' }]);

const distances = (engine, field, trials) => engine.pairwise(field, trials);

/** From columns enough for a first look to the dimension of the goals, and there to a batch of trials. */
const LADDER = [
  { d: 1e3, trials: 2 },
  { d: 1e4, trials: 2 },
  { d: 1e5, trials: 2 },
  { d: 1e6, trials: 2 },
  { d: 1e6, trials: 8 },
];

/** Small fields fill a device by their number alone. */
const BATCHES = [2, 16, 128, 1024, 8192].map((trials) => ({ d: 1e3, trials }));

/**
 * By id: what it is, its rows, its sizes in ascending order, and one call; where engines are named, no other can do it. The
 * last size has the dimension that the goals name.
 */
export const WORKS = {
  drawing: {
    label: 'normals: draw alone',
    n: 25,
    sizes: LADDER,
    engines: ['wasm'],
    call: (_, field, trials) => drawTiles(field, trials),
  },
  normals: { label: 'normals: draw, mean, sum', n: 25, sizes: LADDER, call: sumOfMeans },
  median: { label: 'draw + median', n: 25, sizes: LADDER, call: median },
  'median-small': { label: 'draw + median, many small fields', n: 25, sizes: BATCHES, call: median },
  distances: { label: 'draw + distances (Gram)', n: 100, sizes: LADDER, call: distances },
};

/** Does the work on the trials `first .. first + trials - 1`. */
export function runWork(engine, id, { d, trials }, first) {
  const { n, call } = WORKS[id];
  const field = { n, f: 0, d, model: gaussian, attack: { kind: 'none' }, key };
  return call(engine, field, { first, count: trials });
}
