/**
 * Elementary functions whose bits are the same on every machine, because they use only correctly rounded operations in a
 * fixed order: + - * / sqrt and bit moves. `Math.log` and its kin are not specified to the bit and differ between
 * JavaScript engines.
 *
 * The float32 functions round after every operation (`Math.fround`), as fixed-width WASM SIMD does without fused
 * multiply-add. Rounding a float64 sum, product, quotient or square root of float32 numbers to float32 equals rounding it
 * once (53 >= 2 * 24 + 2), so emulation and hardware agree. Their coefficients are minimax (Remez exchange, 40 digits),
 * then rounded to float32.
 */

const fround = Math.fround;

const floatView = new Float32Array(1);
const intView = new Int32Array(floatView.buffer);
const doubleView = new DataView(new ArrayBuffer(8));

/** ln 2 in two parts: the first has few bits, so that exponent * part is exact. */
const LN2_HIGH_32 = fround(0.693359375);
const LN2_LOW_32 = fround(-2.1219444e-4);
/** The float32 number sqrt(1/2), and its bits. */
const SQRT_HALF_32 = fround(0.7071067690849304);
const SQRT_HALF_BITS = 0x3f3504f3;

/** log(1 + f) = f - f^2/2 + f^3 P(f) on sqrt(1/2) <= 1 + f <= sqrt(2); relative error of the polynomial 7.5e-10. */
const LOG_0 = fround(0.333333135);
const LOG_1 = fround(-0.250000089);
const LOG_2 = fround(0.200021192);
const LOG_3 = fround(-0.166679963);
const LOG_4 = fround(0.142195523);
const LOG_5 = fround(-0.124055885);
const LOG_6 = fround(0.118881606);
const LOG_7 = fround(-0.116756551);
const LOG_8 = fround(0.0674664825);

/**
 * Natural logarithm in float32; error below 0.82 ulp (units in the last place of the result) on [2^-33, 1], measured
 * against float64 on each of the 276,824,064 float32 numbers there.
 *
 * @param x - positive, finite, normal float32 number
 */
export function logFloat32(x: number): number {
  floatView[0] = x;
  const bits = intView[0]!;
  // Split x = 2^exponent * mantissa with mantissa in [sqrt(1/2), sqrt(2)).
  const exponent = (bits - SQRT_HALF_BITS) >> 23;
  intView[0] = bits - (exponent << 23);
  return logOfParts(fround(floatView[0]! - 1), exponent);
}

/**
 * -log u in float32 from u in (0, 1) and its complement v = 1 - u, each rounded on its own: unlike `logFloat32` of u alone it
 * keeps its relative accuracy where u is so near 1 that float32 cannot tell u from 1.
 */
export function minusLogFloat32(u: number, v: number): number {
  return u < SQRT_HALF_32 ? -logFloat32(u) : -logOfParts(fround(-v), 0);
}

/** log(2^exponent (1 + f)) for sqrt(1/2) <= 1 + f <= sqrt(2). */
function logOfParts(f: number, exponent: number): number {
  const square = fround(f * f);
  let p = LOG_8;
  p = fround(fround(p * f) + LOG_7);
  p = fround(fround(p * f) + LOG_6);
  p = fround(fround(p * f) + LOG_5);
  p = fround(fround(p * f) + LOG_4);
  p = fround(fround(p * f) + LOG_3);
  p = fround(fround(p * f) + LOG_2);
  p = fround(fround(p * f) + LOG_1);
  p = fround(fround(p * f) + LOG_0);
  // Small terms first.
  let tail = fround(fround(p * f) * square);
  tail = fround(tail + fround(exponent * LN2_LOW_32));
  tail = fround(tail - fround(fround(0.5) * square));
  return fround(fround(f + tail) + fround(exponent * LN2_HIGH_32));
}

/** e^r - 1 = r + r^2 (E0 + E1 r + .. + E4 r^4) on |r| <= ln(2)/2; relative error of the polynomial 1.4e-8. */
const EXP_0 = fround(0.49999997);
const EXP_1 = fround(0.166665435);
const EXP_2 = fround(0.0416672006);
const EXP_3 = fround(0.00836654752);
const EXP_4 = fround(0.00138825167);
const INVERSE_LN2_32 = fround(1.44269502);

