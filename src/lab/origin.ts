/** Where a theorem comes from: what another thread needs in order to find the same theorem. */
import { fileURLToPath } from 'node:url';
import { UserError } from '../errors.js';
import type { Theorem } from '../theorems/theorem.js';
import { loadModule } from './loadModule.js';

export type Origin =
  /** Of this package: found by its id. */
  | { readonly kind: 'registry' }
  /** The default export of a module. */
  | { readonly kind: 'module'; readonly url: string }
  /** An object of the calling script: its functions cannot travel, so its trials run in the calling thread. */
  | { readonly kind: 'inline' };

/**
 * The theorem of that id and origin. The registry, with every theorem of the package behind it, is loaded only when it is
 * needed: threads that run a file of the user start fast.
 */
export async function resolveTheorem(id: string, origin: Origin): Promise<Theorem> {
  if (origin.kind === 'module') return importTheorem(origin.url);
  const { theoremById } = await import('../theorems/registry.js');
  return theoremById(id);
}

/** The default export of a theorem file. UserError when there is none. */
export async function importTheorem(url: string): Promise<Theorem> {
  let loaded: { readonly default?: unknown };
  try {
    loaded = await loadModule(url);
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new UserError(`the theorem file ${fileURLToPath(url)} cannot be loaded: ${reason}`);
  }
  if (!isTheorem(loaded.default))
    throw new UserError(`the file ${fileURLToPath(url)} does not export a theorem by default`);
  return loaded.default;
}

function isTheorem(value: unknown): value is Theorem {
  if (typeof value !== 'object' || value === null) return false;
  return ['id', 'parameters', 'grid', 'experiments', 'claims', 'controls'].every((name) => name in value);
}
