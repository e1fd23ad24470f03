/** The points at which an experiment runs: the theorem's own, or the user's. */
import { DomainError, UserError } from '../errors.js';
import { cross } from '../theorems/grid.js';
import type { Effort, Point, Theorem } from '../theorems/theorem.js';
import { formatPoint } from './address.js';
import { checkDomain } from './domain.js';

/** Values per parameter that replace those of the theorem's grid. */
export type UserGrid = Readonly<Record<string, readonly number[]>>;

export interface Points {
  readonly points: readonly Point[];
  /** Why points the user named were left out. */
  readonly notes: readonly string[];
}

/** The author's points of one experiment; parameters in the theorem's order, those left out at their defaults. */
export function ownPoints(theorem: Theorem, experiment: string, effort: Effort): readonly Point[] {
  const grid = theorem.experiments[experiment]?.grid ?? theorem.grid;
  return distinct(grid[effort].map((point) => completePoint(theorem, point)));
}

/**
 * The user's points: the author's ones with the values of the named parameters replaced by every combination of the
 * user's. Points outside the theorem's domain are left out with a note.
 *
 * @throws DomainError when no point is left.
 */
export function userPoints(theorem: Theorem, experiment: string, effort: Effort, grid: UserGrid): Points {
  const known = new Set(theorem.parameters.map((parameter) => parameter.name));
  const axes = Object.fromEntries(Object.entries(grid).filter(([name]) => known.has(name)));
  const replaced = ownPoints(theorem, experiment, effort).flatMap((point) =>
    cross(axes).map((values) => completePoint(theorem, { ...point, ...values })),
  );
  const points: Point[] = [];
  const refusals: DomainError[] = [];
  for (const point of distinct(replaced)) {
    const refusal = domainError(theorem, point);
    if (refusal === undefined) points.push(point);
    else refusals.push(refusal);
  }
  if (points.length === 0 && refusals[0] !== undefined) throw refusals[0];
  return { points, notes: refusals.map((refusal) => `left out: ${refusal.message}`) };
}

/** UserError when the user's grid names a parameter that none of the theorems has. */
export function checkGridNames(theorems: readonly Theorem[], grid: UserGrid): void {
  const known = new Set(theorems.flatMap((theorem) => theorem.parameters.map((parameter) => parameter.name)));
  for (const [name, values] of Object.entries(grid)) {
    if (!known.has(name)) {
      throw new UserError(`none of the theorems has a parameter '${name}'; they have ${[...known].join(', ')}`);
    }
    if (values.length === 0) throw new UserError(`the grid gives no value of ${name}; give at least one`);
    for (const value of values) {
      if (!Number.isFinite(value)) throw new UserError(`the grid's ${name} must be a finite number; got ${value}`);
    }
  }
}

/**
 * The point with its parameters in the theorem's order and those left out at their defaults, so that one point has one
 * address. UserError when it has a parameter that the theorem has not.
 */
export function completePoint(theorem: Theorem, point: Point): Point {
  const names = theorem.parameters.map((parameter) => parameter.name);
  for (const name of Object.keys(point)) {
    if (names.includes(name)) continue;
    throw new UserError(`${theorem.id} has no parameter '${name}'; its parameters are ${names.join(', ') || 'none'}`);
  }
  return Object.fromEntries(theorem.parameters.map(({ name, default: usual }) => [name, point[name] ?? usual]));
}

function distinct(points: readonly Point[]): readonly Point[] {
  return [...new Map(points.map((point) => [formatPoint(point), point])).values()];
}

function domainError(theorem: Theorem, point: Point): DomainError | undefined {
  try {
    checkDomain(theorem, point);
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}
