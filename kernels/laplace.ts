/** Laplace values from words, with the roundings of `laplaceFloat32` in src/sim/random/laplace.ts. */
import { minusLog } from './elementary';
import { HALF, MAGNITUDE, SIGN, TWO_MINUS_31, vector } from './vectors';

/** (m + 1/2) / 2^31 of 31-bit integers. */
// @ts-ignore: decorator
@inline
function unit(m: v128): v128 {
  return f32x4.mul(f32x4.add(f32x4.convert_i32x4_s(m), vector(HALF)), vector(TWO_MINUS_31));
}

/** Turns 16 words a group into Laplace values of scale 1, in place. */
export function toLaplace(at: usize, groups: i32): void {
  for (const end = at + ((<usize>groups) << 6); at < end; at += 16) {
    const words = v128.load(at);
    const m = v128.and(words, vector(MAGNITUDE));
    const size = minusLog(unit(m), unit(v128.xor(m, vector(MAGNITUDE))));
    v128.store(at, v128.or(size, v128.andnot(vector(SIGN), words)));
  }
}
