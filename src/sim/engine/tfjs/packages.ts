import { UserError } from '../../../errors.js';

/** The backends that an engine can be made for, the best first. */
export type TfjsBackendName = 'tensorflow-gpu' | 'tensorflow' | 'wasm' | 'cpu';

/** Imports a package by its name. */
export type ImportPackage = (name: string) => Promise<unknown>;

/** Packages are optional: their names are no literals here, so that no bundler looks for them. */
export const importPackage: ImportPackage = async (name) => (await import(/* @vite-ignore */ name)) as unknown;

/** A package that registers a backend. */
export interface BackendPackage {
  readonly name: TfjsBackendName;
  readonly package: string;
  /** The name under which it registers its backend. */
  readonly backend: string;
}

export const CORE_PACKAGE = '@tensorflow/tfjs-core';

/** The best first. */
export const BACKEND_PACKAGES: readonly BackendPackage[] = [
  { name: 'tensorflow-gpu', package: '@tensorflow/tfjs-node-gpu', backend: 'tensorflow' },
  { name: 'tensorflow', package: '@tensorflow/tfjs-node', backend: 'tensorflow' },
  { name: 'wasm', package: '@tensorflow/tfjs-backend-wasm', backend: 'wasm' },
  { name: 'cpu', package: '@tensorflow/tfjs-backend-cpu', backend: 'cpu' },
];

/**
 * The exports of a package; `null` where it is not installed.
 *
 * @throws UserError with the reason where it is installed and cannot be loaded
 */
export async function loadPackage(
  name: string,
  load: ImportPackage,
): Promise<Readonly<Record<string, unknown>> | null> {
  try {
    return (await load(name)) as Readonly<Record<string, unknown>>;
  } catch (error) {
    if (isNotInstalled(name, error)) return null;
    throw new UserError(
      `the tfjs engine cannot load ${name}: ${reasonOf(error)}; repair it with npm rebuild ${name}, or remove it`,
    );
  }
}

/** The first line of what an error says. */
export function reasonOf(error: unknown): string {
  return messageOf(error).split('\n', 1)[0]!.trim().replace(/[.;]$/, '');
}

/**
 * The package itself is missing: not one that it needs, nor a file of it. Node says "Cannot find package '..'", bundlers
 * "Could not resolve '..'", browsers "Failed to resolve module specifier '..'", "The specifier '..' was a bare specifier"
 * or "Module name, '..' does not resolve".
 */
function isNotInstalled(name: string, error: unknown): boolean {
  const message = messageOf(error);
  return ["'", '"', '\u201c'].some((quote) => {
    const before = message.slice(0, Math.max(0, message.indexOf(quote + name)));
    return /(package|module|resolve|specifier|name,) $/i.test(before);
  });
}

function messageOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}
