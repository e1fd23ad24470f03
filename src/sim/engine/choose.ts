import type { Engine, EngineName } from './engine.js';
import { parseEngine } from './engineChoice.js';
import { referenceEngine } from './reference/reference.js';
import { splitEngine } from './splitEngine.js';
import { wasmEngine } from './wasm/wasm.js';

/** The engines that need no optional package. */
export const availableEngines: readonly Engine[] = [referenceEngine, wasmEngine];

/** Modules of the others are loaded when they are asked for: a study on wasm loads neither of them. */
const engines: Readonly<Record<EngineName, () => Engine | Promise<Engine>>> = {
  reference: () => referenceEngine,
  wasm: () => wasmEngine,
  webgpu: async () => (await import('./webgpu/webgpu.js')).webgpuEngine,
  tfjs: async () => (await import('./tfjs/tfjs.js')).tfjsEngine,
};

/**
 * The engine of that name, not yet started; for a name such as `webgpu@40000` the GPU for fields of at least so many numbers
 * and wasm for smaller ones.
 *
 * @throws UserError for a name that is unknown, and for `auto`, which `calibrate` decides
 */
export async function engineByName(name: string): Promise<Engine> {
  const split = parseEngine(name);
  if (split === null) return engines[name as EngineName]();
  return splitEngine(await engines[split.gpu](), wasmEngine, split.from);
}
