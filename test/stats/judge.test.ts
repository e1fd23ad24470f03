import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DomainError } from '../../src/errors.js';
import { combineMonotone } from '../../src/stats/combine.js';
import { judgeAtLeast, judgeAtMost, judgeEquals, rateLimit } from '../../src/stats/judge.js';
import { judgeAlways, judgeEvery } from '../../src/stats/judgeAlways.js';
import { judgeSlope, scalingSlope } from '../../src/stats/judgeSlope.js';
import type { Interval } from '../../src/stats/verdict.js';
import { generator } from './generator.js';

const measured = (estimate: number, lower: number, upper: number, trials = 1000) => ({
  estimate,
  interval: [lower, upper] as Interval,
  trials,
});

describe('judgeAtMost', () => {
  it.each([
    ['below', [0.8, 0.7, 0.9], 'confirmed'],
    ['touching the bound', [0.9, 0.8, 1], 'confirmed'],
    ['inside the tolerance', [1, 0.98, 1.02], 'confirmed'],
    ['reaching past the tolerance', [1, 0.9, 1.1], 'undecided'],
    ['above', [1.2, 1.1, 1.3], 'refuted'],
    ['above by less than the tolerance', [1.01, 1.005, 1.015], 'refuted'],
    ['above by rounding only', [1 + 2e-16, 1 + 2e-16, 1 + 2e-16], 'confirmed'],
    ['before the first look', [0.5, -Infinity, Infinity], 'undecided'],
    ['without trials', [NaN, -Infinity, Infinity], 'undecided'],
  ] as const)('%s', (_, [estimate, lower, upper], verdict) => {
    expect(judgeAtMost({ ...measured(estimate, lower, upper), bound: 1, tolerance: 0.02 }).verdict).toBe(verdict);
  });

  it('has a relative tolerance that also works below zero', () => {
    expect(judgeAtMost({ ...measured(-1, -1.05, -0.95), bound: -1, tolerance: 0.1 }).verdict).toBe('confirmed');
    expect(judgeAtMost({ ...measured(-1, -1.05, -0.95), bound: -1, tolerance: 0.01 }).verdict).toBe('undecided');
    expect(judgeAtMost({ ...measured(-0.5, -0.6, -0.4), bound: -1, tolerance: 0.01 }).verdict).toBe('refuted');
  });

  it('judges a bound of 0 without dividing by it', () => {
    const below = judgeAtMost({ ...measured(-1, -2, 0), bound: 0, tolerance: 0.1 });
    expect(below).toMatchObject({ verdict: 'confirmed', tightness: -Infinity, tightnessInterval: [-Infinity, 1] });
    expect(judgeAtMost({ ...measured(0, 0, 0), bound: 0, tolerance: 0 })).toMatchObject({
      verdict: 'confirmed',
      tightness: 1,
    });
    expect(judgeAtMost({ ...measured(1, 0.5, 1.5), bound: 0, tolerance: 0.1 }).verdict).toBe('refuted');
  });

  it('gives tightness and its interval, in order also for a negative bound', () => {
    expect(judgeAtMost({ ...measured(3, 2, 4), bound: 8, tolerance: 0 })).toMatchObject({
      tightness: 0.375,
      tightnessInterval: [0.25, 0.5],
    });
    expect(judgeAtMost({ ...measured(-3, -4, -2), bound: -2, tolerance: 0 }).tightnessInterval).toEqual([1, 2]);
  });

  it('says how many trials are missing', () => {
    // Half-width 0.2 must shrink to 0.1: four times the trials.
    expect(judgeAtMost({ ...measured(0.9, 0.7, 1.1), bound: 1, tolerance: 0 }).missing).toBeCloseTo(3000, -1);
    expect(judgeAtMost({ ...measured(1.1, 0.9, 1.3), bound: 1, tolerance: 0 }).missing).toBeCloseTo(3000, -1);
    expect(judgeAtMost({ ...measured(1, 0.9, 1.1), bound: 1, tolerance: 0 }).missing).toBeUndefined();
    expect(judgeAtMost({ ...measured(0.5, -Infinity, Infinity), bound: 1, tolerance: 0 }).missing).toBeUndefined();
    expect(judgeAtMost({ ...measured(0.8, 0.7, 0.9), bound: 1, tolerance: 0 }).missing).toBeUndefined();
  });

  it('marks what a point interval rests on', () => {
    const { note } = judgeAtMost({ ...measured(0.5, 0.5, 0.5, 4096), alpha: 1e-3, bound: 1, tolerance: 0 });
    expect(note).toBe('all 4,096 trials gave the same value: P(another value) <= 0.0017');
    expect(judgeAtMost({ ...measured(0.5, 0.4, 0.6), bound: 1, tolerance: 0 }).note).toBeUndefined();
  });

  it('refuses a bound that is no number and a negative tolerance', () => {
    expect(() => judgeAtMost({ ...measured(1, 0, 2), bound: NaN, tolerance: 0 })).toThrow(
      new DomainError('a bound must be a number; got NaN'),
    );
    expect(() => judgeAtMost({ ...measured(1, 0, 2), bound: 1, tolerance: -1 })).toThrow(
      new DomainError('a tolerance or slack must be at least 0; got -1'),
    );
  });
});

