import { UserError } from '../errors.js';
import { nearestName } from '../nearestName.js';
import { theorems } from './catalogue.js';
import type { Theorem } from './theorem.js';

export { theorems };

/**
 * The theorem of that id.
 *
 * @throws UserError when there is none; the message offers the nearest id.
 */
export function theoremById(id: string): Theorem {
  const found = theorems.find((theorem) => theorem.id === id);
  if (found !== undefined) return found;
  const ids = theorems.map((theorem) => theorem.id);
  throw new UserError(`unknown theorem ${JSON.stringify(id)}; did you mean ${nearestName(id, ids)}?`);
}
