/** Turns 16 words a group into -size below the threshold, size among the last `threshold` words, and 0 elsewhere, in place. */
import { SIGN, vector } from './vectors';

export function toSparse(at: usize, groups: i32, threshold: u32, size: f32): void {
  const limit = i32x4.splat(threshold);
  const value = f32x4.splat(size);
  for (const end = at + ((<usize>groups) << 6); at < end; at += 16) {
    const words = v128.load(at);
    const complement = v128.not(words);
    const drawn = v128.or(i32x4.lt_u(words, limit), i32x4.lt_u(complement, limit));
    v128.store(at, v128.and(drawn, v128.or(value, v128.and(complement, vector(SIGN)))));
  }
}
