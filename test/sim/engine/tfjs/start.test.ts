/** What a user is told when a package is missing or broken, and what the engine does about Node 23. */
import { describe, expect, it, vi } from 'vitest';
import { UserError } from '../../../../src/errors.js';
import { restoreUtilities } from '../../../../src/sim/engine/tfjs/nodeUtilities.js';
import { importPackage, type ImportPackage } from '../../../../src/sim/engine/tfjs/packages.js';
import { createTfjsEngine } from '../../../../src/sim/engine/tfjs/tfjs.js';

/** As Node says it. */
function notInstalled(name: string): Error {
  return Object.assign(new Error(`Cannot find package '${name}' imported from /somewhere/packages.js`), {
    code: 'ERR_MODULE_NOT_FOUND',
  });
}

/** Packages by name: what they export, or why they cannot be loaded; all others are not installed. */
function only(packages: Readonly<Record<string, object>>): ImportPackage {
  return async (name) => {
    const found = packages[name] ?? notInstalled(name);
    if (found instanceof Error) throw found;
    return found;
  };
}

const core = '@tensorflow/tfjs-core';
const install =
  'the tfjs engine needs @tensorflow/tfjs-core and a backend; run npm install @tensorflow/tfjs-core ' +
  '@tensorflow/tfjs-backend-wasm, or @tensorflow/tfjs-node-gpu for CUDA';

describe('a TensorFlow engine that cannot start', () => {
  it('says what to install', async () => {
    await expect(createTfjsEngine(undefined, only({})).start()).rejects.toThrow(new UserError(install));
    const real = (await importPackage(core)) as object;
    await expect(createTfjsEngine(undefined, only({ [core]: real })).start()).rejects.toThrow(new UserError(install));
    await expect(createTfjsEngine('tensorflow-gpu', only({ [core]: real })).start()).rejects.toThrow(
      new UserError(
        'the tfjs engine on the tensorflow-gpu backend needs @tensorflow/tfjs-node-gpu; run npm install @tensorflow/tfjs-node-gpu',
      ),
    );
  });

  it('says why a package that is installed cannot be loaded, and does not take the next one', async () => {
    const real = (await importPackage(core)) as object;
    const cpu = '@tensorflow/tfjs-backend-cpu';
    const broken = {
      [core]: real,
      [cpu]: (await importPackage(cpu)) as object,
      '@tensorflow/tfjs-node': new Error(
        'The native addon module can not be found at path: x. \nPlease run npm rebuild',
      ),
    };
    await expect(createTfjsEngine(undefined, only(broken)).start()).rejects.toThrow(
      new UserError(
        'the tfjs engine cannot load @tensorflow/tfjs-node: The native addon module can not be found at path: x; ' +
          'repair it with npm rebuild @tensorflow/tfjs-node, or remove it',
      ),
    );
    // A package that it needs is missing, not the package itself.
    const half = { [core]: real, '@tensorflow/tfjs-node': notInstalled('@tensorflow/tfjs') };
    await expect(createTfjsEngine(undefined, only(half)).start()).rejects.toThrow(
      "Cannot find package '@tensorflow/tfjs'",
    );
  });

  it.each([
    "Failed to resolve module specifier '@tensorflow/tfjs-core'",
    'The specifier \u201c@tensorflow/tfjs-core\u201d was a bare specifier, but was not remapped to anything.',
    "Module name, '@tensorflow/tfjs-core' does not resolve to a valid URL.",
  ])('knows what a browser says of a missing package: %s', async (message) => {
    const engine = createTfjsEngine(undefined, only({ [core]: new TypeError(message) }));
    await expect(engine.start()).rejects.toThrow(new UserError(install));
  });

  it('can start later, when the package is there', async () => {
    const packages: Record<string, object> = {};
    const engine = createTfjsEngine('cpu', only(packages));
    await expect(engine.start()).rejects.toThrow(install);
    expect(engine.device()).toBe('TensorFlow.js, not started');
    for (const name of [core, '@tensorflow/tfjs-backend-cpu']) packages[name] = (await importPackage(name)) as object;
    await engine.start();
    expect(engine.device()).toBe('TensorFlow.js cpu backend');
    await engine.stop();
  });

  it('takes the best that is installed, and refuses a GPU package without a GPU', async () => {
    const best = createTfjsEngine();
    await best.start();
    expect(best.device()).toBe('TensorFlow.js wasm backend');
    await best.stop();
    const tf = (await importPackage(core)) as typeof import('@tensorflow/tfjs-core');
    const { MathBackendCPU } = (await importPackage('@tensorflow/tfjs-backend-cpu')) as {
      readonly MathBackendCPU: new () => object;
    };
    const device = { isUsingGpuDevice: false };
    tf.registerBackend('tensorflow', () => Object.assign(new MathBackendCPU(), device) as never);
    try {
      const packages = only({ [core]: tf, '@tensorflow/tfjs-node-gpu': {} });
      await expect(createTfjsEngine(undefined, packages).start()).rejects.toThrow('finds no CUDA device');
      tf.removeBackend('tensorflow');
      device.isUsingGpuDevice = true;
      tf.registerBackend('tensorflow', () => Object.assign(new MathBackendCPU(), device) as never);
      const engine = createTfjsEngine('tensorflow-gpu', packages);
      await engine.start();
      expect(engine.device()).toBe('TensorFlow (CUDA)');
      await engine.stop();
    } finally {
      tf.removeBackend('tensorflow');
    }
  });

  it('refuses a device without float32, and says why a backend fails', async () => {
    const tf = (await importPackage(core)) as typeof import('@tensorflow/tfjs-core');
    tf.registerBackend('tensorflow', () => {
      throw new Error('no such library: libcudart.so.11');
    });
    const packages = only({ [core]: tf, '@tensorflow/tfjs-node': {} });
    await expect(createTfjsEngine('tensorflow', packages).start()).rejects.toThrow('no such library: libcudart.so.11');
    tf.removeBackend('tensorflow');
    tf.registerBackend('tensorflow', () => ({ floatPrecision: () => 16, dispose: () => undefined }) as never);
    await expect(createTfjsEngine('tensorflow', packages).start()).rejects.toThrow('needs float32');
    tf.removeBackend('tensorflow');
  });

  it('turns a lack of memory into a sentence', async () => {
    const tf = (await importPackage(core)) as typeof import('@tensorflow/tfjs-core');
    const full = {
      ...tf,
      tensor2d: () => {
        throw new Error('ResourceExhausted: OOM when allocating tensor\nat somewhere');
      },
    };
    const cpu = '@tensorflow/tfjs-backend-cpu';
    const engine = createTfjsEngine('cpu', only({ [core]: full, [cpu]: (await importPackage(cpu)) as object }));
    const field = {
      n: 3,
      f: 0,
      d: 9,
      model: { kind: 'two-point', p: 0.5 },
      attack: { kind: 'none' },
      key: { key0: 1, key1: 1 },
    } as const;
    const sum = [{ kind: 'dot', direction: 'ones' }] as const;
    const asked = engine.reduce(field, { first: 0, count: 1 }, null, { kind: 'mean' }, sum);
    await expect(asked).rejects.toThrow(UserError);
    await expect(asked).rejects.toThrow(
      'the tfjs engine has no memory left on TensorFlow.js cpu backend (ResourceExhausted: OOM when allocating tensor); what is computed is kept',
    );
    await engine.stop();
  });

  it('writes nothing to the console, and leaves the handlers of the process as they were', async () => {
    const written = ['log', 'warn', 'error', 'info'].map((name) => vi.spyOn(console, name as 'log'));
    const mine = (): void => undefined;
    process.on('uncaughtException', mine);
    const before = process.listeners('unhandledRejection');
    for (const backend of ['wasm', 'cpu'] as const) {
      const engine = createTfjsEngine(backend);
      await engine.start();
      expect(process.listeners('unhandledRejection')).toEqual(before);
      await engine.stop();
      expect(process.listeners('uncaughtException')).toContain(mine);
      expect(process.listeners('unhandledRejection')).toEqual(before);
    }
    process.removeListener('uncaughtException', mine);
    for (const spy of written) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });
});

