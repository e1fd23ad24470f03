/** The engine's explicit fields as the other side of two-sample tests of the Gram law. */
import type { Attack } from '../../../src/sim/attacks/attack.js';
import { aggregateField } from '../../../src/sim/engine/aggregateField.js';
import type { Field, Statistic } from '../../../src/sim/engine/engine.js';
import { referenceEngine } from '../../../src/sim/engine/reference/reference.js';
import { ruleById } from '../../../src/sim/rules/registry.js';

/** h = 9 rows: more than 4 dimensions, fewer than 60. */
export const N = 11;
export const F = 2;

export const field = (d: number, attack: Attack, f = F): Field => ({
  n: N,
  f,
  d,
  model: { kind: 'gaussian', mean: 0, sigma: 1 },
  attack,
  key: { key0: 20262, key1: d },
});

/** columns[s][trial] of statistic s of a rule's output on explicit rows. */
export async function bruteForce(
  id: string,
  d: number,
  attack: Attack,
  trials: number,
  statistics: readonly Statistic[],
  present = F,
): Promise<number[][]> {
  const range = { first: 0, count: trials };
  const values = await aggregateField(referenceEngine, ruleById(id), field(d, attack, present), F, range, statistics);
  return statistics.map((_, s) => Array.from({ length: trials }, (_unused, t) => values[t * statistics.length + s]!));
}
