import { describe, expect, it } from 'vitest';
import { meamedEta, meamedEtaSharp } from '../../../src/bounds/coordinatewise.js';
import theorem from '../../../src/theorems/coordinatewise/meamed-eta.js';
import { describeGeneralConduct, expectMean, expectPrecise, expectReference, run } from '../harness.js';

describe('meamed-eta', () => {
  it.each([
    [11, 2, '9.48683', '1.08866'],
    [15, 3, '10.9545', '1.21106'],
    [50, 10, '20', '1.25872'],
  ])('published and sharp constants at (%i, %i): %s, %s', (n, f, published, sharp) => {
    expectReference(meamedEta.evaluate({ n, f }), published);
    expectReference(meamedEtaSharp.evaluate({ n, f }), sharp);
    expectPrecise(meamedEtaSharp, { n, f });
  });

  it('agrees with the biases measured by an independent oracle', async () => {
    const point = { n: 11, f: 2, d: 64 };
    // Printed with four digits and no half width.
    expectMean((await run(theorem, 'main', point, 1500)).bias!, 0.4393, 0.005);
    expectMean((await run(theorem, 'twoPoint', point, 1500)).bias!, 0.7343, 0.005);
  });

  it('needs an honest majority', () => {
    expect(() => meamedEta.evaluate({ n: 6, f: 3 })).toThrow(/n >= 2/);
  });
});

describeGeneralConduct(theorem);
