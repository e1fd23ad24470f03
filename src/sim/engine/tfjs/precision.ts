import { isOriginFar } from '../plan.js';
import { precisionOf } from '../precision.js';
import { FINE, UNIT_32 } from '../rounding.js';
import { planOf } from './plan.js';
import { COLUMN_ROUNDINGS } from './sums.js';

/**
 * In units of 2^-24, the unit rounding of float32.
 *
 * - draws: those of the wasm engine, exact.
 * - rows: a Byzantine entry has at most four roundings (see `fieldTile`); eight leave room for a square root that is not
 *   correctly rounded.
 * - unit: 1, in means, weighted sums and outputs.
 * - mixed: a weight, its product and the shift are rounded before they are added up.
 * - sums: columns are summed with `COLUMN_ROUNDINGS` roundings; y + o in two additions and their square come to at most 7 more.
 * - squares: a difference and its square have three roundings, y + o has two more. Where the origin is far, norms are sums of
 *   moments (see `pairwise`): 2 |o y| is at most o^2 + y^2, which doubles the roundings of the sums.
 */
export const tfjsPrecision = precisionOf((field) => {
  const plan = planOf(field);
  if (!plan) return FINE;
  const sums = (COLUMN_ROUNDINGS + 8) * UNIT_32;
  const squares = isOriginFar(plan) ? 2 * sums : sums;
  return { draws: 0, rows: 8 * UNIT_32, unit: UNIT_32, mixed: 3 * UNIT_32, sums, squares };
});
