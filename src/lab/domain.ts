/** The domain of a theorem: its own conditions, and that integer parameters are integers. */
import { formula, type Constraint, type Formula } from '../bounds/formula.js';
import type { Point, Theorem } from '../theorems/theorem.js';

const compiled = new WeakMap<Theorem, Formula>();

/**
 * DomainError when the point lies outside the theorem's domain, e.g. `mda-eta needs n >= 2f + 1 (honest majority); got
 * n=4, f=2 (largest f here: 1)`.
 */
export function checkDomain(theorem: Theorem, point: Point): void {
  const domain = compiled.get(theorem) ?? compile(theorem);
  compiled.set(theorem, domain);
  domain.check(point);
}

/** A formula checks its domain and words its errors; the value of this one does not matter. */
function compile(theorem: Theorem): Formula {
  const integers = theorem.parameters
    .filter(({ type }) => type === 'integer')
    .map(({ name }): Constraint => ({ expression: `isInteger(${name})` }));
  const stated = new Set(theorem.domain.map(({ expression }) => expression.trim()));
  return formula({
    name: theorem.id,
    description: `domain of ${theorem.id}`,
    expression: '0',
    parameters: theorem.parameters.map(({ name }) => name),
    domain: [...integers.filter(({ expression }) => !stated.has(expression)), ...theorem.domain],
    source: theorem.title,
  });
}
