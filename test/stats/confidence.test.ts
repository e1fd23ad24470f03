import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError, UserError } from '../../src/errors.js';
import { logBoundedMixture, unitInterval } from '../../src/stats/confidence/bounded.js';
import { eventInterval, logEventMixture } from '../../src/stats/confidence/event.js';
import { hallQuantile, realInterval, standardErrors, tightestScale } from '../../src/stats/confidence/real.js';
import { confidenceInterval } from '../../src/stats/confidence.js';
import { Observed } from '../../src/stats/observed.js';
import reference from '../fixtures/confidence.json' with { type: 'json' };
import { generator } from './generator.js';

const levels = [0.5, 0.05, 1e-3, 1e-6, 1e-12];

function observe(values: Iterable<number>): Observed {
  const observed = Observed.empty();
  let trial = 0;
  for (const value of values) observed.add(value, trial++);
  return observed;
}

describe('event', () => {
  it.each(reference.event)(
    'ends for $successes of $trials at $alpha as mpmath has them',
    ({ successes, trials, alpha, lower, upper }) => {
      const interval = eventInterval(successes, trials, alpha);
      expect(Math.abs(interval[0] - lower)).toBeLessThanOrEqual(1e-8 * lower);
      expect(Math.abs(interval[1] - upper)).toBeLessThanOrEqual(1e-8 * upper);
    },
  );

  it('has expectation 1 at the true probability, by enumeration', () => {
    for (const [n, p] of [
      [1, 0.3],
      [7, 0.5],
      [20, 0.05],
      [40, 0.9],
    ] as const) {
      let total = 0;
      let coefficient = 1;
      for (let s = 0; s <= n; s++) {
        total += coefficient * p ** s * (1 - p) ** (n - s) * Math.exp(logEventMixture(s, n, p));
        coefficient = (coefficient * (n - s)) / (s + 1);
      }
      expect(total).toBeCloseTo(1, 12);
    }
  });

  it('contains the frequency, mirrors, and grows as the level falls', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, part) => {
        const s = Math.round(part * n);
        const nested = levels.map((alpha) => eventInterval(s, n, alpha));
        nested.forEach(([lower, upper], i) => {
          expect(lower).toBeLessThanOrEqual(s / n);
          expect(upper).toBeGreaterThanOrEqual(s / n);
          const [mirroredLower, mirroredUpper] = eventInterval(n - s, n, levels[i]!);
          expect(mirroredLower).toBeCloseTo(1 - upper, 12);
          expect(mirroredUpper).toBeCloseTo(1 - lower, 12);
          if (i > 0) expect(lower <= nested[i - 1]![0] && upper >= nested[i - 1]![1]).toBe(true);
        });
      }),
      { numRuns: 50 },
    );
  });

  it('never rules out an end that was seen alone', () => {
    expect(eventInterval(0, 1000, 1e-12)[0]).toBe(0);
    expect(eventInterval(1000, 1000, 1e-12)[1]).toBe(1);
    expect(eventInterval(0, 0, 0.05)).toEqual([0, 1]);
  });
});

