import type { TrialRange } from '../engine.js';

/** A piece of a reduction that one dispatch does: `trials` by position in the pass, and blocks of columns. */
export interface Part {
  readonly trials: TrialRange;
  readonly blocks: { readonly first: number; readonly count: number };
}

/** What bounds a part. */
export interface PartLimits {
  /** Trials of one dispatch, and blocks of one dispatch. */
  readonly trials: number;
  readonly blocks: number;
  /** Pairs of a trial and a block. */
  readonly pairs: number;
}

/** Cuts trials x blocks into parts, whole trials where they fit, in the order of trials and, within one, of blocks. */
export function partsOf(trials: number, blocks: number, most: PartLimits): readonly Part[] {
  const wide = Math.min(blocks, most.blocks, most.pairs);
  const tall = wide < blocks ? 1 : Math.min(most.trials, Math.floor(most.pairs / blocks));
  const parts: Part[] = [];
  for (let t = 0; t < trials; t += tall) {
    for (let b = 0; b < blocks; b += wide) {
      parts.push({
        trials: { first: t, count: Math.min(tall, trials - t) },
        blocks: { first: b, count: Math.min(wide, blocks - b) },
      });
    }
  }
  return parts;
}
