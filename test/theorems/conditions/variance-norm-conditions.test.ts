import { describe, expect, it } from 'vitest';
import * as conditions from '../../../src/bounds/varianceNorm.js';
import { conditionedRules } from '../../../src/theorems/conditions/rules.js';
import theorem from '../../../src/theorems/conditions/variance-norm-conditions.js';
import { truncationAt } from '../../../src/theorems/support.js';
import { describeGeneralConduct, expectMean, expectPrecise, run } from '../harness.js';

describe('variance-norm-conditions', () => {
  it('cuts off what its column experiments cut off, and nothing where laws are exact', () => {
    const { observables } = theorem.experiments.main;
    const cutOff = (id: string) => truncationAt(observables[id]!, { n: 15, f: 3 });
    expect(cutOff('krum')).toBeUndefined();
    // More values reach the end of the draws more often.
    const median = cutOff('median')!;
    expect(median).toBeGreaterThan(0);
    expect(median).toBeLessThan(1e-6);
    expect(truncationAt(observables['median']!, { n: 50, f: 3 })).toBeGreaterThan(median);
  });

  // The constants are printed elsewhere: eta' of Krum and of the median, Gaussian bias of the median, at (15, 3).
  it.each([
    ['krumProvable', 2.04631],
    ['medianProvable', 1.13284],
    ['geometricMedianProvable', 1.13284],
    ['medianGaussian', 0.312249],
  ] as const)('%s is 1 / %f^2 at (15, 3)', (name, eta) => {
    expect(conditions[name].evaluate({ n: 15, f: 3 }) * eta ** 2).toBeCloseTo(1, 4);
  });

  it.each([
    ['meamedCondition', 1 / 120],
    // 4 + 12 * 4 * 12 / 81
    ['phocasCondition', 9 / 100],
    // kappa = 4 (12 / 9)^2
    ['geometricMedianCondition', (12 / 11) * (9 / 64)],
    // kappa = 12 / 9
    ['phocasProvable', 9 / 11],
    // kappa = 3 / 9
    ['trimmedMeanProvable', 36 / 11],
    // kappa = 12 (3 + 5) / (12 * 5)
    ['meamedProvable', 15 / 22],
  ] as const)('%s = %f at (15, 3)', (name, value) => {
    expect(conditions[name].evaluate({ n: 15, f: 3 })).toBeCloseTo(value, 12);
    expectPrecise(conditions[name], { n: 15, f: 3 });
  });

  it('proves more than was published of every rule but MDA, at any n up to 60', () => {
    for (let f = 1; f <= 28; f++) {
      for (let n = 2 * f + 3; n <= 60; n++) {
        for (const { label, published, provable, publishedFails } of conditionedRules) {
          const ratio = published.evaluate({ n, f }) / provable.evaluate({ n, f });
          if (publishedFails) expect(ratio, `${label} at (${n}, ${f})`).toBeGreaterThan(1);
          else expect(ratio, `${label} at (${n}, ${f})`).toBeLessThan(1);
        }
      }
    }
  });

  it('is defined where somebody attacks only', () => {
    for (const formula of theorem.formulas) expect(() => formula.evaluate({ n: 15, f: 0 })).toThrow(/f >= 1/);
  });

  // Krum's bias and its 99 % half width by an independent oracle; the limit in d and the exact value of the others.
  it.each([
    ['krum', 1.25754, 0.00004],
    ['geometricMedian', 0.247207, 0],
    ['median', 0.312249, 0],
  ] as const)('measures the bias of %s at (15, 3)', async (id, bias, halfWidth) => {
    expectMean((await run(theorem, 'main', { n: 15, f: 3 }, 128))[id]!, bias, halfWidth);
  });
});

describeGeneralConduct(theorem, { trials: 64 });
