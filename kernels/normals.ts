/**
 * Box-Muller: words 0 and 1, and words 2 and 3, of each counter give a pair of standard normals, by the polynomials of
 * src/sim/random/elementary.ts with the same roundings, hence the same bits. No fused multiply-add.
 *
 * A polynomial is a chain of dependent operations, so a loop must keep several vectors under way: eight logarithms, two
 * angles. Radii and angles have a loop each: together they would not fit the registers. All results of a turn of
 * the loop are computed before the first is stored, so that the compiler can share the loads of the constants.
 */
import {
  BOTH_FLOATS,
  constant,
  HALF_LN2,
  HALF_LOG,
  HALF_UNIT,
  LOWER_FLOAT,
  QUARTER,
  ROOT_BITS,
  TWICE_COSINE,
  TWICE_RADIANS,
  TWICE_SINE,
  TWO,
  UPPER_FLOAT,
} from './normalVectors';
import { EIGHTH_TURN, EXPONENT_BITS, HALF, SIGN, vector } from './vectors';

// @ts-ignore: decorator
@inline
function step(p: v128, x: v128, coefficient: v128): v128 {
  return f32x4.add(f32x4.mul(p, x), coefficient);
}

/** u / 2 of a word, with the roundings of `unitFloat32`: the word's float32 number once, then plus 1/2. */
// @ts-ignore: decorator
@inline
function halfUnit(word: v128): v128 {
  const lower = v128.shuffle<i16>(word, constant(LOWER_FLOAT), 0, 9, 2, 11, 4, 13, 6, 15);
  const upper = v128.or(i32x4.shr_u(word, 16), constant(UPPER_FLOAT));
  const rounded = f32x4.add(f32x4.sub(upper, constant(BOTH_FLOATS)), lower);
  return f32x4.add(rounded, constant(HALF_UNIT));
}

/** sqrt(-2 log u) / 2, which is sqrt(-log(u) / 2); -0 for u = 1. */
// @ts-ignore: decorator
@inline
function halfRadius(word: v128): v128 {
  const unit = halfUnit(word);
  // u = 2^exponent (1 + f) with 1 + f in [sqrt(1/2), sqrt(2)); g = f / 2.
  const exponentBits = v128.and(i32x4.sub(unit, constant(ROOT_BITS)), vector(EXPONENT_BITS));
  const g = f32x4.sub(i32x4.sub(unit, exponentBits), vector(HALF));
  let p = step(constant(HALF_LOG), g, constant(HALF_LOG + 1));
  p = step(p, g, constant(HALF_LOG + 2));
  p = step(p, g, constant(HALF_LOG + 3));
  p = step(p, g, constant(HALF_LOG + 4));
  p = step(p, g, constant(HALF_LOG + 5));
  p = step(p, g, constant(HALF_LOG + 6));
  p = step(p, g, constant(HALF_LOG + 7));
  p = step(p, g, constant(HALF_LOG + 8));
  // f^2 / 4 is also half of f^2 / 2.
  const square = f32x4.mul(g, g);
  const exponent = f32x4.convert_i32x4_s(exponentBits);
  const tail = f32x4.add(f32x4.mul(f32x4.mul(p, g), square), f32x4.mul(exponent, constant(HALF_LN2)));
  const halfLog = f32x4.add(f32x4.sub(tail, square), g);
  return f32x4.sqrt(f32x4.sub(f32x4.mul(exponent, constant(HALF_LN2 + 1)), halfLog));
}

/** Twice the signed angle from the nearest quarter turn, in [-pi/2, pi/2): the shift drops the quarter's two bits. */
// @ts-ignore: decorator
@inline
function twiceAngle(word: v128): v128 {
  return f32x4.mul(f32x4.convert_i32x4_s(i32x4.shl(word, 2)), constant(TWICE_RADIANS));
}

// @ts-ignore: decorator
@inline
function twiceSine(x: v128): v128 {
  const z = f32x4.mul(x, x);
  const p = step(step(constant(TWICE_SINE), z, constant(TWICE_SINE + 1)), z, constant(TWICE_SINE + 2));
  return f32x4.add(f32x4.mul(f32x4.mul(p, z), x), x);
}

