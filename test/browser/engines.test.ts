/** The engines' contract in a browser: the built modules run in headless Chromium, the oracle here in Node. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wasmEngine } from '../../src/sim/engine/wasm/wasm.js';
import { engineContract } from '../engine-contract/engineContract.js';
import { findChromium, openPage, type OpenPage } from './chromium.js';
import { engineInPage, scriptOf } from './engineInPage.js';

const chromium = findChromium();
const required = process.env['LEEWAY_REQUIRE_GPU'] === '1';
if (chromium === undefined && !required) console.warn('skipped: there is no Chromium on the PATH; see docs/gpu.md');

describe.skipIf(chromium === undefined && !required)('in headless Chromium', () => {
  let open: OpenPage;
  beforeAll(async () => {
    if (chromium === undefined) throw new Error('LEEWAY_REQUIRE_GPU is set, and there is no Chromium on the PATH');
    open = await openPage(chromium, scriptOf([{ path: '/sim/engine/wasm/wasm.js', exported: 'wasmEngine' }]));
  });
  afterAll(() => open?.close());

  describe('wasm', () =>
    engineContract(
      engineInPage(() => open.page, wasmEngine),
      { ulps: 0, relative: 1e-6 },
    ));

  it('leaves no error behind', () => {
    expect(open.errors).toEqual([]);
  });
});
