import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../src/errors.js';
import { allocateLevels, shareLevel, splitLevel } from '../../src/stats/familywise.js';
import { add, rational, sum, type Rational } from './rational.js';

const atMost = (a: Rational, b: Rational): boolean => a.numerator * b.denominator <= b.numerator * a.denominator;

describe('family-wise error', () => {
  it('never gives away more than the level of the study, exactly', () => {
    const statements = fc.array(
      fc.record({
        intervals: fc.integer({ min: 1, max: 300 }),
        weight: fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
      }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(statements, fc.constantFrom(0.05, 1e-3, 1 / 3, 1e-9), (list, alpha) => {
        const levels = allocateLevels(
          alpha,
          list.map((statement, i) => ({ ...statement, id: `c${i}` })),
        );
        const total = list.map(({ intervals }, i) => {
          const level = rational(levels.get(`c${i}`)!);
          return { ...level, numerator: level.numerator * BigInt(intervals) };
        });
        expect(atMost(sum(total), rational(alpha))).toBe(true);
        expect(atMost(rational(alpha * 0.999999), add(sum(total), rational(0)))).toBe(true);
      }),
    );
  });

  it('shares in proportion to the weights, then equally', () => {
    const levels = allocateLevels(0.04, [
      { id: 'a', intervals: 2 },
      { id: 'b', intervals: 5, weight: 3 },
    ]);
    expect(levels.get('a')).toBeCloseTo(0.005, 10);
    expect(levels.get('b')).toBeCloseTo(0.006, 10);
    expect(splitLevel(0.05, [])).toEqual([]);
  });

  it.each([
    [() => splitLevel(0, [1]), 'an error level must lie in (0, 1); got 0'],
    [() => splitLevel(0.05, [1, 0]), 'the weight of a claim must be a positive number; got 0'],
    [() => shareLevel(0.05, 0), 'a level is shared by 1 or more parts; got 0'],
    [
      () =>
        allocateLevels(0.05, [
          { id: 'a', intervals: 1 },
          { id: 'a', intervals: 1 },
        ]),
      "every claim of a study needs its own id; got 'a' twice",
    ],
  ])('refuses what cannot be split', (split, message) => {
    expect(split).toThrow(new DomainError(message));
  });
});
