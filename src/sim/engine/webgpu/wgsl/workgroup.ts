import { WORKGROUP } from '../layout.js';

/** Columns that a workgroup holds side by side. */
export type Columns = 4 | 2 | 1;

/**
 * WGSL functions of a whole workgroup over `Part`, some columns of a group of four; all invocations call them together. `cells` is
 * what they sort, and free for other use in between.
 *
 * `partOf` and `whole` lead from a group to its part and back (to every part alike). `sumOver`, `leastOver`: over all
 * invocations, for each of them. `before`: the sum over the lower invocations, exact for small integers. `pad`, `sortCells`:
 * cells from `count` on to the end of the order; ascending.
 */
export function workgroupFunctions(cells: number, columns: Columns): string {
  const type = columns === 1 ? 'f32' : `vec${columns}<f32>`;
  const part = { 4: 'value', 2: 'select(value.xy, value.zw, part == 1u)', 1: 'value[part]' }[columns];
  const whole = { 4: 'value', 2: 'vec4<f32>(value, value)', 1: 'vec4<f32>(value)' }[columns];
  return /* wgsl */ `
// As far from zero as float32 goes.
const FARTHEST = 0x1.fffffep+127f;
alias Part = ${type};
var<workgroup> cells: array<Part, ${cells}>;
var<workgroup> scratch: array<Part, ${WORKGROUP}>;

fn partOf(value: vec4<f32>, part: u32) -> Part {
  return ${part};
}

fn whole(value: Part) -> vec4<f32> {
  return ${whole};
}
${fold('sumOver', (a, b) => `${a} + ${b}`)}
${fold('leastOver', (a, b) => `min(${a}, ${b})`)}

fn before(local: u32, value: Part) -> Part {
  scratch[local] = value;
  for (var offset = 1u; offset < ${WORKGROUP}u; offset <<= 1u) {
    workgroupBarrier();
    var other = Part();
    if (local >= offset) {
      other = scratch[local - offset];
    }
    workgroupBarrier();
    scratch[local] += other;
  }
  let sum = scratch[local] - value;
  workgroupBarrier();
  return sum;
}

fn pad(local: u32, count: u32) {
  for (var i = count + local; i < ${cells}u; i += ${WORKGROUP}u) {
    cells[i] = Part(FARTHEST);
  }
}

// Batcher's bitonic sort: runs of doubled length, every other one descending until the last.
fn sortCells(local: u32) {
  for (var size = 2u; size <= ${cells}u; size <<= 1u) {
    for (var stride = size >> 1u; stride > 0u; stride >>= 1u) {
      workgroupBarrier();
      for (var k = local; k < ${cells / 2}u; k += ${WORKGROUP}u) {
        let i = 2u * k - (k & (stride - 1u));
        let a = cells[i];
        let b = cells[i + stride];
        let ascending = (i & size) == 0u;
        cells[i] = select(max(a, b), min(a, b), ascending);
        cells[i + stride] = select(min(a, b), max(a, b), ascending);
      }
    }
  }
  workgroupBarrier();
}
`;
}

function fold(name: string, join: (a: string, b: string) => string): string {
  return /* wgsl */ `
fn ${name}(local: u32, value: Part) -> Part {
  scratch[local] = value;
  for (var half = ${WORKGROUP / 2}u; half > 0u; half >>= 1u) {
    workgroupBarrier();
    if (local < half) {
      scratch[local] = ${join('scratch[local]', 'scratch[local + half]')};
    }
  }
  workgroupBarrier();
  let all = scratch[0];
  workgroupBarrier();
  return all;
}`;
}
