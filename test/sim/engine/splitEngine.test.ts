/** Two engines as one: which of them a field goes to, and whose precision it has. */
import { describe, expect, it } from 'vitest';
import type { Engine, Field } from '../../../src/sim/engine/engine.js';
import { referenceEngine } from '../../../src/sim/engine/reference/reference.js';
import { splitEngine } from '../../../src/sim/engine/splitEngine.js';
import { wasmEngine } from '../../../src/sim/engine/wasm/wasm.js';
import { fakeGpu } from './fakeGpu.js';

const field = (n: number, d: number, attack: Field['attack'] = { kind: 'none' }): Field => ({
  n,
  f: attack.kind === 'none' ? 0 : 1,
  d,
  model: { kind: 'gaussian', mean: 3, sigma: 1 },
  attack,
  key: { key0: 1, key1: 2 },
});
const trials = { first: 5, count: 2 };
const statistics = [{ kind: 'squared-norm' }] as const;
const median = { kind: 'median', convention: 'midpoint' } as const;

describe('a split engine', () => {
  const gpu = fakeGpu('webgpu');
  const split = splitEngine(gpu, wasmEngine, 100);

  it('gives fields of at least so many numbers to the GPU, by n and d alone', () => {
    expect(split.runs(field(10, 10))).toBe('webgpu');
    expect(split.runs(field(9, 11))).toBe('wasm');
    expect(split.runs(field(1, 100))).toBe('webgpu');
    expect(split.runs(field(99, 1))).toBe('wasm');
  });

  it('leaves fields that need float64 throughout to the reference, whatever their size', async () => {
    const large = field(7, 1000, { kind: 'diameter' });
    expect(split.runs(large)).toBe('reference');
    const before = gpu.counts.passes;
    expect(await split.pairwise(large, trials)).toEqual(await referenceEngine.pairwise(large, trials));
    expect(gpu.counts.passes).toBe(before);
  });

  it('runs each pass there', async () => {
    const before = gpu.counts.passes;
    await split.pairwise(field(10, 9), trials);
    await split.reduce(field(10, 9), trials, null, median, statistics);
    expect(gpu.counts.passes).toBe(before);
    await split.pairwise(field(10, 10), trials);
    await split.reduce(field(10, 10), trials, null, median, statistics);
    expect(gpu.counts.passes).toBe(before + 2);
  });

  it('has the precision of the engine that runs the field', async () => {
    const either = splitEngine(wasmEngine, referenceEngine, 100);
    const boundsOf = async (engine: Engine, shape: Field) => {
      const distances = await wasmEngine.pairwise(shape, trials);
      const values = await wasmEngine.reduce(shape, trials, null, median, statistics);
      const reduction = { field: shape, trials, mix: null, reducer: median, statistics };
      return [engine.precision.pairwise(shape, distances), engine.precision.reduce(reduction, values)];
    };
    for (const [d, one, other] of [
      [9, referenceEngine, wasmEngine],
      [10, wasmEngine, referenceEngine],
    ] as const) {
      const shape = field(10, d, { kind: 'sign-flip' });
      expect(await boundsOf(either, shape)).toEqual(await boundsOf(one, shape));
      expect(await boundsOf(either, shape)).not.toEqual(await boundsOf(other, shape));
    }
  });

  it('starts and stops both, and names both devices', async () => {
    await split.start();
    await split.stop();
    expect(gpu.counts).toMatchObject({ starts: 1, stops: 1 });
    expect(split.device()).toBe('Fake 1000 for fields of at least 100 numbers, CPU below');
  });
});
