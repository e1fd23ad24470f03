/** Which cells go on: a decision about the data and the plan alone. */
import type { Verdict } from '../stats/verdict.js';
import type { PlannedCell, Statement } from './plan.js';

/**
 * The cells that some open statement needs and that have budget left. A claim is open in a cell until it is decided
 * there; a control is open until it is refuted anywhere; a slope needs all of its cells.
 *
 * @param verdictOf - what the data say of a statement now
 * @param spent - whether a cell's budget is spent
 */
export function cellsThatGoOn(
  statements: readonly Statement[],
  verdictOf: (statement: Statement) => Verdict,
  spent: (cell: PlannedCell) => boolean,
): readonly PlannedCell[] {
  const verdicts = new Map(statements.map((statement) => [statement, verdictOf(statement)]));
  const refutedControls = new Set(
    statements.filter((statement) => verdicts.get(statement) === 'refuted').map(({ control }) => control?.id),
  );
  const open = statements.filter(
    (statement) =>
      verdicts.get(statement) === 'undecided' &&
      !(statement.control !== undefined && refutedControls.has(statement.control.id)),
  );
  const cells = new Map(open.flatMap((statement) => statement.cells.map((cell) => [cell.address, cell])));
  return [...cells.values()].filter((cell) => !spent(cell));
}
