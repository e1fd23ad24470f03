import { fillRow } from './field.js';
import type { StreamKey } from './key.js';

const fround = Math.fround;
const TWO_32 = 4294967296;
const TWO_MINUS_32 = fround(1 / TWO_32);

/**
 * The float32 number (word + 1/2) / 2^32, rounded after the conversion of `word` and again after the sum, as SIMD does.
 * In [2^-33, 1]: word 0 gives 2^-33, the last 128 words give 1. Near zero every word has a value of its own; above
 * 1/2 the values are 2^-24 apart.
 */
export function unitFloat32(word: number): number {
  return fround(fround(fround(word) + 0.5) * TWO_MINUS_32);
}

/**
 * Uniforms in (0, 1] of consecutive columns of one row, in float32, one word each (see `unitFloat32`).
 *
 * @param stream - 0 .. 2^31 - 1
 * @throws RangeError when an address does not fit (see `fillRow`)
 */
export function fillUniforms(
  out: Float32Array,
  offset: number,
  count: number,
  key: StreamKey,
  trial: number,
  row: number,
  firstColumn: number,
  stream = 0,
): void {
  fillRow(out, offset, count, { key, trial, row, firstColumn, stream }, toUniforms);
}

function toUniforms(words: Uint32Array, values: Float32Array, count: number): void {
  for (let i = 0; i < count; i++) values[i] = unitFloat32(words[i]!);
}
