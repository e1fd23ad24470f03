/**
 * Instances that attain the worst case of a rule: the ratio of the output's error to the honest spread must equal the
 * constant. The expected numbers are closed forms evaluated apart from this code (six digits), so a rule with another
 * convention misses them.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { krumSelects } from '../../../src/sim/rules/krum.js';
import {
  copies,
  distanceMatrix,
  expectRelative,
  kappaRatio,
  lambdaRatio,
  output,
  subsets,
  type Rows,
} from './support.js';

type Case = readonly [n: number, f: number, expected: number];
const SIX_DIGITS = 5e-6;

/** Byzantine rows at `byzantine`, then honest rows as (count, value) pairs on the line. */
function onLine(f: number, byzantine: number, ...groups: readonly (readonly [count: number, value: number])[]): Rows {
  return [...copies(f, [byzantine]), ...groups.flatMap(([count, value]) => copies(count, [value]))];
}

/** Fewest honest values on one side of the median. */
const sideOfMedian = (n: number, f: number) => n - f - Math.ceil(n / 2) + 1;

describe('kappa of the coordinate-wise rules on their worst instance', () => {
  it.each<Case>([
    [11, 1, 0.111111],
    [11, 2, 0.285714],
    [15, 3, 0.333333],
    [25, 6, 0.461538],
    [50, 10, 0.333333],
  ])('cwtm at (%i, %i): f/(n - 2f)', (n, f, expected) => {
    expectRelative(kappaRatio('cwtm', onLine(f, 1e7, [f, 0], [n - 2 * f, 1]), f), expected, SIX_DIGITS);
  });

  it.each<Case>([
    [11, 1, 1],
    [11, 2, 1.25],
    [15, 3, 1.4],
    [25, 6, 1.71429],
    [50, 10, 1.5],
    [10, 4, 2],
  ])('cwmed at (%i, %i)', (n, f, expected) => {
    const t = sideOfMedian(n, f);
    expectRelative(kappaRatio('cwmed', onLine(f, 1e7, [n - f - t, 0], [t, 1]), f), expected, SIX_DIGITS);
  });

  it.each<Case>([
    [10, 4, 5],
    [50, 10, 1.66667],
  ])('lower and upper median at (%i, %i), n even: n/(n - 2f)', (n, f, expected) => {
    const few = n / 2 - f;
    expectRelative(kappaRatio('cwmed-lower', onLine(f, -1e7, [few, 0], [n - f - few, 1]), f), expected, SIX_DIGITS);
    expectRelative(kappaRatio('cwmed-upper', onLine(f, 1e7, [few, 1], [n - f - few, 0]), f), expected, SIX_DIGITS);
  });

  it.each<Case>([
    [5, 1, 1.5],
    [7, 2, 3.2],
    [11, 1, 0.48],
    [11, 2, 1.33333],
    [11, 3, 3],
    [12, 2, 1.12],
    [15, 3, 1.6],
    [25, 6, 2.34586],
    [50, 10, 1.625],
  ])('meamed at (%i, %i)', (n, f, expected) => {
    const t = sideOfMedian(n, f);
    const rows = onLine(f, 2 - 1e-9, [f, 0], [t, 1], [n - 2 * f - t, t / (f + t)]);
    expectRelative(kappaRatio('meamed', rows, f), expected, SIX_DIGITS);
  });

  it.each<Case>([
    [11, 1, 0.444444],
    [11, 2, 1.14286],
    [15, 3, 1.33333],
    [10, 2, 1.33333],
    [10, 4, 8],
    [11, 5, 20],
    [51, 12, 1.77778],
    [51, 24, 32],
  ])('phocas, mva and smea (whose top eigenvalue is the variance here) at (%i, %i): 4f/(n - 2f)', (n, f, expected) => {
    const rows = onLine(f, -1 + 1e-7, [n - 2 * f, 0], [f, 1]);
    for (const id of ['phocas', 'mva', 'smea']) expectRelative(kappaRatio(id, rows, f), expected, SIX_DIGITS);
  });

  it.each<Case>([
    [7, 2, 2.66667],
    [11, 1, 0.444444],
    [11, 2, 1.14286],
    [15, 3, 1.33333],
    [50, 10, 1.33333],
  ])('nnm+cwtm at (%i, %i)', (n, f, expected) => {
    expectRelative(kappaRatio('nnm+cwtm', onLine(f, -1 + 1e-7, [n - 2 * f, 0], [f, 1]), f), expected, SIX_DIGITS);
  });
});

