/**
 * Mutation testing of theorems: every mutant is judged like a control, on the trials that the theorem's own claims get,
 * at the level that they have in an ordinary study, until it is refuted or the budget is spent.
 */
import { agreeAt, isEquivalent, valueOf } from '../../bounds/equivalent.js';
import { DomainError } from '../../errors.js';
import type { Claim, Point, Theorem } from '../../theorems/theorem.js';
import { checkDomain } from '../domain.js';
import type { LocatedTheorem } from '../locate.js';
import {
  plan as makePlan,
  plannedCell,
  type Plan,
  type PlannedTheorem,
  type PlanRequest,
  type Statement,
} from '../plan.js';
import type { TheoremResult } from '../result.js';
import { controlsOf, mutationsOf, withoutSearch, type Mutation } from './mutations.js';
import { scoreOf, type MutantOutcome, type MutantResult, type SubjectPower, type TheoremPower } from './result.js';
import { smallestChanges } from './smallest.js';

/** The mutants of one theorem as a plan can hold them. */
export interface MutatedTheorem {
  readonly located: LocatedTheorem;
  readonly mutations: readonly Mutation[];
  readonly planned: PlannedTheorem;
}

/** A study of mutants. */
export interface PowerPlan {
  readonly plan: Plan;
  readonly theorems: readonly MutatedTheorem[];
}

/**
 * Plans a study whose controls are the mutants of the theorems.
 *
 * @throws UserError as `plan`
 */
export function planPower(request: PlanRequest): PowerPlan {
  const usual = makePlan(request);
  const theorems = request.theorems.map((located) => mutate(located, request));
  return { theorems, plan: { ...usual, theorems: theorems.map(({ planned }) => planned) } };
}

/** What a study of mutants found. */
export function powerOf({ located, mutations, planned }: MutatedTheorem, result: TheoremResult): TheoremPower {
  const refuted = new Set(result.controls.filter((control) => control.refuted).map(({ id }) => id));
  const mutants = mutations.map((mutation): MutantResult => {
    const { id, subject, kind, change } = mutation;
    const by = mutation.claims.filter((claim) => refuted.has(`${id}/${claim.id}`)).map((claim) => claim.id);
    return { id, subject, kind, change, outcome: outcomeOf(mutation, planned, by), by };
  });
  const smallest = new Map(smallestChanges(located.theorem, result).map((change) => [change.subject, change]));
  const subjects = [...new Set(mutants.map(({ subject }) => subject))].map((subject): SubjectPower => {
    const own = mutants.filter((mutant) => mutant.subject === subject);
    const change = smallest.get(subject);
    return {
      subject,
      mutants: own,
      score: scoreOf(own),
      ...(change === undefined ? {} : { smallest: { down: change.down, up: change.up } }),
    };
  });
  return { id: located.theorem.id, score: scoreOf(mutants), subjects };
}

function mutate(located: LocatedTheorem, request: PlanRequest): MutatedTheorem {
  const { theorem, origin } = located;
  const mutations = mutationsOf(theorem);
  const mutated: Theorem = {
    ...theorem,
    claims: theorem.claims.map(withoutSearch),
    controls: mutations.flatMap((mutation) => (mutation.shift === undefined ? controlsOf(mutation) : [])),
  };
  const [planned] = makePlan({ ...request, theorems: [{ theorem: mutated, origin }] }).theorems;
  const shifted = mutations.flatMap((mutation) => shiftedStatements(mutation, planned!, request));
  const controls = mutations.flatMap((mutation) =>
    mutation.shift === undefined ? [] : shifted.flatMap(({ control }) => (control === undefined ? [] : [control])),
  );
  const statements = [...planned!.statements.filter(hasBound), ...shifted];
  const cells = new Map(statements.flatMap((statement) => statement.cells.map((cell) => [cell.address, cell])));
  return {
    located,
    mutations,
    planned: {
      ...planned!,
      theorem: { ...mutated, controls: [...mutated.controls, ...new Set(controls)] },
      statements,
      cells: [...cells.values()],
    },
  };
}

/** Whether the bound has a finite value where the statement is judged: a mutant may have none. */
function hasBound({ claim, point, control }: Statement): boolean {
  if (control === undefined || claim.kind === 'slope' || typeof claim.bound === 'number') return true;
  return Number.isFinite(valueOf(claim.bound, point));
}

/** The statements of an assumption mutant: the bound at a claim's point, the trials at the shifted one. */
function shiftedStatements(
  mutation: Mutation,
  { theorem, statements }: PlannedTheorem,
  request: PlanRequest,
): readonly Statement[] {
  const { shift } = mutation;
  if (shift === undefined) return [];
  const controls = new Map(controlsOf(mutation).map((control) => [control.claim.id, control]));
  return statements.flatMap((statement): readonly Statement[] => {
    const control = controls.get(statement.claim.id);
    if (control === undefined || statement.control !== undefined) return [];
    const point = moved(statement.point, shift);
    if (!isInside(theorem, point) || !changesBound(statement.claim, statement.point, point)) return [];
    const { experiment } = statement.cells[0]!;
    return [{ ...statement, claim: control.claim, control, cells: [plannedCell(theorem, experiment, point, request)] }];
  });
}

function moved(point: Point, shift: Readonly<Record<string, number>>): Point {
  return Object.fromEntries(Object.entries(point).map(([name, value]) => [name, value + (shift[name] ?? 0)]));
}

function isInside(theorem: Theorem, point: Point): boolean {
  try {
    checkDomain(theorem, point);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

/** A bound that is the same at both points holds at both. */
function changesBound(claim: Claim, from: Point, to: Point): boolean {
  if (claim.kind === 'slope' || typeof claim.bound === 'number') return false;
  const [a, b] = [valueOf(claim.bound, from), valueOf(claim.bound, to)];
  return a !== undefined && b !== undefined && a !== b;
}

function outcomeOf({ id, formulas }: Mutation, planned: PlannedTheorem, by: readonly string[]): MutantOutcome {
  if (by.length > 0) return 'noticed';
  const statements = planned.statements.filter(({ control }) => control?.id.startsWith(`${id}/`) === true);
  if (formulas === undefined) return statements.length === 0 ? 'invalid' : 'unnoticed';
  const { original, mutant } = formulas;
  const points = planned.statements.filter(({ control }) => control === undefined).map(({ point }) => point);
  if (isEquivalent(original, mutant, points)) return 'equivalent';
  if (statements.length === 0) return 'invalid';
  return statements.every(({ point }) => agreeAt(original, mutant, point)) ? 'blind' : 'unnoticed';
}
