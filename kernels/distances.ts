/**
 * Squared distances of rows. Differences of float32 numbers, squares summed in float32 over 64 columns (16 terms a lane),
 * then in float64. Two by two rows share their loads. A turn of the loop does
 * one vector a row: unrolled, the compiler loads ahead of need and spills the sums.
 */
import { lower, upper } from './widen';

/** Bytes of the columns between two changes to float64. */
const CHUNK: usize = 256;

// @ts-ignore: decorator
@inline
function addSquare(sum: v128, a: v128, b: v128): v128 {
  const difference = f32x4.sub(a, b);
  return f32x4.add(sum, f32x4.mul(difference, difference));
}

// @ts-ignore: decorator
@inline
function widened(sum: v128): v128 {
  return f64x2.add(lower(sum), upper(sum));
}

// @ts-ignore: decorator
@inline
function addTo(out: usize, sum: v128): void {
  store<f64>(out, load<f64>(out) + f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1));
}

/** Adds the squared distances of rows a, b to rows c, d (four row addresses) over `bytes` of columns. */
function fourPairs(a: usize, b: usize, c: usize, d: usize, bytes: usize, ac: usize, bc: usize): void {
  const zero = f64x2.splat(0);
  let totalAc = zero;
  let totalAd = zero;
  let totalBc = zero;
  let totalBd = zero;
  for (const last = a + bytes; a < last;) {
    let sumAc = zero;
    let sumAd = zero;
    let sumBc = zero;
    let sumBd = zero;
    for (const end = min(a + CHUNK, last); a < end; a += 16, b += 16, c += 16, d += 16) {
      const x = v128.load(a);
      const y = v128.load(b);
      const u = v128.load(c);
      const v = v128.load(d);
      sumAc = addSquare(sumAc, x, u);
      sumAd = addSquare(sumAd, x, v);
      sumBc = addSquare(sumBc, y, u);
      sumBd = addSquare(sumBd, y, v);
    }
    totalAc = f64x2.add(totalAc, widened(sumAc));
    totalAd = f64x2.add(totalAd, widened(sumAd));
    totalBc = f64x2.add(totalBc, widened(sumBc));
    totalBd = f64x2.add(totalBd, widened(sumBd));
  }
  addTo(ac, totalAc);
  addTo(ac + 8, totalAd);
  addTo(bc, totalBc);
  addTo(bc + 8, totalBd);
}

/**
 * Adds the squared distances of `count` rows, `stride` bytes apart, to the float64 matrix `out` with `side` columns
 * (side >= count, even): every entry with row block <= column block. Rows beyond an odd count are read and must exist.
 */
export function addDistances(out: usize, side: i32, rows: usize, stride: usize, count: i32, columns: i32): void {
  const bytes = <usize>columns << 2;
  const line = <usize>side << 3;
  for (let i = 0; i < count; i += 2) {
    const a = rows + stride * i;
    for (let j = i; j < count; j += 2) {
      const c = rows + stride * j;
      const at = out + line * i + (<usize>j << 3);
      fourPairs(a, a + stride, c, c + stride, bytes, at, at + line);
    }
  }
}
