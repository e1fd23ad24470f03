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

/** Upper halves of the 64-bit products of four words with a multiplier. */
// @ts-ignore: decorator
@inline
function multiplyHigh(x: v128, multiplier: v128): v128 {
  return highHalves(i64x2.extmul_low_i32x4_u(x, multiplier), i64x2.extmul_high_i32x4_u(x, multiplier));
}

/** Where the second of two groups goes when there is only one left. */
const spare: usize = memory.data(64, 16);

/**
 * Writes the random words of `groups` groups of 16 columns of one row to `out`, from column block `block` on.
 *
 * Words 1 to 3 of the counter are the same for all columns of a row, so half of the first two rounds is done once. Two
 * groups, `a` and `b`, go in lockstep: a round is a chain of dependent operations, and two chains hide each other's latency. Lower
 * halves are multiplied anew, because the upper ones keep the shuffle units busy.
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
  const counter = i32x4.add(i32x4.splat(block), i32x4(0, 1, 2, 3));
  let low = i64x2.extmul_low_i32x4_u(counter, m0);
  let high = i64x2.extmul_high_i32x4_u(counter, m0);
  for (; out < end; out += 128) {
    let a2 = v128.xor(highHalves(low, high), afterFirst);
    let a3 = v128.xor(lowHalves(low, high), second2);
    low = i64x2.add(low, step);
    high = i64x2.add(high, step);
    let b2 = v128.xor(highHalves(low, high), afterFirst);
    let b3 = v128.xor(lowHalves(low, high), second2);
    low = i64x2.add(low, step);
    high = i64x2.add(high, step);
    let a0 = v128.xor(multiplyHigh(a2, m1), second0);
    let b0 = v128.xor(multiplyHigh(b2, m1), second0);
    let a1 = i32x4.mul(a2, m1);
    let b1 = i32x4.mul(b2, m1);
    a2 = a3;
    b2 = b3;
    a3 = second3;
    b3 = second3;
    for (let at = keys + 2 * ROUND_BYTES; at < keys + 10 * ROUND_BYTES; at += ROUND_BYTES) {
      const aNext = v128.xor(multiplyHigh(a2, m1), v128.xor(a1, v128.load(at)));
      const bNext = v128.xor(multiplyHigh(b2, m1), v128.xor(b1, v128.load(at)));
      a1 = i32x4.mul(a2, m1);
      b1 = i32x4.mul(b2, m1);
      a2 = v128.xor(multiplyHigh(a0, m0), v128.xor(a3, v128.load(at, 16)));
      b2 = v128.xor(multiplyHigh(b0, m0), v128.xor(b3, v128.load(at, 16)));
      a3 = i32x4.mul(a0, m0);
      b3 = i32x4.mul(b0, m0);
      a0 = aNext;
      b0 = bNext;
    }
    const other = end - out > 64 ? out + 64 : spare;
    v128.store(out, a0);
    v128.store(out, a1, 16);
    v128.store(out, a2, 32);
    v128.store(out, a3, 48);
    v128.store(other, b0);
    v128.store(other, b1, 16);
    v128.store(other, b2, 32);
    v128.store(other, b3, 48);
  }
}
