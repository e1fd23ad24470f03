import { describe, expect, it } from 'vitest';
import { bulyanLimitLeeway, bulyanOverKrum, bulyanRelativeLeeway } from '../../../src/bounds/bulyan.js';
import { attackedCoordinate } from '../../../src/theorems/bulyan/attackedCoordinate.js';
import theorem from '../../../src/theorems/bulyan/bulyan-limit-leeway.js';
import { contextOf, describeGeneralConduct, expectMean, expectPrecise, expectReference } from '../harness.js';

describe('bulyan-limit-leeway', () => {
  it.each([
    [1, '0.564190'],
    [2, '0.846284'],
    [3, '1.02938'],
    [5, '1.26721'],
    [10, '1.58644'],
  ])('e_(f+1:f+1) at f = %i: %s', (f, printed) => {
    expectReference(bulyanLimitLeeway.evaluate({ n: 4 * f + 3, f }), printed);
  });

  it('evaluates in float64 as in 20 digits; f = 1 gives 1 / sqrt(pi)', () => {
    expectPrecise(bulyanRelativeLeeway, { n: 11, f: 2, d: 1e6 }, 1e-12, 20);
    expectPrecise(bulyanOverKrum, { n: 11, f: 2, d: 1e6 }, 1e-12, 20);
    expect(bulyanLimitLeeway.evaluate({ n: 7, f: 1 })).toBeCloseTo(1 / Math.sqrt(Math.PI), 13);
  });

  it.each([
    [11, 2, '7.04151e-4'],
    [15, 3, '8.18065e-4'],
    [23, 5, '9.65612e-4'],
  ])('ratio to Krum at (%i, %i), d = 1e6: %s', (n, f, printed) => {
    expectReference(bulyanOverKrum.evaluate({ n, f, d: 1e6 }), printed);
  });

  it('has a closed form at n = 4f + 3 only', () => {
    expect(() => bulyanLimitLeeway.evaluate({ n: 14, f: 2 })).toThrow(/n == 4/);
  });

  it.each([
    [14, 2, 1.25, 0.647, 0.005],
    [23, 3, 0.9, 0.387, 0.003],
  ])(
    'has the leeway simulated in one dimension elsewhere beyond n = 4f + 3: (%i, %i) at gamma = %f: %f',
    (n, f, gamma, leeway, error) => {
      const context = contextOf(`${n}`);
      const trial = attackedCoordinate({ n, f, d: 1e6 });
      const outputs = Array.from({ length: 4000 }, (_, index) => trial(context.stream(index)).outputAt(gamma));
      expectMean(outputs, leeway, error);
    },
  );
});

describeGeneralConduct(theorem, { trials: 1500 });
