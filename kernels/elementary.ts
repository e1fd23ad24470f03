/**
 * -log u, e^x - 1 and cosine on four lanes, by the polynomials of src/sim/random/elementary.ts with the same order of
 * operations, hence the same bits. (Box-Muller's logarithm has no use for accuracy near u = 1 and lives in normals.ts.)
 */
import {
  COSINE,
  EXP,
  EXPONENT_BITS,
  EIGHTH_TURN,
  HALF,
  INVERSE_LN2,
  LN2,
  LOG,
  ONE,
  QUARTER_REST,
  RADIANS,
  SIGN,
  SINE,
  SQRT_HALF_BITS,
  THREE_EIGHTHS,
  vector,
} from './vectors';

// @ts-ignore: decorator
@inline
function step(p: v128, x: v128, coefficient: usize): v128 {
  return f32x4.add(f32x4.mul(p, x), vector(coefficient));
}

/** -log u of u in (0, 1) and its complement v = 1 - u; see `minusLogFloat32`. */
// @ts-ignore: decorator
@inline
export function minusLog(u: v128, v: v128): v128 {
  const shifted = i32x4.sub(u, vector(SQRT_HALF_BITS));
  const mantissa = i32x4.sub(u, v128.and(shifted, vector(EXPONENT_BITS)));
  // Below sqrt(1/2) the mantissa less 1, above it the complement: there the exponent is 0.
  const f = v128.bitselect(f32x4.sub(mantissa, vector(ONE)), f32x4.neg(v), i32x4.shr_s(shifted, 31));
  let p = step(vector(LOG), f, LOG + 1);
  p = step(p, f, LOG + 2);
  p = step(p, f, LOG + 3);
  p = step(p, f, LOG + 4);
  p = step(p, f, LOG + 5);
  p = step(p, f, LOG + 6);
  p = step(p, f, LOG + 7);
  p = step(p, f, LOG + 8);
  const square = f32x4.mul(f, f);
  const exponent = f32x4.convert_i32x4_s(i32x4.shr_s(shifted, 23));
  p = f32x4.add(f32x4.mul(f32x4.mul(p, f), square), f32x4.mul(exponent, vector(LN2)));
  p = f32x4.sub(p, f32x4.mul(vector(HALF), square));
  return f32x4.neg(f32x4.add(f32x4.add(f, p), f32x4.mul(exponent, vector(LN2 + 1))));
}

/** e^x - 1 of 0 <= x <= 88; see `expm1Float32`. */
// @ts-ignore: decorator
@inline
export function expm1(x: v128): v128 {
  const k = i32x4.trunc_sat_f32x4_s(f32x4.add(f32x4.mul(x, vector(INVERSE_LN2)), vector(HALF)));
  const times = f32x4.convert_i32x4_s(k);
  const r = f32x4.sub(f32x4.sub(x, f32x4.mul(times, vector(LN2 + 1))), f32x4.mul(times, vector(LN2)));
  let p = step(vector(EXP), r, EXP + 1);
  p = step(p, r, EXP + 2);
  p = step(p, r, EXP + 3);
  p = step(p, r, EXP + 4);
  const rest = f32x4.add(f32x4.mul(f32x4.mul(p, r), r), r);
  const one = vector(ONE);
  const power = i32x4.add(i32x4.shl(k, 23), one);
  return f32x4.add(f32x4.mul(power, rest), f32x4.sub(power, one));
}

/** cos(2 pi turn / 2^32) of 32-bit turns; see `cosTurn`. */
// @ts-ignore: decorator
@inline
export function cosine(turn: v128): v128 {
  // A quarter turn on, where the sine is this cosine; then to the nearest quarter, as `sinTurn` does.
  const shifted = i32x4.add(turn, vector(THREE_EIGHTHS));
  const rest = i32x4.sub(v128.and(shifted, vector(QUARTER_REST)), vector(EIGHTH_TURN));
  const x = f32x4.mul(f32x4.convert_i32x4_s(rest), vector(RADIANS));
  const z = f32x4.mul(x, x);
  let s = step(vector(SINE), z, SINE + 1);
  s = step(s, z, SINE + 2);
  s = f32x4.add(f32x4.mul(f32x4.mul(s, z), x), x);
  let c = step(vector(COSINE), z, COSINE + 1);
  c = step(c, z, COSINE + 2);
  c = f32x4.sub(f32x4.mul(f32x4.mul(c, z), z), f32x4.mul(vector(HALF), z));
  c = f32x4.add(c, vector(ONE));
  const odd = i32x4.shr_s(i32x4.shl(shifted, 1), 31);
  return v128.xor(v128.bitselect(c, s, odd), v128.and(shifted, vector(SIGN)));
}
