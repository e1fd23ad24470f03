import { describe, expect, it } from 'vitest';
import { krumEtaImproved, krumKappaUpper } from '../../../src/bounds/krum.js';
import theorem from '../../../src/theorems/krum/krum-eta-improved.js';
import { describeGeneralConduct, expectMean, expectPrecise, expectReference, run } from '../harness.js';

describe('krum-eta-improved', () => {
  it.each([
    [11, 1, '1.59238', '2.81740'],
    [11, 2, '1.98954', '4.45306'],
    [15, 3, '2.04631', '4.56805'],
    [25, 6, '2.24108', '5.30144'],
    [50, 10, '1.95252', '3.91009'],
  ])("eta'(%i, %i) = %s from kappa+ = %s", (n, f, eta, kappa) => {
    expectReference(krumEtaImproved.evaluate({ n, f }), eta);
    expectReference(krumKappaUpper.evaluate({ n, f }), kappa);
    expectPrecise(krumEtaImproved, { n, f });
    expectPrecise(krumKappaUpper, { n, f });
  });

  it.each([
    [100, 1, '1.15312'],
    [1000, 1, '1.04577'],
    [1000, 250, '2.20976'],
  ])("eta'(%i, %i) = %s: bounded in n", (n, f, eta) => {
    expectReference(krumEtaImproved.evaluate({ n, f }), eta);
  });

  it('agrees with the bias measured by an independent oracle at (100, 20)', async () => {
    const { bias } = await run(theorem, 'main', { n: 100, f: 20, d: 1e6 }, 12);
    expect(bias!.length).toBe(12);
    expectMean(bias!, 1.2858, 0.0001);
  });
});

describeGeneralConduct(theorem);