/**
 * e^x - 1 in float32 for 0 <= x <= 88: with k the whole number next to x / ln 2 and r = x - k ln 2, it is
 * 2^k (e^r - 1) + (2^k - 1). Relative error below 1.3e-7, near zero as elsewhere, measured
 * against float64 on each of the 330,301,440 float32 numbers from 2^-33 to 88.
 */
export function expm1Float32(x: number): number {
  const k = Math.floor(fround(fround(x * INVERSE_LN2_32) + 0.5));
  const r = fround(fround(x - fround(k * LN2_HIGH_32)) - fround(k * LN2_LOW_32));
  let p = EXP_4;
  p = fround(fround(p * r) + EXP_3);
  p = fround(fround(p * r) + EXP_2);
  p = fround(fround(p * r) + EXP_1);
  p = fround(fround(p * r) + EXP_0);
  const rest = fround(fround(fround(p * r) * r) + r);
  intView[0] = (k + 127) << 23;
  const power = floatView[0]!;
  return fround(fround(power * rest) + fround(power - 1));
}

/** sin x = x + x^3 (S0 + S1 x^2 + S2 x^4) on |x| <= pi/4; relative error of the polynomial 3.6e-9. */
const SIN_0 = fround(-0.166666552);
const SIN_1 = fround(0.008332178);
const SIN_2 = fround(-0.000195172994);
/** cos x = 1 - x^2/2 + x^4 (C0 + C1 x^2 + C2 x^4) on |x| <= pi/4; error of the polynomial 9.5e-11. */
const COS_0 = fround(0.0416666456);
const COS_1 = fround(-0.00138873677);
const COS_2 = fround(2.44384519e-5);
/** Radians per unit of a 32-bit turn: 2 pi / 2^32. */
const RADIANS_PER_UNIT = fround(1.4629180792671596e-9);

/**
 * sin(2 pi turn / 2^32) in float32; absolute error below 1.1e-7.
 *
 * @param turn - 32-bit integer, signed or unsigned: a full turn in 2^32 units
 */
export function sinTurn(turn: number): number {
  // Nearest quarter turn, and the signed rest in [-2^29, 2^29) units, i.e. [-pi/4, pi/4).
  const shifted = (turn + 0x20000000) | 0;
  const quadrant = shifted >>> 30;
  const rest = (shifted & 0x3fffffff) - 0x20000000;
  const x = fround(fround(rest) * RADIANS_PER_UNIT);
  const z = fround(x * x);
  const value = (quadrant & 1) === 0 ? sinCore(x, z) : cosCore(z);
  return quadrant >= 2 ? -value : value;
}

/** cos(2 pi turn / 2^32) in float32; see `sinTurn`. */
export function cosTurn(turn: number): number {
  return sinTurn((turn + 0x40000000) | 0);
}

function sinCore(x: number, z: number): number {
  let p = SIN_2;
  p = fround(fround(p * z) + SIN_1);
  p = fround(fround(p * z) + SIN_0);
  return fround(fround(fround(p * z) * x) + x);
}

function cosCore(z: number): number {
  let p = COS_2;
  p = fround(fround(p * z) + COS_1);
  p = fround(fround(p * z) + COS_0);
  const tail = fround(fround(p * z) * z);
  return fround(fround(tail - fround(fround(0.5) * z)) + 1);
}

/** ln 2 in two float64 parts; the first ends in 21 zero bits, so that exponent * part is exact. */
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const SQRT_HALF = 0.7071067811865476;
const TWO_54 = 18014398509481984;
/** Of a normal float64 as 2^k times a number in [1/2, 1). */
const LEAST_EXPONENT = -1021;
const LARGEST_EXPONENT = 1024;
/**
 * 2^-k for every such k, all of them exact: reading one is faster than writing a part of a number's bits and reading the whole
 * again, which waits for the write.
 */
const INVERSE_POWERS = inversePowers();

