import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { referenceEngine } from '../../../../src/sim/engine/reference/reference.js';
import { openDevice, type Device } from '../../../../src/sim/engine/webgpu/device.js';
import { webgpuEngine } from '../../../../src/sim/engine/webgpu/webgpu.js';
import { philoxFunctions } from '../../../../src/sim/engine/webgpu/wgsl/philox.js';
import { gpuOrSkip } from '../../../support/gpu.js';

const describe = await gpuOrSkip();

describe('Philox4x32-10 in WGSL', () => {
  let device: Device;
  beforeAll(async () => {
    device = await openDevice();
    return () => device.destroy();
  });

  // Random123 1.14, kat_vectors, lines "philox4x32 10".
  it.each([
    [[0, 0, 0, 0], [0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    [[0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff], '408f276d 41c83b0e a20bc7c6 6d5451fd'],
    [[0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0], 'd16cfe09 94fdcceb 5001e420 24126ea1'],
  ])('gives the known answer for counter %j', async (counter, key, answer) => {
    const code = `${philoxFunctions}
      @group(0) @binding(0) var<uniform> params: array<vec4<u32>, 8>;
      @group(0) @binding(1) var<storage, read> asked: array<u32>;
      @group(0) @binding(2) var<storage, read_write> result: array<vec4<u32>>;
      @compute @workgroup_size(1) fn main() {
        let counter = vec4<u32>(asked[0], asked[1], asked[2], asked[3]);
        result[params[0].x] = philox(counter, vec2<u32>(asked[4], asked[5]));
      }`;
    const inputs = [Uint32Array.from([...counter, ...key])];
    const answered = await device.run({
      code,
      parameters: new Uint32Array(1),
      inputs,
      resultBytes: 16,
      workgroups: [1, 1],
    });
    const words = Array.from(new Uint32Array(answered), (word) => word.toString(16).padStart(8, '0'));
    expect(words.join(' ')).toBe(answer);
  });
});

describe('words of a row', () => {
  const word = fc.oneof(fc.integer({ min: 0, max: 0xffffffff }), fc.constantFrom(0, 1, 0xffffffff));
  const place = fc.record({
    key: fc.record({ key0: word, key1: word }),
    trial: word,
    row: word,
    stream: fc.oneof(fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.constantFrom(0, 2 ** 31 - 1)),
    firstColumn: fc.oneof(fc.integer({ min: 0, max: 2 ** 34 - 3000 }), fc.constantFrom(0, 3, 2 ** 34 - 3000)),
    count: fc.integer({ min: 0, max: 3000 }),
  });

  it('are those of the reference engine at any address', async () => {
    await fc.assert(
      fc.asyncProperty(place, async (at) => {
        expect(await webgpuEngine.words(at)).toEqual(await referenceEngine.words(at));
      }),
      { numRuns: 100 },
    );
  });

  it('refuse an address that does not fit', async () => {
    const at = { key: { key0: 1, key1: 2 }, trial: 0, row: 0, stream: 0, firstColumn: 2 ** 34 - 4, count: 5 };
    await expect(webgpuEngine.words(at)).rejects.toThrow('columns must lie in 0 .. 2^34 - 1');
    await expect(webgpuEngine.words({ ...at, count: 4, row: -1 })).rejects.toThrow(RangeError);
  });
});
