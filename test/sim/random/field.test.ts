import { describe, expect, it } from 'vitest';
import { cellKey, type StreamKey } from '../../../src/sim/random/key.js';
import { fillLaplace } from '../../../src/sim/random/laplace.js';
import { fillNormals } from '../../../src/sim/random/normals.js';
import { philox4x32 } from '../../../src/sim/random/philox.js';
import { fillSparse } from '../../../src/sim/random/sparse.js';
import { fillStudentT } from '../../../src/sim/random/studentT.js';
import { fillTwoPoint } from '../../../src/sim/random/twoPoint.js';
import { fillUniforms, unitFloat32 } from '../../../src/sim/random/uniform.js';

const key = cellKey(1, 'field');

type Fill = (out: Float32Array, offset: number, count: number, first: number, trial?: number, row?: number) => void;
const fills: Readonly<Record<string, Fill>> = {
  normals: (out, offset, count, first, trial = 5, row = 2) => fillNormals(out, offset, count, key, trial, row, first),
  uniforms: (out, offset, count, first, trial = 5, row = 2) => fillUniforms(out, offset, count, key, trial, row, first),
  'two-point': (out, offset, count, first, trial = 5, row = 2) =>
    fillTwoPoint(out, offset, count, 0.3, key, trial, row, first),
  laplace: (out, offset, count, first, trial = 5, row = 2) => fillLaplace(out, offset, count, key, trial, row, first),
  sparse: (out, offset, count, first, trial = 5, row = 2) =>
    fillSparse(out, offset, count, 0.9, key, trial, row, first),
  'student-t': (out, offset, count, first, trial = 5, row = 2) =>
    fillStudentT(out, offset, count, 2.5, key, trial, row, first),
};

describe.each(Object.entries(fills))('addresses of %s', (_, fill) => {
  const whole = new Float32Array(5000);
  fill(whole, 0, 5000, 0);

  it('any tile equals the same columns of the whole row', () => {
    for (const [first, count] of [
      [0, 1],
      [1, 1],
      [3, 2],
      [4, 4],
      [5, 1023],
      [1022, 2050],
      [4999, 1],
      [17, 0],
    ] as const) {
      const tile = new Float32Array(count);
      fill(tile, 0, count, first);
      expect(tile).toEqual(whole.slice(first, first + count));
    }
  });

  it('writes at the offset and nowhere else', () => {
    const out = new Float32Array(20).fill(99);
    fill(out, 7, 6, 11);
    expect(out.slice(7, 13)).toEqual(whole.slice(11, 17));
    expect([...out.slice(0, 7), ...out.slice(13)]).toEqual(Array(14).fill(99));
  });

  it('reaches column 2^34 - 1 and refuses the next one', () => {
    const out = new Float32Array(8);
    fill(out, 0, 8, 2 ** 34 - 8);
    expect(() => fill(out, 0, 8, 2 ** 34 - 7)).toThrow(
      'columns must lie in 0 .. 2^34 - 1; got 8 columns from 17179869177',
    );
    expect(() => fill(out, 0, 1, -1)).toThrow(RangeError);
    expect(() => fill(out, 0, 1, 0.5)).toThrow(RangeError);
  });

  it('crosses column 2^32 without a seam and without repeating earlier columns', () => {
    const across = new Float32Array(16);
    fill(across, 0, 16, 2 ** 32 - 8);
    const after = new Float32Array(8);
    fill(after, 0, 8, 2 ** 32);
    expect(across.slice(8)).toEqual(after);
    expect(after).not.toEqual(whole.slice(0, 8));
  });

  it('refuses trials and rows beyond 32 bits and arrays that are too short', () => {
    const out = new Float32Array(4);
    expect(() => fill(out, 0, 4, 0, 2 ** 32)).toThrow('trial must be an integer from 0 to 4294967295; got 4294967296');
    expect(() => fill(out, 0, 4, 0, 0, 2 ** 32)).toThrow(RangeError);
    expect(() => fill(out, 1, 4, 0)).toThrow(RangeError);
  });
});

describe('uniforms', () => {
  it('are the words of the block (floor(column / 4), row, trial, stream)', () => {
    const words = new Uint32Array(4);
    const column = 2 ** 33 + 6;
    philox4x32((2 ** 33 + 4) / 4, 11, 22, 33, key.key0, key.key1, words, 0);
    const out = new Float32Array(1);
    fillUniforms(out, 0, 1, key, 22, 11, column, 33);
    expect(out[0]).toBe(unitFloat32(words[2]!));
  });

  it('keep 32 bits near zero and end at 1', () => {
    expect([0, 1, 2, 1000].map(unitFloat32)).toEqual([0.5, 1.5, 2.5, 1000.5].map((x) => x / 2 ** 32));
    expect(unitFloat32(2 ** 32 - 1)).toBe(1);
    expect(unitFloat32(2 ** 32 - 129)).toBeLessThan(1);
    expect(unitFloat32(2 ** 31)).toBe(0.5);
  });
});

describe('two-point values', () => {
  it.each([0.1, 0.5, 0.85])('p = %d: two values of mean 0 and variance 1, with the right frequencies', (p) => {
    const count = 200_000;
    const out = new Float32Array(count);
    fillTwoPoint(out, 0, count, p, key, 0, 0, 0);
    const low = Math.fround(-Math.sqrt((1 - p) / p));
    const high = Math.fround(Math.sqrt(p / (1 - p)));
    expect(new Set(out)).toEqual(new Set([low, high]));
    expect(p * low + (1 - p) * high).toBeCloseTo(0, 6);
    const lows = out.filter((x) => x === low).length;
    expect(Math.abs(lows - count * p) / Math.sqrt(count * p * (1 - p))).toBeLessThan(4);
  });

  it('refuses p outside (0, 1)', () => {
    const bad: StreamKey = key;
    expect(() => fillTwoPoint(new Float32Array(4), 0, 4, 0, bad, 0, 0, 0)).toThrow(RangeError);
    expect(() => fillTwoPoint(new Float32Array(4), 0, 4, NaN, bad, 0, 0, 0)).toThrow(RangeError);
  });
});
