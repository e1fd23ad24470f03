import { expect, it } from 'vitest';
import type { Model } from '../../../../src/sim/models/model.js';
import { referenceEngine } from '../../../../src/sim/engine/reference/reference.js';
import { drawError } from '../../../../src/sim/engine/webgpu/precision.js';
import { webgpuEngine } from '../../../../src/sim/engine/webgpu/webgpu.js';
import { gpuOrSkip } from '../../../support/gpu.js';
import { largestDraw } from './largestDraw.js';

const describe = await gpuOrSkip();
const place = {
  key: { key0: 0x12345678, key1: 0x9abcdef0 },
  trial: 7,
  row: 3,
  firstColumn: 5,
  stream: 1,
  count: 1 << 17,
};

async function bothDraw(model: Model): Promise<readonly [Float32Array, Float32Array]> {
  return [await webgpuEngine.draws(model, place), await referenceEngine.draws(model, place)];
}

describe('draws on a device', () => {
  it.each<Model>([
    { kind: 'uniform', low: -1, high: 1 },
    { kind: 'two-point', p: 0.3 },
    { kind: 'two-point', p: 1e-300 },
    { kind: 'two-point', p: 1 - 2 ** -40 },
    { kind: 'sparse', p: 0.1 },
    { kind: 'sparse', p: 2 ** -31 },
    { kind: 'sparse', p: 1 },
  ])('are exact: $kind', async (model) => {
    const [drawn, expected] = await bothDraw(model);
    expect(drawn).toEqual(expected);
  });

  it.each<Model>([
    { kind: 'gaussian', mean: 5, sigma: 2 },
    { kind: 'laplace', mean: 0, sigma: 1 },
    { kind: 'student-t', nu: 1, location: 0, scale: 1 },
    { kind: 'student-t', nu: 3, location: 0, scale: 1 },
    { kind: 'student-t', nu: 1e15, location: 0, scale: 1 },
  ])('lie within the declared error: $kind $nu', async (model) => {
    const [drawn, expected] = await bothDraw(model);
    const allowed = drawError(model) * largestDraw(model);
    let worst = 0;
    drawn.forEach((value, k) => (worst = Math.max(worst, Math.abs(value - expected[k]!))));
    expect(worst).toBeLessThanOrEqual(allowed);
    // Most are off by rounding alone, not by the largest error: a wrong constant would move them all.
    const near = drawn.filter(
      (value, k) => Math.abs(value - expected[k]!) <= 16 * 2 ** -23 * Math.max(1, Math.abs(value)),
    );
    expect(near.length).toBeGreaterThan(0.999 * drawn.length);
  });

  it('are zero where the law has no spread', async () => {
    const draws = await webgpuEngine.draws({ kind: 'gaussian', mean: 3, sigma: 0 }, place);
    expect(draws.every((value) => value === 0)).toBe(true);
  });
});
