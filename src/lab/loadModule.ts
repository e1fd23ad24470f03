/** Loads a module of the user, JavaScript or TypeScript, once per thread. */
import { fileURLToPath } from 'node:url';

type Namespace = Readonly<Record<string, unknown>>;

const loaded = new Map<string, Promise<Namespace>>();

/**
 * The exports of the module at a file URL. TypeScript is translated in memory by jiti, on every supported Node; an
 * `import ... from 'leeway'` in it means the running package, wherever the file lies.
 */
export function loadModule(url: string): Promise<Namespace> {
  const known = loaded.get(url);
  if (known !== undefined) return known;
  const loading = /\.m?ts$/.test(url) ? loadTypeScript(url) : (import(url) as Promise<Namespace>);
  loaded.set(url, loading);
  return loading;
}

async function loadTypeScript(url: string): Promise<Namespace> {
  const [{ createJiti }, leeway] = await Promise.all([import('jiti'), import('../index.js')]);
  // Nothing is written beside the user's file or into a cache.
  const jiti = createJiti(import.meta.url, { fsCache: false, virtualModules: { leeway } });
  return jiti.import<Namespace>(fileURLToPath(url));
}
