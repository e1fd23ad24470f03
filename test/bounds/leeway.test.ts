import { describe, expect, it } from 'vitest';
import type { Formula } from '../../src/bounds/formula.js';
import { krumLeeway } from '../../src/bounds/krum.js';
import * as leeway from '../../src/bounds/leeway.js';
import { powerKrumLeeway, powerMedoidLeeway, supNormLeeway, supNormLeewayAll } from '../../src/bounds/leewayNorms.js';
import {
  bulyanShare,
  bulyanTolerated,
  multiBulyanStaticLeeway,
  multiBulyanStaticLeewayK4,
} from '../../src/bounds/multiBulyan.js';
import { expectPrecise, expectReference } from '../theorems/harness.js';

/** Values computed independently, to the digits printed. */
const references: readonly (readonly [
  string,
  Formula,
  readonly (readonly [n: number, f: number, printed: string])[],
])[] = [
  [
    'K2',
    leeway.krumK2Leeway,
    [
      [11, 1, '1.04881'],
      [11, 2, '1.18187'],
      [15, 3, '1.23603'],
      [25, 6, '1.34976'],
      [50, 10, '1.27475'],
    ],
  ],
  [
    'K3',
    leeway.krumK3Leeway,
    [
      [11, 1, '1.04881'],
      [11, 2, '1.31277'],
      [15, 3, '1.43909'],
      [25, 6, '1.69910'],
      [50, 10, '1.55081'],
    ],
  ],
  [
    'K4',
    leeway.krumK4Leeway,
    [
      [7, 1, '1.08012'],
      [11, 2, '1.35401'],
      [15, 3, '1.48605'],
      [23, 3, '1.25748'],
      [50, 5, '1.20562'],
    ],
  ],
  [
    'medoid',
    leeway.medoidLeeway,
    [
      [11, 2, '1.31277'],
      [15, 3, '1.43909'],
      [50, 10, '1.55081'],
    ],
  ],
  [
    'multi-Krum',
    leeway.multiKrumLeeway,
    [
      [11, 2, '0.343386'],
      [15, 3, '0.377492'],
      [23, 5, '0.410105'],
    ],
  ],
  [
    'MDA',
    leeway.mdaLeeway,
    [
      [11, 1, '1.04881'],
      [11, 2, '1.05409'],
      [15, 3, '1.04083'],
      [25, 6, '1.02598'],
      [50, 10, '1.01242'],
    ],
  ],
  [
    'MVA',
    leeway.mvaLeeway,
    [
      [11, 1, '1.04881'],
      [11, 2, '1.11981'],
      [15, 3, '1.14261'],
      [25, 6, '1.19885'],
      [50, 10, '1.15109'],
    ],
  ],
  [
    'MVA output',
    leeway.mvaDisplacement,
    [
      [11, 1, '0.104881'],
      [11, 2, '0.248846'],
      [15, 3, '0.285652'],
      [25, 6, '0.378585'],
      [50, 10, '0.287772'],
    ],
  ],
  [
    'geometric median',
    leeway.geometricMedianLeeway,
    [
      [11, 1, '0.0953463'],
      [11, 2, '0.214886'],
      [15, 3, '0.247207'],
      [25, 6, '0.323943'],
      [50, 10, '0.254951'],
      [15, 6, '0.843274'],
    ],
  ],
  [
    'multi-Bulyan',
    multiBulyanStaticLeeway,
    [
      [7, 1, '0.360041'],
      [11, 2, '0.480740'],
      [15, 3, '0.539274'],
      [23, 3, '0.274286'],
      [50, 5, '0.204117'],
    ],
  ],
  [
    'multi-Bulyan K4',
    multiBulyanStaticLeewayK4,
    [
      [11, 2, '0.541603'],
      [15, 3, '0.636877'],
      [23, 3, '0.302505'],
      [50, 5, '0.222129'],
    ],
  ],
];

