import { coordinates } from '../../../models/coordinates.js';
import type { Model } from '../../../models/model.js';
import { sparseLaw } from '../../../random/sparse.js';
import { studentLaw } from '../../../random/studentT.js';
import { elementaryFunctions } from './elementary.js';
import { floatBits } from './literal.js';
import { philoxFunctions } from './philox.js';

const TWO_32 = 4294967296;

/** First of the (at most three) parameter words that hold the numbers of the law. */
export const FIRST_LAW_WORD = 6;

/**
 * `draw4` of a law: four columns from the block of words of one row. Whatever a law needs of its numbers is in the parameters.
 * In all of them a uniform comes from `unitOf`, so that the same words lie in the same place on every device.
 */
const laws: Record<Model['kind'], string> = {
  gaussian: /* wgsl */ `
fn normalPair(word: u32, turn: u32) -> vec2<f32> {
  let radius = sqrt(max(-2.0 * logOf(unitOf(word)), 0.0));
  return vec2<f32>(radius * cosTurn(turn), radius * sinTurn(turn));
}

fn draw4(row: u32, group: u32, trial: u32) -> vec4<f32> {
  let w = words4(row, group, trial);
  return vec4<f32>(normalPair(w.x, w.y), normalPair(w.z, w.w));
}`,

  laplace: /* wgsl */ `
fn laplaceOf(word: u32) -> f32 {
  let m = word & 0x7fffffffu;
  // (m + 1/2) / 2^31 and its complement: twice the uniforms of 32-bit words of the same digits.
  let size = minusLogOf(2.0 * unitOf(m), 2.0 * unitOf(0x7fffffffu - m));
  return select(-size, size, word > 0x7fffffffu);
}

fn draw4(row: u32, group: u32, trial: u32) -> vec4<f32> {
  let w = words4(row, group, trial);
  return vec4<f32>(laplaceOf(w.x), laplaceOf(w.y), laplaceOf(w.z), laplaceOf(w.w));
}`,

  'student-t': /* wgsl */ `
fn studentOf(word: u32, turn: u32) -> f32 {
  let size = minusLogOf(unitOf(word), unitOf(0xffffffffu - word));
  return sqrt(max(real(6u) * expm1Of(real(7u) * size), 0.0)) * cosTurn(turn);
}

fn draw4(row: u32, group: u32, trial: u32) -> vec4<f32> {
  let w = words4(row, group, trial);
  let v = philox(vec4<u32>(group, row, trial, word(5u)), vec2<u32>(word(0u), word(1u)));
  return vec4<f32>(studentOf(w.x, v.x), studentOf(w.y, v.y), studentOf(w.z, v.z), studentOf(w.w, v.w));
}`,

  uniform: /* wgsl */ `
fn draw4(row: u32, group: u32, trial: u32) -> vec4<f32> {
  let w = words4(row, group, trial);
  return vec4<f32>(unitOf(w.x), unitOf(w.y), unitOf(w.z), unitOf(w.w));
}`,

  'two-point': /* wgsl */ `
fn draw4(row: u32, group: u32, trial: u32) -> vec4<f32> {
  let low = words4(row, group, trial) < vec4<u32>(word(6u));
  return select(vec4<f32>(real(8u)), vec4<f32>(real(7u)), low);
}`,

  sparse: /* wgsl */ `
fn draw4(row: u32, group: u32, trial: u32) -> vec4<f32> {
  let w = words4(row, group, trial);
  let threshold = vec4<u32>(word(6u));
  let positive = select(vec4<f32>(0.0), vec4<f32>(real(7u)), vec4<u32>(0xffffffffu) - w < threshold);
  return select(positive, vec4<f32>(-real(7u)), w < threshold);
}`,
};

const zeros = /* wgsl */ `
fn draw4(row: u32, group: u32, trial: u32) -> vec4<f32> {
  return vec4<f32>(0.0);
}`;

/**
 * WGSL for the draws of a model before offset and scale (see `coordinates`), over the parameters of `fieldParameters`:
 * `words4(row, group, trial)` and `draw4(row, group, trial)`, columns 4 group .. 4 group + 3 of a row. A law whose scale is 0
 * draws zeros. The code depends on the kind of the law alone.
 */
export function drawFunctions(model: Model): string {
  return [
    philoxFunctions,
    /* wgsl */ `
fn words4(row: u32, group: u32, trial: u32) -> vec4<u32> {
  return philox(vec4<u32>(group, row, trial, word(4u)), vec2<u32>(word(0u), word(1u)));
}`,
    ...(coordinates(model).scale === 0 ? [zeros] : [elementaryFunctions, laws[model.kind]]),
  ].join('\n');
}

/** The words from `FIRST_LAW_WORD` on: thresholds as integers, float32 numbers by their bits. */
export function lawParameters(model: Model): readonly number[] {
  switch (model.kind) {
    case 'student-t': {
      const { nu, exponent } = studentLaw(model.nu);
      return [floatBits(nu), floatBits(exponent)];
    }
    case 'sparse': {
      const { threshold, size } = sparseLaw(model.p);
      return [threshold, floatBits(size)];
    }
    case 'two-point':
      return twoPointParameters(model.p);
    default:
      return [];
  }
}

function twoPointParameters(p: number): readonly number[] {
  const low = floatBits(-Math.sqrt((1 - p) / p));
  const high = floatBits(Math.sqrt(p / (1 - p)));
  const threshold = Math.round(p * TWO_32);
  // A threshold of 2^32 does not fit a word: every value is the low one. One of 0: every value is the high one, and the low
  // one may be no float32 number.
  if (threshold === TWO_32) return [0, low, low];
  return [threshold, threshold === 0 ? high : low, high];
}
