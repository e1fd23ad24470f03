import type { Comparator } from './mergeExchange.js';

/** A comparator of which one output may not be needed. */
export interface SelectStep extends Comparator {
  readonly needsLow: boolean;
  readonly needsHigh: boolean;
}

/** Use of a rank whose value nobody reads. */
export const UNUSED = 0;

/**
 * Turns a sorting network into a selection network. Ranks of equal use are interchangeable: a sum over them does not mind
 * their order, and unused ones mind nothing. Walking backwards, a comparator whose two outputs are of equal use goes, and
 * of the others only the needed outputs stay.
 *
 * @param uses - per rank: `UNUSED`, or a positive number, shared by ranks that are read as a set
 */
export function select(network: readonly Comparator[], uses: readonly number[]): SelectStep[] {
  const labels = [...uses];
  let fresh = Math.max(0, ...uses);
  const steps: SelectStep[] = [];
  for (let k = network.length - 1; k >= 0; k--) {
    const { low, high } = network[k]!;
    if (labels[low] === labels[high]) continue;
    steps.push({ low, high, needsLow: labels[low] !== UNUSED, needsHigh: labels[high] !== UNUSED });
    labels[low] = ++fresh;
    labels[high] = ++fresh;
  }
  return steps.reverse();
}
