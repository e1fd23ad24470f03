import type { Layout } from '../layout.js';
import { WORKGROUP } from '../layout.js';
import { WORD } from '../passWords.js';
import type { Sum } from '../sums.js';
import { addToSums, declareSums, sumCells, writeSums } from './accumulate.js';

/** What a kernel is made of besides its way of reducing a column. */
export interface Frame {
  /** `fieldFunctions` of the field. */
  readonly functions: string;
  /** Whether weights are bound as an input. */
  readonly weighted: boolean;
  readonly layout: Layout;
  readonly sums: readonly Sum[];
}

/** Bindings, and where the weights of a trial begin. */
export function bindings({ functions, weighted }: Frame): string {
  const input = weighted ? '@group(0) @binding(1) var<storage, read> weights: array<f32>;' : '';
  return /* wgsl */ `
${functions}
${input}
@group(0) @binding(${weighted ? 2 : 1}) var<storage, read_write> result: array<f32>;
`;
}

/**
 * A kernel whose invocations reduce four columns at a time, each on its own. The invocations of a workgroup are laid out as
 * trials x lanes; lane l of a trial takes groups l, l + lanes, .. of a block.
 *
 * @param output - WGSL of `fn output4(group: u32, trial: u32, at: u32) -> Output`: outputs of a group of columns of a trial whose
 * weights begin at `at`, and the honest means where the sums need them, in the plan's coordinates
 */
export function walkKernel(frame: Frame, output: string): string {
  const { layout, sums } = frame;
  const { lanes, trials, groupsPerBlock } = layout;
  return /* wgsl */ `
${bindings(frame)}
${sumCells(sums)}

struct Output {
  y: vec4<f32>,
  mean: vec4<f32>,
}
${output}

@compute @workgroup_size(${WORKGROUP})
fn main(@builtin(workgroup_id) workgroup: vec3<u32>, @builtin(local_invocation_index) local: u32) {
  let lane = local % ${lanes}u;
  let index = workgroup.x * ${trials}u + local / ${lanes}u;
  let block = workgroup.y;
  ${declareSums(sums)}
  if (index < word(${WORD.trials}u)) {
    let first = (word(${WORD.firstBlock}u) + block) * ${groupsPerBlock}u;
    for (var step = lane; step < ${groupsPerBlock}u && step <= word(2u) - first; step += ${lanes}u) {
      let group = first + step;
      let inside = inside4(group);
      let reduced = output4(group, word(${WORD.firstTrial}u) + index, word(${WORD.stride}u) * index);
      let y = reduced.y;
      let mean = reduced.mean;
      ${addToSums(sums)}
    }
  }
  ${writeSums(sums, lanes)}
}
`;
}
