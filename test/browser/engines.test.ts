/** The engines' contract in a browser: the built modules run in headless Chromium, the oracle here in Node. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wasmEngine } from '../../src/sim/engine/wasm/wasm.js';
import { drawError } from '../../src/sim/engine/webgpu/precision.js';
import { webgpuEngine } from '../../src/sim/engine/webgpu/webgpu.js';
import { engineContract } from '../engine-contract/engineContract.js';
import { largestDraw } from '../sim/engine/webgpu/largestDraw.js';
import { findChromium, openPage, type OpenPage } from './chromium.js';
import { engineInPage, scriptOf } from './engineInPage.js';

const chromium = findChromium();
const required = Boolean(process.env.CI ?? process.env.LEEWAY_REQUIRE_GPU);
if (chromium === undefined && !required) {
  process.stderr.write('skipped: there is no Chromium on the PATH; see docs/gpu.md\n');
}

describe.skipIf(chromium === undefined && !required)('in headless Chromium', () => {
  let open: OpenPage;
  const page = () => open.page;
  beforeAll(async () => {
    if (chromium === undefined)
      throw new Error('there is no Chromium on the PATH; run scripts/software-gpu.sh install');
    const script = scriptOf([
      { path: '/sim/engine/wasm/wasm.js', exported: 'wasmEngine' },
      { path: '/sim/engine/webgpu/webgpu.js', exported: 'webgpuEngine' },
    ]);
    open = await openPage(chromium, script);
  });
  afterAll(() => open?.close());

  describe('wasm', () => engineContract(engineInPage(page, wasmEngine), { relative: 1e-6 }));
  // SwiftShader compiles a kernel in about a second, and the same kernels run in Node: test/engine-contract/webgpu.test.ts.
  describe('webgpu, every fifth case', () =>
    engineContract(engineInPage(page, webgpuEngine), {
      drawDistance: (model) => drawError(model) * largestDraw(model),
      every: 5,
    }));

  it('leaves no error behind', () => {
    expect(open.errors).toEqual([]);
  });
});
