import { describe, expect, it } from 'vitest';
import { mdaEta, mdaEtaRepaired, mdaHighDimensionBias, mdaLineBias } from '../../../src/bounds/mda.js';
import { aggregate } from '../../../src/sim/rules/aggregate.js';
import { mda } from '../../../src/sim/rules/mda.js';
import { diameterAttack, mdaOfSorted, mdaOnLine } from '../../../src/theorems/mda/line.js';
import theorem from '../../../src/theorems/mda/mda-eta.js';
import { contextOf, describeGeneralConduct, expectMean, expectPrecise, expectReference, run } from '../harness.js';

describe('mda-eta', () => {
  it.each([
    [7, 1, '0.471405', '0.526644', '0.935295'],
    [11, 1, '0.282843', '0.361490', '0.740492'],
    [11, 2, '0.628539', '0.801491', '1.39284'],
    [15, 3, '0.707107', '0.975220', '1.72537'],
    [35, 5, '0.471405', '0.772783', '1.70899'],
  ])('claim, exact attack value and repair at (%i, %i): %s, %s, %s', (n, f, claim, exact, repair) => {
    expectReference(mdaEta.evaluate({ n, f }), claim);
    expectReference(mdaLineBias.evaluate({ n, f }), exact);
    expectReference(mdaEtaRepaired.evaluate({ n, f }), repair);
    for (const formula of [mdaEta, mdaEtaRepaired]) expectPrecise(formula, { n, f });
  });

  it('evaluates the exact attack value in float64 as in 20 digits', () => {
    expectPrecise(mdaLineBias, { n: 7, f: 1 }, 1e-12, 20);
  });

  it.each([
    [65, 5, '0.235702'],
    [105, 5, '0.141421'],
  ])('claim at (%i, %i): %s', (n, f, claim) => {
    expectReference(mdaEta.evaluate({ n, f }), claim);
  });

  it('has a larger exact attack value than published constant at every point of the grid', () => {
    for (const { n, f } of theorem.grid.thorough) {
      expect(mdaLineBias.evaluate({ n: n!, f: f! })).toBeGreaterThan(mdaEta.evaluate({ n: n!, f: f! }));
    }
  });

  it('measures what an independent oracle measured: alignment, outliers, high dimension', async () => {
    expectMean((await run(theorem, 'main', { n: 15, f: 3 }, 40_000)).alignment!, -0.174, 0.004);
    expectMean((await run(theorem, 'outliers', { n: 65, f: 5 }, 10_000)).bias!, 0.6157, 0.006);
    expectMean((await run(theorem, 'outliers', { n: 105, f: 5 }, 10_000)).bias!, 0.4781, 0.0046);
    expectMean((await run(theorem, 'highDimension', { n: 11, f: 2 }, 200)).bias!, 0.2412, 0.0005);
  });

  it('tends to the limit of its bias in high dimension', () => {
    expectReference(mdaHighDimensionBias.evaluate({ n: 11, f: 2 }), '0.234243');
  });
});

describe('MDA on a line', () => {
  it('is the general rule in one dimension', () => {
    const stream = contextOf('line').stream(0);
    for (let repetition = 0; repetition < 300; repetition++) {
      const f = 1 + stream.integer(3);
      const n = 2 * f + 1 + stream.integer(6);
      const values = Array.from({ length: n }, () => stream.normal());
      const general = aggregate(mda, Float64Array.from(values), n, 1, f)[0]!;
      expect(mdaOnLine(values, f).mean).toBeCloseTo(general, 12);
      expect(mdaOfSorted(Float64Array.from(values).sort(), f)).toBeCloseTo(general, 12);
    }
  });

  it('keeps the honest values of rank f + 1 .. h and every Byzantine value under the diameter attack', () => {
    const honest = Float64Array.from([-3, -2.5, 0, 0.25, 1, 1.5, 2, 2.25]);
    const attack = diameterAttack(honest, 2);
    expect(attack).toBeCloseTo(0 + 5.25, 6);
    const chosen = mdaOnLine([attack, attack, ...honest], 2);
    expect(chosen.values.slice(0, 6)).toEqual([0, 0.25, 1, 1.5, 2, 2.25]);
    expect([...chosen.indices].sort((a, b) => a - b)).toEqual([0, 1, 4, 5, 6, 7, 8, 9]);
    expect(chosen.diameter).toBeLessThan(5.25);
  });
});

describeGeneralConduct(theorem, { trials: 4000 });