function inversePowers(): Float64Array {
  const powers = new Float64Array(LARGEST_EXPONENT - LEAST_EXPONENT + 1);
  let power = 1;
  for (let k = 0; k > LEAST_EXPONENT; k--) power *= 2;
  for (let i = 0; i < powers.length; i++, power /= 2) powers[i] = power;
  return powers;
}

/**
 * Natural logarithm in float64, error below 1 ulp: x = 2^k (1 + f), s = f / (2 + f), log(1 + f) = 2 atanh(s) summed to
 * s^23, combined in the order of fdlibm's `__ieee754_log`.
 *
 * @param x - any number; log(0) = -Infinity, log(Infinity) = Infinity, NaN for x < 0 and NaN
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  const subnormal = x < 2.2250738585072014e-308;
  const normal = subnormal ? x * TWO_54 : x;
  doubleView.setFloat64(0, normal);
  let k = (doubleView.getInt32(0) >> 20) - 1022;
  let mantissa = normal * INVERSE_POWERS[k - LEAST_EXPONENT]!;
  if (subnormal) k -= 54;
  if (mantissa < SQRT_HALF) {
    mantissa *= 2;
    k -= 1;
  }
  const f = mantissa - 1;
  const s = f / (2 + f);
  const z = s * s;
  // 2 atanh(s) = 2 s + s R with R = sum over j >= 1 of 2 z^j / (2 j + 1); |s| <= 0.1716, so j = 11 leaves 1e-18 relative.
  let series = 2 / 23;
  series = series * z + 2 / 21;
  series = series * z + 2 / 19;
  series = series * z + 2 / 17;
  series = series * z + 2 / 15;
  series = series * z + 2 / 13;
  series = series * z + 2 / 11;
  series = series * z + 2 / 9;
  series = series * z + 2 / 7;
  series = series * z + 2 / 5;
  series = series * z + 2 / 3;
  const remainder = z * series;
  const halfSquare = 0.5 * f * f;
  return k * LN2_HIGH - (halfSquare - (s * (halfSquare + remainder) + k * LN2_LOW) - f);
}

const INVERSE_LN2 = 1.4426950408889634;

/**
 * Exponential in float64, error below 1 ulp in the normal range: x = k ln 2 + r, |r| <= ln(2)/2, Taylor series of e^r to r^14.
 *
 * @param x - any number; Infinity above 709.78, 0 below -745.13
 */
export function exp(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  const k = Math.round(x * INVERSE_LN2);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  // e^r = 1 + r + r^2 q(r), the rounding error of r put back.
  let q = 1 / 87178291200;
  q = q * r + 1 / 6227020800;
  q = q * r + 1 / 479001600;
  q = q * r + 1 / 39916800;
  q = q * r + 1 / 3628800;
  q = q * r + 1 / 362880;
  q = q * r + 1 / 40320;
  q = q * r + 1 / 5040;
  q = q * r + 1 / 720;
  q = q * r + 1 / 120;
  q = q * r + 1 / 24;
  q = q * r + 1 / 6;
  q = q * r + 1 / 2;
  const value = 1 + (high + (r * r * q - low));
  // In two steps, so that neither factor over- nor underflows before the product does.
  const half = k >> 1;
  return value * powerOfTwo(half) * powerOfTwo(k - half);
}

function powerOfTwo(exponent: number): number {
  doubleView.setInt32(0, (exponent + 1023) << 20);
  doubleView.setInt32(4, 0);
  return doubleView.getFloat64(0);
}

/** The float32 numbers of the functions above, lowest order first, for engines that write them in a language of their own. */
export const FLOAT32_NUMBERS = {
  ln2High: LN2_HIGH_32,
  ln2Low: LN2_LOW_32,
  sqrtHalfBits: SQRT_HALF_BITS,
  log: [LOG_0, LOG_1, LOG_2, LOG_3, LOG_4, LOG_5, LOG_6, LOG_7, LOG_8],
  exp: [EXP_0, EXP_1, EXP_2, EXP_3, EXP_4],
  inverseLn2: INVERSE_LN2_32,
  sin: [SIN_0, SIN_1, SIN_2],
  cos: [COS_0, COS_1, COS_2],
  radiansPerUnit: RADIANS_PER_UNIT,
} as const;
