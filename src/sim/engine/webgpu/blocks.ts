/** Invocations of a workgroup of the kernels that walk over columns. */
export const WORKGROUP = 64;
/** Groups of four columns that an invocation of a full workgroup walks over in a block. */
export const STEPS = 4;
/** Columns of a block, whose sums are float32; blocks are summed in float64 on the host. */
export const BLOCK_COLUMNS = 4 * WORKGROUP * STEPS;

/** How the columns of a field are cut into blocks, and a block's groups of four columns among invocations. */
export interface Blocks {
  /** Groups of four columns of the field: ceil(d / 4). */
  readonly groups: number;
  /** Groups of a block; the last block may have fewer. */
  readonly groupsPerBlock: number;
  readonly count: number;
  /** Neighbouring invocations that share a trial, a power of two; lane l walks over groups l, l + lanes, .. of a block. */
  readonly lanes: number;
  /** Trials side by side in a workgroup: a field of few columns fills it with trials. */
  readonly trials: number;
}

/** The blocks of d columns: a function of d alone, so that a trial has one result whatever the range of trials. */
export function blocksOf(d: number): Blocks {
  const groups = Math.ceil(d / 4);
  let lanes = 1;
  while (lanes < WORKGROUP && lanes < groups) lanes *= 2;
  const groupsPerBlock = Math.min(groups, BLOCK_COLUMNS / 4);
  return { groups, groupsPerBlock, count: Math.ceil(groups / groupsPerBlock), lanes, trials: WORKGROUP / lanes };
}
