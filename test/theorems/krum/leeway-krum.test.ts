import { describe, expect, it } from 'vitest';
import { krumLeeway, krumLeewayCurve, singleColluderLeeway } from '../../../src/bounds/krum.js';
import theorem from '../../../src/theorems/krum/leeway-krum.js';
import { describeGeneralConduct, expectMean, expectPrecise, expectReference, meanOf, run } from '../harness.js';

describe('leeway-krum', () => {
  it.each([
    [11, 1, '1.04881'],
    [11, 2, '1.20185'],
    [15, 3, '1.25831'],
    [25, 6, '1.37330'],
    [50, 10, '1.28284'],
  ])('c(%i, %i) = %s', (n, f, printed) => {
    expectReference(krumLeeway.evaluate({ n, f }), printed);
    expectPrecise(krumLeeway, { n, f });
  });

  it('equals the constant of a lone attacker for f = 1 and exceeds it beyond', () => {
    expect(krumLeeway.evaluate({ n: 11, f: 1 })).toBeCloseTo(singleColluderLeeway.evaluate({ n: 11, f: 1 }), 12);
    expect(krumLeeway.evaluate({ n: 11, f: 2 })).toBeGreaterThan(1.1 * singleColluderLeeway.evaluate({ n: 11, f: 2 }));
  });

  it.each([
    [11, 2, 0.69, 0.015],
    [15, 3, 0.755, 0.015],
  ])(
    'has the finite-d deficit measured elsewhere at (%i, %i): %f sigma, at every d',
    async (n, f, deficit, halfWidth) => {
      for (const d of [1e4, 1e6, 1e8]) {
        const { displacement } = await run(theorem, 'main', { n, f, d }, 1500);
        const missing = displacement!.map((value) => krumLeewayCurve.evaluate({ n, f, d }) - value);
        expectMean(missing, deficit, halfWidth);
      }
    },
  );

  it('gives an output of gamma* plus the honest mean', async () => {
    const { displacement, output } = await run(theorem, 'main', { n: 11, f: 2, d: 1e6 }, 500);
    const difference = meanOf(output!.map((value, trial) => 1000 * value - displacement![trial]!));
    // The honest mean of coordinate 1 is N(0, 1 / 9).
    expect(difference.error * Math.sqrt(500)).toBeCloseTo(1 / 3, 1);
    expect(Math.abs(difference.mean)).toBeLessThan(4 * difference.error);
  });
});

describeGeneralConduct(theorem);