describe.each(references)('leeway constant of %s', (_name, formula, values) => {
  it.each(values)('at n = %i, f = %i is %s', (n, f, printed) => {
    expectReference(formula.evaluate({ n, f }), printed);
    expectPrecise(formula, { n, f });
  });
});

describe('leeway over other norms, n = 11, f = 2', () => {
  it.each([
    [1, '5373.23', '4665.36'],
    [2, '131.277', '120.185'],
    [3, '37.7977', '35.1702'],
    [4, '20.6265', '19.3306'],
  ])('p = %i, d = 10,000: medoid %s, Krum %s', (p, medoid, krum) => {
    expectReference(powerMedoidLeeway.evaluate({ n: 11, f: 2, p, d: 1e4 }), medoid);
    expectReference(powerKrumLeeway.evaluate({ n: 11, f: 2, p, d: 1e4 }), krum);
  });

  it('is the Euclidean one at p = 2', () => {
    expect(powerMedoidLeeway.evaluate({ n: 15, f: 3, p: 2, d: 1e4 })).toBeCloseTo(
      100 * leeway.medoidLeeway.evaluate({ n: 15, f: 3 }),
      9,
    );
    expect(powerKrumLeeway.evaluate({ n: 15, f: 3, p: 2, d: 1e4 })).toBeCloseTo(
      100 * krumLeeway.evaluate({ n: 15, f: 3 }),
      9,
    );
  });

  it.each([
    [1e2, '4.43975', '2.07557'],
    [1e3, '5.55246', '2.49641'],
    [3e4, '6.90368', '3.02525'],
    [1e6, '8.07890', '3.49411'],
  ])('sup-norm at d = %f: one coordinate %s, all %s', (d, one, all) => {
    expectReference(supNormLeeway.evaluate({ n: 11, f: 2, d }), one);
    expectReference(supNormLeewayAll.evaluate({ n: 11, f: 2, d }), all);
  });
});

describe('the window of candidates that multi-Bulyan averages', () => {
  it('is the one that sorting by distance to the upper median finds', () => {
    for (let f = 1; f <= 6; f++) {
      for (let n = 4 * f + 3; n <= 4 * f + 40; n++) {
        const m = n - f - 2;
        const theta = n - 2 * f - 2;
        const beta = n - 4 * f - 2;
        const shares = Array.from({ length: theta }, (_, c) => f / (m - c));
        const median = shares[Math.floor(theta / 2)]!;
        const away = (share: number): number => Math.abs(share - median);
        const sorted = [...shares].sort((a, b) => away(a) - away(b));
        // A tie between the last one in and the first one out leaves the choice to the honest noise: (9, 1) is such a place.
        if (Math.abs(away(sorted[beta - 1]!) - away(sorted[beta]!)) < 1e-12) continue;
        const mean = sorted.slice(0, beta).reduce((sum, share) => sum + share, 0) / beta;
        expect(multiBulyanStaticLeeway.evaluate({ n, f })).toBeCloseTo(krumLeeway.evaluate({ n, f }) * mean, 10);
      }
    }
  });
});

describe("Bulyan's breaking points", () => {
  it.each([
    [15, 3, 3],
    [23, 3, 6],
    [11, 2, 2],
    [10, 1, 2],
  ])('n = %i, f = %i survives %i colluders', (n, f, most) => {
    expect(bulyanTolerated.evaluate({ n, f })).toBe(most);
    expect(bulyanShare.evaluate({ n, f, b: most })).toBe(0);
    expect(bulyanShare.evaluate({ n, f, b: most + 1 })).toBeGreaterThan(0);
  });

  it('is captured at n = 4f + 3, averages one colluder in beyond, and keeps a share at an even selection', () => {
    expect(bulyanShare.evaluate({ n: 15, f: 3, b: 4 })).toBe(1);
    expect(bulyanShare.evaluate({ n: 23, f: 3, b: 7 })).toBeCloseTo(1 / 9, 12);
    expect(bulyanShare.evaluate({ n: 10, f: 1, b: 3 })).toBe(0.75);
  });
});
