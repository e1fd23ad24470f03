import { describe, expect, it } from 'vitest';
import { medianEta, medianEtaSharp, medianGaussianBias, medianKappa } from '../../../src/bounds/median.js';
import theorem from '../../../src/theorems/median/median-eta.js';
import { describeGeneralConduct, expectMean, expectPrecise, expectReference, run } from '../harness.js';

describe('median-eta', () => {
  it.each([
    [7, 3, '2', '1.5'],
    [11, 2, '3', '1.05409'],
    [15, 3, '3.46410', '1.13284'],
    [50, 10, '6.32456', '1.20934'],
  ])('published and sharp constants at (%i, %i): %s, %s', (n, f, published, sharp) => {
    expectReference(medianEta.evaluate({ n, f }), published);
    expectReference(medianEtaSharp.evaluate({ n, f }), sharp);
    expectPrecise(medianEtaSharp, { n, f });
  });

  it.each([
    [11, 1, '1'],
    [11, 2, '1.25'],
    [15, 3, '1.4'],
    [25, 6, '1.71429'],
    [50, 10, '1.5'],
    [10, 4, '2'],
  ])('kappa of the midpoint median at (%i, %i): %s', (n, f, printed) => {
    expectReference(medianKappa.evaluate({ n, f }), printed);
  });

  it.each([
    [7, 2, '0.495019'],
    [11, 2, '0.274526'],
    [15, 3, '0.312249'],
    [20, 4, '0.314987'],
    [25, 6, '0.401642'],
    [15, 7, '1.42360'],
    [11, 5, '1.26721'],
    [51, 24, '1.56326'],
  ])('Gaussian bias at (%i, %i): %s', (n, f, printed) => {
    expectReference(medianGaussianBias.evaluate({ n, f }), printed);
  });

  it('evaluates the Gaussian bias in float64 as in 20 digits, for odd and even n', () => {
    expectPrecise(medianGaussianBias, { n: 11, f: 2 }, 1e-12, 20);
    expectPrecise(medianGaussianBias, { n: 8, f: 2 }, 1e-12, 20);
  });

  it('agrees with the biases measured by an independent oracle', async () => {
    expectMean((await run(theorem, 'main', { n: 7, f: 3, d: 64 }, 1500)).bias!, 1.0284, 0.0074);
    expectMean((await run(theorem, 'main', { n: 11, f: 2, d: 64 }, 1500)).bias!, 0.2731, 0.0044);
    expectMean((await run(theorem, 'main', { n: 15, f: 3, d: 64 }, 1500)).bias!, 0.3102, 0.0038);
  });

  it('gives the same bias in one dimension and in many', async () => {
    expectMean(
      (await run(theorem, 'main', { n: 15, f: 3, d: 1 }, 20_000)).bias!,
      medianGaussianBias.evaluate({ n: 15, f: 3 }),
    );
    expectMean(
      (await run(theorem, 'main', { n: 15, f: 3, d: 1000 }, 100)).bias!,
      medianGaussianBias.evaluate({ n: 15, f: 3 }),
    );
  });

  it('needs an honest majority', () => {
    expect(() => medianEta.evaluate({ n: 6, f: 3 })).toThrow(/n >= 2/);
  });
});

describeGeneralConduct(theorem);
