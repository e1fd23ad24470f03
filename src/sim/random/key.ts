/**
 * The 64-bit Philox key of one cell: the study's seed mixed with the cell's address. Counters under a key are
 * (column block, row, trial, stream), so that every number of a study has an address.
 */
export interface StreamKey {
  /** Unsigned 32-bit words. */
  readonly key0: number;
  readonly key1: number;
}
