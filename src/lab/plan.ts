/** What a study will do, before it does anything: the cells, the statements made about them, and the level of each. */
import { DomainError, UserError } from '../errors.js';
import { cellKey, type StreamKey } from '../sim/random/key.js';
import type { Claim, Control, Effort, Point, Theorem } from '../theorems/theorem.js';
import { formatCell } from './address.js';
import { claimExperiment, claimFormulas } from './claims.js';
import { checkTheorem } from './checkTheorem.js';
import { checkDomain } from './domain.js';
import { DEFAULT_FIRST_LOOK } from '../stats/confidence.js';
import { shareLevel } from '../stats/familywise.js';
import { looks } from './looks.js';
import type { LocatedTheorem } from './locate.js';
import type { Origin } from './origin.js';
import { checkGridNames, ownPoints, userPoints, type UserGrid } from './points.js';

/** A line through fewer cells has no slope. */
const FEWEST_CELLS_OF_A_SLOPE = 2;

export interface PlanRequest {
  readonly theorems: readonly LocatedTheorem[];
  readonly effort: Effort;
  /** Safe integer >= 0. */
  readonly seed: number;
  /** Error level of the whole study, in (0, 1). */
  readonly alpha: number;
  /** Replaces the theorems' own values of these parameters; controls stay where their authors put them. */
  readonly grid?: UserGrid;
  /** Most trials per cell, in place of the experiments' own. */
  readonly budget?: number;
}

export interface PlannedCell {
  readonly address: string;
  readonly experiment: string;
  readonly point: Point;
  readonly key: StreamKey;
  /** Trial counts at which the cell is judged; the last one is its budget. */
  readonly looks: readonly number[];
}

/** One confidence statement: a claim in one cell, or for a slope in the cells that share all other parameters. */
export interface Statement {
  readonly claim: Claim;
  /** Present when the claim is a control's. */
  readonly control?: Control;
  /** Cell address, or for a slope the theorem (and experiment) with the shared parameters. */
  readonly address: string;
  /** The cell's point, or for a slope the shared parameters. */
  readonly point: Point;
  readonly cells: readonly PlannedCell[];
}

export interface PlannedTheorem {
  readonly theorem: Theorem;
  readonly origin: Origin;
  readonly cells: readonly PlannedCell[];
  readonly statements: readonly Statement[];
  /** What of the user's grid was left out, and why. */
  readonly notes: readonly string[];
}

export interface Plan {
  readonly seed: number;
  readonly alpha: number;
  readonly effort: Effort;
  readonly theorems: readonly PlannedTheorem[];
  /** Level of each statement: alpha shared by all of them, controls included (Bonferroni). */
  readonly level: number;
}

/**
 * Expands the grids into cells and splits the error level.
 *
 * @throws UserError for a theorem whose parts do not fit together or a grid of unknown parameters; DomainError when the
 * grid leaves a theorem without a point.
 */
export function plan(request: PlanRequest): Plan {
  const { theorems, effort, seed, alpha, grid } = request;
  if (theorems.length === 0) throw new UserError('a study needs at least one theorem; got none');
  theorems.forEach(({ theorem }) => checkTheorem(theorem));
  if (grid !== undefined)
    checkGridNames(
      theorems.map(({ theorem }) => theorem),
      grid,
    );
  const planned = theorems.map((located) => planTheorem(located, request));
  const statements = planned.reduce((total, { statements: own }) => total + own.length, 0);
  return { seed, alpha, effort, theorems: planned, level: shareLevel(alpha, statements) };
}

/** Whether any cell simulates on data. */
export function needsData({ theorems }: Plan): boolean {
  return theorems.some(({ theorem, cells }) =>
    cells.some(({ experiment }) => theorem.experiments[experiment]!.data === true),
  );
}

