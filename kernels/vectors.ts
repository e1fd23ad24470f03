/**
 * Vector constants in memory, four equal lanes each. A literal vector costs an engine three instructions at every use, one
 * of them on the shuffle port that Philox keeps busy; a load costs one.
 */

const table: usize = memory.data(16 * 48, 16);

/** Coefficients of log, sine and cosine as in src/sim/random/elementary.ts, highest power first. */
// prettier-ignore
const floats: usize = memory.data<f32>([
  0.0674664825, -0.116756551, 0.118881606, -0.124055885, 0.142195523, -0.166679963, 0.200021192, -0.250000089, 0.333333135,
  -2.1219444e-4, 0.693359375,
  -0.000195172994, 0.008332178, -0.166666552,
  2.44384519e-5, -0.00138873677, 0.0416666456,
  0.5, 1, -2, 65536, 2.3283064365386963e-10, 1.4629180792671596e-9,
]);

/** Coefficients of e^r - 1 from the same place, 1 / ln 2, and 2^-31. */
// prettier-ignore
const moreFloats: usize = memory.data<f32>([
  0.00138825167, 0.00836654752, 0.0416672006, 0.166665435, 0.49999997, 1.44269502, 4.656612873077393e-10,
]);

export const LOG = 0;
/** ln 2 in two parts, the low one first. */
export const LN2 = 9;
export const SINE = 11;
export const COSINE = 14;
export const HALF = 17;
export const ONE = 18;
export const MINUS_TWO = 19;
export const TWO_16 = 20;
export const TWO_MINUS_32 = 21;
/** Radians per unit of a 32-bit turn. */
export const RADIANS = 22;
/** Bits of sqrt(1/2), and the exponent's bits. */
export const SQRT_HALF_BITS = 23;
export const EXPONENT_BITS = 24;
export const LOWER_HALF = 25;
export const EIGHTH_TURN = 26;
export const QUARTER_REST = 27;
export const SIGN = 28;
/** All bits but the sign. */
export const MAGNITUDE = 29;
/** Three eighths of a turn. */
export const THREE_EIGHTHS = 30;
export const EXP = 31;
export const INVERSE_LN2 = 36;
export const TWO_MINUS_31 = 37;

/** The constant of that number. */
// @ts-ignore: decorator
@inline
export function vector(index: usize): v128 {
  return v128.load(table + 16 * index);
}

function setBits(index: i32, bits: u32): void {
  v128.store(table + 16 * index, i32x4.splat(bits));
}

/** Writes the table; the module does it once when it starts. */
export function fillVectors(): void {
  for (let i = 0; i <= RADIANS; i++) v128.store(table + 16 * i, f32x4.splat(load<f32>(floats + 4 * i)));
  setBits(SQRT_HALF_BITS, 0x3f3504f3);
  setBits(EXPONENT_BITS, 0xff800000);
  setBits(LOWER_HALF, 0xffff);
  setBits(EIGHTH_TURN, 0x20000000);
  setBits(QUARTER_REST, 0x3fffffff);
  setBits(SIGN, 0x80000000);
  setBits(MAGNITUDE, 0x7fffffff);
  setBits(THREE_EIGHTHS, 0x60000000);
  for (let i = EXP; i <= TWO_MINUS_31; i++) {
    v128.store(table + 16 * i, f32x4.splat(load<f32>(moreFloats + 4 * (i - EXP))));
  }
}
