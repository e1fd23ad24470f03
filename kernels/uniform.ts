/** Uniforms in (0, 1] from words, with the roundings of `unitFloat32` in src/sim/random/uniform.ts. */
import { HALF, LOWER_HALF, TWO_16, TWO_MINUS_32, vector } from './vectors';

/** The unsigned 32-bit words as float32, rounded once: upper and lower halves are exact, their sum is not. */
// @ts-ignore: decorator
@inline
function wordToFloat(words: v128): v128 {
  const upper = f32x4.convert_i32x4_s(i32x4.shr_u(words, 16));
  const lower = f32x4.convert_i32x4_s(v128.and(words, vector(LOWER_HALF)));
  return f32x4.add(f32x4.mul(upper, vector(TWO_16)), lower);
}

// @ts-ignore: decorator
@inline
export function unitFloat(words: v128): v128 {
  return f32x4.mul(f32x4.add(wordToFloat(words), vector(HALF)), vector(TWO_MINUS_32));
}

/** Turns 16 words a group into uniforms, in place. */
export function toUniforms(at: usize, groups: i32): void {
  for (const end = at + (<usize>groups << 6); at < end; at += 16) v128.store(at, unitFloat(v128.load(at)));
}