describe('kappa of the distance rules', () => {
  it.each<Case>([
    [7, 2, 3.2],
    [11, 1, 0.5125],
    [11, 2, 1.62963],
    [15, 3, 2.34375],
    [25, 6, 4.89474],
    [50, 10, 5.83621],
    [100, 20, 10.8347],
  ])('mda reaches its lower bound at (%i, %i)', (n, f, expected) => {
    const w = -f / (n - 2 * f - 1);
    const rows = onLine(f, w - (2 * f + 1) + 1e-7, [1, f + 1], [f - 1, 1], [n - 2 * f - 1, w], [1, -f]);
    expectRelative(kappaRatio('mda', rows, f), expected, SIX_DIGITS);
  });

  it.each<Case>([
    [11, 1, 0.703722],
    [11, 2, 1.47942],
    [15, 3, 1.57788],
    [25, 6, 2.0027],
    [50, 10, 1.38994],
  ])('multi-krum reaches its lower bound at (%i, %i)', (n, f, expected) => {
    const gap = n - 2 * f - 1;
    const z = (-1 + Math.sqrt(1 + gap * (gap - 3))) / gap;
    const rows = onLine(f, -z * (1 - 1e-7), [n - 2 * f - 2, 0], [f + 2, 1]);
    expectRelative(kappaRatio('multi-krum', rows, f), expected, SIX_DIGITS);
  });

  it.each<Case>([
    [7, 1, (7 / 5) ** 2],
    [11, 1, 1.49383],
    [11, 3, 4.84],
    [20, 4, 2.77778],
    [30, 6, 2.77778],
  ])('krum-k2 selects a Byzantine row of the mirror simplex at (%i, %i)', (n, f, expected) => {
    const h = n - f;
    const radius = Math.sqrt(h / (h - 2 * f));
    const rows = mirrorSimplex(n, f, h - f, radius, radius);
    expect(krumSelects(distanceMatrix(rows), n, f, 'krum-k2')).toBeLessThan(f);
    expectRelative(kappaRatio('krum-k2', rows, f), expected, 2e-5);
  });

  it.each<Case>([
    [11, 1, 1.82059],
    [11, 2, 3.0609],
    [11, 3, 6.0489],
    [15, 3, 3.26701],
    [25, 6, 4.09914],
    [50, 10, 2.9193],
  ])('krum selects a Byzantine row of the mirror simplex at (%i, %i)', (n, f, expected) => {
    const a = n - 2 * f - 1;
    const p = Math.sqrt((2 * a) / (a - f) - 1);
    const q = Math.sqrt(((a / (a - 1)) * 2 * a) / (a - f) - 1);
    const rows = mirrorSimplex(n, f, a, p, q);
    expect(krumSelects(distanceMatrix(rows), n, f)).toBeLessThan(f);
    expectRelative(kappaRatio('krum', rows, f), expected, 2e-5);
  });

  it.each<Case>([
    [5, 1, 1],
    [7, 2, 1.5],
    [8, 2, 2],
    [11, 2, 1.25],
    [15, 3, 1.4],
    [12, 4, 3],
  ])('gm comes within 2 %% of its supremum at (%i, %i)', (n, f, expected) => {
    const a = Math.ceil((n - 2 * f) / 2);
    const circle = Array.from({ length: n - f - a }, (_, k) => {
      const angle = (2 * Math.PI * k) / (n - f - a);
      return [0, 1e-3 * Math.cos(angle), 1e-3 * Math.sin(angle)];
    });
    const rows = [...copies(f, [1e7, 0, 0]), ...copies(a, [1, 0, 0]), ...circle];
    const ratio = kappaRatio('gm', rows, f);
    expect(ratio).toBeGreaterThan(0.98 * expected);
    expect(ratio).toBeLessThanOrEqual(expected * (1 + 1e-9));
  });
});

describe('lambda, the diameter form', () => {
  it.each<Case>([
    [11, 1, 0.2],
    [11, 2, 0.444444],
    [15, 3, 0.5],
    [25, 6, 0.631579],
  ])('mda, meamed and phocas at (%i, %i): 2f/(n - f)', (n, f, expected) => {
    const rows = onLine(f, -1 + 1e-7, [n - 2 * f, 0], [f, 1]);
    for (const id of ['mda', 'meamed', 'phocas']) expectRelative(lambdaRatio(id, rows, f), expected, SIX_DIGITS);
  });

  it.each<Case>([
    [8, 2, 0.456435],
    [11, 3, 0.512348],
  ])('cwtm on the incidence design at (%i, %i)', (n, f, expected) => {
    expectRelative(lambdaRatio('cwtm', incidenceDesign(n, f, f), f), expected, SIX_DIGITS);
  });

  it.each<Case>([
    [11, 2, 0.745356],
    [8, 2, 0.645497],
  ])('cwmed on the incidence design at (%i, %i)', (n, f, expected) => {
    expectRelative(lambdaRatio('cwmed', incidenceDesign(n, f, n - f - sideOfMedian(n, f)), f), expected, SIX_DIGITS);
  });
});

