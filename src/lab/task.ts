/** The work that a thread is given, as plain data, and how it is done. The answer is a pure function of the task. */
import { check, property } from 'fast-check';
import type { Dataset } from '../sim/training/dataset.js';
import type { EngineName } from '../sim/engine/engine.js';
import type { StreamKey } from '../sim/random/key.js';
import { Observed, type ObservedJson } from '../stats/observed.js';
import type { Columns, Effort, Experiment, Point, Scene, Search, Theorem } from '../theorems/theorem.js';
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
  readonly engine: EngineName;
  readonly first: number;
  readonly count: number;
  /** Trials handed to the experiment at once. */
  readonly blockSize: number;
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

export type Task = TrialsTask | SearchTask;

/** Estimates of some trials, by observable. */
export interface TrialsAnswer {
  readonly estimates: Readonly<Record<string, ObservedJson>>;
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
export function runTrials(theorem: Theorem, task: TrialsTask, data: Dataset | undefined): TrialsAnswer {
  const started = performance.now();
  const experiment = theorem.experiments[task.experiment]!;
  const context = trialContext(task.engine, task.key, experiment.data === true ? data : undefined);
  const names = Object.keys(experiment.observables);
  const observed = new Map(names.map((name) => [name, Observed.empty()]));
  const end = task.first + task.count;
  for (let first = task.first; first < end; first += task.blockSize) {
    const range = { first, count: Math.min(task.blockSize, end - first) };
    const columns = experiment.sample(context, task.point, range);
    for (const [name, estimate] of observed) {
      const column = checkedColumn(columns, name, range.count, task);
      for (let index = 0; index < range.count; index++) estimate.add(column[index]!, first + index);
    }
  }
  const estimates = Object.fromEntries([...observed].map(([name, estimate]) => [name, estimate.toJSON()]));
  return { estimates, seconds: (performance.now() - started) / 1000 };
}

function checkedColumn(columns: Columns, name: string, count: number, task: TrialsTask): Float64Array {
  const column = columns[name];
  if (column?.length === count) return column;
  const got = column === undefined ? 'no column' : `${column.length} values`;
  throw new Error(`${task.theorem}: experiment ${task.experiment} gave ${got} of '${name}' for ${count} trials`);
}

/** Searches a counterexample with fast-check and shrinks it. */
export function runSearch(theorem: Theorem, task: SearchTask): SearchAnswer {
  const started = performance.now();
  const search = searchOf(theorem, task);
  const excess = (candidate: unknown): number => {
    const value = search.excess(candidate, task.point);
    if (Number.isNaN(value)) throw new Error(`${task.theorem}: the search of ${task.claim} computed NaN for a candidate`);
    return value;
  };
  const harmless = property(search.arbitrary(task.point), (candidate) => excess(candidate) <= 0);
  const details = check(harmless, { seed: task.seed, numRuns: search.runs[task.effort] });
  const seconds = (): number => (performance.now() - started) / 1000;
  if (!details.failed || details.counterexample === null) return { runs: details.numRuns, found: null, seconds: seconds() };
  // A candidate whose excess throws fails the property too; computing it again here throws the reason.
  const [candidate] = details.counterexample;
  const found = { excess: excess(candidate), scene: search.describe(candidate, task.point) };
  return { runs: details.numRuns, found, seconds: seconds() };
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the candidate type is private to each search
function searchOf(theorem: Theorem, { claim: id, control }: SearchTask): Search<any> {
  const claim = control
    ? theorem.controls.find((candidate) => candidate.id === id)?.claim
    : theorem.claims.find((candidate) => candidate.id === id);
  if (claim?.kind === 'always' && claim.search !== undefined) return claim.search;
  throw new Error(`${theorem.id}: ${id} has no counterexample search`);
}

/** What happened in one trial: the experiment's own account, or its observables. */
export function sceneOf(experiment: Experiment, title: string, work: { engine: EngineName; key: StreamKey; point: Point }, trial: number, data: Dataset | undefined): Scene {
  const context = trialContext(work.engine, work.key, experiment.data === true ? data : undefined);
  if (experiment.replay !== undefined) return experiment.replay(context, work.point, trial);
  const columns = experiment.sample(context, work.point, { first: trial, count: 1 });
  const entries = Object.entries(experiment.observables).map(([name, { description, unit }]) => ({
    label: unit === undefined ? `${name} (${description})` : `${name} (${description}), ${unit}`,
    value: columns[name]?.[0] ?? NaN,
  }));
  return { title, entries };
}
