import { describe, expect, it } from 'vitest';

const { deviceKind, fileWord } = (await import(new URL('../../../bench/gpu/device.mjs', import.meta.url).href)) as {
  deviceKind: (device: string) => string;
  fileWord: (device: string) => string;
};

describe('what a device is, by its name', () => {
  it.each([
    ['NVIDIA H100 80GB HBM3 (Vulkan)', 'gpu'],
    ['Intel(R) UHD Graphics 620', 'gpu'],
    ['Apple M2', 'gpu'],
    ['SwiftShader Device (LLVM 16.0.0)', 'software'],
    ['google swiftshader', 'software'],
    ['llvmpipe (LLVM 15.0.7, 256 bits)', 'software'],
    ['Microsoft Basic Render Driver', 'software'],
    ['CPU', 'processor'],
    ['TensorFlow.js wasm backend', 'processor'],
    ['TensorFlow (CPU)', 'processor'],
    ['TensorFlow (CUDA)', 'gpu'],
  ])('%s: %s', (device, kind) => expect(deviceKind(device)).toBe(kind));

  it('is part of a file name in letters, digits and single hyphens', () => {
    expect(fileWord('NVIDIA H100 80GB (Vulkan)')).toBe('nvidia-h100-80gb-vulkan');
    expect(fileWord('x'.repeat(100))).toHaveLength(60);
  });
});
