/** Checks parameter values against constraints and says what the nearest valid value would be. */
import type { EvalFunction } from 'mathjs';
import { DomainError } from '../errors.js';
import type { Constraint, Values } from './formula.js';

/** How far from a value the nearest valid integer is sought. */
const FARTHEST = 4096;
/** Names that count things in every paper here; others count when the domain says isInteger(name). */
const COUNTS = ['n', 'f'];

/** A constraint ready to be evaluated. */
export interface CompiledConstraint extends Constraint {
  readonly code: EvalFunction;
  /** Parameters that decide it, also through `where` names. */
  readonly parameters: readonly string[];
  /** The parameter p when the constraint reads `isInteger(p)`. */
  readonly integer: string | undefined;
}

/** A conjunction of constraints and how to evaluate them. */
export interface Domain {
  /** Name of the formula or theorem, the subject of error messages. */
  readonly name: string;
  readonly parameters: readonly string[];
  readonly constraints: readonly CompiledConstraint[];
  /** Parameter values with the `where` names that constraints use. */
  readonly scope: (values: Values) => Record<string, unknown>;
}

function holds(domain: Domain, constraint: CompiledConstraint, values: Values): boolean {
  try {
    return constraint.code.evaluate(domain.scope(values)) === true;
  } catch {
    // A `where` line that cannot be evaluated here, e.g. a binomial coefficient of a negative number.
    return false;
  }
}

function inside(domain: Domain, values: Values): boolean {
  return domain.constraints.every((constraint) => holds(domain, constraint, values));
}

function list(names: readonly string[], values: Values): string {
  return names.map((name) => `${name}=${values[name]}`).join(', ');
}

/** `isInteger(n)` in words, or the constraint as on paper: `n >= 2f + 3` for `n >= 2 * f + 3`. */
function rule(constraint: CompiledConstraint): string {
  if (constraint.integer !== undefined) return `an integer ${constraint.integer}`;
  return constraint.expression.trim().replace(/(?<![\w.])(\d+)\s*\*?\s*(?=[A-Za-z(])/g, '$1');
}

/** The integer nearest to the value of `name` that, alone changed, puts `values` inside the domain. */
function nearest(domain: Domain, values: Values, name: string): string | undefined {
  const value = values[name]!;
  for (let distance = 1; distance <= FARTHEST; distance++) {
    if (inside(domain, { ...values, [name]: value + distance })) return `smallest ${name} here: ${value + distance}`;
    if (inside(domain, { ...values, [name]: value - distance })) return `largest ${name} here: ${value - distance}`;
  }
  return undefined;
}

function suggestions(domain: Domain, constraint: CompiledConstraint, values: Values): readonly string[] {
  const { integer } = constraint;
  if (integer !== undefined) {
    const value = values[integer]!;
    const valid = [Math.floor(value), Math.ceil(value)].filter((candidate) =>
      inside(domain, { ...values, [integer]: candidate }),
    );
    return valid.length === 0 ? [] : [`nearest: ${valid.join(' or ')}`];
  }
  const counts = [...COUNTS, ...domain.constraints.map((other) => other.integer)];
  return constraint.parameters
    .filter((name) => counts.includes(name) && Number.isInteger(values[name]))
    .map((name) => nearest(domain, values, name))
    .filter((suggestion) => suggestion !== undefined);
}

/** Throws DomainError when a parameter is missing or not finite, or a constraint fails. */
export function checkDomain(domain: Domain, values: Values): void {
  for (const name of domain.parameters) {
    const value = values[name];
    if (value === undefined) {
      const given = domain.parameters.filter((other) => values[other] !== undefined);
      throw new DomainError(
        `${domain.name} needs a value for ${name}; got ${given.length === 0 ? 'none' : list(given, values)}`,
      );
    }
    if (!Number.isFinite(value)) throw new DomainError(`${domain.name} needs a finite ${name}; got ${name}=${value}`);
  }
  for (const constraint of domain.constraints) {
    if (holds(domain, constraint, values)) continue;
    const because = constraint.reason === undefined ? '' : ` (${constraint.reason})`;
    const hints = suggestions(domain, constraint, values);
    const hint = hints.length === 0 ? '' : ` (${hints.join('; ')})`;
    throw new DomainError(
      `${domain.name} needs ${rule(constraint)}${because}; got ${list(constraint.parameters, values)}${hint}`,
    );
  }
}
