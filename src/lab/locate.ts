/** Finds the theorems that a request names. */
import { isAbsolute, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Theorem } from '../theorems/theorem.js';
import { importTheorem, type Origin } from './origin.js';

/** A theorem together with the place where another thread finds it. */
export interface LocatedTheorem {
  readonly theorem: Theorem;
  readonly origin: Origin;
}

/** What a request may name: an id of this package, the path or file URL of a module, a theorem, or a located one. */
export type TheoremReference = string | Theorem | LocatedTheorem;

/** Every theorem of this package. */
export async function everyTheorem(): Promise<readonly LocatedTheorem[]> {
  const { theorems } = await import('../theorems/registry.js');
  return theorems.map((theorem) => ({ theorem, origin: { kind: 'registry' } }));
}

/**
 * Finds what a request names. The registry is loaded only when it is needed, as in `resolveTheorem`.
 *
 * @throws UserError for an unknown id (naming the nearest one) or a module that exports no theorem.
 */
export async function locate(reference: TheoremReference): Promise<LocatedTheorem> {
  if (typeof reference === 'string') {
    if (isModule(reference)) return locateModule(moduleUrl(reference));
    const { theoremById } = await import('../theorems/registry.js');
    return { theorem: theoremById(reference), origin: { kind: 'registry' } };
  }
  if ('origin' in reference) return reference;
  return { theorem: reference, origin: (await isRegistered(reference)) ? { kind: 'registry' } : { kind: 'inline' } };
}

/** The theorems of a request, each once; default: all of this package. UserError as {@link locate}. */
export async function locateAll(
  references: readonly TheoremReference[] | undefined,
): Promise<readonly LocatedTheorem[]> {
  const located = references === undefined ? await everyTheorem() : await Promise.all(references.map(locate));
  return [...new Map(located.map((one) => [one.theorem.id, one])).values()];
}

/** Those that only the calling thread knows, by id. */
export function inlineTheorems(located: readonly LocatedTheorem[]): ReadonlyMap<string, Theorem> {
  return new Map(located.filter(({ origin }) => origin.kind === 'inline').map(({ theorem }) => [theorem.id, theorem]));
}

function isModule(reference: string): boolean {
  return reference.startsWith('file:') || /\.(m?js|m?ts)$/.test(reference);
}

function moduleUrl(reference: string): string {
  if (reference.startsWith('file:')) return reference;
  return pathToFileURL(isAbsolute(reference) ? reference : resolve(reference)).href;
}

async function isRegistered(theorem: Theorem): Promise<boolean> {
  const { theorems } = await import('../theorems/registry.js');
  return theorems.includes(theorem);
}

async function locateModule(url: string): Promise<LocatedTheorem> {
  return { theorem: await importTheorem(url), origin: { kind: 'module', url } };
}
