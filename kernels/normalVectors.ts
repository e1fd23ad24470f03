/**
 * Constants of the normals. They are those of src/sim/random/elementary.ts times powers of two, and a power of two goes through
 * a rounding unchanged: the kernel can work with u / 2, f / 2, -log(u) / 2, 2 sin and 2 cos, whose factors cancel in
 * radius * cosine, with the same bits as the unscaled formulas and fewer operations.
 */
import { COSINE, LN2, LOG, RADIANS, SINE, vector } from './vectors';

const table: usize = memory.data(16 * 25, 16);

/** 4 LOG_k 2^k, highest power first: half the polynomial of log(1 + f) for f / 2. */
export const HALF_LOG = 0;
/** ln 2 / 2, for an exponent that stands in its place in a float32 number: the low part, then minus the high part. */
export const HALF_LN2 = 9;
/** Polynomials for the squares of doubled angles. */
export const TWICE_SINE = 11;
export const TWICE_COSINE = 14;
/** 2^-10 and 64 as float32 bits: or-ed with half words they are 2^-10 + lower 2^-33 and 64 + upper 2^-17. */
export const LOWER_FLOAT = 17;
export const UPPER_FLOAT = 18;
/** 64 + 2^-10. */
export const BOTH_FLOATS = 19;
/** 2^-34: half a unit of u / 2. */
export const HALF_UNIT = 20;
/** Bits of sqrt(1/2) / 2. */
export const ROOT_BITS = 21;
/** Doubled radians per quarter of a unit of a 32-bit turn. */
export const TWICE_RADIANS = 22;
export const QUARTER = 23;
export const TWO = 24;

/** The constant of that number. */
// @ts-ignore: decorator
@inline
export function constant(index: usize): v128 {
  return v128.load(table + 16 * index);
}

function set(index: usize, value: v128): void {
  v128.store(table + 16 * index, value);
}

/** A constant of elementary.ts times a power of two. */
function scaled(index: usize, from: usize, factor: f32): void {
  set(index, f32x4.mul(vector(from), f32x4.splat(factor)));
}

/** Writes the table, after `fillVectors`; the module does it once when it starts. */
export function fillNormalVectors(): void {
  for (let k = 0; k < 9; k++) scaled(HALF_LOG + k, LOG + k, <f32>(4 << (8 - k)));
  scaled(HALF_LN2, LN2, 5.9604644775390625e-8);
  scaled(HALF_LN2 + 1, LN2 + 1, -5.9604644775390625e-8);
  for (let k = 0; k < 3; k++) {
    const power = <f32>(1 << (2 * (2 - k)));
    scaled(TWICE_SINE + k, SINE + k, 0.25 / power);
    scaled(TWICE_COSINE + k, COSINE + k, 0.125 / power);
  }
  set(LOWER_FLOAT, i32x4.splat(0x3a800000));
  set(UPPER_FLOAT, i32x4.splat(0x42800000));
  set(BOTH_FLOATS, f32x4.splat(64.0009765625));
  set(HALF_UNIT, f32x4.splat(5.820766091346741e-11));
  set(ROOT_BITS, i32x4.splat(0x3f3504f3 - 0x800000));
  scaled(TWICE_RADIANS, RADIANS, 0.5);
  set(QUARTER, f32x4.splat(0.25));
  set(TWO, f32x4.splat(2));
}
