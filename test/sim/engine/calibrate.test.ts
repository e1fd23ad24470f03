/** Costs fitted to times, and the decision that follows from them. Times are made up: no clock of the machine is read. */
import { describe, expect, it } from 'vitest';
import { calibrateEngines } from '../../../src/sim/engine/calibrate.js';
import type { Engine, Field } from '../../../src/sim/engine/engine.js';
import { crossover, fitCost } from '../../../src/sim/engine/engineCost.js';
import { fakeGpu } from './fakeGpu.js';

describe('a fitted cost', () => {
  it('is the line through the smallest and the largest call', () => {
    const timings = [10, 1000, 100].map((numbers) => ({ numbers, nanoseconds: 500 + 3 * numbers }));
    expect(fitCost(timings)).toEqual({ fixed: 500, perNumber: 3 });
  });

  it('is proportional where one call is all there is, or the larger one was not slower', () => {
    expect(fitCost([{ numbers: 100, nanoseconds: 400 }])).toEqual({ fixed: 0, perNumber: 4 });
    const noisy = [
      { numbers: 10, nanoseconds: 900 },
      { numbers: 100, nanoseconds: 800 },
    ];
    expect(fitCost(noisy)).toEqual({ fixed: 0, perNumber: 8 });
  });

  it('has no negative part', () => {
    const convex = [
      { numbers: 10, nanoseconds: 10 },
      { numbers: 100, nanoseconds: 190 },
    ];
    expect(fitCost(convex)).toEqual({ fixed: 0, perNumber: 2 });
  });
});

describe('the crossover', () => {
  const costs = (fixed: number, perNumber: number) => ({
    pairwise: { fixed, perNumber },
    selection: { fixed, perNumber },
  });

  it('is where the GPU has earned its fixed cost', () => {
    // 1e6 ns per call against 3 - 1 ns per number in 100 trials: 1e6 / (2 * 100).
    expect(crossover(costs(0, 3), costs(1e6, 1), { threads: 1, trials: 100 })).toBe(5000);
  });

  it('comes later with more threads, and not at all once they are together as fast', () => {
    expect(crossover(costs(0, 3), costs(1e6, 1), { threads: 2, trials: 100 })).toBe(20_000);
    expect(crossover(costs(0, 3), costs(1e6, 1), { threads: 3, trials: 100 })).toBeNull();
  });

  it('is that of the pass where it comes last, so that the GPU wins in both', () => {
    const gpu = { pairwise: { fixed: 1e6, perNumber: 1 }, selection: { fixed: 1e6, perNumber: 2 } };
    expect(crossover(costs(0, 3), gpu, { threads: 1, trials: 100 })).toBe(10_000);
    const never = { ...gpu, selection: { fixed: 0, perNumber: 4 } };
    expect(crossover(costs(0, 3), never, { threads: 1, trials: 100 })).toBeNull();
  });

  it('is 1 where it is faster everywhere', () => {
    expect(crossover(costs(10, 3), costs(0, 1), { threads: 1, trials: 100 })).toBe(1);
  });
});

describe('a calibration', () => {
  /** Engines whose passes do nothing but let time pass. */
  function machine(slow: [fixed: number, perNumber: number], fast: [fixed: number, perNumber: number]) {
    let now = 0;
    let calls = 0;
    const engine = (name: 'wasm' | 'webgpu', [fixed, perNumber]: readonly [number, number]): Engine => {
      const pass = ({ n, d }: Field, { count }: { count: number }): Promise<Float64Array> => {
        now += fixed + perNumber * n * d * count;
        calls++;
        return Promise.resolve(new Float64Array());
      };
      return { ...fakeGpu(name, { device: `${name} device` }), pairwise: pass, reduce: pass };
    };
    const run = () =>
      calibrateEngines(engine('wasm', slow), engine('webgpu', fast), {
        threads: 1,
        trials: 256,
        limit: 1e9,
        clock: () => now,
      });
    return { run, elapsed: () => now, calls: () => calls };
  }

  it('finds what the passes cost and from where on the GPU is faster', async () => {
    const { run, elapsed } = machine([1000, 4], [2e6, 0.5]);
    const { cpu, gpu, from, ...rest } = await run();
    for (const pass of ['pairwise', 'selection'] as const) {
      expect(cpu.costs[pass].perNumber).toBeCloseTo(4, 9);
      expect(cpu.costs[pass].fixed).toBeCloseTo(1000, 3);
      expect(gpu.costs[pass].perNumber).toBeCloseTo(0.5, 9);
      expect(gpu.costs[pass].fixed).toBeCloseTo(2e6, 3);
    }
    // 1,999,000 / (3.5 * 256) = 2231.03
    expect(from).toBe(2232);
    expect([cpu.device, gpu.device]).toEqual(['wasm device', 'webgpu device']);
    expect(rest).toEqual({ kind: 'measured', threads: 1, trials: 256 });
    expect(elapsed()).toBeLessThanOrEqual(1e9);
  });

  it('leaves a slow device after its first calls', async () => {
    const { run, calls } = machine([1000, 4], [1e9, 400]);
    const { from } = await run();
    expect(from).toBeNull();
    // Three calls of the smallest field in each pass of the GPU: one to compile, two timed.
    const gpuCalls = 2 * 3;
    const { run: wasmOnly, calls: wasmCalls } = machine([1000, 4], [1000, 4]);
    await wasmOnly();
    expect(calls()).toBe(wasmCalls() / 2 + gpuCalls);
  });
});
