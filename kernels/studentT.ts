/** Student-t values from two words each, with the roundings of src/sim/random/studentT.ts. */
import { cosine, expm1, minusLog } from './elementary';
import { unitFloat } from './uniform';

/** Turns 16 words a group, and the second words at `seconds`, into Student-t values of scale 1; `exponent` is 2 / nu. */
export function toStudentT(at: usize, seconds: usize, groups: i32, nu: f32, exponent: f32): void {
  const degrees = f32x4.splat(nu);
  const power = f32x4.splat(exponent);
  for (const end = at + ((<usize>groups) << 6); at < end; at += 16, seconds += 16) {
    const words = v128.load(at);
    const size = minusLog(unitFloat(words), unitFloat(v128.not(words)));
    const radius = f32x4.sqrt(f32x4.mul(degrees, expm1(f32x4.mul(power, size))));
    v128.store(at, f32x4.mul(radius, cosine(v128.load(seconds))));
  }
}
