/** What mutation testing says of a theorem. */
import type { MutationKind } from '../../bounds/mutants.js';

/**
 * - `noticed`: some claim was refuted
 * - `unnoticed`: none was; the check does not depend on this part of the theorem
 * - `blind`: the change makes no difference at the points of this study, though it does elsewhere
 * - `equivalent`: the change makes no difference anywhere
 * - `invalid`: the changed formula has no value at any point of this study
 */
export type MutantOutcome = 'noticed' | 'unnoticed' | 'blind' | 'equivalent' | 'invalid';

export interface MutantResult {
  readonly id: string;
  /** Formula, claim, or `assumptions`. */
  readonly subject: string;
  readonly kind: MutationKind | 'assumption';
  readonly change: string;
  readonly outcome: MutantOutcome;
  /** Ids of the claims that were refuted. */
  readonly by: readonly string[];
}

/** The smallest relative changes of a bound that the data of a study refute; Infinity where none is. */
export interface SmallestChange {
  /** Formula or claim. */
  readonly subject: string;
  /** E.g. 0.02: a bound 2 % smaller is refuted. */
  readonly down: number;
  readonly up: number;
}

/** How much is noticed of the changes of one formula, of one claim's number, or of the assumptions. */
export interface SubjectPower {
  readonly subject: string;
  readonly mutants: readonly MutantResult[];
  /** Noticed mutants over those that make a difference (noticed, unnoticed and blind); NaN when there is none. */
  readonly score: number;
  /** Absent for slopes, bounds of 0 and assumptions. */
  readonly smallest?: Omit<SmallestChange, 'subject'>;
}

export interface TheoremPower {
  readonly id: string;
  /** As for a subject, over all mutants. */
  readonly score: number;
  readonly subjects: readonly SubjectPower[];
}

/** Mutants of one outcome. */
export function countOf(mutants: readonly MutantResult[], outcome: MutantOutcome): number {
  return mutants.filter((mutant) => mutant.outcome === outcome).length;
}

/** Noticed mutants over those that make a difference; NaN when none does. */
export function scoreOf(mutants: readonly MutantResult[]): number {
  const noticed = countOf(mutants, 'noticed');
  return noticed / (noticed + countOf(mutants, 'unnoticed') + countOf(mutants, 'blind'));
}
