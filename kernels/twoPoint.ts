/** Turns 16 words a group into `low` where the word is below the threshold and `high` elsewhere, in place. */
export function toTwoPoint(at: usize, groups: i32, threshold: u32, low: f32, high: f32): void {
  const limit = i32x4.splat(threshold);
  const below = f32x4.splat(low);
  const above = f32x4.splat(high);
  for (const end = at + ((<usize>groups) << 6); at < end; at += 16) {
    v128.store(at, v128.bitselect(below, above, i32x4.lt_u(v128.load(at), limit)));
  }
}
