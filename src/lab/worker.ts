/** Entry point of a worker thread. */
import { setTimeout } from 'node:timers/promises';
import type { Dataset } from '../sim/training/dataset.js';
import { stopEngines } from './engines.js';
import { resolveTheorem } from './origin.js';
import { runTrials, type SearchAnswer, type StopTask, type Task, type TrialsAnswer } from './task.js';

/**
 * The data of the study, as the first task brought them. Kept because experiments remember by its identity what they have
 * prepared from a data set.
 */
let data: Dataset | undefined;

/** Does one task (the function that the pool calls). */
export async function perform(task: Task): Promise<TrialsAnswer | SearchAnswer> {
  const theorem = await resolveTheorem(task.theorem, task.origin);
  if (task.kind === 'search') return (await import('./search.js')).runSearch(theorem, task);
  if (task.data === undefined) return runTrials(theorem, task);
  data ??= task.data;
  return runTrials(theorem, { ...task, data });
}

/** Stops the engines of this thread, and waits until every thread has come to that. */
export async function stop({ begun, threads }: StopTask): Promise<void> {
  Atomics.add(begun, 0, 1);
  await stopEngines();
  while (Atomics.load(begun, 0) < threads) await setTimeout(1);
}
