import { UserError } from '../errors.js';
import type { Point } from './theorem.js';

/**
 * The named parameters of a point, checked to be there: `const { n, f } = take(point, 'n', 'f')`.
 *
 * @throws UserError when the point lacks one of them.
 */
export function take<Name extends string>(point: Point, ...names: readonly Name[]): Readonly<Record<Name, number>> {
  const values = {} as Record<Name, number>;
  for (const name of names) {
    const value = point[name];
    if (value === undefined) {
      throw new UserError(
        `parameter ${name} is missing; the point has ${Object.keys(point).join(', ') || 'no parameters'}`,
      );
    }
    values[name] = value;
  }
  return values;
}