describe('judgeAtLeast', () => {
  it('mirrors judgeAtMost', () => {
    const number = fc.double({ noNaN: true, min: -100, max: 100 });
    fc.assert(
      fc.property(
        number,
        number,
        number,
        number,
        fc.double({ noNaN: true, min: 0, max: 0.5 }),
        (a, b, c, bound, tolerance) => {
          const [lower, estimate, upper] = [a, b, c].sort((x, y) => x - y) as [number, number, number];
          const least = judgeAtLeast({ ...measured(estimate, lower, upper), bound, tolerance });
          const most = judgeAtMost({ ...measured(-estimate, -upper, -lower), bound: -bound, tolerance });
          expect(least.verdict).toBe(most.verdict);
          expect(least.missing).toBe(most.missing);
        },
      ),
    );
  });
});

describe('judgeEquals', () => {
  const judge = (lower: number, upper: number, slack = 0.1, tolerance = 0.05) =>
    judgeEquals({ ...measured((lower + upper) / 2, lower, upper), bound: 2, slack, tolerance }).verdict;

  it.each([
    ['inside slack + tolerance', 1.86, 2.14, 'confirmed'],
    ['on its edges', 1.85, 2.15, 'confirmed'],
    ['past one edge', 1.86, 2.16, 'undecided'],
    ['wide', 0, 4, 'undecided'],
    ['above bound + slack, inside the tolerance', 2.11, 2.14, 'refuted'],
    ['below', 1, 1.8, 'refuted'],
    ['touching bound + slack', 2.1, 2.3, 'undecided'],
  ] as const)('%s', (_, lower, upper, verdict) => {
    expect(judge(lower, upper)).toBe(verdict);
  });

  it('can never confirm an inexact interval without a margin, nor refute one that meets the bound', () => {
    expect(judge(1.99, 2.01, 0, 0)).toBe('undecided');
    expect(judge(2, 2, 0, 0)).toBe('confirmed');
    expect(judge(2.001, 2.001, 0, 0)).toBe('refuted');
  });

  it('says how many trials are missing', () => {
    const missing = judgeEquals({ ...measured(2.05, 1.85, 2.25), bound: 2, slack: 0, tolerance: 0.1 }).missing;
    // Up: 0.2 must shrink to 0.05, sixteenfold; to refute, down: 0.2 to 0.05, the same.
    expect(missing).toBeCloseTo(15_000, -1);
  });
});

