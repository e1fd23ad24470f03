import { describe, expect, it } from 'vitest';
import { krumLeeway } from '../../../src/bounds/krum.js';
import { krumK2Leeway, krumK3Leeway, krumK4Leeway, medoidLeeway, mvaLeeway } from '../../../src/bounds/leeway.js';
import conventions from '../../../src/theorems/leeway/leeway-krum-conventions.js';
import geometricMedian from '../../../src/theorems/leeway/leeway-gm.js';
import mda from '../../../src/theorems/leeway/leeway-mda.js';
import medoid from '../../../src/theorems/leeway/leeway-medoid.js';
import multiKrum from '../../../src/theorems/leeway/leeway-multikrum.js';
import mva from '../../../src/theorems/leeway/leeway-mva.js';
import { describeGeneralConduct, meanOf, run } from '../harness.js';

describe('limits of the family at d = 1e8, to a part in 10,000', () => {
  it.each([
    ['medoid', medoid, 'leeway', { n: 11, f: 2 }, 1.31277],
    ['MDA', mda, 'leeway', { n: 11, f: 2 }, 1.05409],
    ['MDA output', mda, 'output', { n: 11, f: 2 }, (2 / 9) * 1.05409],
    ['MVA', mva, 'leeway', { n: 11, f: 2 }, 1.11981],
    ['MVA output', mva, 'output', { n: 11, f: 2 }, 0.248846],
    ['geometric median', geometricMedian, 'leeway', { n: 15, f: 6 }, 0.843274],
    ['K1', conventions, 'k1', { n: 15, f: 3 }, 1.25831],
    ['K2', conventions, 'k2', { n: 15, f: 3 }, 1.23603],
    ['K3', conventions, 'k3', { n: 15, f: 3 }, 1.43909],
    ['K4', conventions, 'k4', { n: 15, f: 3 }, 1.48605],
  ] as const)('%s', async (_name, theorem, observable, point, limit) => {
    const { mean } = meanOf((await run(theorem, 'main', { ...point, d: 1e8 }, 200))[observable]!);
    expect(Math.abs(mean - limit)).toBeLessThan(3e-4);
  });

  it('multi-Krum moves by f c / m less the distance kept to the threshold, and not at all above it', async () => {
    const { output, above } = await run(multiKrum, 'main', { n: 11, f: 2, d: 1e8 }, 200);
    expect(Math.abs(meanOf(output!).mean - 0.343386 * (1 - 1e-3))).toBeLessThan(1e-4);
    expect(Math.abs(meanOf(above!).mean)).toBeLessThan(1e-4);
  });

  it('the medoid is at least as exposed as Krum, equally for a lone attacker', () => {
    for (const f of [1, 2, 3, 5]) {
      const [n, constants] = [4 * f + 3, [krumLeeway, krumK2Leeway, krumK3Leeway, krumK4Leeway]];
      const values = constants.map((constant) => constant.evaluate({ n, f }));
      if (f === 1) expect(values[0]).toBeCloseTo(medoidLeeway.evaluate({ n, f }), 12);
      else expect(values[0]).toBeLessThan(medoidLeeway.evaluate({ n, f }));
      expect(mvaLeeway.evaluate({ n, f })).toBeLessThanOrEqual(values[0]! + 1e-12);
    }
  });
});

for (const theorem of [medoid, mda, mva, multiKrum, geometricMedian, conventions]) {
  describeGeneralConduct(theorem, { trials: 120 });
}
