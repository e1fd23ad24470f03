/**
 * Box-Muller: words 0 and 1, and words 2 and 3, of each counter give a pair of standard normals, by the polynomials of
 * src/sim/random/elementary.ts with the same order of operations, hence the same bits. No fused multiply-add.
 *
 * Two vectors, `a` and `b`, go in lockstep: a polynomial is a chain of dependent operations, two chains hide each other's
 * latency and share the loads of their constants.
 */
import { unitFloat } from './uniform';
import {
  COSINE,
  EIGHTH_TURN,
  EXPONENT_BITS,
  HALF,
  LN2,
  LOG,
  MINUS_TWO,
  ONE,
  QUARTER_REST,
  RADIANS,
  SIGN,
  SINE,
  SQRT_HALF_BITS,
  vector,
} from './vectors';

// @ts-ignore: decorator
@inline
function step(p: v128, x: v128, coefficient: v128): v128 {
  return f32x4.add(f32x4.mul(p, x), coefficient);
}

/** Writes the radii sqrt(-2 log u) of the words at `at` and `at + 32` over them. */
// @ts-ignore: decorator
@inline
function radii(at: usize): void {
  const bits = vector(SQRT_HALF_BITS);
  const aUnit = unitFloat(v128.load(at));
  const bUnit = unitFloat(v128.load(at, 32));
  const aShifted = i32x4.sub(aUnit, bits);
  const bShifted = i32x4.sub(bUnit, bits);
  const mask = vector(EXPONENT_BITS);
  const one = vector(ONE);
  // u = 2^exponent (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)).
  const a = f32x4.sub(i32x4.sub(aUnit, v128.and(aShifted, mask)), one);
  const b = f32x4.sub(i32x4.sub(bUnit, v128.and(bShifted, mask)), one);
  let coefficient = vector(LOG);
  let next = vector(LOG + 1);
  let p = step(coefficient, a, next);
  let q = step(coefficient, b, next);
  coefficient = vector(LOG + 2);
  p = step(p, a, coefficient);
  q = step(q, b, coefficient);
  coefficient = vector(LOG + 3);
  p = step(p, a, coefficient);
  q = step(q, b, coefficient);
  coefficient = vector(LOG + 4);
  p = step(p, a, coefficient);
  q = step(q, b, coefficient);
  coefficient = vector(LOG + 5);
  p = step(p, a, coefficient);
  q = step(q, b, coefficient);
  coefficient = vector(LOG + 6);
  p = step(p, a, coefficient);
  q = step(q, b, coefficient);
  coefficient = vector(LOG + 7);
  p = step(p, a, coefficient);
  q = step(q, b, coefficient);
  coefficient = vector(LOG + 8);
  p = step(p, a, coefficient);
  q = step(q, b, coefficient);
  const aSquare = f32x4.mul(a, a);
  const bSquare = f32x4.mul(b, b);
  const aExponent = f32x4.convert_i32x4_s(i32x4.shr_s(aShifted, 23));
  const bExponent = f32x4.convert_i32x4_s(i32x4.shr_s(bShifted, 23));
  coefficient = vector(LN2);
  p = f32x4.add(f32x4.mul(f32x4.mul(p, a), aSquare), f32x4.mul(aExponent, coefficient));
  q = f32x4.add(f32x4.mul(f32x4.mul(q, b), bSquare), f32x4.mul(bExponent, coefficient));
  coefficient = vector(HALF);
  p = f32x4.sub(p, f32x4.mul(coefficient, aSquare));
  q = f32x4.sub(q, f32x4.mul(coefficient, bSquare));
  coefficient = vector(LN2 + 1);
  p = f32x4.add(f32x4.add(a, p), f32x4.mul(aExponent, coefficient));
  q = f32x4.add(f32x4.add(b, q), f32x4.mul(bExponent, coefficient));
  coefficient = vector(MINUS_TWO);
  v128.store(at, f32x4.sqrt(f32x4.mul(coefficient, p)));
  v128.store(at, f32x4.sqrt(f32x4.mul(coefficient, q)), 32);
}

/** Writes r cos and r sin over the radii at `at` and `at + 32` and the words of their angles behind them. */
// @ts-ignore: decorator
@inline
function turns(at: usize): void {
  // Nearest quarter turn in bits 30 and 31, and the signed rest in [-pi/4, pi/4).
  const eighth = vector(EIGHTH_TURN);
  const restBits = vector(QUARTER_REST);
  const radians = vector(RADIANS);
  const aShifted = i32x4.add(v128.load(at, 16), eighth);
  const bShifted = i32x4.add(v128.load(at, 48), eighth);
  const a = f32x4.mul(f32x4.convert_i32x4_s(i32x4.sub(v128.and(aShifted, restBits), eighth)), radians);
  const b = f32x4.mul(f32x4.convert_i32x4_s(i32x4.sub(v128.and(bShifted, restBits), eighth)), radians);
  const aSquare = f32x4.mul(a, a);
  const bSquare = f32x4.mul(b, b);
  let coefficient = vector(SINE);
  let next = vector(SINE + 1);
  let aSine = step(coefficient, aSquare, next);
  let bSine = step(coefficient, bSquare, next);
  coefficient = vector(COSINE);
  next = vector(COSINE + 1);
  let aCosine = step(coefficient, aSquare, next);
  let bCosine = step(coefficient, bSquare, next);
  coefficient = vector(SINE + 2);
  aSine = step(aSine, aSquare, coefficient);
  bSine = step(bSine, bSquare, coefficient);
  coefficient = vector(COSINE + 2);
  aCosine = step(aCosine, aSquare, coefficient);
  bCosine = step(bCosine, bSquare, coefficient);
  aSine = f32x4.add(f32x4.mul(f32x4.mul(aSine, aSquare), a), a);
  bSine = f32x4.add(f32x4.mul(f32x4.mul(bSine, bSquare), b), b);
  const half = vector(HALF);
  const one = vector(ONE);
  aCosine = f32x4.sub(f32x4.mul(f32x4.mul(aCosine, aSquare), aSquare), f32x4.mul(half, aSquare));
  bCosine = f32x4.sub(f32x4.mul(f32x4.mul(bCosine, bSquare), bSquare), f32x4.mul(half, bSquare));
  place(at, aShifted, aSine, f32x4.add(aCosine, one));
  place(at + 32, bShifted, bSine, f32x4.add(bCosine, one));
}

/** Exchanges the two on odd quarters, sets their signs, and writes them, times the radius at `at`. */
// @ts-ignore: decorator
@inline
function place(at: usize, shifted: v128, sine: v128, cosine: v128): void {
  const sign = vector(SIGN);
  const doubled = i32x4.shl(shifted, 1);
  const exchange = v128.and(v128.xor(sine, cosine), i32x4.shr_s(doubled, 31));
  const c = v128.xor(v128.xor(cosine, exchange), v128.and(v128.xor(shifted, doubled), sign));
  const s = v128.xor(v128.xor(sine, exchange), v128.and(shifted, sign));
  const radius = v128.load(at);
  v128.store(at, f32x4.mul(radius, c));
  v128.store(at, f32x4.mul(radius, s), 16);
}

/** Turns 16 words a group into standard normals, in place. */
export function toNormals(at: usize, groups: i32): void {
  for (const end = at + (<usize>groups << 6); at < end; at += 64) {
    radii(at);
    turns(at);
  }
}
