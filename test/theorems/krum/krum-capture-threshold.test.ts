import { describe, expect, it } from 'vitest';
import { krumCaptureThreshold } from '../../../src/bounds/krum.js';
import { drawGram } from '../../../src/sim/laws/gram.js';
import { LinearPlant } from '../../../src/sim/laws/plant.js';
import { krumSelects } from '../../../src/sim/rules/krum.js';
import theorem from '../../../src/theorems/krum/krum-capture-threshold.js';
import { contextOf, describeGeneralConduct, expectMean, expectPrecise, expectReference } from '../harness.js';

/** 1 where Krum selects the colluders at D^2 = ratio times the threshold. */
function captures(n: number, f: number, d: number, ratio: number, trials: number): number[] {
  const context = contextOf(`capture ${d} ${ratio}`);
  const plant = new LinearPlant(n - f, f);
  const distance = Math.sqrt(ratio * krumCaptureThreshold.evaluate({ n, f }) * d);
  return Array.from({ length: trials }, (_, trial) => {
    plant.load(drawGram(context.stream(trial), { h: n - f, d, directions: 1 }), 0).shift(distance);
    return Number(krumSelects(plant.squaredDistances, n, f) < f);
  });
}

describe('krum-capture-threshold', () => {
  it.each([
    [11, 4, '4'],
    [25, 11, '11'],
    [51, 24, '24'],
    [51, 12, '1.84615'],
    [11, 2, '1.33333'],
  ])('threshold(%i, %i) = %s', (n, f, printed) => {
    expectReference(krumCaptureThreshold.evaluate({ n, f }), printed);
    expectPrecise(krumCaptureThreshold, { n, f });
  });

  it.each([
    [50, 0.8, 0.885],
    [50, 0.95, 0.455],
    [50, 1.05, 0.26],
    [500, 0.95, 0.79],
    [500, 1.05, 0.04],
  ])(
    'has the finite-d capture frequencies measured elsewhere at (11, 4): d = %i, D^2 = %f: %f',
    (d, ratio, frequency) => {
      // The catalogue's frequencies come from some hundreds of draws: 200 are assumed.
      const halfWidth = 2.576 * Math.sqrt((frequency * (1 - frequency)) / 200);
      expectMean(captures(11, 4, d, ratio, 1500), frequency, halfWidth);
    },
  );

  it('is exact in the limit: captured below and free above at d = 500 and ratios 0.8 and 1.2', () => {
    expect(captures(11, 4, 500, 0.8, 300).reduce((sum, value) => sum + value)).toBeGreaterThanOrEqual(297);
    expect(captures(11, 4, 500, 1.2, 300).reduce((sum, value) => sum + value)).toBeLessThanOrEqual(3);
  });
});

describeGeneralConduct(theorem);
