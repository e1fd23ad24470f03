import type { ClaimResult, ControlResult, StudyResult, TheoremResult } from './result.js';

export interface ExitOptions {
  /** Every refutation counts, the expected ones too. */
  readonly strict?: boolean;
}

/**
 * Whether a control had what it takes to be refuted (trials, and an interval with an end) and was not: its check has no
 * power. A control that an interruption or a small budget left without an interval is open, not powerless.
 */
export function isPowerless({ refuted, result }: ControlResult): boolean {
  return !refuted && result.cells.every(({ trials, interval }) => trials > 0 && interval.some(Number.isFinite));
}

/**
 * What a study means to a script: 0 when everything came out as expected, 1 when a claim was refuted (or confirmed) against
 * expectation or a check turned out powerless, 3 when something is undecided or the study was interrupted.
 */
export function exitCode(result: StudyResult, { strict = false }: ExitOptions = {}): 0 | 1 | 3 {
  const { theorems, study } = result;
  if (theorems.some((theorem) => isNews(theorem, strict, study.complete))) return 1;
  const open = theorems.some(
    ({ claims, controls }) => claims.some(isOpen) || !controls.every(({ refuted }) => refuted),
  );
  return open || !study.complete ? 3 : 0;
}

function isOpen({ verdict }: ClaimResult): boolean {
  return verdict === 'undecided';
}

function isNews({ claims, controls }: TheoremResult, strict: boolean, complete: boolean): boolean {
  const surprise = claims.some(({ verdict, expected }) => verdict !== 'undecided' && verdict !== expected);
  const refuted = claims.some(({ verdict }) => verdict === 'refuted');
  // An interrupted study has not given its controls the trials they are entitled to.
  const powerless = complete && controls.some(isPowerless);
  return surprise || powerless || (strict && refuted);
}
