import { DomainError } from '../../errors.js';
import type { Stream } from '../random/stream.js';
import { NormColumns } from './normColumns.js';
import type { HonestNorms } from './normPlant.js';

/** Most columns that are drawn one by one. */
const MOST_COLUMNS = 1_000_000;

/**
 * Prepares draws of the l_p distances of h rows N(0, I_d), by drawing every column: for p other than 2 (the Gram law) and
 * infinity (the exceedance law) nothing smaller is known to carry the joint law of all distances, and a normal approximation
 * of these sums is no law. Time h² d per trial, memory h²; moving the Byzantine rows afterwards costs nothing.
 *
 * @param p - 1 <= p < Infinity
 * @returns draws the next trial
 * @throws DomainError for other p, or d beyond one million columns
 */
export function drawPowerNorms({ h, d, p }: { readonly h: number; readonly d: number; readonly p: number }) {
  if (!(p >= 1 && p < Infinity)) throw new DomainError(`l_p norms are drawn for 1 <= p < Infinity; got p=${p}`);
  if (!(Number.isSafeInteger(d) && d >= 1 && d <= MOST_COLUMNS)) {
    throw new DomainError(
      `l_p distances have no law free of d: every column is drawn, at most 1e6; got d=${d} (nearest: ${Math.min(MOST_COLUMNS, Math.max(1, Math.round(d) || 1))})`,
    );
  }
  const column = new Float64Array(h);
  const columns = new NormColumns(h, p);
  return (stream: Stream): HonestNorms => {
    for (let c = 0; c < d; c++) {
      for (let j = 0; j < h; j++) column[j] = stream.normal();
      if (c === 0) columns.begin(column);
      else columns.add(column);
    }
    return columns.norms();
  };
}
