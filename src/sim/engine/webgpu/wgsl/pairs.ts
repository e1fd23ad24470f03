import type { Field } from '../../engine.js';
import type { Plan } from '../../plan.js';
import { FIRST_PASS_WORD } from '../dispatch.js';
import { INVOCATIONS, MEMORY, PANEL, SQUARE, type PairShape } from '../pairShape.js';
import { fieldFunctions, needsDeviation, needsHonestMean, ORIGIN_WORD } from './field.js';
import { floatLiteral } from './literal.js';

/** Words of the parameters of the pass. */
export const WORD = {
  firstTrial: FIRST_PASS_WORD,
  firstBlock: FIRST_PASS_WORD + 1,
  /** Pair of panels, in that block, of the first workgroup. */
  firstPair: FIRST_PASS_WORD + 2,
} as const;

const numbers = Array.from({ length: SQUARE }, (_, i) => i);
const each = (line: (i: number) => string): string => numbers.map(line).join('\n');

/**
 * The kernel of squared distances: workgroup (x, y) adds up trial `firstTrial + y` in the x-th pair of panels and block from the
 * first ones on. It goes over the block tile by tile: rows into workgroup memory, Byzantine rows from them, then differences
 * and their squares in registers.
 */
export function pairsKernel(field: Field, plan: Plan, shape: PairShape): string {
  const { groups, groupsPerBlock, panels, panelPairs, held, squares, slices, side } = shape;
  const across = panels > 1 ? PANEL : 0;
  const square = panels > 1 ? `vec2<u32>(square / ${side}u, square % ${side}u)` : `pairOf(square, ${side}u)`;
  return /* wgsl */ `
${fieldFunctions(field, plan)}
@group(0) @binding(1) var<storage, read_write> result: array<vec4<f32>>;

// Row r of group g of the tile is at ${held} g + r.
var<workgroup> memory: array<vec4<f32>, ${MEMORY}>;

fn pairOf(index: u32, side: u32) -> vec2<u32> {
  var a = 0u;
  var rest = index;
  while (rest >= side - a) {
    rest -= side - a;
    a++;
  }
  return vec2<u32>(a, a + rest);
}

fn tileRow(held: u32, panels: vec2<u32>) -> u32 {
  return select(${PANEL}u * panels.x + held, ${PANEL}u * panels.y + held - ${PANEL}u, held >= ${PANEL}u);
}

fn squaresTo(a: vec4<f32>, b0: vec4<f32>, b1: vec4<f32>, b2: vec4<f32>, b3: vec4<f32>) -> vec4<f32> {
  let d0 = a - b0;
  let d1 = a - b1;
  let d2 = a - b2;
  let d3 = a - b3;
  return vec4<f32>(dot(d0, d0), dot(d1, d1), dot(d2, d2), dot(d3, d3));
}
${loadRows(plan, shape)}
${byzantineRows(plan, shape)}

@compute @workgroup_size(${INVOCATIONS})
fn main(
  @builtin(workgroup_id) workgroup: vec3<u32>,
  @builtin(num_workgroups) all: vec3<u32>,
  @builtin(local_invocation_index) local: u32,
) {
  let trial = word(${WORD.firstTrial}u) + workgroup.y;
  let position = word(${WORD.firstPair}u) + workgroup.x;
  let panels = pairOf(position % ${panelPairs}u, ${panels}u);
  let first = (word(${WORD.firstBlock}u) + position / ${panelPairs}u) * ${groupsPerBlock}u;
  let count = min(word(2u) - first, ${groupsPerBlock - 1}u) + 1u;

  let square = local % ${squares}u;
  let slice = local / ${squares}u;
  let pair = ${square};
  ${each((i) => `var sum${i} = vec4<f32>();`)}
  for (var done = 0u; done < count; done += ${groups}u) {
    loadRows(first + done, count - done, trial, panels, local);
    workgroupBarrier();
    plantRows(first + done, count - done, trial, panels, local);
    if (slice < ${slices}u) {
      ${each((i) => `var part${i} = vec4<f32>();`)}
      for (var g = slice; g < ${groups}u; g += ${slices}u) {
        let a = g * ${held}u + pair.x;
        let b = g * ${held}u + ${across}u + pair.y;
        ${each((j) => `let b${j} = memory[b + ${j * side}u];`)}
        ${each((i) => `part${i} += squaresTo(memory[a + ${i * side}u], b0, b1, b2, b3);`)}
      }
      ${each((i) => `sum${i} += part${i};`)}
    }
    workgroupBarrier();
  }

  if (slice < ${slices}u) {
    ${each((i) => `memory[${SQUARE}u * local + ${i}u] = sum${i};`)}
  }
  workgroupBarrier();
  let start = (workgroup.y * all.x + workgroup.x) * ${SQUARE * squares}u;
  for (var k = local; k < ${SQUARE * squares}u; k += ${INVOCATIONS}u) {
    var sum = memory[k];
    for (var s = 1u; s < ${slices}u; s++) {
      sum += memory[s * ${SQUARE * squares}u + k];
    }
    result[start + k] = sum;
  }
}
`;
}

