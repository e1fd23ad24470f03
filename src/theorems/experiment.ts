import type { Stream } from '../sim/random/stream.js';
import type { Columns, Experiment, Point, TrialContext } from './theorem.js';

/** The values one trial gives, one per observable. */
export type Measurement<Name extends string> = Readonly<Record<Name, number>>;

/**
 * Builds `sample` from a function of one trial. `prepare` runs once per block and cell: what depends on the point alone
 * (rules, constants, buffers) belongs there. The measurement must depend on the stream and the trial index only, so that
 * any block of trials gives the same numbers as any other cut.
 */
export function eachTrial<Name extends string>(
  names: readonly Name[],
  prepare: (point: Point, context: TrialContext) => (stream: Stream, trial: number) => Measurement<Name>,
): Experiment['sample'] {
  return (context, point, range): Columns => {
    const measure = prepare(point, context);
    const columns = {} as Record<Name, Float64Array>;
    for (const name of names) columns[name] = new Float64Array(range.count);
    for (let index = 0; index < range.count; index++) {
      const trial = range.first + index;
      const measurement = measure(context.stream(trial), trial);
      for (const name of names) columns[name][index] = measurement[name];
    }
    return columns;
  };
}
