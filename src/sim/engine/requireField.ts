import { DomainError } from '../../errors.js';
import { requireModel } from '../models/requireModel.js';
import type { Field, TrialRange } from './engine.js';

/**
 * Refuses a field or a range of trials that no engine can run.
 *
 * @throws DomainError naming the value and the rule it breaks
 */
export function requireField(field: Field, trials: TrialRange): void {
  const { n, f, d } = field;
  requireWhole('n', n, 1);
  requireWhole('d', d, 1);
  requireWhole('f', f, 0);
  if (f >= n)
    throw new DomainError(
      `a field needs at least one honest row, f < n; got n=${n}, f=${f} (largest f here: ${n - 1})`,
    );
  if (field.attack.kind === 'alie' && n - f < 2) {
    throw new DomainError(
      `the attack alie needs at least 2 honest rows; got n=${n}, f=${f} (largest f here: ${n - 2})`,
    );
  }
  if ((field.attack.kind === 'mirror' || field.attack.kind === 'diameter') && n < 2 * f + 1) {
    throw new DomainError(
      `the attack ${field.attack.kind} needs n >= 2f + 1; got n=${n}, f=${f} (largest f here: ${(n - 1) >> 1})`,
    );
  }
  requireModel(field.model);
  requireWhole('first trial', trials.first, 0);
  requireWhole('trial count', trials.count, 0);
}

function requireWhole(name: string, value: number, least: number): void {
  if (Number.isSafeInteger(value) && value >= least) return;
  throw new DomainError(`${name} must be a whole number >= ${least}; got ${value}`);
}
