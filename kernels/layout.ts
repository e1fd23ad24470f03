/**
 * Order of columns. A draw leaves the columns of each group of 16 as a 4 x 4 matrix on its side. What sums or reduces
 * columns does not mind, as long as all rows are alike; the last group of a field, which may be cut, is set upright.
 */
export function setUpright(at: usize, groups: i32): void {
  for (const end = at + ((<usize>groups) << 6); at < end; at += 64) {
    const a = v128.load(at);
    const b = v128.load(at, 16);
    const c = v128.load(at, 32);
    const d = v128.load(at, 48);
    const ab0 = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
    const ab1 = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
    const cd0 = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
    const cd1 = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
    v128.store(at, v128.shuffle<i64>(ab0, cd0, 0, 2));
    v128.store(at, v128.shuffle<i64>(ab0, cd0, 1, 3), 16);
    v128.store(at, v128.shuffle<i64>(ab1, cd1, 0, 2), 32);
    v128.store(at, v128.shuffle<i64>(ab1, cd1, 1, 3), 48);
  }
}
