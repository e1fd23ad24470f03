import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { UserError } from '../../../../src/errors.js';
import { Device, nameOf } from '../../../../src/sim/engine/webgpu/device.js';
import type { Dispatch } from '../../../../src/sim/engine/webgpu/dispatch.js';
import { gpu, requestAdapter } from '../../../../src/sim/engine/webgpu/gpu.js';
import { webgpuEngine } from '../../../../src/sim/engine/webgpu/webgpu.js';
import { gpuOrSkip } from '../../../support/gpu.js';

const describe = await gpuOrSkip();

/** Writes start, start + 1, .. */
function counting(start: number, count: number): Dispatch {
  const code = /* wgsl */ `
    @group(0) @binding(0) var<uniform> params: array<vec4<u32>, 8>;
    @group(0) @binding(1) var<storage, read> offset: array<u32>;
    @group(0) @binding(2) var<storage, read_write> result: array<u32>;
    @compute @workgroup_size(64) fn main(@builtin(global_invocation_id) id: vec3<u32>) {
      if (id.x < arrayLength(&result)) { result[id.x] = params[0].x + offset[0] + id.x; }
    }`;
  const workgroups = [Math.ceil(count / 64), 1] as const;
  const inputs = [Uint32Array.of(100)];
  return { code, parameters: Uint32Array.of(start), inputs, resultBytes: 4 * count, workgroups };
}

const counted = (start: number, count: number) => Array.from({ length: count }, (_, i) => 100 + start + i);

/** A real device, with some of its properties replaced. */
async function deviceWith(replaced: Partial<Record<keyof GPUDevice, unknown>> = {}): Promise<[Device, GPUDevice]> {
  const adapter = await requestAdapter(await gpu());
  const real = await adapter.requestDevice();
  const proxy = new Proxy(real, {
    get(target, property) {
      if (property in replaced) return replaced[property as keyof GPUDevice];
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  return [new Device(proxy, 'test'), real];
}

describe('a device', () => {
  let device: Device;
  let real: GPUDevice;
  beforeEach(async () => void ([device, real] = await deviceWith()));
  afterEach(() => device.destroy());

  it('runs many passes at a time, of any size, and each gets its own result', async () => {
    const sizes = Array.from({ length: 40 }, (_, k) => 1 + ((k * 37) % 500));
    const results = await Promise.all(sizes.map((size, k) => device.run(counting(1000 * k, size))));
    results.forEach((result, k) => expect([...new Uint32Array(result)]).toEqual(counted(1000 * k, sizes[k]!)));
  });

  it('uses buffers and compiled kernels again', async () => {
    await device.run(counting(0, 10));
    const created = vi.spyOn(real, 'createBuffer');
    const compiled = vi.spyOn(real, 'createShaderModule');
    for (let k = 0; k < 5; k++) await device.run(counting(k, 10 + k));
    expect(created).not.toHaveBeenCalled();
    expect(compiled).not.toHaveBeenCalled();
  });

  it('says what is wrong with a kernel, and goes on', async () => {
    const broken = { ...counting(0, 1), code: 'fn main( {' };
    await expect(device.run(broken)).rejects.toThrow(/kernel was refused/);
    expect([...new Uint32Array(await device.run(counting(3, 2)))]).toEqual(counted(3, 2));
  });

  it('refuses a pass that is lost with it, and every later one', async () => {
    await device.run(counting(0, 1));
    const pending = device.run(counting(0, 1000));
    device.destroy();
    const kept = 'what is computed is kept; run the same command again to go on';
    await expect(pending).rejects.toThrow(UserError);
    await expect(device.run(counting(0, 1))).rejects.toThrow(`the GPU is lost (it was given back); ${kept}`);
    expect(device.lost).toBe(true);
  });
});

describe('a device that fails', () => {
  it('by getting lost: the reason is told', async () => {
    let lose: (info: object) => void = () => undefined;
    const lost = new Promise((resolve) => (lose = resolve));
    const [device, real] = await deviceWith({ lost });
    expect([...new Uint32Array(await device.run(counting(1, 1)))]).toEqual(counted(1, 1));
    const pending = device.run(counting(0, 1));
    real.destroy();
    setTimeout(() => lose({ reason: 'unknown', message: 'the driver was reset' }), 20);
    await expect(pending).rejects.toThrow('the GPU is lost (the driver was reset); what is computed is kept');
  });

  it('for want of memory: so it says, and runs what fits afterwards', async () => {
    let full = true;
    const scopes: string[] = [];
    const [device, real] = await deviceWith({
      pushErrorScope: (filter: GPUErrorFilter) => {
        scopes.push(filter);
        real.pushErrorScope(filter);
      },
      popErrorScope: async () => {
        const scope = scopes.pop();
        const error = await real.popErrorScope();
        return scope === 'out-of-memory' && full ? { message: 'no room' } : error;
      },
    });
    await expect(device.run(counting(0, 1))).rejects.toThrow('the GPU test is out of memory; close what else uses it');
    full = false;
    expect([...new Uint32Array(await device.run(counting(2, 3)))]).toEqual(counted(2, 3));
    device.destroy();
  });
});

describe('the engine', () => {
  const place = { key: { key0: 1, key1: 2 }, trial: 0, row: 0, firstColumn: 0, stream: 0, count: 4 };

  it('gets another device after it was stopped', async () => {
    await webgpuEngine.start();
    const words = await webgpuEngine.words(place);
    await webgpuEngine.stop();
    await webgpuEngine.stop();
    expect(await webgpuEngine.words(place)).toEqual(words);
    expect(webgpuEngine.device()).not.toBe('');
  });
});

describe('the name of a device', () => {
  it.each([
    [{ description: 'Fast 3000', vendor: 'acme', architecture: 'turbo', device: '' }, 'Fast 3000 (acme turbo)'],
    [{ description: '', vendor: 'acme', architecture: '', device: '0x1' }, '0x1 (acme)'],
    [{ description: '', vendor: 'acme', architecture: 'turbo', device: '' }, 'acme turbo'],
    [{ description: '', vendor: '', architecture: '', device: '' }, 'unnamed GPU'],
  ])('is made of what is known: %j', (info, name) => {
    expect(nameOf(info as GPUAdapterInfo)).toBe(name);
  });
});
