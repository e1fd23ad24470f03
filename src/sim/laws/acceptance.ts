/** What "the rule accepts the Byzantine rows" means, as predicates for {@link acceptedShift}. */
import { orderedDistances } from '../rules/distances.js';
import { krumConventions } from '../rules/krum.js';
import { krumScores } from '../rules/krumScores.js';
import type { Rule } from '../rules/rule.js';
import { indicesOfSmallest } from '../rules/sorting.js';
import { outputWeights } from './outcome.js';
import type { LinearPlant } from './plant.js';

/** Whether the output consists of Byzantine rows only: what acceptance means for Krum and for the medoid. */
export function capturesOutput(rule: Rule, plant: LinearPlant, told: number): boolean {
  return outputWeights(rule, plant, told)
    .subarray(plant.f)
    .every((weight) => weight === 0);
}

/** Whether every Byzantine row takes part in the output: acceptance for MDA, MVA and multi-Krum. */
export function keepsByzantine(rule: Rule, plant: LinearPlant, told: number): boolean {
  return outputWeights(rule, plant, told)
    .subarray(0, plant.f)
    .every((weight) => weight > 0);
}

/**
 * Whether all Byzantine rows are among the m of lowest Krum score. The largest shift for which they are is gamma^mk of the
 * mid-rank attack A7 on multi-Bulyan: averaged into (nearly) all candidates and never the one that is removed.
 *
 * @param m - default n - told - 2, the first round of multi-Bulyan
 * @param variant - which Krum scores; default K1
 */
export function amongLowestScores(
  plant: LinearPlant,
  told: number,
  m: number = plant.n - told - 2,
  variant: keyof typeof krumConventions = 'krum',
): boolean {
  const { n, f } = plant;
  const scores = krumScores(orderedDistances(plant.squaredDistances, n), n, krumConventions[variant](n, told));
  return indicesOfSmallest(scores, n, m).filter((row) => row < f).length === f;
}
