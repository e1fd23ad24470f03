/** Entry point of a worker thread. */
import { workerData } from 'piscina';
import type { Dataset } from '../sim/training/dataset.js';
import { resolveTheorem } from './origin.js';
import { runTrials, type SearchAnswer, type Task, type TrialsAnswer } from './task.js';

/** What every worker is given at its start; the dataset's arrays are shared memory. */
export interface WorkerData {
  readonly data?: Dataset;
}

/** Does one task (the function that the pool calls). */
export async function perform(task: Task): Promise<TrialsAnswer | SearchAnswer> {
  const theorem = await resolveTheorem(task.theorem, task.origin);
  if (task.kind === 'search') return (await import('./search.js')).runSearch(theorem, task);
  return runTrials(theorem, task, (workerData as WorkerData | undefined)?.data);
}
