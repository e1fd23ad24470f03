/** Entry point of a worker thread. */
import type { Dataset } from '../sim/training/dataset.js';
import { resolveTheorem } from './origin.js';
import { runTrials, type SearchAnswer, type Task, type TrialsAnswer } from './task.js';

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
