import { describe, expect, it } from 'vitest';
import { trimmedMeanDelta, trimmedMeanDeltaSharp } from '../../../src/bounds/coordinatewise.js';
import theorem from '../../../src/theorems/coordinatewise/trmean-delta.js';
import { describeGeneralConduct, expectMean, expectPrecise, expectReference, run } from '../harness.js';

describe('trmean-delta', () => {
  it.each([
    [7, 3, '32', '4'],
    [11, 2, '1.10204', '0.701048'],
    [15, 3, '1.18519', '0.708031'],
    [50, 10, '0.977778', '0.530278'],
  ])('published and sharper constants at (%i, %i): %s, %s', (n, f, published, sharp) => {
    expectReference(trimmedMeanDelta.evaluate({ n, f }), published);
    expectReference(trimmedMeanDeltaSharp.evaluate({ n, f }), sharp);
    expectPrecise(trimmedMeanDeltaSharp, { n, f });
  });

  it('is never made worse by the sharper constant', () => {
    for (let f = 0; f <= 12; f++) {
      for (let n = 2 * f + 1; n <= 40; n++) {
        expect(trimmedMeanDeltaSharp.evaluate({ n, f })).toBeLessThanOrEqual(trimmedMeanDelta.evaluate({ n, f }));
      }
    }
  });

  it.each([
    [7, 3, 2.465, 0.02],
    [11, 2, 0.4273, 0.0034],
    [15, 3, 0.429, 0.0029],
  ])(
    'agrees with the mean square measured by an independent oracle at (%i, %i): %f',
    async (n, f, square, halfWidth) => {
      expectMean((await run(theorem, 'main', { n, f, d: 1 }, 20_000)).square!, square, halfWidth);
    },
  );
});

describeGeneralConduct(theorem, { trials: 4000 });
