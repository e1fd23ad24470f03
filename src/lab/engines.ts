/** The engines of this version, by name. */
import { UserError } from '../errors.js';
import type { Engine, EngineName } from '../sim/engine/engine.js';
import { referenceEngine } from '../sim/engine/reference/reference.js';
import { wasmEngine } from '../sim/engine/wasm/wasm.js';

const ENGINES: Readonly<Partial<Record<EngineName, Engine>>> = {
  reference: referenceEngine,
  wasm: wasmEngine,
};

/** The engine of that name. UserError when this version has none. */
export function engineByName(name: string): Engine {
  const engine = Object.hasOwn(ENGINES, name) ? ENGINES[name as EngineName] : undefined;
  if (engine !== undefined) return engine;
  throw new UserError(`engine '${name}' is not part of this version; engines here: ${Object.keys(ENGINES).join(', ')}`);
}
