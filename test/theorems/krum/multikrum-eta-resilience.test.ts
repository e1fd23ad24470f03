import { describe, expect, it } from 'vitest';
import { krumEta, krumLeeway } from '../../../src/bounds/krum.js';
import { multiKrumKappaUpper } from '../../../src/bounds/kappaSelection.js';
import { multiKrumEta } from '../../../src/bounds/robustness.js';
import { multiKrumSelects } from '../../../src/sim/rules/multiKrum.js';
import { krumTarget } from '../../../src/theorems/krum/targets.js';
import { omniscientShift } from '../../../src/theorems/leeway/omniscientShift.js';
import theorem from '../../../src/theorems/krum/multikrum-eta-resilience.js';
import {
  contextOf,
  describeGeneralConduct,
  expectMean,
  expectPrecise,
  expectReference,
  meanOf,
  run,
} from '../harness.js';

describe('multikrum-eta-resilience', () => {
  it.each([
    [11, 1, '4.98569', '0.827382'],
    [11, 2, '6.03324', '2.04777'],
    [15, 3, '7.80110', '2.10165'],
    [25, 6, '13.2047', '2.60586'],
    [50, 10, '19.6396', '1.63716'],
  ])('eta and kappa+ at (%i, %i): %s, %s', (n, f, eta, kappa) => {
    expectReference(krumEta.evaluate({ n, f }), eta);
    expectReference(multiKrumKappaUpper.evaluate({ n, f }), kappa);
    expectPrecise(multiKrumEta, { n, f });
  });

  it.each([
    [11, 2, 100, 0.3308, 0.0028, 1000],
    [15, 3, 1e6, 0.37726, 0.00003, 400],
    [100, 20, 1e6, 0.32969, 0.00003, 40],
  ])(
    "at Krum's own threshold has the bias of an independent oracle, (%i, %i), d = %i",
    (n, f, d, bias, halfWidth, trials) => {
      const { stream } = contextOf(`multikrum at ${n}`);
      const attack = omniscientShift(krumTarget, { n, f, d });
      const biases = Array.from({ length: trials }, (_, trial) => {
        const { plant } = attack(stream(trial));
        const chosen = multiKrumSelects(plant.squaredDistances, n, f);
        return chosen.reduce((sum, row) => sum + plant.first[row]!, 0) / chosen.length / Math.sqrt(d);
      });
      expectMean(biases, bias, halfWidth);
    },
  );

  it('is displaced further at its own threshold', async () => {
    const { mean, error } = meanOf((await run(theorem, 'main', { n: 11, f: 2, d: 100 }, 600)).bias!);
    expect(mean - 5 * error).toBeGreaterThan(0.3308 + 0.0028);
  });

  it.each([
    [11, 2],
    [15, 3],
  ])('tends to f c / (n - f - 2) at (%i, %i)', async (n, f) => {
    const { mean } = meanOf((await run(theorem, 'main', { n, f, d: 1e12 }, 100)).bias!);
    expect(mean).toBeCloseTo((f * krumLeeway.evaluate({ n, f })) / (n - f - 2), 5);
  });
});

describeGeneralConduct(theorem);
