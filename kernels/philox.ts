/**
 * Philox4x32-10, four counters at a time: lane l of word j belongs to column 4 l + j of a group of 16 columns, and word j of
 * the four counters is stored as one vector. A tile therefore holds its columns permuted within groups of 16 (see layout.ts).
 */

const MULTIPLIER_0: u32 = 0xd2511f53;
const MULTIPLIER_1: u32 = 0xcd9e8d57;
const WEYL_0: u32 = 0x9e3779b9;
const WEYL_1: u32 = 0xbb67ae85;
const ROUNDS = 10;
/** Bytes of a round's two key words, each spread over a vector. */
const ROUND_BYTES: usize = 32;
/** The key of every round; one key serves a whole pass. */
const keys: usize = memory.data(320, 16);

let key0: u32 = 0;
let key1: u32 = 0;

/** Sets the key of the fills that follow. */
export function setKey(word0: u32, word1: u32): void {
  key0 = word0;
  key1 = word1;
  for (let round = 0; round < ROUNDS; round++) {
    const at = keys + ROUND_BYTES * round;
    v128.store(at, i32x4.splat(word0));
    v128.store(at, i32x4.splat(word1), 16);
    word0 += WEYL_0;
    word1 += WEYL_1;
  }
}

/** The lower halves of four 64-bit products. */
// @ts-ignore: decorator
@inline
function lowHalves(first: v128, last: v128): v128 {
  return v128.shuffle<i32>(first, last, 0, 2, 4, 6);
}

// @ts-ignore: decorator
@inline
function highHalves(first: v128, last: v128): v128 {
  return v128.shuffle<i32>(first, last, 1, 3, 5, 7);
}

/**
 * Writes the random words of `groups` groups of 16 columns of one row to `out`, from column block `block` on.
 *
 * Words 1 to 3 of the counter are the same for all columns of a row, so half of the first two rounds is done once.
 */
export function fillWords(out: usize, groups: i32, block: u32, row: u32, trial: u32, stream: u32): void {
  const m0 = i32x4.splat(MULTIPLIER_0);
  const m1 = i32x4.splat(MULTIPLIER_1);
  const trialProduct = <u64>trial * MULTIPLIER_1;
  const trialLow = <u32>trialProduct;
  const first = <u32>(trialProduct >> 32) ^ row ^ key0;
  const firstProduct = <u64>first * MULTIPLIER_0;
  const afterFirst = i32x4.splat(stream ^ key1);
  const second0 = i32x4.splat(trialLow ^ (key0 + WEYL_0));
  const second2 = i32x4.splat(<u32>(firstProduct >> 32) ^ (key1 + WEYL_1));
  const second3 = i32x4.splat(<u32>firstProduct);
  const end = out + (<usize>groups << 6);
  const step = i64x2.splat(4 * <u64>MULTIPLIER_0);
  // The product of the first round, kept up to date by addition.
  let counter = i32x4.add(i32x4.splat(block), i32x4(0, 1, 2, 3));
  let productA = i64x2.extmul_low_i32x4_u(counter, m0);
  let productB = i64x2.extmul_high_i32x4_u(counter, m0);
  for (; out < end; out += 64) {
    let c2 = v128.xor(highHalves(productA, productB), afterFirst);
    let c3 = lowHalves(productA, productB);
    productA = i64x2.add(productA, step);
    productB = i64x2.add(productB, step);
    let a = i64x2.extmul_low_i32x4_u(c2, m1);
    let b = i64x2.extmul_high_i32x4_u(c2, m1);
    let c0 = v128.xor(highHalves(a, b), second0);
    let c1 = lowHalves(a, b);
    c2 = v128.xor(c3, second2);
    c3 = second3;
    for (let at = keys + 2 * ROUND_BYTES; at < keys + 10 * ROUND_BYTES; at += ROUND_BYTES) {
      const p = i64x2.extmul_low_i32x4_u(c0, m0);
      const q = i64x2.extmul_high_i32x4_u(c0, m0);
      a = i64x2.extmul_low_i32x4_u(c2, m1);
      b = i64x2.extmul_high_i32x4_u(c2, m1);
      const low0 = i32x4.mul(c0, m0);
      const low1 = i32x4.mul(c2, m1);
      c0 = v128.xor(v128.xor(highHalves(a, b), c1), v128.load(at));
      c1 = low1;
      c2 = v128.xor(v128.xor(highHalves(p, q), c3), v128.load(at, 16));
      c3 = low0;
    }
    v128.store(out, c0);
    v128.store(out, c1, 16);
    v128.store(out, c2, 32);
    v128.store(out, c3, 48);
  }
}