describe('judgeSlope', () => {
  const law = (exponent: number, relative: number) =>
    [10, 100, 1000, 10_000].map((x) => {
      const estimate = 3 * x ** exponent;
      return { x, estimate, interval: [estimate / (1 + relative), estimate * (1 + relative)] as Interval };
    });

  it('finds the exponent of an exact power law', () => {
    const judgement = judgeSlope({ points: law(0.5, 0.01), low: 0.45, high: 0.55, trials: 4000 });
    expect(judgement).toMatchObject({ verdict: 'confirmed', bound: 0.5, trials: 4000 });
    expect(judgement.estimate).toBeCloseTo(0.5, 12);
    expect(judgement.tightness).toBeCloseTo(1, 12);
    // Equal widths w: slope +- w sum |c_i|, with c = (-3, -1, 1, 3) / (20 log 10) * 2.
    expect(judgement.interval[1] - judgement.interval[0]).toBeCloseTo((2 * Math.log(1.01) * 0.8) / Math.log(10), 10);
  });

  it('refutes a wrong exponent and waits for a vague one', () => {
    expect(judgeSlope({ points: law(0.4, 0.01), low: 0.45, high: 0.55, trials: 1 }).verdict).toBe('refuted');
    const vague = judgeSlope({ points: law(0.5, 0.5), low: 0.45, high: 0.55, trials: 100 });
    expect(vague.verdict).toBe('undecided');
    expect(vague.missing).toBeGreaterThan(100);
  });

  it('holds the slope of any means inside the box', () => {
    const random = generator(8);
    for (let repeat = 0; repeat < 200; repeat++) {
      const points = [1, 2, 5, 20, 30].map((x) => {
        const estimate = Math.exp(random.normal());
        return { x, estimate, interval: [estimate * random.uniform(), estimate * (1 + random.uniform())] as Interval };
      });
      const { estimate, interval } = scalingSlope(points);
      expect(interval[0] <= estimate && estimate <= interval[1]).toBe(true);
      // Same weights, other means in the box: the slope is linear in log means with the coefficients of a unit response.
      const coefficients = points.map((_, i) => {
        const nudged = points.map((point, j) => (i === j ? { ...point, estimate: point.estimate * Math.E } : point));
        return scalingSlope(nudged).estimate - estimate;
      });
      for (let draw = 0; draw < 20; draw++) {
        const slope = points.reduce((sum, { estimate: centre, interval: [lower, upper] }, i) => {
          const mean = lower + (upper - lower) * random.uniform();
          return sum + coefficients[i]! * Math.log(mean / centre);
        }, estimate);
        expect(slope).toBeGreaterThanOrEqual(interval[0] - 1e-12);
        expect(slope).toBeLessThanOrEqual(interval[1] + 1e-12);
      }
    }
  });

  it('does not decide on a mean that may be zero', () => {
    const points = [...law(0.5, 0.01), { x: 1e5, estimate: 950, interval: [-1, 3000] as Interval }];
    expect(judgeSlope({ points, low: 0.4, high: 0.6, trials: 9 })).toMatchObject({
      verdict: 'undecided',
      interval: [-Infinity, expect.any(Number)],
      note: 'the mean at 100000 is not yet known to be positive',
    });
    const negative = [...law(0.5, 0.01), { x: 1e5, estimate: -1, interval: [-3, -1] as Interval }];
    expect(judgeSlope({ points: negative, low: 0.4, high: 0.6, trials: 9 }).verdict).toBe('undecided');
  });

  it('needs two distinct abscissae', () => {
    expect(() => judgeSlope({ points: law(0.5, 0.1).slice(0, 1), low: 0, high: 1, trials: 1 })).toThrow(
      new DomainError('a slope needs at least 2 distinct abscissae; got 1'),
    );
  });
});

describe('judgeAlways', () => {
  const claim = { trials: 4096, max: 0.97, maxTrial: 12, bound: 1, rounding: 1e-9, rate: 0.01, alpha: 1e-5 };

  it('confirms once no violation limits its rate', () => {
    // 1 - 1e-5^(1/4096) = 0.0028069...
    expect(judgeAlways(claim)).toEqual({
      verdict: 'confirmed',
      estimate: 0.97,
      margin: expect.closeTo(0.030000001, 9) as number,
      interval: [0.97, Infinity],
      bound: 1,
      tightness: 0.97,
      tightnessInterval: [0.97, Infinity],
      trials: 4096,
      witness: { trial: 12, value: 0.97 },
      note: 'no violation in 4,096 trials: P(violation) <= 0.0028',
    });
  });

  it('refutes by one violation beyond rounding, with its trial', () => {
    expect(judgeAlways({ ...claim, max: 1 + 1e-8 })).toMatchObject({
      verdict: 'refuted',
      witness: { trial: 12, value: 1 + 1e-8 },
    });
    expect(judgeAlways({ ...claim, max: 1 + 1e-10 }).verdict).toBe('confirmed');
  });

  it('takes the rounding as absolute for a bound of 0', () => {
    expect(judgeAlways({ ...claim, bound: 0, max: 1e-10 }).verdict).toBe('confirmed');
    expect(judgeAlways({ ...claim, bound: 0, max: 1e-8 }).verdict).toBe('refuted');
  });

  it('says exactly how many trials are missing', () => {
    const { verdict, missing } = judgeAlways({ ...claim, trials: 100 });
    expect(verdict).toBe('undecided');
    const enough = 100 + missing!;
    expect(judgeAlways({ ...claim, trials: enough }).verdict).toBe('confirmed');
    expect(judgeAlways({ ...claim, trials: enough - 1 }).verdict).toBe('undecided');
    expect(judgeAlways({ ...claim, trials: 0, max: -Infinity, maxTrial: -1 })).toMatchObject({
      verdict: 'undecided',
      missing: enough,
    });
  });

  it('keeps its level under continuous peeking', () => {
    // Violations with probability 0.02, claimed at most 0.01 (or less) at some look: a false confirmation.
    const random = generator(21);
    const alpha = 0.05;
    const runs = 2000;
    let wrong = 0;
    for (let run = 0; run < runs; run++) {
      for (let trial = 1; random.uniform() >= 0.02; trial++) {
        if (rateLimit(trial, alpha) >= 0.02) continue;
        wrong++;
        break;
      }
    }
    expect(wrong / runs).toBeLessThanOrEqual(alpha + 3 * Math.sqrt((alpha * (1 - alpha)) / runs));
    expect(wrong / runs).toBeGreaterThan(alpha / 2);
  });
});

