import { describe, expect, it } from 'vitest';
import { orderedDistances } from '../../../src/sim/rules/distances.js';
import { mixColumn } from '../../../src/sim/rules/mix.js';
import { reduceColumn } from '../../../src/sim/rules/reduceColumn.js';
import { rules } from '../../../src/sim/rules/registry.js';
import { output, type Rows } from './support.js';

const N = 12;
const F = 2;
const honest = Array.from({ length: N - F }, (_, i) => [Math.sin(i), Math.cos(2 * i)]);
const bad: readonly (readonly [string, number[]])[] = [
  ['NaN', [NaN, NaN]],
  ['one NaN', [0, NaN]],
  ['+Infinity', [Infinity, Infinity]],
  ['-Infinity', [-Infinity, 0]],
  ['the largest double', [Number.MAX_VALUE, -Number.MAX_VALUE]],
];
/** A sum of honest rows is not in their range: `cge` has the same weights up to a factor. */
const robust = rules.map((rule) => rule.id).filter((id) => id !== 'average' && id !== 'cge-sum');

describe.each(bad)('Byzantine rows of %s', (_, row) => {
  it.each([
    ...robust,
    'nnm+cwtm',
    'nnm+krum',
    'nnm+gm',
    'nnm+cge',
    'centred-clipping:1,5',
    'bucketing+cwtm',
    'bucketing+gm',
  ])('leave %s within the honest range', (id) => {
    const result = output(id, [row, row, ...honest] as Rows, F);
    result.forEach((value) => expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-12));
  });

  it('reach the average', () => {
    const result = output('average', [row, row, ...honest] as Rows, F);
    expect(result.some((value) => !Number.isFinite(value) || Math.abs(value) > 1e300)).toBe(true);
  });
});

describe('values that are not numbers', () => {
  it('sort as +Infinity in the order-statistic reducers', () => {
    const median = { kind: 'median', convention: 'midpoint' } as const;
    const scratch = new Float64Array(10);
    expect(reduceColumn(median, Float64Array.of(NaN, 1, 2), 3, scratch)).toBe(2);
    expect(reduceColumn(median, Float64Array.of(NaN, NaN, 2), 3, scratch)).toBe(Infinity);
    expect(reduceColumn(median, Float64Array.of(-Infinity, 1, 2), 3, scratch)).toBe(1);
    expect(reduceColumn(median, Float64Array.of(-Infinity, Infinity), 2, scratch)).toBeNaN();
    expect(reduceColumn({ kind: 'trimmed-mean', f: 1 }, Float64Array.of(NaN, 1, 2, 3, -9), 5, scratch)).toBe(2);
    const around = { kind: 'mean-around-median', keep: 3, convention: 'midpoint' } as const;
    expect(reduceColumn(around, Float64Array.of(NaN, 1, 2, 3, Infinity), 5, scratch)).toBe(2);
  });

  it('pass through the mean and the identity', () => {
    expect(reduceColumn({ kind: 'mean' }, Float64Array.of(NaN, 1), 2, new Float64Array(4))).toBeNaN();
    expect(reduceColumn({ kind: 'identity' }, Float64Array.of(-Infinity), 1, new Float64Array(2))).toBe(-Infinity);
  });

  it('are ignored under a zero weight', () => {
    const out = new Float64Array(1);
    mixColumn({ rows: 1, weights: Float64Array.of(0, 0.5, 0.5) }, Float64Array.of(NaN, 1, 3), 3, out);
    expect(out[0]).toBe(2);
  });

  it('leave a valid matrix alone and repair a copy otherwise', () => {
    const fine = Float64Array.of(0, 1, 1, 0);
    expect(orderedDistances(fine, 2)).toBe(fine);
    const broken = Float64Array.of(NaN, NaN, NaN, 0);
    expect([...orderedDistances(broken, 2)]).toEqual([0, Infinity, Infinity, 0]);
    expect(broken[0]).toBeNaN();
  });

  it('do not overflow the midpoint of two large values', () => {
    const median = { kind: 'median', convention: 'midpoint' } as const;
    const values = Float64Array.of(1.5e308, 1.7e308);
    expect(reduceColumn(median, values, 2, new Float64Array(4))).toBeCloseTo(1.6e308, -300);
  });
});
