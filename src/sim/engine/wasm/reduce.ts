import type { Reducer } from '../../rules/reducer.js';
import type { Field, Statistic, TrialRange } from '../engine.js';
import { reduce as reduceInFloat64 } from '../reference/reduce.js';
import { mergeTile, needsHonestMean } from '../reference/statistics.js';
import { FirstColumnStatistics } from '../firstColumn.js';
import { requireReduction } from '../requireReduction.js';
import { Arena } from './arena.js';
import { columnPass, type Mix } from './columnPass.js';
import { FieldTiles } from './fieldTiles.js';
import { planField } from '../plan.js';

/** Doubles that `summarise` writes: sum, sum of squares, squared distance to the honest mean, largest size. */
const SUMMARY = 4;

/**
 * Mixes the rows, reduces every column and accumulates statistics of the output. See `Engine.reduce`.
 *
 * Budget: honest rows are exact; Byzantine rows, and mixed rows that go into an order statistic, are rounded to float32
 * (relative 2^-24 of their distance to the model's mean); everything else is float64.
 */
export function reduce(
  field: Field,
  trials: TrialRange,
  mix: Mix | null,
  reducer: Reducer,
  statistics: readonly Statistic[],
): Float64Array {
  requireReduction(field, trials, mix, reducer);
  const plan = planField(field);
  if (!plan) return reduceInFloat64(field, trials, mix, reducer, statistics);
  const { d } = field;
  const arena = new Arena();
  const tiles = new FieldTiles(field, plan, arena, statistics.some(needsHonestMean));
  const pass = columnPass(arena, plan, tiles, mix, reducer);
  const out = arena.allocate(8 * tiles.width);
  const summary = arena.allocate(8 * SUMMARY);
  const first = new FirstColumnStatistics(field, mix, reducer, statistics);
  const totals = new Float64Array(statistics.length);
  const partial = new Float64Array(statistics.length);
  const result = new Float64Array(trials.count * statistics.length);
  for (let t = 0; t < trials.count; t++) {
    const { rows, offset } = pass.prepare(t);
    totals.fill(0);
    for (let from = 0; from < d; from += tiles.width) {
      const width = tiles.load(trials.first + t, from, rows);
      if (from === 0) mergeTile(statistics, first.of(t, tiles.firstColumn), totals);
      const skip = from === 0 ? 1 : 0;
      pass.run(out, width);
      arena.kernels.summarise(
        summary,
        out + 8 * skip,
        tiles.means + 8 * skip,
        width - skip,
        offset,
        plan.scale,
        offset - plan.mean,
      );
      readSummary(statistics, arena.doubles(summary, SUMMARY), partial);
      mergeTile(statistics, partial, totals);
    }
    result.set(totals, t * statistics.length);
  }
  return result;
}

/** The parts of a tile without the field's first column. */
function readSummary(statistics: readonly Statistic[], summary: Float64Array, partial: Float64Array): void {
  for (let s = 0; s < statistics.length; s++) {
    const statistic = statistics[s]!;
    switch (statistic.kind) {
      case 'dot':
        partial[s] = statistic.direction === 'ones' ? summary[0]! : 0;
        break;
      case 'squared-norm':
        partial[s] = summary[1]!;
        break;
      case 'squared-distance-to-honest-mean':
        partial[s] = summary[2]!;
        break;
      case 'max-abs':
        partial[s] = summary[3]!;
        break;
    }
  }
}
