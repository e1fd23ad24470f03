import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/errors.js';
import { Moments } from '../../src/stats/moments.js';
import nist from '../fixtures/nist-strd.json' with { type: 'json' };
import { add, approximate, divideBy, isNearest, multiply, negate, rational, sum, type Rational } from './rational.js';

interface Reference {
  readonly count: number;
  readonly certified: { readonly mean: number; readonly standardDeviation: number };
  readonly exactOfDoubles: {
    readonly mean: number;
    readonly standardDeviation: number;
    readonly skewness: number;
    readonly excessKurtosis: number;
  };
  readonly values?: readonly number[];
  readonly first?: number;
  readonly alternating?: readonly number[];
}

function observations(set: Reference): readonly number[] {
  if (set.values) return set.values;
  return [set.first!, ...Array.from({ length: set.count - 1 }, (_, i) => set.alternating![i % 2]!)];
}

function momentsOf(values: readonly number[]): Moments {
  const moments = new Moments();
  for (const value of values) moments.add(value);
  return moments;
}

/** Correct digits, capped at 16. */
function digits(value: number, reference: number): number {
  if (value === reference) return 16;
  return Math.min(16, -Math.log10(Math.abs(value - reference) / Math.abs(reference)));
}

describe('Moments on the NIST StRD univariate sets', () => {
  // What the decimal data lose on their way to float64: NumAcc3 and 4, and a little of Mavro and Michelso.
  const attainable: Record<string, number> = { NumAcc2: 15, NumAcc3: 9, NumAcc4: 8, Mavro: 13, Michelso: 13 };

  it.each(Object.entries(nist.sets as Record<string, Reference>))('%s', (name, set) => {
    const moments = momentsOf(observations(set)).central();
    const deviation = Math.sqrt(moments.variance);
    expect(moments.count).toBe(set.count);
    expect(digits(moments.mean, set.certified.mean)).toBeGreaterThan(14.5);
    expect(digits(deviation, set.certified.standardDeviation)).toBeGreaterThan((attainable[name] ?? 15) - 0.5);
    // Against the same numbers as the computer has them.
    expect(moments.mean).toBe(set.exactOfDoubles.mean);
    expect(digits(deviation, set.exactOfDoubles.standardDeviation)).toBeGreaterThan(15.5);
    expect(digits(moments.skewness, set.exactOfDoubles.skewness)).toBeGreaterThan(15);
    expect(digits(moments.excessKurtosis, set.exactOfDoubles.excessKurtosis)).toBeGreaterThan(15);
  });
});

describe('Moments', () => {
  const moderate = fc.double({ noNaN: true, min: -1e12, max: 1e12 }).filter((x) => x === 0 || Math.abs(x) > 1e-20);
  const samples = fc.oneof(
    fc.array(moderate, { minLength: 2, maxLength: 12 }),
    // Large mean, small spread: the hard case for floating-point formulas.
    fc.array(fc.integer({ min: -9, max: 9 }), { minLength: 2, maxLength: 12 }).map((ks) => ks.map((k) => 1e9 + k / 7)),
  );

  it('agrees with exact rational arithmetic', () => {
    fc.assert(
      fc.property(samples, (values) => {
        const n = values.length;
        const mean = divideBy(sum(values.map(rational)), n);
        const power = (k: number): Rational =>
          sum(
            values.map((value) => {
              const offset = add(rational(value), negate(mean));
              return Array.from({ length: k }, () => offset).reduce(multiply);
            }),
          );
        const moments = momentsOf(values).central();
        expect(isNearest(moments.mean, mean)).toBe(true);
        expect(isNearest(moments.squaredDeviations, power(2))).toBe(true);
        expect(isNearest(moments.variance, divideBy(power(2), n - 1))).toBe(true);
        if (power(2).numerator === 0n) {
          expect([moments.skewness, moments.excessKurtosis]).toEqual([NaN, NaN]);
          return;
        }
        const [p2, p3, p4] = [power(2), power(3), power(4)];
        const over = (a: Rational, b: Rational): number =>
          approximate({ numerator: a.numerator * b.denominator, denominator: a.denominator * b.numerator });
        const kurtosis = over({ ...p4, numerator: p4.numerator * BigInt(n) }, multiply(p2, p2)) - 3;
        const squaredSkewness = over(
          { ...p3, numerator: p3.numerator * p3.numerator * BigInt(n), denominator: p3.denominator ** 2n },
          multiply(p2, multiply(p2, p2)),
        );
        expect(moments.excessKurtosis).toBeCloseTo(kurtosis, 12);
        expect(moments.skewness ** 2).toBeCloseTo(squaredSkewness, 12);
        if (p3.numerator !== 0n) expect(moments.skewness > 0).toBe(p3.numerator > 0n);
      }),
    );
  });

  it('is shift-invariant to the last bit where shifting is exact', () => {
    const values = [1, 2, 4, 8, 11, 1000];
    const [plain, shifted] = [values, values.map((x) => x + 2 ** 40)].map((set) => momentsOf(set).central());
    expect(shifted).toEqual({ ...plain, mean: plain!.mean + 2 ** 40 });
  });

  it('knows no variance of one observation and nothing of none', () => {
    expect(momentsOf([3]).central()).toEqual({
      count: 1,
      mean: 3,
      squaredDeviations: 0,
      variance: NaN,
      skewness: NaN,
      excessKurtosis: NaN,
    });
    expect(new Moments().central().mean).toBeNaN();
  });

  it('works to the ends of its range', () => {
    const top = 2 ** 230;
    const moments = momentsOf([top, -top, top, -top]).central();
    expect(moments.mean).toBe(0);
    expect(moments.variance).toBe((4 * top * top) / 3);
    expect(moments.excessKurtosis).toBe(-2);
    const tiny = momentsOf([1e-200, 3e-200]).central();
    expect(tiny.mean).toBe(2e-200);
    expect(momentsOf([5e-324, 0]).central().variance).toBeGreaterThanOrEqual(0);
  });

  it.each([
    [NaN, 'an observation must be a finite number; got NaN'],
    [-Infinity, 'an observation must be a finite number; got -Infinity'],
    [1e70, 'an observation must be at most 2^230 (about 1.73e69) in magnitude; got 1e+70'],
  ])('refuses %d', (value, message) => {
    const moments = momentsOf([1]);
    expect(() => moments.add(value)).toThrow(new UserError(message));
    expect(moments.central().count).toBe(1);
  });
});
