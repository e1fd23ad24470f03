import { describe, expect, it } from 'vitest';
import type { Formula } from '../../src/bounds/formula.js';
import * as kappa from '../../src/bounds/kappa.js';
import * as selection from '../../src/bounds/kappaSelection.js';
import { krumKappaUpper } from '../../src/bounds/krum.js';
import * as lambda from '../../src/bounds/lambda.js';
import { DomainError } from '../../src/errors.js';
import { expectPrecise, expectReference } from '../theorems/harness.js';

/** Six digits, computed apart from this code: a formula and its printed values at (n, f). */
type Printed = readonly [n: number, f: number, printed: string];
const tables: readonly (readonly [formula: Formula, values: readonly Printed[]])[] = [
  [
    kappa.kappaOptimal,
    [
      [5, 1, '0.333333'],
      [11, 1, '0.111111'],
      [25, 6, '0.461538'],
      [11, 5, '5'],
    ],
  ],
  [
    kappa.kappaMedian,
    [
      [11, 1, '1'],
      [11, 2, '1.25'],
      [15, 3, '1.4'],
      [25, 6, '1.71429'],
      [50, 10, '1.5'],
      [10, 4, '2'],
    ],
  ],
  [
    kappa.kappaMedianLower,
    [
      [11, 1, '1'],
      [11, 2, '1.25'],
      [25, 6, '1.71429'],
      [50, 10, '1.66667'],
      [10, 4, '5'],
    ],
  ],
  [
    kappa.kappaMedianPublished,
    [
      [11, 1, '4.93827'],
      [11, 2, '6.61224'],
      [15, 3, '7.11111'],
      [25, 6, '8.54438'],
      [10, 4, '36'],
    ],
  ],
  [
    kappa.kappaGeometricMedian,
    [
      [5, 1, '1'],
      [7, 2, '1.5'],
      [8, 2, '2'],
      [11, 2, '1.25'],
      [15, 3, '1.4'],
      [50, 10, '1.66667'],
      [12, 4, '3'],
    ],
  ],
  [
    kappa.kappaMeamed,
    [
      [5, 1, '1.5'],
      [7, 2, '3.2'],
      [11, 1, '0.48'],
      [11, 2, '1.33333'],
      [11, 3, '3'],
      [12, 2, '1.12'],
      [15, 3, '1.6'],
      [25, 6, '2.34586'],
      [50, 10, '1.625'],
    ],
  ],
  [
    kappa.kappaPhocas,
    [
      [11, 1, '0.444444'],
      [11, 2, '1.14286'],
      [15, 3, '1.33333'],
      [25, 6, '1.84615'],
      [10, 4, '8'],
    ],
  ],
  [
    kappa.kappaMdaLower,
    [
      [7, 2, '3.2'],
      [11, 1, '0.5125'],
      [11, 2, '1.62963'],
      [15, 3, '2.34375'],
      [25, 6, '4.89474'],
      [50, 10, '5.83621'],
      [100, 20, '10.8347'],
    ],
  ],
  [
    kappa.kappaMdaUpper,
    [
      [7, 2, '4.33226'],
      [11, 1, '0.609254'],
      [11, 2, '2.18251'],
      [15, 3, '3.24755'],
      [25, 6, '6.89600'],
      [50, 10, '7.91532'],
    ],
  ],
  [
    selection.krumKappaLower,
    [
      [11, 1, '1.82059'],
      [11, 2, '3.06090'],
      [11, 3, '6.0489'],
      [15, 3, '3.26701'],
      [25, 6, '4.09914'],
      [50, 10, '2.91930'],
    ],
  ],
  [
    krumKappaUpper,
    [
      [11, 1, '2.81740'],
      [11, 2, '4.45306'],
      [15, 3, '4.56805'],
      [25, 6, '5.30144'],
      [50, 10, '3.91009'],
    ],
  ],
  [
    selection.krumK2KappaLower,
    [
      [11, 1, '1.49383'],
      [11, 2, '2.46939'],
      [15, 3, '2.77778'],
      [25, 6, '3.69822'],
      [50, 10, '2.77778'],
    ],
  ],
  [
    selection.krumK2KappaUpper,
    [
      [11, 1, '2.08642'],
      [11, 2, '3.31326'],
      [11, 3, '5.63871'],
      [15, 3, '3.65071'],
      [25, 6, '4.58347'],
    ],
  ],
  [
    selection.krumKappaPublished,
    [
      [11, 1, '6.66667'],
      [11, 2, '7.71429'],
      [15, 3, '8'],
      [25, 6, '8.76923'],
    ],
  ],
  [
    selection.multiKrumKappaLower,
    [
      [11, 1, '0.703722'],
      [11, 2, '1.47942'],
      [15, 3, '1.57788'],
      [25, 6, '2.00270'],
      [50, 10, '1.38994'],
    ],
  ],
  [
    selection.multiKrumKappaUpper,
    [
      [11, 1, '0.827382'],
      [11, 2, '2.04777'],
      [15, 3, '2.10165'],
      [25, 6, '2.60586'],
      [50, 10, '1.63716'],
    ],
  ],
  [
    selection.mixedTrimmedMeanLower,
    [
      [7, 2, '2.66667'],
      [11, 1, '0.444444'],
      [11, 2, '1.14286'],
      [50, 10, '1.33333'],
    ],
  ],
  [
    selection.mixedTrimmedMeanUpper,
    [
      [7, 2, '5.33333'],
      [11, 1, '0.888889'],
      [11, 2, '2.28571'],
      [50, 10, '2.66667'],
    ],
  ],
  [
    selection.mixedGeometricMedianUpper,
    [
      [11, 1, '1.6'],
      [11, 2, '4'],
      [15, 3, '4.8'],
      [50, 10, '5.33333'],
    ],
  ],
  [
    lambda.lambdaOptimal,
    [
      [5, 1, '0.25'],
      [11, 2, '0.222222'],
      [15, 3, '0.25'],
      [25, 6, '0.315789'],
      [11, 5, '0.833333'],
    ],
  ],
  [
    lambda.lambdaMda,
    [
      [11, 1, '0.2'],
      [11, 2, '0.444444'],
      [15, 3, '0.5'],
      [25, 6, '0.631579'],
    ],
  ],
  [
    lambda.lambdaTrimmedMean,
    [
      [8, 2, '0.456435'],
      [11, 3, '0.512348'],
      [11, 2, '0.356348'],
      [15, 3, '0.390868'],
      [50, 10, '0.403113'],
    ],
  ],
  [
    lambda.lambdaMedianLine,
    [
      [11, 2, '0.555556'],
      [15, 3, '0.583333'],
      [50, 10, '0.6'],
    ],
  ],
  [
    lambda.lambdaMedian,
    [
      [11, 2, '0.745356'],
      [15, 3, '0.801041'],
      [50, 10, '0.855132'],
      [8, 2, '0.645497'],
    ],
  ],
  [
    lambda.lambdaKrumK2,
    [
      [11, 1, '1.1'],
      [11, 2, '1.29127'],
      [15, 3, '1.35554'],
      [50, 10, '1.39018'],
    ],
  ],
  [
    lambda.lambdaKrum,
    [
      [11, 1, '1.2'],
      [11, 2, '1.41346'],
      [15, 3, '1.45137'],
      [50, 10, '1.41970'],
    ],
  ],
  [
    lambda.lambdaKrumPublished,
    [
      [11, 1, '2.05409'],
      [11, 2, '2.13389'],
      [15, 3, '2.15470'],
    ],
  ],
  [lambda.lambdaKrumMirror, [[11, 3, '1.2298']]],
  [
    lambda.lambdaGeometricMedian,
    [
      [11, 2, '0.745356'],
      [15, 3, '0.801041'],
      [50, 10, '0.901388'],
    ],
  ],
  [
    lambda.lambdaGeometricMedianPublished,
    [
      [11, 2, '2.02565'],
      [15, 3, '2.03280'],
      [50, 10, '2.03280'],
    ],
  ],
  [
    lambda.lambdaGeometricMedianLower,
    [
      [11, 2, '0.555556'],
      [15, 3, '0.583333'],
      [11, 3, '0.625'],
    ],
  ],
];

