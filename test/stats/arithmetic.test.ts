/** The arithmetic of an engine in a verdict: decided is what stays so with the interval that much wider. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeAtLeast, judgeAtMost, judgeEquals } from '../../src/stats/judge.js';
import { judgeAlways, judgeEvery } from '../../src/stats/judgeAlways.js';
import { judgeSlope } from '../../src/stats/judgeSlope.js';
import { Observed } from '../../src/stats/observed.js';

const mean = (lower: number, upper: number, arithmetic?: number) => ({
  estimate: (lower + upper) / 2,
  interval: [lower, upper] as const,
  trials: 1000,
  ...(arithmetic === undefined ? {} : { arithmetic }),
});

describe('a mean', () => {
  it.each([
    ['confirmed with room to spare', 0.8, 0.9, 0.05, 'confirmed'],
    ['confirmed by less than the rounding', 0.8, 0.97, 0.05, 'undecided'],
    ['refuted by less than the rounding', 1.01, 1.2, 0.05, 'undecided'],
    ['refuted with room to spare', 1.1, 1.2, 0.05, 'refuted'],
    ['open anyway', 0.9, 1.1, 0.05, 'undecided'],
  ] as const)('%s', (_, lower, upper, arithmetic, verdict) => {
    const claim = { ...mean(lower, upper, arithmetic), tolerance: 0 };
    expect(judgeAtMost({ ...claim, bound: 1 })).toMatchObject({ verdict, arithmetic, interval: [lower, upper] });
    const mirrored = { ...claim, estimate: -claim.estimate, interval: [-upper, -lower] as const };
    expect(judgeAtLeast({ ...mirrored, bound: -1 }).verdict).toBe(verdict);
  });

  it('says what stands in the way, and how many trials would make room', () => {
    const { note, missing } = judgeAtMost({ ...mean(0.8, 0.97, 0.05), bound: 1, tolerance: 0 });
    expect(note).toBe("confirmed by less than the engine's rounding (0.050); --engine reference rounds least");
    // Half-width 0.085 must shrink to 1 - 0.885 - 0.05 = 0.065: by 17/13, hence 1000 (289/169 - 1) = 710.06 trials more.
    expect(missing).toBe(711);
    // The estimate itself is nearer to the bound than the rounding: no number of trials helps.
    expect(judgeAtMost({ ...mean(0.97, 0.99, 0.05), bound: 1, tolerance: 0 }).missing).toBeUndefined();
  });

  it('that equals its bound exactly is only known to within the rounding', () => {
    const claim = { ...mean(1, 1), bound: 1, slack: 0, tolerance: 1e-9 };
    expect(judgeEquals(claim).verdict).toBe('confirmed');
    expect(judgeEquals({ ...claim, arithmetic: 1e-8 }).verdict).toBe('undecided');
    expect(judgeEquals({ ...claim, arithmetic: 1e-10 }).verdict).toBe('confirmed');
  });

  it('is judged as before where no engine took part', () => {
    const judgement = judgeAtMost({ ...mean(0.8, 0.97), bound: 1, tolerance: 0 });
    expect(judgement.verdict).toBe('confirmed');
    expect(judgement).not.toHaveProperty('arithmetic');
  });

  it('is never decided by a wider interval where the narrower one leaves it open, nor decided otherwise', () => {
    const number = fc.double({ min: -2, max: 2, noNaN: true });
    const width = fc.double({ min: 0, max: 2, noNaN: true });
    fc.assert(
      fc.property(number, width, width, number, (lower, spread, arithmetic, bound) => {
        const claim = { ...mean(lower, lower + spread), bound, tolerance: 0.1 };
        const [plain, wide] = [judgeAtMost(claim), judgeAtMost({ ...claim, arithmetic })];
        expect([plain.verdict, 'undecided']).toContain(wide.verdict);
      }),
    );
  });
});

describe('every trial', () => {
  const shared = { trials: 10_000, bound: 1, rounding: 0, rate: 1e-2, alpha: 1e-3 };
  it.each([
    [0.8, 'confirmed'],
    [0.97, 'undecided'],
    [1.03, 'undecided'],
    [1.2, 'refuted'],
  ] as const)('with an extreme of %d against a bound of 1', (value, verdict) => {
    const always = judgeAlways({ ...shared, arithmetic: 0.05, max: value, maxTrial: 3 });
    expect(always.verdict).toBe(verdict);
    const minima = { a: { value: 2 - value, trial: 3 }, b: { value: 9, trial: 0 } };
    expect(judgeEvery({ ...shared, arithmetic: 0.05, minima }).verdict).toBe(verdict);
    const exact = judgeAlways({ ...shared, max: value, maxTrial: 3 });
    expect(exact.verdict).toBe(value > 1 ? 'refuted' : 'confirmed');
  });

  it('lacks trials where no violation is near', () => {
    const few = judgeAlways({ ...shared, trials: 10, arithmetic: 0.05, max: 0.5, maxTrial: 3 });
    expect(few).toMatchObject({ verdict: 'undecided', missing: expect.any(Number) });
  });
});

it('a slope passes the arithmetic of its means on', () => {
  const point = (x: number, arithmetic?: number) => ({
    x,
    estimate: x,
    interval: [0.99 * x, 1.01 * x] as const,
    ...(arithmetic === undefined ? {} : { arithmetic: arithmetic * x }),
  });
  const claim = { low: 0.99, high: 1.01, trials: 100 };
  const exact = judgeSlope({ ...claim, points: [point(1), point(1000)] });
  expect(exact).toMatchObject({ verdict: 'confirmed' });
  expect(exact).not.toHaveProperty('arithmetic');
  const rounded = judgeSlope({ ...claim, points: [point(1, 0.1), point(1000, 0.1)] });
  expect(rounded.verdict).toBe('undecided');
  // Ends of the slope: (log 1000 +- log(1.11 / 0.89)) / log 1000 against log(1.01 / 0.99).
  expect(rounded.arithmetic).toBeCloseTo((Math.log(1.11 / 0.89) - Math.log(1.01 / 0.99)) / Math.log(1000), 12);
});

describe('the summary of an observable', () => {
  const observe = (trials: readonly number[], changes: readonly number[]): Observed => {
    const observed = Observed.empty();
    trials.forEach((trial) => {
      observed.add(trial % 7, trial);
      observed.addRounding(changes[trial]!);
    });
    return observed;
  };

  it('holds the same bytes for every split of the same trials, before and after the store', () => {
    const changes = fc.array(fc.double({ min: 0, max: 1e30, noNaN: true }), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(changes, fc.integer({ min: 1, max: 5 }), (list, parts) => {
        const all = list.map((_, trial) => trial);
        const bytes = JSON.stringify(observe(all, list));
        const blocks = Array.from({ length: parts }, (_, part) => all.filter((trial) => trial % parts === part));
        const merged = blocks
          .map((block) => Observed.fromJSON(JSON.parse(JSON.stringify(observe(block, list)))))
          .reduce((a, b) => a.merge(b), Observed.empty());
        expect(JSON.stringify(merged)).toBe(bytes);
      }),
    );
  });

  it('is twice the mean change for a mean and twice the largest for a single trial', () => {
    const observed = observe([0, 1, 2, 3], [0, 0.5, 0.25, 0.25]);
    expect(observed.arithmetic).toEqual({ ofMean: 0.5, ofObservation: 1 });
    expect(observed.summary().arithmetic).toBe(0.5);
    expect(Observed.empty().arithmetic).toBeUndefined();
  });

  it('bounds nothing once a change has no value', () => {
    expect(observe([0, 1], [0, NaN]).arithmetic!.ofMean).toBeGreaterThan(1e50);
  });

  it('is refused from a damaged store', () => {
    const json = JSON.parse(JSON.stringify(observe([0], [1]))) as { rounding: { sum: unknown } };
    json.rounding.sum = [null];
    expect(() => Observed.fromJSON(json)).toThrow('damaged');
  });
});