describe('breakdown: the smallest number of Byzantine rows that makes the output unbounded', () => {
  const table: readonly (readonly [n: number, f: number, expected: Readonly<Record<string, number>>])[] = [
    [
      13,
      3,
      {
        average: 1,
        cwtm: 4,
        meamed: 4,
        phocas: 4,
        mda: 4,
        mva: 4,
        smea: 4,
        cge: 4,
        'multi-krum': 6,
        krum: 7,
        cwmed: 7,
        gm: 7,
      },
    ],
    [
      14,
      3,
      {
        average: 1,
        cwtm: 4,
        meamed: 4,
        phocas: 4,
        mda: 4,
        mva: 4,
        smea: 4,
        cge: 4,
        'multi-krum': 6,
        krum: 7,
        cwmed: 7,
        gm: 7,
      },
    ],
    [
      13,
      4,
      {
        average: 1,
        cwtm: 5,
        meamed: 5,
        phocas: 5,
        mda: 5,
        mva: 5,
        smea: 5,
        cge: 5,
        'multi-krum': 7,
        krum: 7,
        cwmed: 7,
        gm: 7,
      },
    ],
  ];
  it.each(table)('(%i, %i)', (n, f, expected) => {
    const honest = Array.from({ length: n }, (_, i) => [Math.sin(i), Math.sin(2.3 * i + 1), Math.cos(5.1 * i)]);
    for (const [id, breakdown] of Object.entries(expected)) {
      let real = 0;
      let norm = 0;
      while (norm <= 1e4) {
        real++;
        const byzantine = Array.from({ length: real }, (_, i) => [i === 0 ? 1e8 : 1e8 + 1e4, 0, 0]);
        norm = Math.hypot(...output(id, [...byzantine, ...honest.slice(real)], f));
      }
      expect(real, id).toBe(breakdown);
    }
  });

  it('lets two colluders choose the row closest to the barycenter', () => {
    const honest = Array.from({ length: 10 }, (_, i) => [Math.sin(i), Math.cos(3 * i)]);
    const target = [1e4, -2e4];
    const first = target.map((value, c) => 11 * value - honest.reduce((sum, row) => sum + row[c]!, 0));
    expect(output('barycenter', [first, target, ...honest], 2)).toEqual(target);
    const alone = output('barycenter', [target, ...honest, [0, 0]], 1);
    expect(Math.hypot(...alone)).toBeLessThan(2);
  });
});

describe('random inputs on the line stay at or below the worst case', () => {
  const bounds: readonly (readonly [id: string, kappa: (n: number, f: number) => number])[] = [
    ['cwtm', (n, f) => f / (n - 2 * f)],
    ['cwmed', (n, f) => (n - f) / sideOfMedian(n, f) - 1],
    ['gm', (n, f) => (n - f) / Math.ceil((n - 2 * f) / 2) - 1],
    ['meamed', (n, f) => (4 * f * (f + sideOfMedian(n, f))) / ((n - f) * sideOfMedian(n, f))],
    ['phocas', (n, f) => (4 * f) / (n - 2 * f)],
    ['mva', (n, f) => (4 * f) / (n - 2 * f)],
    ['smea', (n, f) => (4 * f) / (n - 2 * f)],
    ['mda', (n, f) => (f * Math.sqrt(2 / (n - f)) + Math.sqrt(f / (n - 2 * f))) ** 2],
  ];
  const value = fc.oneof(fc.integer({ min: -3, max: 3 }), fc.double({ min: -3, max: 3, noNaN: true }));
  const instance = fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 }))
    .chain(([f, extra]) =>
      fc.record({
        f: fc.constant(f),
        rows: fc.array(fc.tuple(value), { minLength: 2 * f + extra, maxLength: 2 * f + extra }),
      }),
    )
    // Without honest spread the ratio is 0/0.
    .filter(({ f, rows }) => Math.max(...rows.slice(f).flat()) - Math.min(...rows.slice(f).flat()) > 1e-3);
  it.each(bounds)('%s', (id, kappa) => {
    fc.assert(
      fc.property(instance, ({ f, rows }) => {
        expect(kappaRatio(id, rows, f)).toBeLessThanOrEqual(kappa(rows.length, f) * (1 + 1e-9));
      }),
      { seed: 21, numRuns: 1000 },
    );
  });
});

/** a honest rows on a regular simplex of radius 1, the others at -q on an axis apart from it, Byzantine rows at +p. */
function mirrorSimplex(n: number, f: number, a: number, p: number, q: number): Rows {
  const scale = Math.sqrt(a / (a - 1));
  const simplex = Array.from({ length: a }, (_, i) => [
    ...Array.from({ length: a }, (_, c) => scale * ((i === c ? 1 : 0) - 1 / a)),
    0,
  ]);
  const onAxis = (value: number) => [...new Array<number>(a).fill(0), value];
  return [...copies(f, onAxis(p * (1 - 1e-6))), ...simplex, ...copies(n - f - a, onAxis(-q))];
}

/** One coordinate per subset of `size` honest rows: 0 on the subset, 1 elsewhere; Byzantine rows at 1e9. */
function incidenceDesign(n: number, f: number, size: number): Rows {
  const design = subsets(n - f, size);
  const honest = Array.from({ length: n - f }, (_, i) => design.map((subset) => (subset.includes(i) ? 0 : 1)));
  return [...copies(f, new Array<number>(design.length).fill(1e9)), ...honest];
}
