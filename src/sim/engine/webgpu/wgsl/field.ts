import { MAXIMUM_COLUMNS, fieldWord, secondWord } from '../../../random/address.js';
import type { Field } from '../../engine.js';
import type { Plan } from '../../plan.js';
import { PARAMETER_WORDS } from '../dispatch.js';
import { drawFunctions, FIRST_LAW_WORD, lawParameters } from './draws.js';
import { floatBits } from './literal.js';

/** What is drawn, for `addressParameters`. */
export type Addressed = Pick<Field, 'key' | 'model' | 'd'>;

/** Word that holds -mean/scale of the plan as a float32 number: the origin in the plan's coordinates. */
export const ORIGIN_WORD = 9;
const FIRST_BYZANTINE_WORD = 10;

/** Column groups of four that hold columns 0 .. d - 1. RangeError beyond 2^34 columns. */
export function groupsOf(d: number): number {
  if (d > MAXIMUM_COLUMNS) throw new RangeError(`columns must lie in 0 .. 2^34 - 1; got ${d} columns`);
  return Math.ceil(d / 4);
}

/** Whether a Byzantine row of the plan depends on the mean of the honest rows. */
export function needsHonestMean(plan: Plan): boolean {
  return plan.byzantine.some((row) => row.kind === 'alie' || row.meanWeight !== 0);
}

/** Whether a Byzantine row of the plan depends on the standard deviation of the honest rows. */
export function needsDeviation(plan: Plan): boolean {
  return plan.byzantine.some((row) => row.kind === 'alie');
}

/**
 * The first words of a kernel's parameters as the drawing functions read them, with room for the rest.
 *
 * | word | what |
 * | --- | --- |
 * | 0, 1 | key |
 * | 2, 3 | last group of four columns, and how many columns it has |
 * | 4, 5 | stream word, and that of the second words |
 * | 6 .. 8 | numbers of the law (see `lawParameters`) |
 * | 9 | the origin, -mean/scale |
 * | 10 .. 13 | z, or mean weight and shift, of up to two Byzantine rows |
 */
export function addressParameters({ key, model, d }: Addressed, stream = 0): Uint32Array {
  const words = new Uint32Array(PARAMETER_WORDS);
  const last = groupsOf(d) - 1;
  // Only a law with two words an entry has fewer streams (see address.ts).
  words.set([key.key0, key.key1, last, d - 4 * last, fieldWord(stream)]);
  if (model.kind === 'student-t') words[5] = secondWord(stream);
  words.set(lawParameters(model), FIRST_LAW_WORD);
  return words;
}

/** `PARAMETER_WORDS` words, the field's part in those below `FIRST_PASS_WORD` (see `addressParameters`) and zeros from there on. */
export function fieldParameters(field: Field, plan: Plan): Uint32Array {
  const words = addressParameters(field);
  words[ORIGIN_WORD] = floatBits(-plan.mean / plan.scale);
  plan.byzantine.forEach((row, i) => {
    const numbers = row.kind === 'alie' ? [row.z] : [row.meanWeight, row.shift];
    words.set(numbers.map(floatBits), FIRST_BYZANTINE_WORD + 2 * i);
  });
  return words;
}

/**
 * WGSL over the parameters of `addressParameters`: `word(i)` and `real(i)` read a parameter, `inside4(group)` says which columns
 * of a group belong to the passes in float32 (those of the field but the first), `draw4` draws (see `drawFunctions`).
 */
export function addressFunctions({ model }: Pick<Field, 'model'>): string {
  return /* wgsl */ `
@group(0) @binding(0) var<uniform> params: array<vec4<u32>, ${PARAMETER_WORDS / 4}>;

fn word(i: u32) -> u32 {
  return params[i >> 2u][i & 3u];
}

fn real(i: u32) -> f32 {
  return bitcast<f32>(word(i));
}

fn inside4(group: u32) -> vec4<bool> {
  let lanes = vec4<u32>(0u, 1u, 2u, 3u);
  let end = select(select(0u, word(3u), group == word(2u)), 4u, group < word(2u));
  let start = select(0u, 1u, group == 0u);
  return (lanes >= vec4<u32>(start)) & (lanes < vec4<u32>(end));
}
${drawFunctions(model)}
`;
}

/**
 * The functions of `addressFunctions`, and `byzantine4(index, mean, deviation)`: four columns of row `index` of `plan.byzantine` from
 * the mean and the standard deviation (divisor h - 1) of the honest rows there, in the plan's coordinates; what the plan does not
 * need (see `needsHonestMean`, `needsDeviation`) may be anything finite. The code depends on the kinds of model and attack alone.
 */
export function fieldFunctions(field: Field, plan: Plan): string {
  return addressFunctions(field) + byzantineFunction(plan);
}

function byzantineFunction({ byzantine }: Plan): string {
  const values = {
    none: 'mean',
    alie: 'mean + real(at) * deviation',
    linear: 'real(at) * mean + real(at + 1u)',
  };
  return /* wgsl */ `
fn byzantine4(index: u32, mean: vec4<f32>, deviation: vec4<f32>) -> vec4<f32> {
  let at = ${FIRST_BYZANTINE_WORD}u + 2u * index;
  return ${values[byzantine[0]?.kind ?? 'none']};
}
`;
}
