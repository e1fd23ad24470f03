import type { StudyResult, TheoremResult } from './result.js';

export interface ExitOptions {
  /** Every refutation counts, the expected ones too. */
  readonly strict?: boolean;
}

/**
 * What a study means to a script: 0 when everything came out as expected, 1 when a claim was refuted (or confirmed) against
 * expectation or a check turned out powerless, 3 when something is undecided or the study was interrupted.
 */
export function exitCode(result: StudyResult, { strict = false }: ExitOptions = {}): 0 | 1 | 3 {
  const { theorems, study } = result;
  if (theorems.some((theorem) => isNews(theorem, strict, study.complete))) return 1;
  const undecided = theorems.some((theorem) => theorem.claims.some(({ verdict }) => verdict === 'undecided'));
  return undecided || !study.complete ? 3 : 0;
}

function isNews({ claims, controls }: TheoremResult, strict: boolean, complete: boolean): boolean {
  const surprise = claims.some(({ verdict, expected }) => verdict !== 'undecided' && verdict !== expected);
  const refuted = claims.some(({ verdict }) => verdict === 'refuted');
  // An interrupted study has not given its controls the trials they are entitled to.
  const powerless = complete && controls.some((control) => !control.refuted);
  return surprise || powerless || (strict && refuted);
}
