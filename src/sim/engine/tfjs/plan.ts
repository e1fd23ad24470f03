import type { Field } from '../engine.js';
import { planField, type Plan } from '../plan.js';
import { sizesOf } from '../sizes.js';

/** Entries beyond this many spreads have squares whose sums float32 cannot hold. */
const LARGEST_ENTRY = 1e16;

/**
 * The plan of a field that this engine runs, `null` where it needs float64: see `planField`, and entries whose squares
 * overflow, such as thousands of times the mean of a Cauchy law.
 */
export function planOf(field: Field): Plan | null {
  const plan = planField(field);
  if (!plan) return null;
  const { honest, byzantineBeyondFirst } = sizesOf(field);
  return Math.max(honest, byzantineBeyondFirst) <= LARGEST_ENTRY * plan.scale ? plan : null;
}
