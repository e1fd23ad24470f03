import type { Page } from 'playwright-core';
import type { Engine, EngineName } from '../../src/sim/engine/engine.js';

/** A module script that makes engines reachable for `engineInPage`. */
export function scriptOf(modules: readonly { readonly path: string; readonly exported: string }[]): string {
  const imports = modules.map(({ path, exported }) => `import { ${exported} } from '${path}';`);
  return `${imports.join('\n')}
globalThis.engines = Object.fromEntries([${modules.map(({ exported }) => exported).join(', ')}].map((e) => [e.name, e]));`;
}

/** What a call in the page came to: typed arrays and mixes cross as lists, errors as their name and message. */
type Outcome =
  | { readonly values: number[] | string | undefined }
  | { readonly failed: { readonly name: string; readonly message: string } };

interface Call {
  readonly engine: EngineName;
  readonly method: string;
  readonly words: readonly unknown[];
}

/**
 * An engine whose primitives run in a page; what needs no device, its precision and its choice of `runs`, is that of the same
 * module here.
 */
export function engineInPage(page: () => Page, engine: Engine): Engine {
  const call = async (method: string, ...words: readonly unknown[]) => {
    const outcome = await page().evaluate(inPage, { engine: engine.name, method, words: words.map(packed) });
    if ('failed' in outcome) throw errorOf(outcome.failed);
    return outcome.values;
  };
  const numbers = async (method: string, ...words: readonly unknown[]) => (await call(method, ...words)) as number[];
  let device = '';
  return {
    name: engine.name,
    precision: engine.precision,
    runs: (field, points) => engine.runs(field, points),
    device: () => device,
    start: async () => {
      await call('start');
      device = (await call('device')) as string;
    },
    stop: async () => {
      await call('stop');
    },
    words: async (place) => Uint32Array.from(await numbers('words', place)),
    draws: async (model, place) => Float32Array.from(await numbers('draws', model, place)),
    pairwise: async (...asked) => Float64Array.from(await numbers('pairwise', ...asked)),
    reduce: async (...asked) => Float64Array.from(await numbers('reduce', ...asked)),
  };
}

/** A mix with its weights as a list. */
function packed(word: unknown): unknown {
  if (typeof word !== 'object' || word === null || !('weights' in word)) return word;
  return { ...word, weights: Array.from(word.weights as Float64Array) };
}

/** Runs in the page, alone: what it uses comes with its argument. */
async function inPage({ engine, method, words }: Call): Promise<Outcome> {
  type Methods = Readonly<Record<string, (...words: unknown[]) => unknown>>;
  const { engines } = globalThis as unknown as { readonly engines: Readonly<Record<string, Methods>> };
  const unpacked = words.map((word) =>
    typeof word === 'object' && word !== null && 'weights' in word
      ? { ...word, weights: Float64Array.from(word.weights as number[]) }
      : word,
  );
  try {
    const values = await engines[engine]![method]!(...unpacked);
    return { values: ArrayBuffer.isView(values) ? Array.from(values as Float64Array) : (values as string | undefined) };
  } catch (error) {
    const { name, message } = error as Error;
    return { failed: { name, message } };
  }
}

function errorOf({ name, message }: { readonly name: string; readonly message: string }): Error {
  return name === 'RangeError' ? new RangeError(message) : Object.assign(new Error(message), { name });
}
