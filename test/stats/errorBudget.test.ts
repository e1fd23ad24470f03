/** The error budget beside a verdict: Monte-Carlo, rounding, what is cut off, and the margin that they must fit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeAtLeast, judgeAtMost, judgeEquals } from '../../src/stats/judge.js';
import { judgeAlways } from '../../src/stats/judgeAlways.js';
import { judgeSlope } from '../../src/stats/judgeSlope.js';
import type { Judgement } from '../../src/stats/verdict.js';

const measured = { estimate: 1, interval: [0.75, 1.5] as const, trials: 100 };

/** Bounds leave room for the rounding of float64. */
const near = (margin: number): unknown => expect.closeTo(margin, 9);

describe('the distance to another verdict', () => {
  it('is that of the side that decides', () => {
    expect(judgeAtMost({ ...measured, bound: 2, tolerance: 0 })).toMatchObject({ halfWidth: 0.5, margin: near(1) });
    expect(judgeAtMost({ ...measured, bound: 0.5, tolerance: 0 })).toMatchObject({
      halfWidth: 0.25,
      margin: near(0.5),
    });
    expect(judgeAtLeast({ ...measured, bound: 0.5, tolerance: 0 })).toMatchObject({
      halfWidth: 0.25,
      margin: near(0.5),
    });
    expect(judgeAtLeast({ ...measured, bound: 2, tolerance: 0 })).toMatchObject({ halfWidth: 0.5, margin: near(1) });
  });

  it('is, for an equality, that of the side with less room', () => {
    const zone = { slack: 0, tolerance: 1 };
    expect(judgeEquals({ ...measured, bound: 1, ...zone })).toMatchObject({ halfWidth: 0.5, margin: near(1) });
    expect(judgeEquals({ ...measured, bound: 1.5, ...zone })).toMatchObject({ halfWidth: 0.25, margin: near(0.5) });
    expect(judgeEquals({ ...measured, bound: 4, ...zone })).toMatchObject({
      verdict: 'refuted',
      halfWidth: 0.5,
      margin: near(3),
    });
  });

  it('counts a tolerance in', () => {
    expect(judgeAtMost({ ...measured, bound: 1.25, tolerance: 0.25 })).toMatchObject({ margin: near(0.5625) });
  });

  it('is unknown while the interval is infinite', () => {
    const wide = { estimate: 1, interval: [-Infinity, Infinity] as const, trials: 2 };
    expect(judgeAtMost({ ...wide, bound: 2, tolerance: 0 })).not.toHaveProperty('margin');
  });

  it('of a claim about every trial is that of the extreme, without a Monte-Carlo part', () => {
    const claim = { trials: 9999, rounding: 0, rate: 0.01, alpha: 1e-3, bound: 3 };
    const judgement = judgeAlways({ ...claim, max: 2.5, maxTrial: 4 });
    expect(judgement).toMatchObject({ verdict: 'confirmed', margin: near(0.5) });
    expect(judgement).not.toHaveProperty('halfWidth');
  });
});

describe('what is cut off', () => {
  const claim = { ...measured, bound: 2, tolerance: 0 };

  it('takes from the margin what rounding does', () => {
    expect(judgeAtMost({ ...claim, truncation: 0.4 })).toMatchObject({ verdict: 'confirmed', truncation: 0.4 });
    const open = judgeAtMost({ ...claim, truncation: 0.6 });
    expect(open.verdict).toBe('undecided');
    expect(open.note).toBe('confirmed by less than what the experiment cuts off (0.60)');
  });

  it('adds to rounding', () => {
    const each = { arithmetic: 0.3, truncation: 0.3 };
    expect(judgeAtMost({ ...claim, arithmetic: 0.3 }).verdict).toBe('confirmed');
    expect(judgeAtMost({ ...claim, truncation: 0.3 }).verdict).toBe('confirmed');
    const open = judgeAtMost({ ...claim, ...each });
    expect(open).toMatchObject({ verdict: 'undecided', ...each });
    expect(open.note).toContain("the engine's rounding (0.30) and what the experiment cuts off (0.30) together");
    // 100 trials reach 0.5; the room of 1 less 0.6 takes (0.5 / 0.4)^2 as many.
    expect(open.missing).toBe(57);
  });

  it('reaches a slope through its means', () => {
    const points = [1, Math.E].map((x) => ({
      x,
      estimate: x,
      interval: [x, x] as const,
      arithmetic: 0,
      truncation: x / 10,
    }));
    const judgement = judgeSlope({ points, low: 0, high: 2, trials: 10 });
    // log(1.1 x) at one end and log(0.9 x) at the other, over a unit of log x.
    expect(judgement.truncation).toBeCloseTo(Math.log(1.1 / 0.9), 12);
    expect(judgement.arithmetic).toBe(0);
  });
});

it('a verdict stands if and only if its budget fits its margin', () => {
  const size = fc.double({ min: 0, max: 2, noNaN: true });
  const claims = fc.constantFrom(
    (m: typeof measured & { bound: number }): Judgement => judgeAtMost({ ...m, tolerance: 0.1 }),
    (m: typeof measured & { bound: number }): Judgement => judgeAtLeast({ ...m, tolerance: 0.1 }),
    (m: typeof measured & { bound: number }): Judgement => judgeEquals({ ...m, slack: 0.1, tolerance: 0.2 }),
  );
  fc.assert(
    fc.property(claims, size, size, size, size, size, (judge, estimate, bound, width, arithmetic, truncation) => {
      const interval = [estimate - width, estimate + width] as const;
      const judgement = judge({ estimate, interval, trials: 10, bound, arithmetic, truncation } as never);
      const { verdict, halfWidth, margin } = judgement;
      const budget = halfWidth! + arithmetic + truncation;
      // The ends are rounded on the way.
      if (Math.abs(budget - margin!) < 1e-9) return;
      expect(budget <= margin!).toBe(verdict !== 'undecided');
    }),
  );
});
