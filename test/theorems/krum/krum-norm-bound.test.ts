import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { krumNormAttained, krumNormConstant, krumNormSharper } from '../../../src/bounds/krum.js';
import theorem from '../../../src/theorems/krum/krum-norm-bound.js';
import type { AlwaysClaim } from '../../../src/theorems/theorem.js';
import { describeGeneralConduct, expectPrecise, expectReference, run } from '../harness.js';

const search = (theorem.claims[0] as AlwaysClaim).search!;

describe('krum-norm-bound', () => {
  it.each([
    [11, 1, '0.832107'],
    [11, 2, '0.983163'],
    [15, 3, '0.832107'],
    [25, 6, '0.660684'],
    [50, 10, '0.405873'],
  ])('constant(%i, %i) = %s', (n, f, printed) => {
    expectReference(krumNormConstant.evaluate({ n, f }), printed);
    expectPrecise(krumNormConstant, { n, f });
  });

  it('lies above the largest ratios found by hill climbing: 0.7739 (5, 1), 0.3912 (7, 1), 0.2802 (11, 2), 0.8536 (11, 4)', () => {
    for (const [n, f, found] of [
      [5, 1, 0.7739],
      [7, 1, 0.3912],
      [11, 2, 0.2802],
      [11, 4, 0.8536],
    ] as const) {
      expect(krumNormSharper.evaluate({ n, f })).toBeGreaterThan(found);
      expect(krumNormSharper.evaluate({ n, f })).toBeLessThan(krumNormConstant.evaluate({ n, f }));
    }
  });

  it('keeps the ratio under the Gaussian attack below 0.19 at the points of the catalogue', async () => {
    for (const [n, f] of [
      [11, 1],
      [11, 2],
      [15, 3],
    ] as const) {
      const { ratio } = await run(theorem, 'main', { n, f, d: 1e6 }, 200);
      expect(Math.max(...ratio!)).toBeLessThanOrEqual(0.19);
      expect(Math.min(...ratio!)).toBeGreaterThan(0);
    }
  });

  it('reaches 1 / 4 on the bloc instance at (11, 2): four honest and two Byzantine vectors agree, five are 0', async () => {
    expect(krumNormAttained.evaluate({ n: 11, f: 2 })).toBe(0.25);
    expect(
      [...(await run(theorem, 'bloc', { n: 11, f: 2 }, 3)).ratio!].every((ratio) => Math.abs(ratio - 0.25) < 1e-12),
    ).toBe(true);
  });

  it('searches and finds no counterexample, but finds one to a tenth of the constant and shrinks it', () => {
    const point = { n: 7, f: 1, d: 2 };
    const property = (allowance: number) =>
      fc.property(search.arbitrary(point), (candidate) => search.excess(candidate, point) <= allowance);
    expect(fc.check(property(0), { numRuns: 300, seed: 1 }).failed).toBe(false);
    const constant = krumNormConstant.evaluate({ n: 7, f: 1 });
    const tight = fc.check(property(-0.9 * constant), { numRuns: 300, seed: 1 });
    expect(tight.failed).toBe(true);
    const scene = search.describe(tight.counterexample![0], point);
    expect(scene.entries.map(({ label }) => label)).toContain('ratio');
  });
});

describeGeneralConduct(theorem);
