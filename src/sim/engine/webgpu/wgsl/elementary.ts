import { FLOAT32_NUMBERS } from '../../../random/elementary.js';
import { floatLiteral } from './literal.js';

const { ln2High, ln2Low, sqrtHalfBits, log, exp, inverseLn2, sin, cos, radiansPerUnit } = FLOAT32_NUMBERS;

/** c0 + x (c1 + x (..)) in the order of src/sim/random/elementary.ts. */
function horner(coefficients: readonly number[], x: string): string {
  return coefficients.map(floatLiteral).reduceRight((value, next) => `(${value}) * ${x} + ${next}`);
}

/**
 * The float32 functions of src/sim/random/elementary.ts in WGSL, operation by operation: `unitOf` (of a word), `minusLogOf` (of
 * u and 1 - u), `logOf`, `expm1Of`, `sinTurn`, `cosTurn`.
 *
 * WGSL does not say which of the two nearest numbers a rounded operation or conversion gives. The uniform decides how far into
 * the tail a draw lies, and near u = 1 an error of one unit there is one of 3e-4 in a normal: so `unitOf` rounds in integers,
 * and its bits are those of `unitFloat32` on every device.
 */
export const elementaryFunctions = /* wgsl */ `
// (word + 1/2) / 2^32, rounded to nearest after the conversion and again after the sum.
fn unitOf(word: u32) -> f32 {
  if (word < 0x800000u) {
    return f32(2u * word + 1u) * 0x1.0p-33f;
  }
  if (word < 0x1000000u) {
    return f32(word + (word & 1u)) * 0x1.0p-32f;
  }
  let shift = 8u - countLeadingZeros(word);
  let rest = word & ((1u << shift) - 1u);
  let half = 1u << (shift - 1u);
  var kept = word >> shift;
  kept += select(0u, 1u, rest > half || (rest == half && (kept & 1u) == 1u));
  return f32(kept) * bitcast<f32>((shift + 95u) << 23u);
}

// log(2^exponent (1 + f)).
fn logOfParts(f: f32, exponent: f32) -> f32 {
  let square = f * f;
  let p = ${horner(log, 'f')};
  var tail = (p * f) * square;
  tail = tail + exponent * ${floatLiteral(ln2Low)};
  tail = tail - 0.5 * square;
  return (f + tail) + exponent * ${floatLiteral(ln2High)};
}

fn logOf(x: f32) -> f32 {
  let bits = bitcast<i32>(x);
  let exponent = (bits - ${sqrtHalfBits}) >> 23u;
  return logOfParts(bitcast<f32>(bits - (exponent << 23u)) - 1.0, f32(exponent));
}

fn minusLogOf(u: f32, v: f32) -> f32 {
  if (bitcast<i32>(u) < ${sqrtHalfBits}) {
    return -logOf(u);
  }
  return -logOfParts(-v, 0.0);
}

fn expm1Of(x: f32) -> f32 {
  let k = floor(x * ${floatLiteral(inverseLn2)} + 0.5);
  let r = (x - k * ${floatLiteral(ln2High)}) - k * ${floatLiteral(ln2Low)};
  let p = ${horner(exp, 'r')};
  let rest = (p * r) * r + r;
  let power = bitcast<f32>((i32(k) + 127) << 23u);
  return power * rest + (power - 1.0);
}

fn sinTurn(turn: u32) -> f32 {
  let shifted = turn + 0x20000000u;
  let rest = i32(shifted & 0x3fffffffu) - 0x20000000;
  let x = f32(rest) * ${floatLiteral(radiansPerUnit)};
  let z = x * x;
  let sinP = ${horner(sin, 'z')};
  let cosP = ${horner(cos, 'z')};
  let value = select((sinP * z) * x + x, ((cosP * z) * z - 0.5 * z) + 1.0, (shifted & 0x40000000u) != 0u);
  return select(value, -value, shifted >= 0x80000000u);
}

fn cosTurn(turn: u32) -> f32 {
  return sinTurn(turn + 0x40000000u);
}
`;