describe('the functions that Node 23 removed and tfjs-node 4.22 calls', () => {
  it('are put back where they are missing', () => {
    const node24 = { inspect: () => 'x' } as Record<string, unknown>;
    restoreUtilities(node24);
    const isNullOrUndefined = node24['isNullOrUndefined'] as (value: unknown) => boolean;
    expect([null, undefined, 0, '', false].map(isNullOrUndefined)).toEqual([true, true, false, false, false]);
    const isArray = node24['isArray'] as (value: unknown) => boolean;
    expect([[], new Float32Array(1), null].map(isArray)).toEqual([true, false, false]);
    expect(Object.keys(node24)).toEqual(['inspect']);
  });

  it('are left alone where they are', () => {
    const own = { isNullOrUndefined: () => 'own', isArray: () => 'own' };
    restoreUtilities(own);
    expect(own.isNullOrUndefined()).toBe('own');
    expect(own.isArray()).toBe('own');
  });

  it('are put back for the native packages only, before these are loaded', async () => {
    const util = process.getBuiltinModule('node:util') as unknown as Record<string, unknown>;
    const { isNullOrUndefined } = util;
    delete util['isNullOrUndefined'];
    try {
      const seen: Record<string, boolean> = {};
      const watched: ImportPackage = async (name) => {
        seen[name] = 'isNullOrUndefined' in util;
        return importPackage(name);
      };
      const wasm = createTfjsEngine('wasm', watched);
      await wasm.start();
      await wasm.stop();
      expect('isNullOrUndefined' in util).toBe(false);
      await expect(createTfjsEngine('tensorflow', watched).start()).rejects.toThrow('npm install');
      expect(seen['@tensorflow/tfjs-node']).toBe(true);
    } finally {
      delete util['isNullOrUndefined'];
      if (isNullOrUndefined) util['isNullOrUndefined'] = isNullOrUndefined;
    }
  });
});
