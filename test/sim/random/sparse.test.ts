import { describe, expect, it } from 'vitest';
import { rademacher } from '../../../src/sim/models/model.js';
import { cellKey } from '../../../src/sim/random/key.js';
import { fillSparse, sparseLaw } from '../../../src/sim/random/sparse.js';
import { fillTwoPoint } from '../../../src/sim/random/twoPoint.js';
import { draws } from './modelFixture.js';

const COUNT = 400_000;
const key = cellKey(3, 'sparse');
const place = { ...key, count: COUNT, trial: 4, row: 2, firstColumn: 0, stream: 0 };

describe('sparse values', () => {
  it.each([0.001, 0.1, 0.75, 1])('p = %d: three values, standardised, with the right frequencies', (p) => {
    const sample = draws({ kind: 'sparse', parameter: p }, place);
    const size = sample.reduce((largest, x) => Math.max(largest, x), 0);
    expect(Math.abs(size * Math.sqrt(p) - 1)).toBeLessThanOrEqual(2 ** -24 + 2 ** -33 / p);
    expect(new Set(sample)).toEqual(new Set(p === 1 ? [-size, size] : [-size, 0, size]));
    for (const [value, share] of [
      [-size, p / 2],
      [0, 1 - p],
      [size, p / 2],
    ] as const) {
      const found = sample.filter((x) => x === value).length;
      const deviation = Math.sqrt(COUNT * share * (1 - share));
      expect(Math.abs(found - COUNT * share), `frequency of ${value}`).toBeLessThanOrEqual(4 * deviation);
    }
  });

  it.each([
    [1, 2 ** 31, 1],
    [0.25, 2 ** 29, 2],
    [2 ** -31, 1, Math.fround(Math.sqrt(2 ** 31))],
    // Rounded to 2 / 2^31, and the size with it.
    [1e-9, 2, 2 ** 15],
  ])('p = %d takes %d words for each sign, of size %d', (p, threshold, size) => {
    expect(sparseLaw(p)).toEqual({ threshold, size });
  });

  it('the variance is 1 to the rounding of the size, however rare the values', () => {
    for (let p = 1; p >= 2 ** -31; p /= 1.37) {
      const { threshold, size } = sparseLaw(p);
      expect(Math.abs((threshold / 2 ** 31) * size * size - 1)).toBeLessThan(2 ** -23);
      expect(Math.abs(threshold / 2 ** 31 / p - 1)).toBeLessThanOrEqual(2 ** -32 / p);
    }
  });

  it('with p = 1 is the Rademacher model', () => {
    const signs = new Float32Array(1001);
    fillTwoPoint(signs, 0, 1001, rademacher.p, key, 4, 2, 3);
    const sparse = new Float32Array(1001);
    fillSparse(sparse, 0, 1001, 1, key, 4, 2, 3);
    expect(sparse).toEqual(signs);
    expect(new Set(signs)).toEqual(new Set([-1, 1]));
  });

  it.each([0, -0.1, 1.0001, NaN, 2 ** -32])('refuses p = %d', (p) => {
    expect(() => fillSparse(new Float32Array(4), 0, 4, p, key, 0, 0, 0)).toThrow(
      new RangeError(`p must lie in [2^-31, 1]; got ${p}`),
    );
  });
});
