import type { Formula } from '../bounds/formula.js';
import { UserError } from '../errors.js';
import { nearestName } from '../nearestName.js';
import { theoremById } from './registry.js';

/**
 * A closed form of a theorem: the one of that name, or the theorem's own (its first) when no name is given.
 *
 * @throws UserError for an unknown theorem or formula; the message offers the nearest name.
 */
export function formulaOf(theoremId: string, name?: string): Formula {
  const { formulas } = theoremById(theoremId);
  const found = name === undefined ? formulas[0] : formulas.find((formula) => formula.name === name);
  if (found !== undefined) return found;
  if (name === undefined) throw new UserError(`${theoremId} has no closed form`);
  const nearest = nearestName(
    name,
    formulas.map((formula) => formula.name),
  );
  throw new UserError(`${theoremId} has no formula "${name}"; did you mean "${nearest}"?`);
}
