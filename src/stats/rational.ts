/**
 * Exact rational arithmetic on float64 numbers with BigInt, for the few places where a statistic subtracts nearly equal
 * sums. Every finite float64 number is an integer multiple of 2^-1074.
 */

/** Fixed point: float64 numbers are integers in units of 2^-UNIT_EXPONENT. */
export const UNIT_EXPONENT = 1074;

const view = new DataView(new ArrayBuffer(8));

/** A finite number in units of 2^-1074, exactly. */
export function toUnits(value: number): bigint {
  view.setFloat64(0, value);
  const bits = view.getBigUint64(0);
  const exponent = (bits >> 52n) & 0x7ffn;
  const fraction = bits & 0xf_ffff_ffff_ffffn;
  const magnitude = exponent === 0n ? fraction : (fraction | 0x10_0000_0000_0000n) << (exponent - 1n);
  return value < 0 ? -magnitude : magnitude;
}

/** The exact sum of finite numbers in units of 2^-1074. */
export function sumInUnits(terms: Iterable<number>): bigint {
  let sum = 0n;
  for (const term of terms) if (term !== 0) sum += toUnits(term);
  return sum;
}

function bitLength(positive: bigint): number {
  const digits = positive.toString(16);
  return 4 * digits.length - Math.clz32(parseInt(digits[0]!, 16)) + 28;
}

/**
 * numerator / denominator * 2^exponent as the nearest float64 number (ties to even; results below 2^-1022 may be one
 * unit of 2^-1074 off). `denominator` must be positive.
 */
export function ratioToNumber(numerator: bigint, denominator: bigint, exponent = 0): number {
  if (numerator === 0n) return 0;
  const negative = numerator < 0n;
  const magnitude = negative ? -numerator : numerator;
  // A quotient of at least 64 bits; its last bit is made sticky, so that Number() rounds as if it saw all digits.
  const shift = 65 - (bitLength(magnitude) - bitLength(denominator));
  const dividend = shift > 0 ? magnitude << BigInt(shift) : magnitude;
  const divisor = shift < 0 ? denominator << BigInt(-shift) : denominator;
  const quotient = dividend / divisor;
  const sticky = quotient * divisor === dividend ? quotient : quotient | 1n;
  const value = timesPowerOfTwo(Number(sticky), exponent - shift);
  return negative ? -value : value;
}

function timesPowerOfTwo(value: number, exponent: number): number {
  let result = value;
  let rest = exponent;
  while (rest > 1000 && Number.isFinite(result)) {
    result *= 2 ** 1000;
    rest -= 1000;
  }
  while (rest < -1000 && result !== 0) {
    // Stop short of the subnormal range, so that the value is rounded at most once more.
    result *= 2 ** -1000;
    rest += 1000;
  }
  return result * 2 ** rest;
}