describe('robustness constants', () => {
  for (const [formula, values] of tables) {
    it.each(values)(`${formula.description}: (%i, %i) is %s`, (n, f, printed) => {
      expectReference(formula.evaluate({ n, f }), printed);
      expectPrecise(formula, { n, f });
    });
  }

  it('brackets are brackets wherever both ends exist', () => {
    const brackets = [
      [kappa.kappaMdaLower, kappa.kappaMdaUpper],
      [selection.krumK2KappaLower, selection.krumK2KappaUpper],
      [selection.krumKappaLower, krumKappaUpper],
      [selection.multiKrumKappaLower, selection.multiKrumKappaUpper],
      [lambda.lambdaKrumMirror, lambda.lambdaKrumK2],
      [lambda.lambdaKrumMirrorK1, lambda.lambdaKrum],
      [lambda.lambdaGeometricMedianLower, lambda.lambdaGeometricMedian],
    ] as const;
    for (const [low, high] of brackets) {
      for (let f = 1; f <= 8; f++) {
        for (let n = 3 * f + 2; n <= 3 * f + 60; n += 7) {
          if (n < 2 * f + 4) continue;
          const point = { n, f };
          expect(low.evaluate(point), `${low.name} at ${n}, ${f}`).toBeLessThanOrEqual(
            high.evaluate(point) * (1 + 1e-12),
          );
          expect(low.evaluate(point)).toBeGreaterThanOrEqual(
            (low.name.startsWith('lambda') ? lambda.lambdaOptimal : kappa.kappaOptimal).evaluate(point) * (1 - 1e-12),
          );
        }
      }
    }
  });

  it('are refused without an honest majority', () => {
    for (const [formula] of tables) expect(() => formula.evaluate({ n: 8, f: 4 }), formula.name).toThrow(DomainError);
  });
});
