import { describe, expect, it } from 'vitest';
import { trimmedGaussianBias } from '../../../src/bounds/coordinatewise.js';
import { medianGaussianBias } from '../../../src/bounds/median.js';
import theorem from '../../../src/theorems/coordinatewise/cw-gaussian-bias.js';
import { describeGeneralConduct, expectPrecise, expectReference } from '../harness.js';

describe('cw-gaussian-bias', () => {
  it.each([
    [7, 2, '0.495019', '0.552661'],
    [11, 2, '0.274526', '0.345330'],
    [15, 3, '0.312249', '0.393089'],
    [20, 4, '0.314987', '0.400348'],
    [25, 6, '0.401642', '0.497235'],
    [15, 7, '1.42360', '1.42360'],
  ])('median and trimmed mean at (%i, %i): %s, %s', (n, f, median, trimmed) => {
    expectReference(medianGaussianBias.evaluate({ n, f }), median);
    expectReference(trimmedGaussianBias.evaluate({ n, f }), trimmed);
  });

  it('evaluates the trimmed mean in float64 as in 20 digits', () => {
    expectPrecise(trimmedGaussianBias, { n: 8, f: 2 }, 1e-12, 20);
  });

  it('has no bias without Byzantine values', () => {
    expect(Math.abs(trimmedGaussianBias.evaluate({ n: 9, f: 0 }))).toBeLessThan(1e-14);
  });
});

describeGeneralConduct(theorem);
