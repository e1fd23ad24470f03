/**
 * The looks of a cell: the trial counts at which its data are judged. They depend on the plan alone, so that when a cell
 * stops depends on nothing but the plan and the data.
 */

/**
 * `firstLook * 2^k` while below `most`, then `most`: increasing, never empty.
 *
 * @param firstLook - trials, >= 1
 * @param most - trials, >= 1
 */
export function looks(firstLook: number, most: number): readonly number[] {
  const counts: number[] = [];
  for (let count = firstLook; count < most; count *= 2) counts.push(count);
  counts.push(most);
  return counts;
}
