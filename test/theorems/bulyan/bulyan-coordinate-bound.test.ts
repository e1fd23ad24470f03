import { describe, expect, it } from 'vitest';
import { bulyanConstant, bulyanMeanBound } from '../../../src/bounds/bulyan.js';
import { bulyan, bulyanSelection } from '../../../src/sim/rules/bulyan.js';
import { squaredDistancesOf } from '../../../src/sim/rules/distances.js';
import { reduceColumn } from '../../../src/sim/rules/reduceColumn.js';
import theorem from '../../../src/theorems/bulyan/bulyan-coordinate-bound.js';
import { attackedCoordinate } from '../../../src/theorems/bulyan/attackedCoordinate.js';
import { extremalRows } from '../../../src/theorems/bulyan/extremalRows.js';
import { contextOf, describeGeneralConduct, expectMean, expectPrecise, expectReference } from '../harness.js';

describe('bulyan-coordinate-bound', () => {
  it.each([
    [7, 1, '1', '1.65400'],
    [11, 2, '1', '1.83508'],
    [15, 3, '1', '1.95830'],
    [14, 2, '2', '3.91660'],
    [23, 3, '1.66667', '3.61094'],
    [50, 5, '1.35714', '3.35480'],
  ])('C and C M_h at (%i, %i): %s, %s', (n, f, constant, mean) => {
    expectReference(bulyanConstant.evaluate({ n, f }), constant);
    expectReference(bulyanMeanBound.evaluate({ n, f }), mean);
    expectPrecise(bulyanConstant, { n, f });
  });

  it('evaluates C M_h in float64 as in 20 digits', () => {
    expectPrecise(bulyanMeanBound, { n: 14, f: 2 }, 1e-12, 20);
  });

  it('attains C = 2 in the second stage on the values of the catalogue: 4 x (-1), 2 x (+1), 2 x (3 - 1e-9)', () => {
    const values = Float64Array.from([3 - 1e-9, 3 - 1e-9, -1, -1, -1, -1, 1, 1]);
    expect(reduceColumn(bulyan.reducer(14, 2), values, 8, new Float64Array(16))).toBeCloseTo(2, 8);
  });

  it('lets the first stage select exactly the cluster of the extremal rows', () => {
    for (const [n, f] of [
      [11, 1],
      [14, 2],
      [23, 3],
      [50, 5],
    ] as const) {
      const rows = extremalRows(contextOf('extremal').stream(n), n, f);
      const selection = bulyanSelection(squaredDistancesOf(rows.values, n, rows.d), n, f);
      expect([...selection]).toEqual(Array.from({ length: n - 2 * f - 2 }, (_, row) => row));
    }
  });

  it('breaks as the catalogue says with more colluders than it is told', () => {
    // (15, 3) with 4 colluders: the colluders are the median, output / gamma = 1. (23, 3): 6 are removed, 7 leave gamma / 9.
    const outputs = (n: number, f: number, present: number, d: number): number[] => {
      const context = contextOf(`${n} ${present}`);
      const trial = attackedCoordinate({ n, f, d }, present);
      return Array.from({ length: 300 }, (_, index) => trial(context.stream(index)).outputAt(0.9 * Math.sqrt(d)));
    };
    expectMean(
      outputs(15, 3, 4, 1e6).map((output) => output / 1000),
      0.9,
      0.001,
    );
    expectMean(outputs(23, 3, 6, 1e6), 0.02, 0.04);
    expectMean(outputs(23, 3, 7, 1e6), 100, 0.2);
  });
});

describeGeneralConduct(theorem);
