/** Krum and multi-Krum as targets of the omniscient mean shift, and the rows that they put out. */
import { capturesOutput, keepsByzantine } from '../../sim/laws/acceptance.js';
import { krum } from '../../sim/rules/krum.js';
import { multiKrum } from '../../sim/rules/multiKrum.js';
import type { Target } from '../leeway/omniscientShift.js';

/** Accepted while a Byzantine row is selected. */
export const krumTarget: Target = { rule: krum, accepts: capturesOutput };

/** Accepted while all Byzantine rows are averaged. */
export const multiKrumTarget: Target = { rule: multiKrum, accepts: keepsByzantine };

/** Rows of positive weight, in row order. */
export function chosenRows(weights: Float64Array): number[] {
  return [...weights.keys()].filter((row) => weights[row]! > 0);
}
