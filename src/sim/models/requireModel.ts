import { DomainError } from '../../errors.js';
import { LEAST_SPARSE_P } from '../random/sparse.js';
import { LEAST_DEGREES, MOST_DEGREES } from '../random/studentT.js';
import type { Model } from './model.js';

/**
 * Refuses a model without a law.
 *
 * @throws DomainError naming the parameter, its value and the rule it breaks
 */
export function requireModel(model: Model): void {
  switch (model.kind) {
    case 'gaussian':
      return requireSpread('Gaussian', 'mean', model.mean, 'sigma', model.sigma);
    case 'laplace':
      return requireSpread('Laplace', 'mean', model.mean, 'sigma', model.sigma);
    case 'student-t':
      requireDegrees(model.nu);
      return requireSpread('Student-t', 'location', model.location, 'scale', model.scale);
    case 'uniform':
      return requireInterval(model.low, model.high);
    case 'two-point':
      if (model.p > 0 && model.p < 1) return;
      throw new DomainError(`the two-point model needs 0 < p < 1; got p=${model.p}`);
    case 'sparse':
      return requireShare(model.p);
  }
}

function requireSpread(law: string, centreName: string, centre: number, spreadName: string, spread: number): void {
  if (Number.isFinite(centre) && Number.isFinite(spread) && spread >= 0) return;
  throw new DomainError(
    `the ${law} model needs a finite ${centreName} and a finite ${spreadName} >= 0; ` +
      `got ${centreName}=${centre}, ${spreadName}=${spread}`,
  );
}

function requireDegrees(nu: number): void {
  if (nu >= LEAST_DEGREES && nu <= MOST_DEGREES) return;
  const nearest = nu > MOST_DEGREES ? '1e15, or the Gaussian model' : '1';
  throw new DomainError(`the Student-t model needs 1 <= nu <= 1e15; got nu=${nu}${hint(nu, nearest)}`);
}

function requireInterval(low: number, high: number): void {
  if (Number.isFinite(high - low) && low <= high) return;
  throw new DomainError(`the uniform model needs low <= high and a finite high - low; got low=${low}, high=${high}`);
}

function requireShare(p: number): void {
  if (p >= LEAST_SPARSE_P && p <= 1) return;
  const nearest = p > 1 ? '1' : '2^-31 = 4.7e-10';
  throw new DomainError(`the sparse model needs 2^-31 <= p <= 1; got p=${p}${hint(p, nearest)}`);
}

/** Nothing is nearest to NaN. */
function hint(value: number, nearest: string): string {
  return Number.isNaN(value) ? '' : ` (nearest: ${nearest})`;
}
