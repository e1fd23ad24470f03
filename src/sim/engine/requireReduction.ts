import { DomainError } from '../../errors.js';
import type { Reducer } from '../rules/reducer.js';
import { requireReducer } from '../rules/reduceColumn.js';
import type { Field, TrialRange } from './engine.js';
import { requireField } from './requireField.js';

/**
 * Refuses a reduction that no engine can run.
 *
 * @throws DomainError naming the value and the rule it breaks
 */
export function requireReduction(
  field: Field,
  trials: TrialRange,
  mix: { readonly rows: number; readonly weights: Float64Array } | null,
  reducer: Reducer,
): void {
  requireField(field, trials);
  const m = mix ? mix.rows : field.n;
  requireReducer(reducer, m);
  if (mix && mix.weights.length !== trials.count * m * field.n) {
    throw new DomainError(
      `a mix of ${trials.count} trials needs ${trials.count * m * field.n} weights; got ${mix.weights.length}`,
    );
  }
}