function planTheorem({ theorem, origin }: LocatedTheorem, request: PlanRequest): PlannedTheorem {
  const notes = new Set<string>();
  const claims = theorem.claims.flatMap((claim) => {
    const statements = statementsAt(theorem, claim, claimPoints(theorem, claim, request, notes), request);
    if (statements.length === 0) notes.add(`claim ${claim.id} speaks of no point of this grid`);
    return statements;
  });
  if (claims.length === 0) throw new DomainError(`no claim of ${theorem.id} speaks of any point of this grid`);
  const controls = theorem.controls.flatMap((control) => controlStatements(theorem, control, request));
  const statements = [...claims, ...controls];
  const cells = new Map(statements.flatMap((statement) => statement.cells.map((cell) => [cell.address, cell])));
  return { theorem, origin, cells: [...cells.values()], statements, notes: [...notes] };
}

function claimPoints(
  theorem: Theorem,
  claim: Claim,
  { effort, grid }: PlanRequest,
  notes: Set<string>,
): readonly Point[] {
  const experiment = claimExperiment(claim);
  if (grid === undefined) {
    const points = ownPoints(theorem, experiment, effort).filter((point) => speaksOf(claim, point));
    points.forEach((point) => checkDomain(theorem, point));
    return points;
  }
  const chosen = userPoints(theorem, experiment, effort, grid);
  chosen.notes.forEach((note) => notes.add(note));
  return chosen.points.filter((point) => {
    if (!speaksOf(claim, point)) return false;
    const refusal = boundRefusal(claim, point);
    if (refusal !== undefined) notes.add(`left out: ${refusal}`);
    return refusal === undefined;
  });
}

/**
 * Controls stay at their authors' points, where they were shown to have power. These may lie outside the domain: a control
 * may drop an assumption.
 */
function controlStatements(theorem: Theorem, control: Control, request: PlanRequest): readonly Statement[] {
  const { claim } = control;
  const points = ownPoints(theorem, claimExperiment(claim), request.effort).filter((point) => speaksOf(claim, point));
  const statements = statementsAt(theorem, claim, points, request);
  if (statements.length === 0) {
    throw new UserError(`control ${control.id} of ${theorem.id} speaks of no point at effort ${request.effort}`);
  }
  return statements.map((statement) => ({ ...statement, control }));
}

function speaksOf(claim: Claim, point: Point): boolean {
  return claim.where === undefined || claim.where(point);
}

/** Why the claim's bound has no value at the point, if it has none. */
function boundRefusal(claim: Claim, point: Point): string | undefined {
  try {
    claimFormulas(claim).forEach((formula) => formula.check(point));
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error.message;
    throw error;
  }
}

function statementsAt(
  theorem: Theorem,
  claim: Claim,
  points: readonly Point[],
  request: PlanRequest,
): readonly Statement[] {
  const cells = points.map((point) => plannedCell(theorem, claimExperiment(claim), point, request));
  if (claim.kind !== 'slope')
    return cells.map((cell) => ({ claim, address: cell.address, point: cell.point, cells: [cell] }));
  const groups = new Map<string, Statement>();
  for (const cell of cells) {
    const point = Object.fromEntries(Object.entries(cell.point).filter(([name]) => name !== claim.along));
    const address = formatCell({ theorem: theorem.id, experiment: cell.experiment, point });
    groups.set(address, { claim, address, point, cells: [...(groups.get(address)?.cells ?? []), cell] });
  }
  return [...groups.values()].filter((group) => group.cells.length >= FEWEST_CELLS_OF_A_SLOPE);
}

/** The cell of an experiment at a point. */
export function plannedCell(
  theorem: Theorem,
  experiment: string,
  point: Point,
  { effort, seed, budget }: Pick<PlanRequest, 'effort' | 'seed' | 'budget'>,
): PlannedCell {
  const { firstLook = DEFAULT_FIRST_LOOK, trials } = theorem.experiments[experiment]!;
  const address = formatCell({ theorem: theorem.id, experiment, point });
  return { address, experiment, point, key: cellKey(seed, address), looks: looks(firstLook, budget ?? trials[effort]) };
}
