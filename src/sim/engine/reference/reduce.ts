import type { Reducer } from '../../rules/reducer.js';
import { reduceColumn } from '../../rules/reduceColumn.js';
import type { Field, Statistic, TrialRange } from '../engine.js';
import { requireReduction } from '../requireReduction.js';
import { SparseMix } from './sparseMix.js';
import { addColumn, mergeTile, needsHonestMean } from './statistics.js';
import { Tiles } from './tiles.js';

/** Mixes the rows, reduces every column and accumulates statistics of the output. See `Engine.reduce`. */
export function reduce(
  field: Field,
  trials: TrialRange,
  mix: { readonly rows: number; readonly weights: Float64Array } | null,
  reducer: Reducer,
  statistics: readonly Statistic[],
): Float64Array {
  requireReduction(field, trials, mix, reducer);
  const { n, f, d } = field;
  const m = mix ? mix.rows : n;
  const tiles = new Tiles(field);
  const sparse = mix ? new SparseMix(m, n) : null;
  const column = new Float64Array(n);
  const mixed = sparse ? new Float64Array(m) : column;
  const scratch = new Float64Array(2 * m);
  const totals = new Float64Array(statistics.length);
  const partial = new Float64Array(statistics.length);
  const result = new Float64Array(trials.count * statistics.length);
  const withMean = statistics.some(needsHonestMean);
  for (let t = 0; t < trials.count; t++) {
    if (mix) sparse?.load(mix.weights, t * m * n);
    totals.fill(0);
    for (let firstColumn = 0; firstColumn < d; firstColumn += tiles.width) {
      const width = tiles.load(trials.first + t, firstColumn);
      partial.fill(0);
      for (let c = 0; c < width; c++) {
        tiles.gather(c, width, column);
        sparse?.apply(column, mixed);
        const output = reduceColumn(reducer, mixed, m, scratch);
        addColumn(statistics, output, withMean ? meanFrom(column, f, n) : 0, firstColumn + c, partial);
      }
      mergeTile(statistics, partial, totals);
    }
    result.set(totals, t * statistics.length);
  }
  return result;
}

function meanFrom(column: Float64Array, f: number, n: number): number {
  let sum = 0;
  for (let i = f; i < n; i++) sum += column[i]!;
  return sum / (n - f);
}
