/** A trial has one result, bit by bit, however a reduction is cut into dispatches; what needs no device asks none. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DomainError } from '../../../../src/errors.js';
import type { Field, Statistic } from '../../../../src/sim/engine/engine.js';
import { referenceEngine } from '../../../../src/sim/engine/reference/reference.js';
import { openDevice, type Device } from '../../../../src/sim/engine/webgpu/device.js';
import type { ComputeDevice, Dispatch } from '../../../../src/sim/engine/webgpu/dispatch.js';
import { reduce } from '../../../../src/sim/engine/webgpu/reduce.js';
import type { Mix } from '../../../../src/sim/rules/rule.js';
import type { Reducer } from '../../../../src/sim/rules/reducer.js';
import { gpuOrSkip } from '../../../support/gpu.js';

const statistics: readonly Statistic[] = [
  { kind: 'dot', direction: 'ones' },
  { kind: 'squared-norm' },
  { kind: 'squared-distance-to-honest-mean' },
  { kind: 'max-abs' },
];
const width = statistics.length;
const fieldOf = (n: number, d: number): Field => ({
  n,
  f: 2,
  d,
  model: { kind: 'gaussian', mean: -1, sigma: 3 },
  attack: { kind: 'ipm', tau: 0.5 },
  key: { key0: 5, key1: 6 },
});
const median: Reducer = { kind: 'median', convention: 'midpoint' };

/** A mix of two rows per trial, another one for each. */
function mixOf(trials: number, n: number): Mix {
  const weights = Float64Array.from({ length: trials * 2 * n }, (_, k) => ((k * 7) % 11) / 30);
  return { rows: 2, weights };
}

const limits = {
  maxComputeWorkgroupsPerDimension: 65535,
  maxStorageBufferBindingSize: 2 ** 27,
  maxBufferSize: 2 ** 28,
} as GPUSupportedLimits;

/** A device that must not be asked. */
const unused: ComputeDevice = {
  limits,
  name: 'none',
  run: () => Promise.reject(new Error('asked for a pass')),
  destroy: () => undefined,
};

describe('without a device', () => {
  it('a single column, or its output alone, is done on the host, in float64', async () => {
    const trials = { first: 4, count: 5 };
    const mix = mixOf(5, 7);
    const one = fieldOf(7, 1);
    expect(await reduce(unused, one, trials, mix, median, statistics)).toEqual(
      await referenceEngine.reduce(one, trials, mix, median, statistics),
    );
    const first: readonly Statistic[] = [{ kind: 'dot', direction: 'first' }];
    const many = fieldOf(7, 20);
    expect(await reduce(unused, many, trials, mix, median, first)).toEqual(
      await referenceEngine.reduce(many, trials, mix, median, first),
    );
  });

  it('a field that needs float64 is the reference, in every bit', async () => {
    const mirrored: Field = { ...fieldOf(7, 9), attack: { kind: 'mirror', centre: 'median', sign: 1 } };
    const trials = { first: 0, count: 3 };
    expect(await reduce(unused, mirrored, trials, null, median, statistics)).toEqual(
      await referenceEngine.reduce(mirrored, trials, null, median, statistics),
    );
  });

  it('no trials give nothing', async () => {
    expect(await reduce(unused, fieldOf(7, 9), { first: 0, count: 0 }, null, median, statistics)).toEqual(
      new Float64Array(0),
    );
  });

  it('refuses more rows than a workgroup sorts, and says how many it does', async () => {
    const trials = { first: 0, count: 1 };
    await expect(reduce(unused, fieldOf(2049, 9), trials, null, median, statistics)).rejects.toThrow(
      new DomainError('median on a GPU takes at most 2048 rows; got 2049 (use the wasm engine)'),
    );
    await expect(reduce(unused, fieldOf(2049, 9), trials, null, { kind: 'mean' }, statistics)).rejects.toThrow(
      'asked for a pass',
    );
  });

  it('refuses trials without an address', async () => {
    const trials = { first: 2 ** 32 - 1, count: 2 };
    await expect(reduce(unused, fieldOf(7, 9), trials, null, median, statistics)).rejects.toThrow(RangeError);
  });

  it('passes on what a device fails with', async () => {
    const trials = { first: 0, count: 3 };
    await expect(reduce(unused, fieldOf(7, 9), trials, null, median, statistics)).rejects.toThrow('asked for a pass');
  });
});

