/** The witness of a refuted claim: the trial, or the shrunk candidate, that shows it best. */
import type { Scene } from '../theorems/theorem.js';
import type { Claim } from '../theorems/theorem.js';
import { claimObservables } from './claims.js';
import type { CellData } from './cellData.js';
import type { PlannedCell, Statement } from './plan.js';
import type { JudgedCell } from './result.js';
import type { SearchAnswer } from './task.js';

/** What a witness is made of: a finished scene, or the trial whose scene is to be made. */
export type WitnessSource =
  | { readonly kind: 'scene'; readonly scene: Scene }
  | { readonly kind: 'trial'; readonly cell: PlannedCell; readonly trial: number };

/**
 * Where the witness of a refuted statement comes from: the counterexample of the search, the violating trial, or for a
 * claim on a mean the trial of the most extreme value on the refuted side. A slope has none: no single trial shows it.
 */
export function witnessSource(
  statement: Statement,
  judged: JudgedCell,
  dataOf: (cell: PlannedCell) => CellData,
  search: SearchAnswer | undefined,
): WitnessSource | undefined {
  const cell = statement.cells[0];
  if (judged.verdict !== 'refuted' || cell === undefined) return undefined;
  if (search !== undefined && search.found !== null) return { kind: 'scene', scene: search.found.scene };
  if (judged.witness !== undefined) return { kind: 'trial', cell, trial: judged.witness.trial };
  const side = refutedSide(statement.claim, judged);
  const extremes = dataOf(cell).estimates.get(claimObservables(statement.claim)[0] ?? '')?.extremes;
  if (side === undefined || extremes === undefined) return undefined;
  return { kind: 'trial', cell, trial: side === 'above' ? extremes.maxTrial : extremes.minTrial };
}

function refutedSide(claim: Claim, judged: JudgedCell): 'above' | 'below' | undefined {
  if (claim.kind === 'at-most') return 'above';
  if (claim.kind === 'at-least') return 'below';
  if (claim.kind === 'equals') return judged.estimate > judged.bound ? 'above' : 'below';
  return undefined;
}
