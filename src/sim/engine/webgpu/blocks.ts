/** Four columns for each of 256 invocations of a workgroup. */
const LEAST_COLUMNS = 1024;
/** Longest stretch that a pass may sum in float32. */
export const MOST_COLUMNS = 4096;
/** Blocks that keep a large device busy with a single trial. */
const WANTED_BLOCKS = 256;

/**
 * Columns of a block: the stretch over which a pass may sum in float32; blocks are summed in float64 on the host. A power of two,
 * and a function of the field's shape alone, so that a trial has one result whatever the range of trials.
 *
 * @param d - columns of the field
 */
export function columnsPerBlock(d: number): number {
  let columns = LEAST_COLUMNS;
  while (columns < MOST_COLUMNS && columns * WANTED_BLOCKS < d) columns *= 2;
  return columns;
}
