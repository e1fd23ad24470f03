/** Where there is no GPU: needs none. */
import { afterEach, describe, expect, it, vi } from 'vitest';

// A fresh module each time: one that has found a GPU keeps it.
async function fresh(): Promise<typeof import('../../../../src/sim/engine/webgpu/gpu.js')> {
  vi.resetModules();
  return import('../../../../src/sim/engine/webgpu/gpu.js');
}

async function reasonOf(load: () => Promise<unknown>): Promise<string> {
  const { gpu } = await fresh();
  return gpu(load).then(
    () => 'found',
    (error: Error) => `${error.name}: ${error.message}`,
  );
}

const missing = (name: string) => () =>
  Promise.reject(
    Object.assign(new Error(`Cannot find package '${name}' imported from x`), { code: 'ERR_MODULE_NOT_FOUND' }),
  );

afterEach(() => vi.unstubAllGlobals());

describe('without WebGPU', () => {
  it('says which package Node needs', async () => {
    expect(await reasonOf(missing('webgpu'))).toBe(
      'UserError: the webgpu engine needs the package webgpu in Node; run npm install webgpu',
    );
  });

  it('tells a package that cannot be loaded from one that is missing', async () => {
    const broken = () => Promise.reject(new Error("libc.so.6: version `GLIBC_9' not found\nand more"));
    const expected =
      "UserError: the package webgpu is installed but cannot be loaded here (libc.so.6: version `GLIBC_9' not found); " +
      'reinstall it for this system, or use the wasm engine';
    expect(await reasonOf(broken)).toBe(expected);
    expect(await reasonOf(missing('debug'))).toContain("cannot be loaded here (Cannot find package 'debug'");
    const create = () => {
      throw new Error('no backend');
    };
    expect(await reasonOf(() => Promise.resolve({ create }))).toContain('cannot be loaded here (no backend)');
  });

  it('says so in a browser that has none', async () => {
    vi.stubGlobal('process', undefined);
    vi.stubGlobal('navigator', {});
    const { gpu } = await fresh();
    await expect(gpu(missing('webgpu'))).rejects.toThrow('needs WebGPU, which this browser does not have');
  });

  it('says what to install where there is no adapter', async () => {
    const { requestAdapter } = await fresh();
    const none = { requestAdapter: () => Promise.resolve(null) } as unknown as GPU;
    vi.stubGlobal('process', { platform: 'linux', versions: { node: '20' } });
    await expect(requestAdapter(none)).rejects.toThrow('libvulkan1 and a Vulkan driver');
    vi.stubGlobal('process', { platform: 'win32', versions: { node: '20' } });
    await expect(requestAdapter(none)).rejects.toThrow('install or update the driver');
  });
});

describe('with WebGPU', () => {
  it("takes the browser's own", async () => {
    const own = {};
    vi.stubGlobal('navigator', { gpu: own });
    const { gpu } = await fresh();
    expect(await gpu(missing('webgpu'))).toBe(own);
  });

  it('creates one for the thread', async () => {
    const { gpu } = await fresh();
    const create = vi.fn(() => ({}) as GPU);
    const load = () => Promise.resolve({ create });
    expect(await gpu(load)).toBe(await gpu(load));
    expect(create).toHaveBeenCalledOnce();
  });
});
