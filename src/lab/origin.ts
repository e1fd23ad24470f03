/** Where a theorem comes from: what a worker thread needs in order to find the same object. */
import { isAbsolute, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UserError } from '../errors.js';
import { theoremById } from '../theorems/registry.js';
import type { Theorem } from '../theorems/theorem.js';

export type Origin =
  /** Of this package: found by its id. */
  | { readonly kind: 'registry' }
  /** The default export of a module. */
  | { readonly kind: 'module'; readonly url: string }
  /** An object of the calling script: its functions cannot travel, so its trials run in the calling thread. */
  | { readonly kind: 'inline' };

/** A theorem together with the place where another thread finds it. */
export interface LocatedTheorem {
  readonly theorem: Theorem;
  readonly origin: Origin;
}

/** What a request may name: an id of this package, the path or file URL of a module, a theorem, or a located one. */
export type TheoremReference = string | Theorem | LocatedTheorem;

/**
 * Finds what a request names.
 *
 * @throws UserError for an unknown id (naming the nearest one) or a module that exports no theorem.
 */
export async function locate(reference: TheoremReference): Promise<LocatedTheorem> {
  if (typeof reference === 'string') {
    if (isModule(reference)) return loadModule(moduleUrl(reference));
    return { theorem: theoremById(reference), origin: { kind: 'registry' } };
  }
  if ('origin' in reference) return reference;
  return { theorem: reference, origin: isRegistered(reference) ? { kind: 'registry' } : { kind: 'inline' } };
}

/** The theorem of a located id, in whatever thread this runs. Inline theorems have no other thread. */
export async function resolveTheorem(id: string, origin: Origin): Promise<Theorem> {
  if (origin.kind === 'module') return (await loadModule(origin.url)).theorem;
  return theoremById(id);
}

function isModule(reference: string): boolean {
  return reference.startsWith('file:') || /\.(m?js|m?ts)$/.test(reference);
}

function moduleUrl(reference: string): string {
  if (reference.startsWith('file:')) return reference;
  return pathToFileURL(isAbsolute(reference) ? reference : resolve(reference)).href;
}

async function loadModule(url: string): Promise<LocatedTheorem> {
  let loaded: { readonly default?: unknown };
  try {
    loaded = (await import(url)) as { readonly default?: unknown };
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new UserError(`the theorem file ${url} cannot be loaded: ${reason}`);
  }
  if (!isTheorem(loaded.default)) throw new UserError(`the file ${url} does not export a theorem by default`);
  return { theorem: loaded.default, origin: { kind: 'module', url } };
}

function isTheorem(value: unknown): value is Theorem {
  if (typeof value !== 'object' || value === null) return false;
  return ['id', 'parameters', 'grid', 'experiments', 'claims', 'controls'].every((name) => name in value);
}

function isRegistered(theorem: Theorem): boolean {
  try {
    return theoremById(theorem.id) === theorem;
  } catch {
    return false;
  }
}
