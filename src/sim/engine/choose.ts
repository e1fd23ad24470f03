import { UserError } from '../../errors.js';
import { nearestName } from '../../nearestName.js';
import type { Engine, EngineName } from './engine.js';
import { referenceEngine } from './reference/reference.js';
import { wasmEngine } from './wasm/wasm.js';

/** Every engine name that the project knows. */
export const engineNames: readonly EngineName[] = ['reference', 'wasm', 'webgpu', 'tfjs'];

/** The engines that this version has. */
export const availableEngines: readonly Engine[] = [referenceEngine, wasmEngine];

/**
 * The engine of that name.
 *
 * @throws UserError for a name that is unknown, or known but not part of this version
 */
export function engineByName(name: string): Engine {
  const engine = availableEngines.find((candidate) => candidate.name === name);
  if (engine) return engine;
  const available = availableEngines.map((candidate) => candidate.name).join(', ');
  if ((engineNames as readonly string[]).includes(name)) {
    throw new UserError(`the ${name} engine is not part of this version; available: ${available}`);
  }
  throw new UserError(
    `unknown engine "${name}"; did you mean "${nearestName(name, engineNames)}"? available: ${available}`,
  );
}
