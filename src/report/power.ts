/** What the checks of a theorem would notice, row by row: from mutation testing where it was done, else from the study alone. */
import type { TheoremPower } from '../lab/power/result.js';
import { countOf } from '../lab/power/result.js';
import { smallestChanges } from '../lab/power/smallest.js';
import type { TheoremResult } from '../lab/result.js';
import type { Theorem } from '../theorems/theorem.js';
import { differing, scoreText, smallestText } from './powerText.js';

/** One formula, claimed number, slope, or the assumptions. */
export interface PowerRow {
  readonly subject: string;
  /** Mutants that make a difference, and how many of them were noticed; empty without mutation testing. */
  readonly mutants: string;
  readonly noticed: string;
  readonly score: string;
  readonly smallest: string;
}

/**
 * The rows of one theorem. The smallest change comes from the study that is reported; mutants from their own run, which may
 * have had other trials.
 */
export function powerRows(
  result: TheoremResult,
  theorem: Theorem | undefined,
  power: TheoremPower | undefined,
): readonly PowerRow[] {
  const smallest = new Map(
    (theorem === undefined ? [] : smallestChanges(theorem, result)).map((change) => [change.subject, change]),
  );
  const subjects = new Map((power?.subjects ?? []).map((subject) => [subject.subject, subject]));
  return [...new Set([...smallest.keys(), ...subjects.keys()])].map((subject) => {
    const tested = subjects.get(subject);
    return {
      subject,
      mutants: tested === undefined ? '' : String(differing(tested)),
      noticed: tested === undefined ? '' : String(countOf(tested.mutants, 'noticed')),
      score: tested === undefined ? '' : scoreText(tested.score),
      smallest: smallestText(smallest.get(subject)),
    };
  });
}
