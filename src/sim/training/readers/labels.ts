import { UserError } from '../../../errors.js';
import { parseNumber } from './number.js';

const MAXIMUM_CLASSES = 256;

/**
 * Class indices 0 .. classes - 1 of labels given as text, in the order of the distinct labels: by value when all are
 * numbers (so `1` and `1.0` are one class), else by code units.
 *
 * @throws UserError when there are fewer than 2 or more than 256 classes
 */
export function classIndices(
  labels: readonly string[],
  name: string,
): { readonly indices: Uint8Array; readonly classes: number } {
  const numbers = labels.map(parseNumber);
  const numeric = numbers.every((value) => value !== undefined);
  const keys: readonly (number | string)[] = numeric ? (numbers as number[]) : labels;
  const distinct = [...new Set(keys)].sort((a, b) => (a < b ? -1 : 1));
  if (distinct.length < 2) {
    throw new UserError(`${name}: all labels are '${distinct[0] ?? ''}'; classification needs at least two classes`);
  }
  if (distinct.length > MAXIMUM_CLASSES) {
    throw new UserError(
      `${name}: ${distinct.length} distinct labels; at most ${MAXIMUM_CLASSES} classes are supported`,
    );
  }
  const order = new Map(distinct.map((key, index) => [key, index]));
  return { indices: Uint8Array.from(keys, (key) => order.get(key)!), classes: distinct.length };
}