/** Draws the honest rows of the tile and writes the origin; rows and columns that are not there are zeros. */
function loadRows({ firstHonest }: Plan, { byzantine, honest, origin, groups, held }: PairShape): string {
  const end = byzantine + honest;
  return /* wgsl */ `
fn loadRows(firstGroup: u32, count: u32, trial: u32, panels: vec2<u32>, local: u32) {
  for (var at = local; at < ${held * groups}u; at += ${INVOCATIONS}u) {
    let g = at / ${held}u;
    let row = tileRow(at % ${held}u, panels);
    var value = vec4<f32>();
    if (g < count) {
      if (row >= ${byzantine}u && row < ${end}u) {
        value = draw4(row - ${byzantine}u + ${firstHonest}u, firstGroup + g, trial);
      }
      ${origin ? `if (row == ${end}u) { value = vec4<f32>(real(${ORIGIN_WORD}u)); }` : ''}
      value = select(vec4<f32>(), value, inside4(firstGroup + g));
    }
    memory[at] = value;
  }
}`;
}

/** Computes the Byzantine rows of the tile where a panel has them, which are among the first ones. */
function byzantineRows(plan: Plan, { byzantine, panels, held, groups }: PairShape): string {
  const others = panels > 1 ? `if (panels.y == 0u) { memory[at + ${PANEL}u] = value; }` : '';
  const write = numbers.slice(0, byzantine).map(
    (k) => /* wgsl */ `{
      let value = select(vec4<f32>(), byzantine4(${k}u, mean, deviation), inside4(firstGroup + g));
      let at = g * ${held}u + ${k}u;
      memory[at] = value;
      ${others}
    }`,
  );
  const body = /* wgsl */ `
    let g = local % ${groups}u;
    let lane = local / ${groups}u;
    var mean = vec4<f32>();
    var deviation = vec4<f32>();
    ${honestMoments(plan, panels, held, groups)}
    if (lane == 0u && g < count) {
      ${write.join('\n')}
    }
    workgroupBarrier();`;
  return /* wgsl */ `
fn plantRows(firstGroup: u32, count: u32, trial: u32, panels: vec2<u32>, local: u32) {
  ${byzantine === 0 ? '' : `if (panels.x == 0u) {${body}}`}
}`;
}

/**
 * Mean and standard deviation of the honest rows in group g: every lane adds up some of the rows, then each adds up the
 * lanes. With more than one panel the rows are drawn again.
 */
function honestMoments(plan: Plan, panels: number, held: number, groups: number): string {
  if (!needsHonestMean(plan)) return '';
  const honest = plan.tileRows.length - plan.firstHonest;
  const lanes = Math.floor(INVOCATIONS / groups);
  const partial = MEMORY - INVOCATIONS;
  const value =
    panels > 1
      ? `draw4(row + ${plan.firstHonest}u, firstGroup + g, trial)`
      : `memory[g * ${held}u + ${plan.byzantine.length}u + row]`;
  const total = (term: string): string => /* wgsl */ `
    var part = vec4<f32>();
    if (lane < ${lanes}u && g < count) {
      for (var row = lane; row < ${honest}u; row += ${lanes}u) {
        let value = ${value};
        part += ${term};
      }
    }
    memory[${partial}u + local] = part;
    workgroupBarrier();
    var total = vec4<f32>();
    for (var l = 0u; l < ${lanes}u; l++) {
      total += memory[${partial}u + l * ${groups}u + g];
    }
    workgroupBarrier();`;
  const spread = /* wgsl */ `{
    ${total('(value - mean) * (value - mean)')}
    let variance = total * ${floatLiteral(1 / (honest - 1))};
    deviation = select(vec4<f32>(), sqrt(variance), variance > vec4<f32>());
  }`;
  return /* wgsl */ `{
    ${total('value')}
    mean = total * ${floatLiteral(1 / honest)};
  }
  ${needsDeviation(plan) ? spread : ''}`;
}