describe('bounded', () => {
  it('has expectation at most 1 at the true mean, by enumeration over two- and three-point laws', () => {
    const laws: (readonly (readonly [value: number, probability: number])[])[] = [
      [
        [0, 0.5],
        [1, 0.5],
      ],
      [
        [0, 0.99],
        [1, 0.01],
      ],
      [
        [0.2, 0.7],
        [0.9, 0.3],
      ],
      [
        [0, 0.1],
        [0.5, 0.8],
        [1, 0.1],
      ],
      [
        [0, 0.6],
        [0.01, 0.39],
        [1, 0.01],
      ],
    ];
    for (const law of laws) {
      const mean = law.reduce((total, [value, probability]) => total + value * probability, 0);
      const expectation = (values: readonly number[], probability: number): number => {
        if (values.length === 7) {
          const average = values.reduce((a, b) => a + b) / 7;
          const squaredDeviations = values.reduce((a, b) => a + (b - average) ** 2, 0);
          return probability * Math.exp(logBoundedMixture({ count: 7, mean: average, squaredDeviations }, mean));
        }
        return law.reduce((total, [value, p]) => total + expectation([...values, value], probability * p), 0);
      };
      expect(expectation([], 1)).toBeLessThanOrEqual(1 + 1e-12);
      expect(expectation([], 1)).toBeGreaterThan(0.2);
    }
  });

  const sample = fc
    .record({
      count: fc.integer({ min: 1, max: 100_000 }),
      mean: fc.double({ min: 0, max: 1, noNaN: true }),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ count, mean, part }) => ({ count, mean, squaredDeviations: part * count * mean * (1 - mean) }));

  it('rejects every candidate outside its interval, on a fine scan', () => {
    fc.assert(
      fc.property(sample, fc.constantFrom(...levels), (statistics, alpha) => {
        const [lower, upper] = unitInterval(statistics, alpha);
        const mirrored = { ...statistics, mean: 1 - statistics.mean };
        const threshold = Math.log(2 / alpha) - 1e-9;
        const below = (limit: number): number[] =>
          limit > 0 ? Array.from({ length: 100 }, (_, k) => (limit * k) / 100) : [];
        for (const m of below(lower)) expect(logBoundedMixture(statistics, m)).toBeGreaterThanOrEqual(threshold);
        for (const m of below(1 - upper)) expect(logBoundedMixture(mirrored, m)).toBeGreaterThanOrEqual(threshold);
        expect(lower).toBeLessThanOrEqual(statistics.mean);
        expect(upper).toBeGreaterThanOrEqual(statistics.mean);
      }),
      { numRuns: 100 },
    );
  });

  it('is not wider than it must be: a candidate just inside is not rejected', () => {
    fc.assert(
      fc.property(sample, fc.constantFrom(...levels), (statistics, alpha) => {
        const [lower, upper] = unitInterval(statistics, alpha);
        const step = (4e-3 * Math.sqrt(Math.max(1, statistics.squaredDeviations))) / statistics.count;
        const inside = [lower, lower + step].some(
          (m) => m >= statistics.mean || logBoundedMixture(statistics, m) < Math.log(2 / alpha),
        );
        const mirrored = { ...statistics, mean: 1 - statistics.mean };
        const insideAbove = [1 - upper, 1 - upper + step].some(
          (m) => m >= mirrored.mean || logBoundedMixture(mirrored, m) < Math.log(2 / alpha),
        );
        expect([inside, insideAbove]).toEqual([true, true]);
      }),
      { numRuns: 100 },
    );
  });

  it('is within twice the fixed-sample normal width from 1e2 to 1e8 observations', () => {
    // z of a two-sided normal interval at 1e-3 is 3.29; a time-uniform interval must pay for its looks.
    for (const count of [1e3, 1e4, 1e6, 1e8]) {
      const [lower, upper] = unitInterval({ count, mean: 0.5, squaredDeviations: count / 12 }, 1e-3);
      expect((upper - lower) / 2).toBeLessThan(2 * 3.29 * Math.sqrt(1 / 12 / count));
    }
  });

  it('shrinks like 1 / count without variation', () => {
    const [lower, upper] = unitInterval({ count: 10_000, mean: 0.25, squaredDeviations: 0 }, 1e-3);
    expect(upper - lower).toBeLessThan(50 / 10_000);
  });
});

describe('constant', () => {
  it('is the point after one trial', () => {
    expect(confidenceInterval(observe([0.1]), { kind: 'constant' }, 1e-12)).toEqual([0.1, 0.1]);
    expect(confidenceInterval(Observed.empty(), { kind: 'constant' }, 0.05)).toEqual([-Infinity, Infinity]);
  });

  it('allows the rounding of one number computed in several orders', () => {
    const [lower, upper] = confidenceInterval(observe([0.1 + 0.2, 0.3]), { kind: 'constant' }, 0.05);
    expect([lower, upper]).toEqual([0.3, 0.1 + 0.2]);
  });

  it('refuses a second value and names both trials', () => {
    expect(() => confidenceInterval(observe([2, 2, 3]), { kind: 'constant' }, 0.05)).toThrow(
      'an observable declared constant gave 2 in trial 0 and 3 in trial 2',
    );
  });
});