// @ts-ignore: decorator
@inline
function twiceCosine(x: v128): v128 {
  const z = f32x4.mul(x, x);
  const p = step(step(constant(TWICE_COSINE), z, constant(TWICE_COSINE + 1)), z, constant(TWICE_COSINE + 2));
  const tail = f32x4.mul(f32x4.mul(p, z), z);
  return f32x4.add(f32x4.sub(tail, f32x4.mul(constant(QUARTER), z)), constant(TWO));
}

/** The word with its nearest quarter turn in bits 30 and 31. */
// @ts-ignore: decorator
@inline
function quarter(word: v128): v128 {
  return i32x4.add(word, vector(EIGHTH_TURN));
}

/** What exchanges sine and cosine on odd quarters, by exclusive or. */
// @ts-ignore: decorator
@inline
function exchange(word: v128): v128 {
  const x = twiceAngle(word);
  const odd = i32x4.shr_s(i32x4.shl(quarter(word), 1), 31);
  return v128.and(v128.xor(twiceSine(x), twiceCosine(x)), odd);
}

/** The radius with the sign of the sine's half turn. */
// @ts-ignore: decorator
@inline
function signed(radius: v128, word: v128): v128 {
  return v128.xor(radius, v128.and(quarter(word), vector(SIGN)));
}

/** r cos: its sign differs from that of r sin on odd quarters. */
// @ts-ignore: decorator
@inline
function firstNormal(radius: v128, word: v128): v128 {
  const differs = v128.and(i32x4.shl(quarter(word), 1), vector(SIGN));
  const cosine = v128.xor(v128.xor(twiceCosine(twiceAngle(word)), exchange(word)), differs);
  return f32x4.mul(signed(radius, word), cosine);
}

/** r sin. */
// @ts-ignore: decorator
@inline
function secondNormal(radius: v128, word: v128): v128 {
  return f32x4.mul(signed(radius, word), v128.xor(twiceSine(twiceAngle(word)), exchange(word)));
}

/** Halved radii over words 0 and 2 of one group. */
// @ts-ignore: decorator
@inline
function radii(at: usize): void {
  const a = halfRadius(v128.load(at));
  const b = halfRadius(v128.load(at, 32));
  v128.store(at, a);
  v128.store(at, b, 32);
}

/** The same of four groups. */
// @ts-ignore: decorator
@inline
function radiiOfFour(at: usize): void {
  const a = halfRadius(v128.load(at));
  const b = halfRadius(v128.load(at, 32));
  const c = halfRadius(v128.load(at, 64));
  const d = halfRadius(v128.load(at, 96));
  const e = halfRadius(v128.load(at, 128));
  const f = halfRadius(v128.load(at, 160));
  const g = halfRadius(v128.load(at, 192));
  const h = halfRadius(v128.load(at, 224));
  v128.store(at, a);
  v128.store(at, b, 32);
  v128.store(at, c, 64);
  v128.store(at, d, 96);
  v128.store(at, e, 128);
  v128.store(at, f, 160);
  v128.store(at, g, 192);
  v128.store(at, h, 224);
}

/** Normals over the halved radii and the angles' words of one group. */
// @ts-ignore: decorator
@inline
function turns(at: usize): void {
  const aRadius = v128.load(at);
  const aWord = v128.load(at, 16);
  const bRadius = v128.load(at, 32);
  const bWord = v128.load(at, 48);
  const a = firstNormal(aRadius, aWord);
  const b = secondNormal(aRadius, aWord);
  const c = firstNormal(bRadius, bWord);
  const d = secondNormal(bRadius, bWord);
  v128.store(at, a);
  v128.store(at, b, 16);
  v128.store(at, c, 32);
  v128.store(at, d, 48);
}

/** Turns 16 words a group into standard normals, in place. */
export function toNormals(at: usize, groups: i32): void {
  const end = at + (<usize>groups << 6);
  const whole = at + (<usize>(groups & ~3) << 6);
  let next = at;
  for (; next < whole; next += 256) radiiOfFour(next);
  for (; next < end; next += 64) radii(next);
  for (; at < end; at += 64) turns(at);
}
