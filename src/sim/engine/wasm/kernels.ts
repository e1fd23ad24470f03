import { UserError } from '../../../errors.js';
import { kernelBinary } from './binary.js';
import { webAssembly, type WasmMemory } from './webAssembly.js';

/** The exports of kernels/index.ts. Addresses are bytes in `memory`; columns are counted in groups of 16 where named so. */
export interface Kernels {
  readonly memory: WasmMemory;
  heapBase(): number;
  setKey(key0: number, key1: number): void;
  fillWords(out: number, groups: number, block: number, row: number, trial: number, stream: number): void;
  toUniforms(at: number, groups: number): void;
  drawNormals(
    at: number,
    stride: number,
    count: number,
    groups: number,
    block: number,
    row: number,
    trial: number,
    stream: number,
  ): void;
  drawTwoPoint(
    at: number,
    stride: number,
    count: number,
    groups: number,
    block: number,
    row: number,
    trial: number,
    stream: number,
    threshold: number,
    low: number,
    high: number,
  ): void;
  drawSparse(
    at: number,
    stride: number,
    count: number,
    groups: number,
    block: number,
    row: number,
    trial: number,
    stream: number,
    threshold: number,
    size: number,
  ): void;
  drawUniforms(
    at: number,
    stride: number,
    count: number,
    groups: number,
    block: number,
    row: number,
    trial: number,
    stream: number,
  ): void;
  drawLaplace(
    at: number,
    stride: number,
    count: number,
    groups: number,
    block: number,
    row: number,
    trial: number,
    stream: number,
  ): void;
  drawStudentT(
    at: number,
    stride: number,
    count: number,
    groups: number,
    block: number,
    row: number,
    trial: number,
    stream: number,
    second: number,
    nu: number,
    exponent: number,
  ): void;
  setUpright(at: number, groups: number): void;
  meanOfRows(means: number, rows: number, stride: number, count: number, columns: number): void;
  weightedSum(out: number, terms: number, count: number, columns: number, shift: number): void;
  narrowRow(row: number, values: number, columns: number, scale: number, shift: number): void;
  alieRow(row: number, means: number, rows: number, stride: number, count: number, columns: number, z: number): void;
  addDistances(out: number, side: number, rows: number, stride: number, count: number, columns: number): void;
  summarise(
    out: number,
    values: number,
    means: number,
    count: number,
    offset: number,
    scale: number,
    excess: number,
  ): void;
}

let loaded: Kernels | undefined;

/**
 * The kernels of this thread, compiled at the first call.
 *
 * @throws UserError when the binary is missing, damaged, or the machine has no WebAssembly with fixed-width SIMD
 */
export function kernels(): Kernels {
  loaded ??= instantiate(kernelBinary);
  return loaded;
}

/** A fresh instance of a base64 binary; see `kernels`. */
export function instantiate(base64: string): Kernels {
  if (!webAssembly) throw unusable('this machine has no WebAssembly');
  if (base64 === '') throw unusable('its binary is missing');
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return new webAssembly.Instance(new webAssembly.Module(bytes), {}).exports as Kernels;
  } catch (error) {
    throw unusable(error instanceof Error ? error.message : String(error));
  }
}

function unusable(reason: string): UserError {
  return new UserError(
    `the wasm engine cannot start: ${reason}; rebuild it with npm run build, or choose --engine reference`,
  );
}
