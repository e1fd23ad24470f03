import { DomainError } from '../../../errors.js';
import type { Reducer } from '../../rules/reducer.js';
import { isLinear } from '../../rules/isLinear.js';
import { MOST_SORTED } from './wgsl/sortKernel.js';

/**
 * Refuses an order statistic of more rows than workgroup memory holds.
 *
 * @throws DomainError naming the most
 */
export function requireRows(reducer: Reducer, m: number): void {
  const most = reducer.kind === 'mean-around-other-median' ? 2 * MOST_SORTED : MOST_SORTED;
  if (isLinear(reducer) || m <= most) return;
  throw new DomainError(`${reducer.kind} on a GPU takes at most ${most} rows; got ${m} (use the wasm engine)`);
}
