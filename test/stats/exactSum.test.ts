import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactSum } from '../../src/stats/exactSum.js';
import { equal, isNearest, multiply, rational, sum } from './rational.js';

const finite = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e280, max: 1e280 });
const terms = fc.array(
  fc.oneof(
    finite,
    fc.integer().map((k) => k / 8),
    fc.constantFrom(1e16, -1e16, 1, 2 ** -53, -(2 ** -53)),
  ),
  {
    maxLength: 40,
  },
);

describe('ExactSum', () => {
  // The cases of CPython's test_math.py, testFsum, with the results it expects.
  it.each([
    [[], 0],
    [[0], 0],
    [[1e100, 1, -1e100, 1e-100, 1e50, -1, -1e50], 1e-100],
    [[2 ** 53, -0.5, -(2 ** -54)], 2 ** 53 - 1],
    [[2 ** 53, 1, 2 ** -100], 2 ** 53 + 2],
    [[2 ** 53 + 10, 1, 2 ** -100], 2 ** 53 + 12],
    [[2 ** 53 - 4, 0.5, 2 ** -54], 2 ** 53 - 3],
    [[1e16, 1, 1e-16], 10000000000000002],
    [[1e16 - 2, 1 - 2 ** -53, -(1e16 - 2), -(1 - 2 ** -53)], 0],
    [Array.from({ length: 1000 }, (_, i) => 1 / (i + 1)), 7.485470860550345],
    [Array.from({ length: 1000 }, (_, i) => (-1) ** (i + 1) / (i + 1)), -0.6926474305598203],
  ])('rounds %j to the published sum', (numbers, expected) => {
    expect(ExactSum.of(numbers).round()).toBe(expected);
  });

  it('rounds to the nearest number and keeps the exact value in its canonical form', () => {
    fc.assert(
      fc.property(terms, (numbers) => {
        const exact = sum(numbers.map(rational));
        const total = ExactSum.of(numbers);
        expect(isNearest(total.round(), exact)).toBe(true);
        expect(equal(sum(total.canonical().map(rational)), exact)).toBe(true);
      }),
    );
  });

  it('has one canonical form per value, whatever the order and the split', () => {
    fc.assert(
      fc.property(
        terms,
        fc.nat(),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (numbers, cut, keys) => {
          const shuffled = numbers
            .map((value) => ({ value, key: keys.next().value as number }))
            .sort((a, b) => a.key - b.key)
            .map(({ value }) => value);
          const at = numbers.length === 0 ? 0 : cut % numbers.length;
          const merged = ExactSum.of(shuffled.slice(at));
          merged.merge(ExactSum.of(shuffled.slice(0, at)));
          expect(merged.canonical()).toEqual(ExactSum.of(numbers).canonical());
          const doubled = ExactSum.of(numbers);
          doubled.merge(doubled);
          expect(doubled.round()).toBe(2 * ExactSum.of(numbers).round());
        },
      ),
    );
  });

  it('adds products exactly', () => {
    const factor = fc.double({ noNaN: true, min: -1e60, max: 1e60 }).filter((x) => x === 0 || Math.abs(x) > 1e-60);
    fc.assert(
      fc.property(fc.array(fc.tuple(factor, factor), { maxLength: 10 }), (pairs) => {
        const total = new ExactSum();
        for (const [a, b] of pairs) total.addProduct(a, b);
        const exact = sum(pairs.map(([a, b]) => multiply(rational(a), rational(b))));
        expect(equal(sum(total.canonical().map(rational)), exact)).toBe(true);
      }),
    );
  });

  it('holds a sum that spans the whole exponent range', () => {
    const wide = Array.from({ length: 1030 }, (_, k) => 2 ** (992 - 2 * k) * (1 + 2 ** -52 * Number(k < 1000)));
    expect(ExactSum.of([...wide, ...wide.map((x) => -x)]).canonical()).toEqual([]);
    expect(equal(sum(ExactSum.of(wide).canonical().map(rational)), sum(wide.map(rational)))).toBe(true);
  });

  it('carries long before a bin overflows: 3 million terms that all fall into the same bins', () => {
    // All 53 bits set, so that no bin stays small; the total needs 53 + 22 bits.
    const term = 2 ** 53 - 1;
    const count = 3_000_000;
    const total = new ExactSum();
    for (let i = 0; i < count; i++) total.add(term);
    expect(total.inUnits() >> 1074n).toBe(BigInt(term) * BigInt(count));
    total.merge(ExactSum.of([-term]));
    expect(total.inUnits() >> 1074n).toBe(BigInt(term) * BigInt(count - 1));
  });
});
