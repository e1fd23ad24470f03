/** Trials, and by how much the arithmetic of the engine can have moved each of them. */
import type { EngineName, TrialRange } from '../sim/engine/engine.js';
import { Recorder } from '../sim/engine/recorder.js';
import { supportAt } from '../theorems/support.js';
import type { Columns, Experiment, Point, TrialContext } from '../theorems/theorem.js';

/** Errors that add up cancel in part where each has a sign of its own: the change that was seen may be half of theirs. */
const SAFETY = 2;

/** The columns of a block and, where an engine took part, the change of every value under rounding. */
export interface SampledBlock {
  readonly columns: Columns;
  /** The engines that simulated its fields; none where its trials use exact laws only. */
  readonly ran: readonly EngineName[];
  readonly changes?: Columns;
}

/**
 * Samples a block; when that used the engine, samples it again on answers moved to the ends of their error intervals and
 * takes the differences. The second time the engine's answers are known, unless a rule now asks for something else.
 */
export async function sampleWithChanges(
  experiment: Experiment,
  context: TrialContext,
  point: Point,
  range: TrialRange,
): Promise<SampledBlock> {
  const recorder = new Recorder(context.engine);
  const columns = await experiment.sample({ ...context, engine: recorder }, point, range);
  if (!recorder.used) return { columns, ran: [] };
  const moved = await experiment.sample({ ...context, engine: recorder.perturbed() }, point, range);
  const difference = (name: string): Float64Array =>
    columns[name]!.map((value, i) => (moved[name]![i] === value ? 0 : Math.abs(moved[name]![i]! - value)));
  const changes = Object.fromEntries(Object.keys(columns).map((name) => [name, difference(name)]));
  return { columns: withinRanges(columns, changes, experiment, point), ran: recorder.ran, changes };
}

/**
 * The columns with values that rounding took past an end of their declared range put at that end. That is closer to the exact
 * value, which lies inside; a value farther outside than rounding explains stays there, and is refused when it is judged.
 */
function withinRanges(columns: Columns, changes: Columns, { observables }: Experiment, point: Point): Columns {
  const inside = (name: string): Float64Array => {
    const column = columns[name]!;
    const observable = observables[name];
    const support = observable && supportAt(observable, point);
    if (support?.kind !== 'bounded') return column;
    const { min, max } = support;
    return column.map((value, i) => {
      const nearest = Math.min(max, Math.max(min, value));
      return Math.abs(value - nearest) <= SAFETY * changes[name]![i]! ? nearest : value;
    });
  };
  return Object.fromEntries(Object.keys(columns).map((name) => [name, inside(name)]));
}
