import type { OrderReducer } from '../../network/ranks.js';
import { WORKGROUP } from '../layout.js';
import { WORD } from '../passWords.js';
import { addToSums, declareSums, sumCellBytes, sumCells, writeSums } from './accumulate.js';
import type { Needs } from './honest.js';
import { TIES } from './around.js';
import { halvesOf } from './ranksRead.js';
import { bindings, type Frame } from './walk.js';
import { sharedOutput, sortedFunctions } from './sharedOutput.js';
import { sharedMixedRows, sharedPlainRows, type Shared } from './sharedRows.js';
import { workgroupFunctions, type Columns } from './workgroup.js';

/** What every WebGPU device has of workgroup memory. */
const WORKGROUP_BYTES = 16384;
/** Most sums of a pass. */
const MOST_SUMS = 5;

/** Most rows that a workgroup sorts, a power of two: one column of them fits its memory, twice as many would not. */
export const MOST_SORTED = 2048;

/** The rows of an order statistic, from the field or mixed. */
export interface SortedRows {
  readonly reducer: OrderReducer;
  readonly m: number;
  readonly mixed: boolean;
  /** Rows of the field that are planted, and how many of them differ. */
  readonly planted: number;
  readonly byzantine: number;
  readonly needs: Needs;
}

/**
 * A kernel whose workgroups reduce a group of four columns at a time by sorting it in workgroup memory, or, where rows are many,
 * a part of the group at a time. Every invocation makes and keeps some of the rows, in row order; their copies are sorted.
 */
export function sortKernel(frame: Frame, rows: SortedRows): string {
  const { layout, sums } = frame;
  const { reducer, m, mixed } = rows;
  const cells = cellsOf(reducer, m);
  const columns = columnsOf(cells);
  const parts = 4 / columns;
  const shared: Shared = { ...rows, each: Math.ceil(m / WORKGROUP) };
  return /* wgsl */ `
${bindings(frame)}
${sumCells(sums)}
${workgroupFunctions(cells, columns)}
${sortedFunctions}

@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(workgroup_id) workgroup: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let lane = local;
  let index = workgroup.x;
  let block = workgroup.y;
  let trial = word(${WORD.firstTrial}u) + index;
  let at = word(${WORD.stride}u) * index;
  ${declareSums(sums)}
  let first = (word(${WORD.firstBlock}u) + block) * ${layout.groupsPerBlock}u;
  for (var step = 0u; step < ${layout.groupsPerBlock * parts}u; step++) {
    let turn = step / ${parts}u;
    let part = step % ${parts}u;
    if (turn > word(2u) - first) {
      break;
    }
    let group = first + turn;
    var own: array<Part, ${shared.each}>;
    ${mixed ? sharedMixedRows(shared) : sharedPlainRows(shared)}
    ${sharedOutput(shared, mixed ? TIES.mixed : TIES.plain)}
    let y = whole(reduced);
    let mean = whole(honestMean);
    let inside = inside4(group) & (vec4<u32>(0u, 1u, 2u, 3u) / ${columns}u == vec4<u32>(part));
    // Invocations take turns, so that their sums are as short as where each walks on its own.
    if (turn % ${WORKGROUP}u == local) {
      ${addToSums(sums)}
    }
    workgroupBarrier();
  }
  ${writeSums(sums, WORKGROUP)}
}
`;
}

/** The longest run that is sorted, as a power of two. */
function cellsOf(reducer: OrderReducer, m: number): number {
  const { centre, kept } = halvesOf(reducer, m);
  const longest = Math.max(centre[1] - centre[0], kept[1] - kept[0]);
  let cells = WORKGROUP;
  while (cells < longest) cells *= 2;
  return cells;
}

function columnsOf(cells: number): Columns {
  const bytes = (columns: number): number => 4 * columns * (cells + WORKGROUP) + sumCellBytes(MOST_SUMS);
  return ([4, 2] as const).find((columns) => bytes(columns) <= WORKGROUP_BYTES) ?? 1;
}
