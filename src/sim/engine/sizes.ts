import type { Attack } from '../attacks/attack.js';
import { linearAttack } from '../attacks/linearAttack.js';
import type { Model } from '../models/model.js';
import type { Field } from './engine.js';

/** Largest possible sizes of a field's entries, as distances to the offset of its model (see `coordinates`). */
export interface Sizes {
  /** Byzantine rows that are there. */
  readonly rows: number;
  /** |offset of the model|. */
  readonly centre: number;
  /** Standard deviation of the model, or its scale where there is none. */
  readonly spread: number;
  /** Of a drawn entry. */
  readonly honest: number;
  /** Of a Byzantine entry. */
  readonly byzantine: number;
  /** The same without the first column, where most attacks plant. */
  readonly byzantineBeyondFirst: number;
  /** By how much, at most, a Byzantine entry follows an error of the honest ones; 0 for planted numbers. */
  readonly gain: number;
}

/** The sizes of a field: draws are bounded because they are made of 32-bit words, whatever the law's tails. */
export function sizesOf({ n, f, model, attack }: Field): Sizes {
  const { centre, spread, honest } = modelSizes(model);
  const shared = { centre: Math.abs(centre), spread, honest };
  if (f === 0 || attack.kind === 'none') return { ...shared, rows: 0, byzantine: 0, byzantineBeyondFirst: 0, gain: 0 };
  const kinds = attack.kind === 'staggered' ? [0, 1] : [0];
  const over = (column: 'first' | 'other'): number =>
    Math.max(...kinds.map((row) => byzantineSize(attack, row, column, centre, honest, n - f)));
  const other = over('other');
  const byzantine = Math.max(other, over('first'));
  return { ...shared, rows: f, byzantine, byzantineBeyondFirst: other, gain: gainOf(attack) };
}

/** Normals are at most sqrt(66 ln 2) = 6.764 in size (see `fillNormals`). */
const LARGEST_NORMAL = 6.765;
/** Laplace draws of scale 1 are at most 32 ln 2 = 22.18 in size: the logarithm of a word (see `fillLaplace`). */
const LARGEST_LAPLACE = 22.2;
/** Relative rounding of float32 draws beyond their exact largest size. */
const ROUNDED = 1 + 1e-5;

function modelSizes(model: Model): { readonly centre: number; readonly spread: number; readonly honest: number } {
  switch (model.kind) {
    case 'gaussian':
      return { centre: model.mean, spread: model.sigma, honest: LARGEST_NORMAL * model.sigma };
    case 'two-point': {
      const odds = model.p / (1 - model.p);
      return { centre: 0, spread: 1, honest: Math.sqrt(Math.max(odds, 1 / odds)) };
    }
    case 'sparse':
      return { centre: 0, spread: 1, honest: ROUNDED / Math.sqrt(model.p) };
    case 'laplace':
      return { centre: model.mean, spread: model.sigma, honest: (LARGEST_LAPLACE * model.sigma) / Math.SQRT2 };
    case 'student-t': {
      const { nu, location, scale } = model;
      const spread = nu > 2 ? scale * Math.sqrt(nu / (nu - 2)) : scale;
      return { centre: location, spread, honest: ROUNDED * scale * largestStudent(nu) };
    }
    case 'uniform':
      return { centre: model.low, spread: (model.high - model.low) / Math.sqrt(12), honest: model.high - model.low };
  }
}

/** sqrt(nu (2^(66 / nu) - 1)), the radius of the first word (see `studentRadius`). */
function largestStudent(nu: number): number {
  return Math.sqrt(nu * Math.expm1((66 * Math.LN2) / nu));
}

/** Of `alie`: the mean, and z times a standard deviation that moves by at most 2 errors. Others: three order statistics. */
function gainOf(attack: Attack): number {
  const linear = linearAttack(attack);
  if (linear) return Math.abs(linear.honestMean);
  return attack.kind === 'alie' ? 1 + 2 * Math.abs(attack.z) : 3;
}

function byzantineSize(
  attack: Attack,
  row: number,
  column: 'first' | 'other',
  centre: number,
  honest: number,
  count: number,
): number {
  const linear = linearAttack(attack, row);
  if (linear) {
    const planted = linear.ones + (column === 'first' ? linear.first : 0);
    return Math.abs(linear.honestMean) * honest + Math.abs((linear.honestMean - 1) * centre + planted);
  }
  // The standard deviation of h values (divisor h - 1) is at most sqrt(h / (h - 1)) times the largest deviation from their
  // mean, which is at most 2 largest deviations from the model's mean.
  if (attack.kind === 'alie') return honest * (1 + 2 * Math.abs(attack.z) * Math.sqrt(count / Math.max(1, count - 1)));
  // `diameter` and `mirror`: at most three largest deviations, and a nudge of 1e-9.
  return 3 * honest + 1e-9;
}
