/** The mean shift against rules that read l_p or sup-norm distances: largest accepted displacement of a loaded plant. */
import { acceptedShift } from '../../sim/laws/acceptedShift.js';
import type { NormPlant } from '../../sim/laws/normPlant.js';
import type { Rule } from '../../sim/rules/rule.js';

/**
 * The largest displacement at which a rule that outputs one of its inputs outputs a Byzantine one.
 *
 * @param move - moves the Byzantine rows by gamma, in sigma: one coordinate or all
 * @param reach - the search ends at 20 sqrt(reach): d for distances that grow like sqrt(d), d^2 for p = 1
 */
export function largestCaptured(
  rule: Rule,
  plant: NormPlant,
  move: (gamma: number) => NormPlant,
  reach: number,
): number {
  const { n, f } = plant;
  return acceptedShift((gamma) => {
    const { weights } = rule.mix!(move(gamma).squaredDistances, n, f);
    return weights.subarray(f).every((weight) => weight === 0);
  }, reach);
}
