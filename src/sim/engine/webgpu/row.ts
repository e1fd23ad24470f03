import { rademacher, type Model } from '../../models/model.js';
import { requireModel } from '../../models/requireModel.js';
import { requireColumns, requireWord } from '../../random/address.js';
import type { DrawPlace } from '../engine.js';
import { FIRST_PASS_WORD, type ComputeDevice, type Dispatch } from './dispatch.js';
import { addressFunctions, addressParameters } from './wgsl/field.js';

/** Invocations of a workgroup; each makes a group of four columns. */
const INVOCATIONS = 256;
/** Groups of a dispatch: 16 MiB. */
const MOST_GROUPS = 1 << 20;

/** The random words of columns of one row. See `Engine.words`. */
export async function wordsOfRow(device: ComputeDevice, place: DrawPlace): Promise<Uint32Array> {
  return new Uint32Array(await columnsOf(device, rademacher, place, 'words4(row, group, trial)'));
}

/** The float32 draws of columns of one row, before offset and scale. See `Engine.draws`. */
export async function drawsOfRow(device: ComputeDevice, model: Model, place: DrawPlace): Promise<Float32Array> {
  requireModel(model);
  const value = 'bitcast<vec4<u32>>(draw4(row, group, trial))';
  return new Float32Array(await columnsOf(device, model, place, value));
}

/** The bytes of the columns of a place, made by the WGSL expression `value` from `row`, `group` and `trial`. */
async function columnsOf(device: ComputeDevice, model: Model, place: DrawPlace, value: string): Promise<ArrayBuffer> {
  const { key, firstColumn, count } = place;
  requireColumns(firstColumn, count);
  const [row, trial] = [requireWord(place.row, 'row'), requireWord(place.trial, 'trial')];
  const parameters = addressParameters({ key, model, d: Math.max(1, firstColumn + count) }, place.stream);
  const code = rowKernel(model, value);
  const firstGroup = Math.floor(firstColumn / 4);
  const groups = Math.ceil((firstColumn + count) / 4) - firstGroup;
  const all = new Uint32Array(4 * groups);
  for (let from = 0; from < groups; from += MOST_GROUPS) {
    const part = Math.min(MOST_GROUPS, groups - from);
    parameters.set([row, trial, firstGroup + from, part], FIRST_PASS_WORD);
    all.set(new Uint32Array(await device.run(dispatchOf(code, parameters.slice(), part))), 4 * from);
  }
  const skip = firstColumn - 4 * firstGroup;
  return all.buffer.slice(4 * skip, 4 * (skip + count)) as ArrayBuffer;
}

function dispatchOf(code: string, parameters: Uint32Array, groups: number): Dispatch {
  const workgroups = [Math.ceil(groups / INVOCATIONS), 1] as const;
  return { code, parameters, inputs: [], resultBytes: 16 * groups, workgroups };
}

function rowKernel(model: Model, value: string): string {
  return /* wgsl */ `
${addressFunctions({ model })}
@group(0) @binding(1) var<storage, read_write> result: array<vec4<u32>>;

@compute @workgroup_size(${INVOCATIONS})
fn main(@builtin(global_invocation_id) id: vec3<u32>) {
  let row = word(${FIRST_PASS_WORD}u);
  let trial = word(${FIRST_PASS_WORD + 1}u);
  let group = word(${FIRST_PASS_WORD + 2}u) + id.x;
  if (id.x < word(${FIRST_PASS_WORD + 3}u)) {
    result[id.x] = ${value};
  }
}
`;
}