describe('real', () => {
  it('is as wide as the paper says: the boundary of Theorem 2.2 with rho optimised at the first look', () => {
    for (const { alpha, u, z1, z100 } of reference.real) {
      expect(tightestScale(alpha)).toBeCloseTo(u, 10);
      expect(standardErrors(256, alpha, 256)).toBeCloseTo(z1, 10);
      expect(standardErrors(25_600, alpha, 256)).toBeCloseTo(z100, 10);
    }
  });

  it('is the whole line before the first look, and for equal observations, which hide how rare others are', () => {
    const observed = observe(Array.from({ length: 255 }, (_, i) => i % 7));
    expect(confidenceInterval(observed, { kind: 'real' }, 0.05)).toEqual([-Infinity, Infinity]);
    observed.add(3, 255);
    const [lower, upper] = confidenceInterval(observed, { kind: 'real' }, 0.05);
    expect(lower > 2 && upper < 4).toBe(true);
    const equal = observe(Array.from({ length: 256 }, () => 0.1));
    expect(confidenceInterval(equal, { kind: 'real' }, 0.05)).toEqual([-Infinity, Infinity]);
    expect(confidenceInterval(observe([1]), { kind: 'real' }, 0.05, { firstLook: 1 })).toEqual([-Infinity, Infinity]);
  });

  it('widens towards the long tail only', () => {
    const [symmetric, skewed, mirrored] = [0, 2, -2].map((skewness) =>
      realInterval({ count: 1000, mean: 0, variance: 1, skewness }, 1e-3, 256),
    );
    expect(skewed![0]).toBe(symmetric![0]);
    expect(skewed![1]).toBeGreaterThan(symmetric![1]);
    expect(mirrored).toEqual([-skewed![1], -skewed![0]]);
  });

  it("inverts Hall's transformation, and gives up where that has no inverse of use", () => {
    for (const z of [2, 4, 7]) {
      for (const g of [1e-6, 1e-3, 0.05, 0.13]) {
        const t = hallQuantile(z, g);
        expect(t - (g * t * t) / 3 + (g * g * t ** 3) / 27).toBeCloseTo(z + g / 6, 8);
        expect(t).toBeGreaterThan(z);
      }
    }
    expect(hallQuantile(5, 0)).toBe(5);
    expect(hallQuantile(5, 0.2)).toBe(Infinity);
  });
});

describe('confidenceInterval', () => {
  it('rescales a bounded observable', () => {
    const random = generator(3);
    const values = Array.from({ length: 500 }, () => random.uniform());
    const unit = confidenceInterval(observe(values), { kind: 'bounded', min: 0, max: 1 }, 0.01);
    const scaled = confidenceInterval(
      observe(values.map((x) => 6 * x - 5)),
      { kind: 'bounded', min: -5, max: 1 },
      0.01,
    );
    expect(scaled[0]).toBeCloseTo(6 * unit[0] - 5, 6);
    expect(scaled[1]).toBeCloseTo(6 * unit[1] - 5, 6);
  });

  it('does not depend on the order of the trials', () => {
    const random = generator(4);
    const values = Array.from({ length: 300 }, () => random.uniform());
    for (const support of [{ kind: 'real' }, { kind: 'bounded', min: 0, max: 1 }] as const) {
      const forward = confidenceInterval(observe(values), support, 1e-3);
      expect(confidenceInterval(observe(values.toReversed()), support, 1e-3)).toEqual(forward);
    }
  });

  it('knows nothing without trials', () => {
    const none = Observed.empty();
    expect(confidenceInterval(none, { kind: 'event' }, 0.05)).toEqual([0, 1]);
    expect(confidenceInterval(none, { kind: 'bounded', min: -2, max: 3 }, 0.05)).toEqual([-2, 3]);
    expect(confidenceInterval(none, { kind: 'real' }, 0.05)).toEqual([-Infinity, Infinity]);
  });

  it('takes rounding at the ends of a declared range, but no more', () => {
    const support = { kind: 'bounded', min: 0, max: 1 } as const;
    const [lower, upper] = confidenceInterval(observe([1 + 1e-12, 0]), support, 0.05);
    expect(lower >= 0 && upper <= 1).toBe(true);
    expect(() => confidenceInterval(observe([0, 1.5]), support, 0.05)).toThrow(
      new UserError('an observable declared in [0, 1] gave 1.5 in trial 1'),
    );
  });

  it.each([
    [{ kind: 'real' }, 0, {}, 'an error level must lie in (0, 1); got 0'],
    [{ kind: 'real' }, NaN, {}, 'an error level must lie in (0, 1); got NaN'],
    [{ kind: 'real' }, 0.05, { firstLook: 0 }, 'firstLook must be at least 1; got 0'],
    [{ kind: 'bounded', min: 1, max: 1 }, 0.05, {}, 'a bounded observable needs finite min < max; got min=1, max=1'],
  ] as const)('refuses %j at level %d', (support, alpha, options, message) => {
    expect(() => confidenceInterval(observe([1]), support, alpha, options)).toThrow(new DomainError(message));
  });
});
