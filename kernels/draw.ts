/** Honest rows of a tile. Row i of the field is made at random-number address row i, whatever the tile. */
import { toNormals } from './normals';
import { fillWords } from './philox';
import { toTwoPoint } from './twoPoint';

/** Standard normals of `count` rows from row `row` on, to rows `stride` bytes apart. */
export function drawNormals(
  at: usize,
  stride: usize,
  count: i32,
  groups: i32,
  block: u32,
  row: u32,
  trial: u32,
  stream: u32,
): void {
  for (let i = 0; i < count; i++, at += stride) {
    fillWords(at, groups, block, row + i, trial, stream);
    toNormals(at, groups);
  }
}

/** The same for the two-point law. */
export function drawTwoPoint(
  at: usize,
  stride: usize,
  count: i32,
  groups: i32,
  block: u32,
  row: u32,
  trial: u32,
  stream: u32,
  threshold: u32,
  low: f32,
  high: f32,
): void {
  for (let i = 0; i < count; i++, at += stride) {
    fillWords(at, groups, block, row + i, trial, stream);
    toTwoPoint(at, groups, threshold, low, high);
  }
}
