import type { Field } from '../engine.js';
import type { Plan } from '../plan.js';
import { columnsPerBlock } from './blocks.js';
import { groupsOf, needsDeviation, needsHonestMean } from './wgsl/field.js';

/** Invocations of a workgroup. */
export const INVOCATIONS = 256;
/** vec4<f32> numbers of workgroup memory: 16 KiB, what every WebGPU device has. */
export const MEMORY = 1024;
/** Rows of a panel: where there are more, a workgroup compares two panels. */
export const PANEL = 64;
/** Side of the square of rows that an invocation compares. */
export const SQUARE = 4;
/** Most parts into which the columns of a tile are cut for the invocations: their sums are added one after the other. */
const MOST_SLICES = 32;

/**
 * How the pairs of a field's tile rows (distinct Byzantine ones, honest ones, the origin where asked for) are spread over
 * workgroups and invocations. One workgroup does a block of columns of a trial and all pairs of up to 64 rows, or the pairs
 * between two panels of 64, drawn for it alone; an invocation does 4 x 4 pairs in a slice of the columns.
 */
export interface PairShape {
  /** Tile rows. */
  readonly rows: number;
  readonly byzantine: number;
  readonly honest: number;
  readonly origin: boolean;
  readonly panels: number;
  /** Pairs of panels, a panel with itself included. */
  readonly panelPairs: number;
  /** Rows in workgroup memory. */
  readonly held: number;
  /** Rows drawn in a column at most: those held, and with panels all honest ones for each moment of them that is needed. */
  readonly drawn: number;
  /** Squares along a side: `held`, or half of it with two panels, is SQUARE times it. */
  readonly side: number;
  /** Squares of a workgroup: a triangle of them, or all with two panels. */
  readonly squares: number;
  /** Parts of the columns of a tile, each with an invocation of its own for every square. */
  readonly slices: number;
  /** Groups of four columns of a tile. */
  readonly groups: number;
  readonly groupsPerBlock: number;
  readonly blocks: number;
}

/** A function of the field's shape, attack and points alone, so that a trial has one result whatever the range of trials. */
export function pairShape({ d }: Pick<Field, 'd'>, plan: Plan, origin: boolean): PairShape {
  const byzantine = plan.byzantine.length;
  const honest = plan.tileRows.length - plan.firstHonest;
  const rows = byzantine + honest + (origin ? 1 : 0);
  const panels = Math.ceil(rows / PANEL);
  const side = panels === 1 ? Math.ceil(rows / SQUARE) : PANEL / SQUARE;
  const held = panels === 1 ? SQUARE * side : 2 * PANEL;
  const squares = panels === 1 ? triangle(side) : side * side;
  const groupsPerBlock = columnsPerBlock(d) / 4;
  // Partial sums of honest rows take the memory beyond the tile.
  const memory = needsHonestMean(plan) ? MEMORY - INVOCATIONS : MEMORY;
  const groups = Math.min(Math.floor(memory / held), groupsPerBlock);
  const moments = Number(needsHonestMean(plan)) + Number(needsDeviation(plan));
  return {
    rows,
    byzantine,
    honest,
    origin,
    panels,
    panelPairs: triangle(panels),
    held,
    drawn: held + (panels > 1 ? moments * honest : 0),
    side,
    squares,
    slices: Math.min(Math.floor(INVOCATIONS / squares), groups, MOST_SLICES),
    groups,
    groupsPerBlock,
    blocks: Math.ceil(groupsOf(d) / groupsPerBlock),
  };
}

/** Numbers that a workgroup writes: SQUARE x SQUARE sums of every square. */
export function numbersOf({ squares }: PairShape): number {
  return SQUARE * SQUARE * squares;
}

/**
 * Where the sum of a pair of tile rows lies among the numbers of its block: result[k] of the k-th pair (0, 1), (0, 2), ..
 *
 * Rows of a panel are dealt to the squares one by one: square a has rows a, a + side, a + 2 side, a + 3 side, so that neighbouring
 * invocations read neighbouring rows.
 */
export function pairPlaces(shape: PairShape): Int32Array {
  const { rows, panels, side } = shape;
  const places = new Int32Array((rows * (rows - 1)) / 2);
  let k = 0;
  for (let one = 0; one < rows; one++) {
    for (let other = one + 1; other < rows; other++) {
      const panelPair = triangleIndex(Math.floor(one / PANEL), Math.floor(other / PANEL), panels);
      places[k++] = panelPair * numbersOf(shape) + placeInPanels(one % PANEL, other % PANEL, side, panels > 1);
    }
  }
  return places;
}

function placeInPanels(one: number, other: number, side: number, whole: boolean): number {
  const [a, b] = [one % side, other % side];
  const [i, j] = [Math.floor(one / side), Math.floor(other / side)];
  if (whole) return SQUARE * (SQUARE * (a * side + b) + i) + j;
  if (a > b) return SQUARE * (SQUARE * triangleIndex(b, a, side) + j) + i;
  return SQUARE * (SQUARE * triangleIndex(a, b, side) + i) + j;
}

/** Number of (a, b) with 0 <= a <= b < side. */
function triangle(side: number): number {
  return (side * (side + 1)) / 2;
}

/** Place of (a, b), a <= b, in the order (0, 0), (0, 1), .., (1, 1), (1, 2), .. */
function triangleIndex(a: number, b: number, side: number): number {
  return a * side - (a * (a - 1)) / 2 + (b - a);
}
