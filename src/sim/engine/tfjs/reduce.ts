import type { Reducer } from '../../rules/reducer.js';
import type { Field, Statistic, TrialRange } from '../engine.js';
import { FirstColumn, FirstColumnStatistics } from '../firstColumn.js';
import type { Plan } from '../plan.js';
import { mergeTile, needsHonestMean } from '../reference/statistics.js';
import type { Backend, Tensor, Tf } from './backend.js';
import { columnPass, type ColumnPass } from './columnPass.js';
import { ExactColumns } from './exactColumn.js';
import { fieldTile, needsHonest } from './fieldTile.js';
import { drawHonestRows } from './honestRows.js';
import { neededParts, statisticsOf, summarise } from './summary.js';
import { rowCount, tilesOf, type Tile } from './tiles.js';
import type { Mix } from './weights.js';

/** A reduction of a field that has a plan. */
export interface Reduction {
  readonly field: Field;
  readonly plan: Plan;
  readonly mix: Mix | null;
  readonly reducer: Reducer;
  readonly statistics: readonly Statistic[];
}

/** Mixes the rows, reduces every column and accumulates statistics of the output. See `Engine.reduce`. */
export async function reduce(backend: Backend, reduction: Reduction, trials: TrialRange): Promise<Float64Array> {
  const { field, plan, mix, reducer, statistics } = reduction;
  const result = firstColumns(reduction, trials);
  const rows = rowCount(field, plan);
  for (const tile of tilesOf(field, plan, trials)) {
    const pass = columnPass(plan, rows, tile, mix, reducer);
    const added = await reduceTile(backend, reduction, tile, pass);
    for (let t = 0; t < tile.trials.count; t++) {
      const [from, to] = [t * statistics.length, (t + 1) * statistics.length];
      const start = tile.position * statistics.length;
      mergeTile(statistics, added.subarray(from, to), result.subarray(start + from, start + to));
    }
  }
  return result;
}

/** The statistics of the first column, from which those of the tiles go on. */
function firstColumns({ field, mix, reducer, statistics }: Reduction, trials: TrialRange): Float64Array {
  const column = new FirstColumn(field);
  const first = new FirstColumnStatistics(field, mix, reducer, statistics);
  const result = new Float64Array(trials.count * statistics.length);
  for (let t = 0; t < trials.count; t++) {
    result.set(first.of(t, column.of(trials.first + t)), t * statistics.length);
  }
  return result;
}

async function reduceTile(backend: Backend, reduction: Reduction, tile: Tile, pass: ColumnPass): Promise<Float64Array> {
  const { field, plan, statistics } = reduction;
  const wanted = { rows: pass.rows, mean: statistics.some(needsHonestMean) };
  const all = needsHonest(plan, wanted);
  const byzantine = plan.byzantine.length;
  const honest = drawHonestRows(field, plan, tile, (index) => all || wanted.rows[byzantine + index] === 1);
  const kept = backend.run((tf) => {
    const { rows, mean, mask } = fieldTile(tf, field, plan, tile, wanted, honest);
    return { ...pass.reduce(tf, rows), mean, mask, byzantine: rows.slice(0, byzantine) };
  });
  const parts = neededParts(statistics);
  try {
    const exact = kept.doubtful && (await exactColumns(backend, reduction, tile, kept, kept.doubtful, honest));
    const summary = backend.run((tf) => {
      const values = exact ? replaced(tf, kept.values, kept.doubtful!, exact) : kept.values;
      return summarise(tf, plan, parts, values, kept, pass.offsets);
    });
    const { from, columns } = tile.columns;
    const counting = from === 0 ? columns - 1 : columns;
    return statisticsOf(statistics, plan, parts, await backend.read(summary), pass.offsets, counting);
  } finally {
    backend.dispose(kept);
  }
}

function replaced(tf: Tf, values: Tensor, doubtful: Tensor, exact: Float32Array): Tensor {
  return tf.add(tf.mul(values, tf.sub(1, doubtful)), tf.tensor(exact, values.shape));
}

/** The outputs of the columns in which a tie decides, 0 elsewhere; `null` where there are none. */
async function exactColumns(
  backend: Backend,
  { plan, mix, reducer }: Reduction,
  { position, columns: { width } }: Tile,
  kept: { readonly values: Tensor; readonly byzantine: readonly (Tensor | null)[] },
  doubtful: Tensor,
  honest: readonly Float32Array[],
): Promise<Float32Array | null> {
  const [any] = await backend.read([backend.run((tf) => tf.max(doubtful))]);
  if (any![0] === 0) return null;
  const byzantine = kept.byzantine.map((row) => (row ? row.data<'float32'>() : new Float32Array(0)));
  const rows = [...(await Promise.all(byzantine)), ...honest];
  const flags = await doubtful.data<'float32'>();
  const exact = new ExactColumns(plan, mix, reducer, rows);
  return flags.map((flag, place) => (flag > 0 ? exact.reduce(place, position + Math.floor(place / width)) : 0));
}
