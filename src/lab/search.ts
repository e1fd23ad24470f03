/** Counterexample search with shrinking, beside the random trials of an `always` claim. */
import { check, property } from 'fast-check';
import type { Search, Theorem } from '../theorems/theorem.js';
import type { SearchAnswer, SearchTask } from './task.js';

/** Searches a counterexample with fast-check and shrinks it. */
export function runSearch(theorem: Theorem, task: SearchTask): SearchAnswer {
  const started = performance.now();
  const search = searchOf(theorem, task);
  const excess = (candidate: unknown): number => {
    const value = search.excess(candidate, task.point);
    if (Number.isNaN(value))
      throw new Error(`${task.theorem}: the search of ${task.claim} computed NaN for a candidate`);
    return value;
  };
  const harmless = property(search.arbitrary(task.point), (candidate) => excess(candidate) <= 0);
  const details = check(harmless, { seed: task.seed, numRuns: search.runs[task.effort] });
  const seconds = (): number => (performance.now() - started) / 1000;
  if (!details.failed || details.counterexample === null)
    return { runs: details.numRuns, found: null, seconds: seconds() };
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
