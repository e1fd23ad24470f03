import { describe, expect, it } from 'vitest';
import { krumEta } from '../../../src/bounds/krum.js';
import theorem from '../../../src/theorems/krum/krum-eta-resilience.js';
import { describeGeneralConduct, expectMean, expectPrecise, expectReference, run } from '../harness.js';

describe('krum-eta-resilience', () => {
  it.each([
    [11, 1, '4.98569'],
    [11, 2, '6.03324'],
    [15, 3, '7.80110'],
    [25, 6, '13.2047'],
    [50, 10, '19.6396'],
    [100, 1, '14.2149'],
    [1000, 1, '44.7438'],
    [100, 25, '46.4018'],
    [1000, 250, '436.180'],
  ])('eta(%i, %i) = %s', (n, f, printed) => {
    expectReference(krumEta.evaluate({ n, f }), printed);
    expectPrecise(krumEta, { n, f });
  });

  it('equals the form of the public code', () => {
    for (const [n, f] of [
      [11, 2],
      [15, 3],
      [25, 6],
      [1000, 250],
    ] as const) {
      const code = n - f + (f * (n + f * (n - f - 2) - 2)) / (n - 2 * f - 2);
      expect(krumEta.evaluate({ n, f })).toBeCloseTo(Math.sqrt(2 * code), 10);
    }
  });

  it('refuses n = 2f + 2', () => {
    expect(() => krumEta.evaluate({ n: 8, f: 3 })).toThrow(/n >= 2/);
  });

  it('agrees with the bias measured by an independent oracle', async () => {
    expectMean((await run(theorem, 'main', { n: 11, f: 2, d: 100 }, 2000)).bias!, 1.1187, 0.0042);
    expectMean((await run(theorem, 'main', { n: 15, f: 3, d: 1e6 }, 600)).bias!, 1.25754, 0.00004);
  });
});

describeGeneralConduct(theorem);