describe('judgeEvery', () => {
  const claim = { trials: 10_000, bound: 0.25, rounding: 0, rate: 0.01, alpha: 1e-3 };

  it('names the algorithm that comes closest', () => {
    const minima = {
      mean: { value: 0.5, trial: 3 },
      optimal: { value: 0.25, trial: 7 },
      median: { value: 0.3, trial: 1 },
    };
    expect(judgeEvery({ ...claim, minima })).toMatchObject({
      verdict: 'confirmed',
      estimate: 0.25,
      tightness: 1,
      interval: [-Infinity, 0.25],
      witness: { trial: 7, value: 0.25 },
      note: 'closest: optimal; no violation in 10,000 trials: P(violation) <= 0.00069',
    });
  });

  it('is refuted by any algorithm below the bound', () => {
    const minima = { a: { value: 0.5, trial: 3 }, b: { value: 0.2, trial: 9 } };
    expect(judgeEvery({ ...claim, minima })).toMatchObject({ verdict: 'refuted', witness: { trial: 9, value: 0.2 } });
  });
});

describe('combineMonotone', () => {
  const quotient = ({ a, b }: Readonly<Record<string, number>>) => a! / b!;

  it('takes the extremes over the corners', () => {
    expect(combineMonotone(quotient, { a: 6, b: 2 }, { a: [4, 8], b: [1, 4] })).toEqual({
      estimate: 3,
      interval: [1, 8],
    });
    const product = ({ a, b, c }: Readonly<Record<string, number>>) => (a! * c!) / Math.sqrt(b!);
    const { interval } = combineMonotone(product, { a: 1, b: 1, c: 1 }, { a: [0.5, 2], b: [0.25, 4], c: [0, 3] });
    expect(interval).toEqual([0, 12]);
  });

  it('holds every value in the box of a monotone function', () => {
    const random = generator(6);
    const { interval } = combineMonotone(quotient, { a: 2, b: 3 }, { a: [1, 4], b: [2, 5] });
    for (let i = 0; i < 1000; i++) {
      const value = quotient({ a: 1 + 3 * random.uniform(), b: 2 + 3 * random.uniform() });
      expect(value >= interval[0] && value <= interval[1]).toBe(true);
    }
  });

  it('raises negative lower limits to 0 and gives up where a corner has no value', () => {
    expect(combineMonotone(quotient, { a: 6, b: 2 }, { a: [-1, 8], b: [1, 4] }).interval).toEqual([0, 8]);
    expect(combineMonotone(quotient, { a: 6, b: 2 }, { a: [4, 8], b: [-1, 4] }).interval).toEqual([1, Infinity]);
    expect(combineMonotone(quotient, { a: 6, b: 2 }, { a: [-1, 8], b: [-1, 4] }).interval).toEqual([
      -Infinity,
      Infinity,
    ]);
    const unknown: Interval = [-Infinity, Infinity];
    expect(combineMonotone(quotient, { a: 6, b: 2 }, { a: unknown, b: unknown }).interval).toEqual([
      -Infinity,
      Infinity,
    ]);
  });

  it('refuses a negative mean and a missing interval', () => {
    expect(() => combineMonotone(quotient, { a: -1, b: 2 }, { a: [-2, -1], b: [1, 4] })).toThrow(
      new DomainError("a quantity of several means needs positive means; 'a' is at most -1"),
    );
    expect(() => combineMonotone(quotient, { a: 1, b: 2 }, { a: [0, 1] })).toThrow(DomainError);
  });
});
