import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { kappaOptimal, kappaTrimmedMeanPublished } from '../../../src/bounds/kappa.js';
import theorem from '../../../src/theorems/kappa/kappa-cwtm-exact.js';
import type { AlwaysClaim } from '../../../src/theorems/theorem.js';
import { describeGeneralConduct, expectPrecise, expectReference, run } from '../harness.js';

const search = (theorem.claims[0] as AlwaysClaim).search!;

describe('kappa-cwtm-exact', () => {
  it.each([
    [11, 1, '0.111111', '0.740741'],
    [11, 2, '0.285714', '2.20408'],
    [15, 3, '0.333333', '2.66667'],
    [25, 6, '0.461538', '4.04734'],
    [50, 10, '0.333333', '2.66667'],
  ])('exact and published coefficients at (%i, %i): %s, %s', (n, f, exact, published) => {
    expectReference(kappaOptimal.evaluate({ n, f }), exact);
    expectReference(kappaTrimmedMeanPublished.evaluate({ n, f }), published);
    expectPrecise(kappaOptimal, { n, f });
    expectPrecise(kappaTrimmedMeanPublished, { n, f });
  });

  it('comes within 1 % of the supremum on random inputs, so that the search for violations is not idle', async () => {
    const { ratio } = await run(theorem, 'main', { n: 15, f: 3 }, 4000);
    expect(Math.max(...ratio!)).toBeGreaterThan(0.99 / 3);
  });

  it('is attained by the blind adversary to 4 digits and on the grid exactly', async () => {
    expect(Math.max(...(await run(theorem, 'adversary', { n: 11, f: 2 }, 32)).ratio!)).toBeGreaterThan(
      0.9999 * (2 / 7),
    );
    expect((await run(theorem, 'grid', { n: 7, f: 2 }, 1)).largest![0]).toBeCloseTo(2 / 3, 12);
  });

  it('finds no counterexample by search, and a small one to 0.9 kappa', () => {
    const point = { n: 7, f: 2 };
    const kappa = kappaOptimal.evaluate(point);
    const property = (share: number) =>
      fc.property(search.arbitrary(point), (candidate) => search.excess(candidate, point) <= (share - 1) * kappa);
    expect(fc.check(property(1), { numRuns: 2000, seed: 1 }).failed).toBe(false);
    const tight = fc.check(property(0.9), { numRuns: 5000, seed: 1 });
    expect(tight.failed).toBe(true);
    // Shrinking leaves something near the extremal shape: few levels, close together.
    const { honest, byzantine } = tight.counterexample![0] as { honest: number[]; byzantine: number[] };
    expect(new Set([...honest, ...byzantine]).size).toBeLessThanOrEqual(3);
  });
});

describeGeneralConduct(theorem, { trials: 40 });
