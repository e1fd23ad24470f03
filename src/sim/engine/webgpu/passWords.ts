import { FIRST_PASS_WORD } from './dispatch.js';

/** Words of the parameters that say which part of a reduction a dispatch does, and what of a field its code leaves open. */
export const WORD = {
  firstTrial: FIRST_PASS_WORD,
  trials: FIRST_PASS_WORD + 1,
  firstBlock: FIRST_PASS_WORD + 2,
  blocks: FIRST_PASS_WORD + 3,
  /** o = mean / scale as the sum of three float32 numbers, the largest first. */
  offset: FIRST_PASS_WORD + 4,
  /** Numbers of a trial among the weights, or 0 where all trials share them. */
  stride: FIRST_PASS_WORD + 7,
  /** First drawn row of the field, and how many are drawn. */
  firstDrawn: FIRST_PASS_WORD + 8,
  drawn: FIRST_PASS_WORD + 9,
  /** Drawn rows before the first honest one: f where the Byzantine rows are draws as well. */
  unplanted: FIRST_PASS_WORD + 10,
  /** 1 / h and 1 / (h - 1) for h honest rows. */
  honestShare: FIRST_PASS_WORD + 11,
  deviationShare: FIRST_PASS_WORD + 12,
  /** How near a tie is one: see `tieShare`. */
  ties: FIRST_PASS_WORD + 13,
} as const;
