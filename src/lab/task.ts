/** The work that a thread is given, as plain data, and how it is done. The answer is a pure function of the task. */
import type { Dataset } from '../sim/training/dataset.js';
import type { EngineName } from '../sim/engine/engine.js';
import type { StudyEngine } from '../sim/engine/engineChoice.js';
import type { StreamKey } from '../sim/random/key.js';
import { Observed, type ObservedJson } from '../stats/observed.js';
import type { Columns, Effort, Point, Scene, Theorem } from '../theorems/theorem.js';
import { sampleWithChanges } from './changes.js';
import { trialContext } from './context.js';
import type { Origin } from './origin.js';

interface Work {
  readonly theorem: string;
  readonly origin: Origin;
  readonly point: Point;
  /** Key of the cell. */
  readonly key: StreamKey;
}

/** Trials `first .. first + count - 1` of a cell. */
export interface TrialsTask extends Work {
  readonly kind: 'trials';
  readonly experiment: string;
  readonly engine: StudyEngine;
  readonly first: number;
  readonly count: number;
  /** Trials handed to the experiment at once. */
  readonly blockSize: number;
  /** For experiments on data; the arrays are shared memory, so that handing them over costs nothing. */
  readonly data?: Dataset;
}

/** Counterexample search of the `always` claim at `position` in the theorem's claims followed by its controls. */
export interface SearchTask extends Work {
  readonly kind: 'search';
  readonly claim: string;
  readonly control: boolean;
  readonly effort: Effort;
  /** Signed 32-bit seed of fast-check. */
  readonly seed: number;
}

/** Ends what a thread holds. As many of these as threads, none of which is done before all have begun: no thread takes two. */
export interface StopTask {
  readonly kind: 'stop';
  /** One number in shared memory: tasks that have begun. */
  readonly begun: Int32Array;
  readonly threads: number;
}

export type Task = TrialsTask | SearchTask;

/** Estimates of some trials, by observable. */
export interface TrialsAnswer {
  readonly estimates: Readonly<Record<string, ObservedJson>>;
  /** The engines that simulated its fields, in alphabetical order. */
  readonly engines: readonly EngineName[];
  readonly seconds: number;
}

export interface SearchAnswer {
  /** Candidates tried, shrinking not counted. */
  readonly runs: number;
  /** The shrunk counterexample, if there is one. */
  readonly found: { readonly excess: number; readonly scene: Scene } | null;
  readonly seconds: number;
}

/** Runs trials block by block. Error when the experiment returns columns of another shape than it declares. */
export async function runTrials(theorem: Theorem, task: TrialsTask): Promise<TrialsAnswer> {
  const started = performance.now();
  const experiment = theorem.experiments[task.experiment]!;
  const context = await trialContext(task.engine, task.key, experiment.data === true ? task.data : undefined);
  const names = Object.keys(experiment.observables);
  const observed = new Map(names.map((name) => [name, Observed.empty()]));
  const engines = new Set<EngineName>();
  const end = task.first + task.count;
  for (let first = task.first; first < end; first += task.blockSize) {
    const range = { first, count: Math.min(task.blockSize, end - first) };
    const { columns, changes, ran } = await sampleWithChanges(experiment, context, task.point, range);
    for (const engine of ran) engines.add(engine);
    for (const [name, estimate] of observed) {
      const column = checkedColumn(columns, name, range.count, task);
      for (let index = 0; index < range.count; index++) estimate.add(column[index]!, first + index);
      changes?.[name]?.forEach((change) => estimate.addRounding(change));
    }
  }
  const estimates = Object.fromEntries([...observed].map(([name, estimate]) => [name, estimate.toJSON()]));
  return { estimates, engines: [...engines].sort(), seconds: (performance.now() - started) / 1000 };
}

function checkedColumn(columns: Columns, name: string, count: number, task: TrialsTask): Float64Array {
  const column = columns[name];
  if (column?.length === count) return column;
  const got = column === undefined ? 'no column' : `${column.length} values`;
  throw new Error(`${task.theorem}: experiment ${task.experiment} gave ${got} of '${name}' for ${count} trials`);
}
