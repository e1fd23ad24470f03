import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError, UserError } from '../../src/errors.js';
import { LinearRegression } from '../../src/stats/linearRegression.js';
import { fitLine } from '../../src/stats/regression.js';
import anscombe from '../fixtures/anscombe.json' with { type: 'json' };

function regress(pairs: readonly (readonly [number, number])[]): LinearRegression {
  const regression = LinearRegression.empty();
  for (const [x, y] of pairs) regression.add(x, y);
  return regression;
}

describe('fitLine', () => {
  it.each(anscombe.sets)('fits set $name of Anscombe', ({ x, y, slope, intercept }) => {
    const line = fitLine(
      x,
      y,
      x.map(() => 2),
    );
    expect(line.slope).toBeCloseTo(slope, 12);
    expect(line.intercept).toBeCloseTo(intercept, 11);
  });

  it('counts a point of weight 3 as three points', () => {
    const weighted = fitLine([0, 1, 4], [1, 5, 2], [1, 3, 2]);
    const repeated = fitLine([0, 1, 1, 1, 4, 4], [1, 5, 5, 5, 2, 2], [1, 1, 1, 1, 1, 1]);
    expect(weighted.slope).toBeCloseTo(repeated.slope, 14);
    expect(weighted.intercept).toBeCloseTo(repeated.intercept, 14);
  });

  it('gives the slope as a linear function of the ordinates', () => {
    const { slope, slopeCoefficients } = fitLine([1, 2, 7, 9], [3, 1, 4, 1], [1, 2, 3, 4]);
    const [total, applied, onX] = [
      [1, 1, 1, 1],
      [3, 1, 4, 1],
      [1, 2, 7, 9],
    ].map((y) => y.reduce((sum, value, i) => sum + value * slopeCoefficients[i]!, 0));
    expect(total).toBeCloseTo(0, 14);
    expect(applied).toBeCloseTo(slope, 14);
    expect(onX).toBeCloseTo(1, 14);
  });

  it('refuses a single abscissa', () => {
    expect(() => fitLine([2, 2], [1, 3], [1, 1])).toThrow(
      new DomainError('a slope needs at least 2 distinct abscissae; got 1'),
    );
  });
});

describe('LinearRegression', () => {
  it.each(anscombe.sets)('fits set $name of Anscombe', ({ x, y, slope, intercept, correlation }) => {
    const summary = regress(x.map((value, i) => [value, y[i]!] as const)).summary();
    expect(summary.slope).toBeCloseTo(slope, 14);
    expect(summary.intercept).toBeCloseTo(intercept, 14);
    expect(summary.correlation).toBeCloseTo(correlation, 14);
  });

  it('is as exact with a large offset as without', () => {
    const pairs = [
      [0, 1],
      [1, 3],
      [2, 2],
      [3, 7],
    ] as const;
    const far = pairs.map(([x, y]) => [x + 2 ** 45, y - 2 ** 44] as const);
    expect(regress(far).summary().slope).toBe(regress(pairs).summary().slope);
  });

  it('gives the same bytes for every order and split', () => {
    const pair = fc.tuple(
      fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
      fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
    );
    const split = fc
      .array(pair, { maxLength: 30 })
      .chain((pairs) =>
        fc.tuple(fc.constant(pairs), fc.shuffledSubarray(pairs, { minLength: pairs.length }), fc.nat(pairs.length)),
      );
    fc.assert(
      fc.property(split, ([pairs, shuffled, cut]) => {
        const bytes = JSON.stringify(regress(pairs));
        expect(JSON.stringify(regress(shuffled.slice(cut)).merge(regress(shuffled.slice(0, cut))))).toBe(bytes);
        expect(JSON.stringify(LinearRegression.fromJSON(JSON.parse(bytes)))).toBe(bytes);
      }),
    );
  });

  it('has no slope where the abscissae agree, no correlation where the ordinates do', () => {
    expect(
      regress([
        [1, 2],
        [1, 3],
      ]).summary(),
    ).toEqual({ count: 2, slope: NaN, intercept: NaN, correlation: NaN });
    expect(
      regress([
        [1, 2],
        [3, 2],
      ]).summary(),
    ).toEqual({ count: 2, slope: 0, intercept: 2, correlation: NaN });
    expect(LinearRegression.empty().summary().slope).toBeNaN();
  });

  it('refuses what is not finite', () => {
    expect(() => regress([[1, NaN]])).toThrow(
      new UserError('a regression needs finite numbers of at most 2^230 in magnitude; got (1, NaN)'),
    );
  });
});
