import { cosTurn, logFloat32, sinTurn } from './elementary.js';
import { fillRow } from './field.js';
import type { StreamKey } from './key.js';
import { unitFloat32 } from './uniform.js';

const fround = Math.fround;

/**
 * Standard normals of columns firstColumn .. firstColumn + count - 1 of one row, to `out[offset ..]`, in float32.
 *
 * One Philox block (w0, w1, w2, w3) gives four by two Box-Muller pairs: r = sqrt(-2 ln u(w0)), then r cos and r sin of
 * 2 pi w1 / 2^32; the same with w2 and w3. u has 32 bits of resolution at zero: the largest value is
 * sqrt(66 ln 2) = 6.76 and frequencies are those of the normal law up to about 6 sigma. A pure function of the address:
 * every engine that claims bit-equality must return these bits.
 *
 * @param stream - 0 .. 2^31 - 1
 * @throws RangeError when an address does not fit (see `fillRow`)
 */
export function fillNormals(
  out: Float32Array,
  offset: number,
  count: number,
  key: StreamKey,
  trial: number,
  row: number,
  firstColumn: number,
  stream = 0,
): void {
  fillRow(out, offset, count, { key, trial, row, firstColumn, stream }, toNormals);
}

/** sqrt(-2 ln u) in float32 for the 32-bit word of u: 0 for the last words, sqrt(66 ln 2) = 6.764 for word 0. */
export function boxMullerRadius(word: number): number {
  return fround(Math.sqrt(fround(-2 * logFloat32(unitFloat32(word)))));
}

function toNormals(words: Uint32Array, values: Float32Array, count: number): void {
  for (let i = 0; i < count; i += 2) {
    const radius = boxMullerRadius(words[i]!);
    const turn = words[i + 1]!;
    values[i] = radius * cosTurn(turn);
    values[i + 1] = radius * sinTurn(turn);
  }
}
