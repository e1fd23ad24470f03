import { describe, expect, it } from 'vitest';
import {
  alieCaptureProbability,
  alieCaptureProbabilityBeta,
  alieLargestBias,
  alieMedianBias,
} from '../../../src/bounds/alie.js';
import theorem from '../../../src/theorems/attacks/alie-median-capture.js';
import { describeGeneralConduct, expectMean, expectPrecise, expectReference, run } from '../harness.js';

describeGeneralConduct(theorem, { trials: 2000 });

/** (n, f, z), probability of capture and mean of the median, as catalogued. */
const references = [
  [51, 24, 1.5, '0.546551', '1.38093'],
  [51, 24, 1.0, '0.942586', '0.992352'],
  [51, 12, 0.5, '0.300017', '0.353804'],
  [11, 4, 1.5, '0.074838', '0.738460'],
  [11, 5, 1.5, '0.339568', '1.10618'],
  [25, 11, 1.5, '0.239464', '1.14102'],
] as const;

describe('the law of the attacked median', () => {
  it.each(references)('has the catalogue values at n=%d, f=%d, z=%d', (n, f, z, probability, bias) => {
    expectReference(alieCaptureProbability.evaluate({ n, f, z }), probability);
    expectReference(alieCaptureProbabilityBeta.evaluate({ n, f, z }), probability);
    expectReference(alieMedianBias.evaluate({ n, f, z }), bias);
  });

  it.each(references)('is evaluated to 11 digits at n=%d, f=%d, z=%d', (n, f, z) => {
    for (const formula of [alieCaptureProbability, alieCaptureProbabilityBeta, alieMedianBias, alieLargestBias]) {
      expectPrecise(formula, { n, f, z }, 1e-11);
    }
  });

  it.each([
    [11, 5, '1.26721'],
    [11, 4, '0.757374'],
    [11, 2, '0.274526'],
    [25, 5, '0.314933'],
    [51, 24, '1.56326'],
    [51, 12, '0.393396'],
  ])('has the catalogue bias c(%d, %d) under far points, the limit of large z', (n, f, c) => {
    expectReference(alieLargestBias.evaluate({ n, f }), c);
    expect(alieMedianBias.evaluate({ n, f, z: 30 })).toBeCloseTo(alieLargestBias.evaluate({ n, f }), 10);
  });

  it('is that of -z itself for n = 2f + 1 = 3 and one honest majority of two, by direct integration', () => {
    // n = 3, f = 1, h = 2: the median is -z clipped to [min, max] of two normals.
    const phi = (x: number): number => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
    const [z, step] = [0.8, 0.01];
    let mean = 0;
    for (let x = -8; x <= 8; x += step) {
      for (let y = -8; y <= 8; y += step)
        mean += Math.min(Math.max(-z, Math.min(x, y)), Math.max(x, y)) * phi(x) * phi(y);
    }
    expect(alieMedianBias.evaluate({ n: 3, f: 1, z })).toBeCloseTo(-mean * step * step, 4);
  });

  it.each(references.slice(0, 4))('is measured at n=%d, f=%d, z=%d', async (n, f, z, probability, bias) => {
    const { captured, displacement } = await run(theorem, 'main', { n, f, z }, 20_000);
    expectMean(captured!, Number(probability));
    expectMean(displacement!, Number(bias));
  });

  it('refuses an even n', () => {
    expect(() => alieMedianBias.evaluate({ n: 12, f: 4, z: 1 })).toThrow('n');
  });
});
