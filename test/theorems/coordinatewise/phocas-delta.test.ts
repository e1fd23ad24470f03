import { describe, expect, it } from 'vitest';
import { phocasDelta, phocasDeltaSharp } from '../../../src/bounds/coordinatewise.js';
import theorem from '../../../src/theorems/coordinatewise/phocas-delta.js';
import { describeGeneralConduct, expectMean, expectPrecise, expectReference, run } from '../harness.js';

describe('phocas-delta', () => {
  it.each([
    [7, 3, '196', '12.25'],
    [11, 2, '10.6122', '1.79892'],
    [15, 3, '11.1111', '1.94384'],
  ])('published and sharper constants at (%i, %i): %s, %s', (n, f, published, sharp) => {
    expectReference(phocasDelta.evaluate({ n, f }), published);
    expectReference(phocasDeltaSharp.evaluate({ n, f }), sharp);
    expectPrecise(phocasDeltaSharp, { n, f });
  });

  it('is never made worse by the sharper constant', () => {
    for (let f = 0; f <= 12; f++) {
      for (let n = 2 * f + 1; n <= 40; n++) {
        expect(phocasDeltaSharp.evaluate({ n, f })).toBeLessThanOrEqual(phocasDelta.evaluate({ n, f }));
      }
    }
  });

  it.each([
    [7, 3, 5.603, 0.053],
    [11, 2, 0.7552, 0.0059],
    [15, 3, 0.7398, 0.0052],
  ])(
    'agrees with the mean square measured by an independent oracle at (%i, %i): %f',
    async (n, f, square, halfWidth) => {
      expectMean((await run(theorem, 'main', { n, f, d: 1 }, 20_000)).square!, square, halfWidth);
    },
  );
});

describeGeneralConduct(theorem, { trials: 4000 });