const describeOnDevice = await gpuOrSkip();

describeOnDevice('on a device', () => {
  let device: Device;
  beforeAll(async () => {
    device = await openDevice();
  });
  afterAll(() => device.destroy());

  const cases: readonly (readonly [string, Field, Reducer, boolean])[] = [
    ['a few columns', fieldOf(7, 6), median, false],
    ['a few columns of mixed rows', fieldOf(7, 6), median, true],
    ['blocks of columns', fieldOf(5, 2500), { kind: 'mean' }, true],
    ['many rows', fieldOf(40, 1030), { kind: 'trimmed-mean', f: 9 }, false],
  ];

  it.each(cases)('%s: ranges of trials cut anywhere give the same bits', async (_, field, reducer, isMixed) => {
    const count = field.d > 1000 ? 9 : 150;
    const mix = isMixed ? mixOf(count, field.n) : null;
    const whole = await reduce(device, field, { first: 70, count }, mix, reducer, statistics);
    const cuts = [0, 1, count >> 1, count - 2, count];
    for (let k = 0; k + 1 < cuts.length; k++) {
      const [from, to] = [cuts[k]!, cuts[k + 1]!];
      const each = mix ? mix.weights.length / count : 0;
      const part = mix && { rows: mix.rows, weights: mix.weights.slice(from * each, to * each) };
      const trials = { first: 70 + from, count: to - from };
      expect(await reduce(device, field, trials, part, reducer, statistics)).toEqual(
        whole.slice(from * width, to * width),
      );
    }
  });

  it.each(cases)(
    '%s: a device of narrow limits gets smaller passes and gives the same bits',
    async (_, field, reducer, isMixed) => {
      const trials = { first: 3, count: 9 };
      const mix = isMixed ? mixOf(9, field.n) : null;
      const asked: Dispatch[] = [];
      const narrow: ComputeDevice = {
        ...unused,
        limits: { ...limits, maxComputeWorkgroupsPerDimension: 2, maxStorageBufferBindingSize: 160 },
        run: (dispatch) => (asked.push(dispatch), device.run(dispatch)),
      };
      const narrowly = await reduce(narrow, field, trials, mix, reducer, statistics);
      expect(narrowly).toEqual(await reduce(device, field, trials, mix, reducer, statistics));
      expect(asked.length).toBeGreaterThan(1);
      for (const { workgroups, resultBytes, inputs } of asked) {
        expect(Math.max(...workgroups)).toBeLessThanOrEqual(2);
        expect(resultBytes).toBeLessThanOrEqual(160);
        // One trial's weights are the least that a pass can take.
        for (const input of inputs) expect(input.byteLength).toBeLessThanOrEqual(2 * 160);
      }
    },
  );

  it('the same code serves trials, ranges and parameters of all kinds', async () => {
    const codes = new Set<string>();
    const counting: ComputeDevice = {
      ...unused,
      run: (dispatch) => (codes.add(dispatch.code), device.run(dispatch)),
    };
    const field = fieldOf(7, 6);
    for (const tau of [0.1, 3]) {
      for (const mean of [0, 2.5]) {
        const other: Field = { ...field, attack: { kind: 'ipm', tau }, model: { kind: 'gaussian', mean, sigma: 1 } };
        await reduce(counting, other, { first: tau * 10, count: 2 }, null, median, statistics);
      }
    }
    expect(codes.size).toBe(1);
  });
});
