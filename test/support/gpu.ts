/** Tests that need a GPU, or a driver that imitates one in software. */
import { afterAll, describe } from 'vitest';
import { gpu, requestAdapter } from '../../src/sim/engine/webgpu/gpu.js';
import { webgpuEngine } from '../../src/sim/engine/webgpu/webgpu.js';

const required = Boolean(process.env.CI ?? process.env.LEEWAY_REQUIRE_GPU);

/**
 * `describe` where WebGPU has an adapter; elsewhere it prints the reason and returns `describe.skip`. Gives the engine's device
 * back after the tests of the file.
 *
 * @throws the reason, where the environment variable CI or LEEWAY_REQUIRE_GPU is set: there tests must not be left out silently
 */
export async function gpuOrSkip(): Promise<typeof describe | typeof describe.skip> {
  try {
    await requestAdapter(await gpu());
  } catch (reason) {
    if (required) throw reason;
    process.stderr.write(`skipped: ${(reason as Error).message}\n`);
    return describe.skip;
  }
  afterAll(() => webgpuEngine.stop());
  return describe;
}
