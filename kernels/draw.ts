/** Honest rows of a tile. Row i of the field is made at random-number address row i, whatever the tile. */
import { toLaplace } from './laplace';
import { toNormals } from './normals';
import { fillWords } from './philox';
import { toSparse } from './sparse';
import { toStudentT } from './studentT';
import { toTwoPoint } from './twoPoint';
import { toUniforms } from './uniform';

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

/** The same for the sparse law. */
export function drawSparse(
  at: usize,
  stride: usize,
  count: i32,
  groups: i32,
  block: u32,
  row: u32,
  trial: u32,
  stream: u32,
  threshold: u32,
  size: f32,
): void {
  for (let i = 0; i < count; i++, at += stride) {
    fillWords(at, groups, block, row + i, trial, stream);
    toSparse(at, groups, threshold, size);
  }
}

/** The same for uniforms in (0, 1]. */
export function drawUniforms(
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
    toUniforms(at, groups);
  }
}

/** The same for Laplace values of scale 1. */
export function drawLaplace(
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
    toLaplace(at, groups);
  }
}

/** Groups whose second words are held at a time: 2 KiB. */
const CHUNK = 32;
const seconds: usize = memory.data(64 * 32, 16);

/** The same for Student-t values, whose second words come from the stream word `second`; `exponent` is 2 / nu. */
export function drawStudentT(
  at: usize,
  stride: usize,
  count: i32,
  groups: i32,
  block: u32,
  row: u32,
  trial: u32,
  stream: u32,
  second: u32,
  nu: f32,
  exponent: f32,
): void {
  for (let i = 0; i < count; i++, at += stride) {
    for (let first = 0; first < groups; first += CHUNK) {
      const part = min(CHUNK, groups - first);
      const place = at + ((<usize>first) << 6);
      fillWords(place, part, block + 4 * first, row + i, trial, stream);
      fillWords(seconds, part, block + 4 * first, row + i, trial, second);
      toStudentT(place, seconds, part, nu, exponent);
    }
  }
}
