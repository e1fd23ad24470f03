import { describe, expect, it } from 'vitest';
import { medianTwoPointBias, trimmedMeanDeltaSharp, trimmedTwoPointBias } from '../../../src/bounds/coordinatewise.js';
import { krumEtaImproved, krumKappaUpper } from '../../../src/bounds/krum.js';
import { medianEtaSharp, medianKappa } from '../../../src/bounds/median.js';
import {
  geometricMedianEta,
  multiKrumEta,
  robustBias,
  robustSquare,
  trimmedMeanEta,
} from '../../../src/bounds/robustness.js';
import { multiKrumKappaUpper } from '../../../src/bounds/kappaSelection.js';
import theorem from '../../../src/theorems/coordinatewise/kappa-to-bias.js';
import { describeGeneralConduct, expectPrecise, expectReference } from '../harness.js';

/** Mean of a function of the number of low values, by enumeration of all 2^h samples. */
function byEnumeration(h: number, p: number, output: (sorted: readonly number[]) => number): number {
  const low = -Math.sqrt((1 - p) / p);
  const high = Math.sqrt(p / (1 - p));
  let mean = 0;
  for (let sample = 0; sample < 2 ** h; sample++) {
    const values = Array.from({ length: h }, (_, i) => ((sample >> i) & 1 ? low : high)).sort((a, b) => a - b);
    const lows = values.filter((value) => value < 0).length;
    mean += p ** lows * (1 - p) ** (h - lows) * output(values);
  }
  return mean;
}

const average = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('kappa-to-bias', () => {
  it('has the reference values of the trimmed mean, the median and the geometric median', () => {
    expectReference(trimmedMeanEta.evaluate({ n: 11, f: 3 }), '0.724569');
    expectReference(medianEtaSharp.evaluate({ n: 11, f: 3 }), '1.20761');
    expectReference(medianEtaSharp.evaluate({ n: 11, f: 2 }), '1.05409');
    expectReference(geometricMedianEta.evaluate({ n: 15, f: 3 }), '1.13284');
    expectPrecise(geometricMedianEta, { n: 15, f: 3 });
  });

  it('is the same function of kappa for every rule', () => {
    const at = { n: 12, f: 3 };
    const bias = (kappa: number): number => robustBias.evaluate({ ...at, kappa });
    expect(bias(0.5)).toBeCloseTo(trimmedMeanEta.evaluate(at), 12);
    expect(bias(medianKappa.evaluate(at))).toBeCloseTo(medianEtaSharp.evaluate(at), 12);
    expect(bias(krumKappaUpper.evaluate(at))).toBeCloseTo(krumEtaImproved.evaluate(at), 12);
    expect(bias(multiKrumKappaUpper.evaluate(at))).toBeCloseTo(multiKrumEta.evaluate(at), 12);
    expect(robustSquare.evaluate({ ...at, kappa: 0.5 })).toBeCloseTo(trimmedMeanDeltaSharp.evaluate(at), 12);
  });

  it.each([
    [11, 3, 0.375],
    [9, 1, 0.05],
    [12, 4, 0.7],
  ])('has the exact two-point biases at (%i, %i), p = %f', (n, f, p) => {
    const trimmed = byEnumeration(n - f, p, (values) => average(values.slice(f)));
    const middle = (values: readonly number[]): number =>
      (values[Math.floor((n + 1) / 2) - 1]! + values[Math.ceil((n + 1) / 2) - 1]!) / 2;
    expect(trimmedTwoPointBias.evaluate({ n, f, p })).toBeCloseTo(trimmed, 12);
    expect(medianTwoPointBias.evaluate({ n, f, p })).toBeCloseTo(byEnumeration(n - f, p, middle), 12);
  });

  it('has two-point biases that an independent oracle measured', () => {
    const point = { n: 11, f: 3, p: 0.375 };
    expect(Math.abs(trimmedTwoPointBias.evaluate(point) - 0.5592)).toBeLessThan(0.0036);
    expect(Math.abs(medianTwoPointBias.evaluate(point) - 0.6993)).toBeLessThan(0.0041);
  });
});

describe('kappa of multi-Krum', () => {
  it.each([
    [11, 1, '0.827382'],
    [11, 2, '2.04777'],
    [15, 3, '2.10165'],
    [25, 6, '2.60586'],
    [50, 10, '1.63716'],
  ])('at (%i, %i): %s', (n, f, printed) => {
    expectReference(multiKrumKappaUpper.evaluate({ n, f }), printed);
  });

  it('is largest when all f Byzantine vectors are selected', () => {
    for (let f = 1; f <= 12; f++) {
      for (let n = 2 * f + 3; n <= 4 * f + 20; n++) {
        const h = n - f;
        const c = (h - 2) / (h - 1);
        const a = h - f - 1;
        for (let b = 0; b < f; b++) {
          const pulled = b * (Math.sqrt((c * h * (1 + h / (b + 2))) / a) + Math.sqrt((f + 1) / a));
          const value = ((pulled + Math.sqrt((b + 2) * (h - b - 2))) / (h - 2)) ** 2;
          expect(value).toBeLessThan(multiKrumKappaUpper.evaluate({ n, f }));
        }
      }
    }
  });
});

describeGeneralConduct(theorem);
