/** Distances to a far origin run in float64, and engines say so; the reductions of the same field do not. */
import { describe, expect, it } from 'vitest';
import type { Field } from '../../../src/sim/engine/engine.js';
import { Recorder } from '../../../src/sim/engine/recorder.js';
import { referenceEngine } from '../../../src/sim/engine/reference/reference.js';
import { splitEngine } from '../../../src/sim/engine/splitEngine.js';
import { tfjsEngine } from '../../../src/sim/engine/tfjs/tfjs.js';
import { wasmEngine } from '../../../src/sim/engine/wasm/wasm.js';
import { webgpuEngine } from '../../../src/sim/engine/webgpu/webgpu.js';

const field = (mean: number): Field => ({
  n: 7,
  f: 2,
  d: 40,
  model: { kind: 'gaussian', mean, sigma: 2 },
  attack: { kind: 'sign-flip' },
  key: { key0: 1, key1: 2 },
});
const range = { first: 0, count: 2 };

describe('a mean of more than 32 spreads', () => {
  it.each([wasmEngine, webgpuEngine, splitEngine(webgpuEngine, wasmEngine, 1)])(
    '$name leaves distances to the origin to the reference, and nothing else',
    (engine) => {
      expect(engine.runs(field(65), 'rows-and-origin')).toBe('reference');
      expect(engine.runs(field(-65), 'rows-and-origin')).toBe('reference');
      expect(engine.runs(field(63), 'rows-and-origin')).toBe(engine.name);
      expect(engine.runs(field(65), 'rows')).toBe(engine.name);
      expect(engine.runs(field(65))).toBe(engine.name);
    },
  );

  it('tfjs runs them itself', () => {
    expect(tfjsEngine.runs(field(65), 'rows-and-origin')).toBe('tfjs');
  });

  it('is told by the numbers too, and by what is recorded', async () => {
    const recorder = new Recorder(wasmEngine);
    const distances = await recorder.pairwise(field(65), range, 'rows-and-origin');
    expect(distances).toEqual(await referenceEngine.pairwise(field(65), range, 'rows-and-origin'));
    expect(recorder.ran).toEqual(['reference']);
    await recorder.pairwise(field(65), range);
    expect(recorder.ran).toEqual(['reference', 'wasm']);
  });
});
