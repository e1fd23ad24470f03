import { columnsPerBlock } from './blocks.js';

/** Invocations of a workgroup of a reduction. */
export const WORKGROUP = 64;

/** How the invocations of a reduction share the trials and columns of a field. */
export interface Layout {
  /** Groups of four columns of the whole field. */
  readonly groups: number;
  readonly groupsPerBlock: number;
  readonly blocks: number;
  /** Neighbouring invocations that share a trial, a power of two: lane l walks over groups l, l + lanes, .. of a block. */
  readonly lanes: number;
  /** Trials side by side in a workgroup: where columns are few, trials fill it. */
  readonly trials: number;
}

/** The layout for d columns: a function of d alone, so that a trial has one result whatever the range of trials. */
export function layoutOf(d: number): Layout {
  const groups = Math.ceil(d / 4);
  const groupsPerBlock = columnsPerBlock(d) / 4;
  let lanes = 1;
  while (lanes < WORKGROUP && lanes < groups) lanes *= 2;
  return { groups, groupsPerBlock, blocks: Math.ceil(groups / groupsPerBlock), lanes, trials: WORKGROUP / lanes };
}
