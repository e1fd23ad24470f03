import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { fieldCases } from '../../../engine-contract/cases.js';
import type { Engine, Field, Points, TrialRange } from '../../../../src/sim/engine/engine.js';
import { referenceEngine } from '../../../../src/sim/engine/reference/reference.js';
import { openDevice, type Device } from '../../../../src/sim/engine/webgpu/device.js';
import type { ComputeDevice } from '../../../../src/sim/engine/webgpu/dispatch.js';
import { pairwise } from '../../../../src/sim/engine/webgpu/pairwise.js';
import { webgpuEngine } from '../../../../src/sim/engine/webgpu/webgpu.js';
import { gpuOrSkip } from '../../../support/gpu.js';

const describe = await gpuOrSkip();

/** Holds both engines to the sum of their bounds. */
async function expectWithinBounds(field: Field, trials: TrialRange, points: Points): Promise<void> {
  const asked = [field, trials, points] as const;
  const [actual, expected] = [await webgpuEngine.pairwise(...asked), await referenceEngine.pairwise(...asked)];
  const bounds = ({ precision }: Engine, values: Float64Array) => precision.pairwise(field, values, points);
  const [one, other] = [bounds(webgpuEngine, actual), bounds(referenceEngine, expected)];
  expect(actual.length).toBe(expected.length);
  actual.forEach((value, k) => {
    expect(Math.abs(value - expected[k]!), `entry ${k}: ${value} against ${expected[k]}`).toBeLessThanOrEqual(
      one[k]! + other[k]!,
    );
  });
}

const base: Field = {
  n: 11,
  f: 2,
  d: 300,
  model: { kind: 'gaussian', mean: 0.5, sigma: 2 },
  attack: { kind: 'alie', z: 1.5 },
  key: { key0: 5, key1: 6 },
};

describe('distances on a device', () => {
  it.each(fieldCases)('lie within the bounds: $name', async ({ field, trials }) => {
    await expectWithinBounds(field, trials, 'rows');
    await expectWithinBounds(field, trials, 'rows-and-origin');
  });

  it.each([63, 64, 65, 130])('lie within the bounds for %d rows, whatever the panels', async (n) => {
    await expectWithinBounds({ ...base, n, f: 3, d: 70 }, { first: 1, count: 2 }, 'rows-and-origin');
  });

  it('lie within the bounds on generated fields', async () => {
    const field = fc.record({
      n: fc.integer({ min: 2, max: 90 }),
      // Numbers that change the code make another pipeline: few of them, so that the test is short.
      d: fc.constantFrom(1, 2, 7, 64, 1023, 1024, 1025, 2051),
      model: fc.constantFrom<Field['model']>(base.model, { kind: 'two-point', p: 0.1 }),
      attack: fc.constantFrom<Field['attack']>(
        { kind: 'none' },
        { kind: 'staggered', magnitude: 30, step: -7, direction: 'ones' },
        base.attack,
      ),
      trial: fc.integer({ min: 0, max: 0xfffffff0 }),
      share: fc.double({ min: 0, max: 0.9, noNaN: true }),
    });
    await fc.assert(
      fc.asyncProperty(field, async ({ trial, share, ...generated }) => {
        const f = Math.min(Math.floor(share * generated.n), generated.n - 2);
        const trials = { first: trial, count: 2 };
        await expectWithinBounds({ ...base, ...generated, f }, trials, 'rows-and-origin');
      }),
      { numRuns: 12 },
    );
  });

  it('keep their precision where rows nearly coincide', async () => {
    // All numbers fit float32, and so does every sum of these squares: norms, of 2e9 each, would be rounded by more than their difference.
    const attack = { kind: 'staggered', magnitude: 1000, step: 1.03125, direction: 'ones' } as const;
    const near: Field = { ...base, d: 2049, model: { kind: 'gaussian', mean: 0, sigma: 0 }, attack };
    expect(webgpuEngine.runs(near)).toBe('webgpu');
    expect((await webgpuEngine.pairwise(near, { first: 0, count: 1 }))[1]).toBe(2049 * 1.03125 ** 2);
  });

  it('have bounds that are of use', async () => {
    const field: Field = { ...base, n: 25, d: 1000, attack: { kind: 'none' } };
    const distances = await webgpuEngine.pairwise(field, { first: 0, count: 1 });
    const bounds = webgpuEngine.precision.pairwise(field, distances);
    bounds.forEach((bound, k) => expect(bound).toBeLessThanOrEqual(1e-4 * distances[k]!));
  });
});

describe('a pass cut into dispatches', () => {
  let device: Device;
  beforeAll(async () => {
    device = await openDevice();
    return () => device.destroy();
  });

  /** The device with smaller limits, and the sizes of the dispatches that it was given. */
  function limited(workgroups: number, bytes: number): { readonly small: ComputeDevice; readonly sizes: number[] } {
    const sizes: number[] = [];
    const limits = { maxComputeWorkgroupsPerDimension: workgroups, maxStorageBufferBindingSize: bytes };
    const small: ComputeDevice = {
      limits: limits as GPUSupportedLimits,
      name: device.name,
      run: (dispatch) => {
        sizes.push(dispatch.resultBytes);
        for (const side of dispatch.workgroups) expect(side).toBeLessThanOrEqual(workgroups);
        return device.run(dispatch);
      },
      destroy: () => undefined,
    };
    return { small, sizes };
  }

  it.each([
    ['trials', { ...base, d: 70 }, 2, 2 ** 20],
    ['blocks', { ...base, d: 5000 }, 2, 2 ** 20],
    ['blocks, by the size of a result', { ...base, d: 5000 }, 65535, 2048],
    ['pairs of panels', { ...base, n: 140, d: 1030 }, 4, 2 ** 20],
  ] as const)('has the same result, bit for bit: %s', async (_, field, workgroups, bytes) => {
    const trials = { first: 3, count: 3 };
    const whole = await pairwise(device, field, trials, 'rows-and-origin');
    const { small, sizes } = limited(workgroups, bytes);
    expect(await pairwise(small, field, trials, 'rows-and-origin')).toEqual(whole);
    expect(sizes.length).toBeGreaterThan(1);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(bytes);
  });

  it('has the same result whatever the range of trials', async () => {
    const size = base.n * base.n;
    const together = await pairwise(device, { ...base, d: 3000 }, { first: 0, count: 3 });
    for (let t = 0; t < 3; t++) {
      const alone = await pairwise(device, { ...base, d: 3000 }, { first: t, count: 1 });
      expect(alone).toEqual(together.slice(t * size, (t + 1) * size));
    }
    expect((await pairwise(device, base, { first: 3, count: 0 })).length).toBe(0);
  });

  it('refuses trials without an address', async () => {
    await expect(pairwise(device, base, { first: 2 ** 32 - 1, count: 2 })).rejects.toThrow(RangeError);
  });
});
