/** The exact searches of MVA and SMEA against enumeration, and where enumeration would not end. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mvaSubset } from '../../../src/sim/rules/mva.js';
import { largestScatter } from '../../../src/sim/rules/scatter.js';
import { smeaSubset } from '../../../src/sim/rules/smea.js';
import { copies, distanceMatrix, mean, output, squaredDistance, subsets, type Rows } from './support.js';

/** n = 2f + 1 .. 2f + 4 rows in the plane, f <= 4; whole coordinates make ties and copies common. */
const plane = (coordinate: fc.Arbitrary<number>) =>
  fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 4 })).chain(([f, extra]) =>
    fc.record({
      f: fc.constant(f),
      rows: fc.array(fc.tuple(coordinate, coordinate), { minLength: 2 * f + extra, maxLength: 2 * f + extra }),
    }),
  );
const whole = plane(fc.integer({ min: -4, max: 4 }));
const real = plane(fc.double({ min: -4, max: 4, noNaN: true }));

/** Larger eigenvalue of the 2 x 2 scatter, from its trace and determinant. */
function planarTop(rows: Rows): number {
  const centre = mean(rows);
  let [xx, xy, yy] = [0, 0, 0];
  for (const row of rows) {
    const [x, y] = [row[0]! - centre[0]!, row[1]! - centre[1]!];
    xx += x * x;
    xy += x * y;
    yy += y * y;
  }
  return (xx + yy) / 2 + Math.hypot((xx - yy) / 2, xy);
}
const sumOfSquares = (rows: Rows) => rows.reduce((sum, row) => sum + squaredDistance(row, mean(rows)), 0);

/** The lexicographically first subset whose value is the smallest up to rounding. */
function firstBest(rows: Rows, f: number, value: (rows: Rows) => number): readonly number[] {
  const all = subsets(rows.length, rows.length - f);
  const values = all.map((subset) => value(subset.map((i) => rows[i]!)));
  const least = Math.min(...values);
  return all[values.findIndex((v) => v <= least + 1e-12 * (1 + least))]!;
}

describe('the largest eigenvalue of a scatter', () => {
  it('is that of the 2 x 2 scatter', () => {
    fc.assert(
      fc.property(real, ({ rows }) => {
        const top = planarTop(rows);
        expect(Math.abs(largestScatter(distanceMatrix(rows), rows.length) - top)).toBeLessThanOrEqual(
          1e-13 * (1 + top),
        );
      }),
      { seed: 31, numRuns: 300 },
    );
  });

  it('of the corners of a simplex or a cube is known', () => {
    // Corners e_1 .. e_6: scatter I - J/6, eigenvalue 1. Corners of {0, 1}^3: each of three axes has 8 / 4 = 2.
    const simplex = Array.from({ length: 6 }, (_, i) => Array.from({ length: 6 }, (_, c) => (i === c ? 1 : 0)));
    expect(largestScatter(distanceMatrix(simplex), 6)).toBeCloseTo(1, 14);
    const cube = Array.from({ length: 8 }, (_, i) => [i & 1, (i >> 1) & 1, i >> 2]);
    expect(largestScatter(distanceMatrix(cube), 8)).toBeCloseTo(2, 14);
  });
});

describe.each([
  ['mva', mvaSubset, sumOfSquares],
  ['smea', smeaSubset, planarTop],
] as const)('%s', (id, search, value) => {
  it('finds the first best subset of all, ties and copies included', () => {
    fc.assert(
      fc.property(whole, ({ f, rows }) => {
        expect([...search(distanceMatrix(rows), rows.length, f)]).toEqual(firstBest(rows, f, value));
      }),
      { seed: 32, numRuns: 400 },
    );
  });

  it('finds a best subset of rows in general position', () => {
    fc.assert(
      fc.property(real, ({ f, rows }) => {
        const found = value([...search(distanceMatrix(rows), rows.length, f)].map((i) => rows[i]!));
        const least = value(firstBest(rows, f, value).map((i) => rows[i]!));
        expect(found).toBeLessThanOrEqual(least + 1e-12 * (1 + least));
      }),
      { seed: 33, numRuns: 400 },
    );
  });

  it('takes the window of least variance on a line', () => {
    const points = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 15, maxLength: 15 });
    fc.assert(
      fc.property(points, fc.integer({ min: 1, max: 7 }), (values, f) => {
        const sorted = [...values].sort((a, b) => a - b).map((v) => [v]);
        const windows = Array.from({ length: f + 1 }, (_, i) => sorted.slice(i, i + 15 - f)).map(sumOfSquares);
        const rows = values.map((v) => [v]);
        const found = [...search(distanceMatrix(rows), 15, f)].map((i) => rows[i]!);
        const least = Math.min(...windows);
        expect(Math.abs(sumOfSquares(found) - least)).toBeLessThanOrEqual(1e-9 * (1 + least));
      }),
      { seed: 34, numRuns: 100 },
    );
  });

  it('needs no enumeration of copies, of a simplex, or beyond ten million subsets', () => {
    const first = Array.from({ length: 20 }, (_, i) => i);
    const same = copies(40, [3, 1]);
    expect([...search(distanceMatrix(same), 40, 20)]).toEqual(first);
    const simplex = Array.from({ length: 40 }, (_, i) => Array.from({ length: 40 }, (_, c) => (i === c ? 1 : 0)));
    expect([...search(distanceMatrix(simplex), 40, 20)]).toEqual(first);
    // C(40, 12) = 5.6e9. Twelve rows are far away, each in a direction of its own.
    const spread = Array.from({ length: 40 }, (_, i) => [
      Math.sin(i + 1),
      Math.cos(3 * i),
      ...Array.from({ length: 12 }, (_, c) => (i === c ? 1e3 + i : 0)),
    ]);
    expect([...search(distanceMatrix(spread), 40, 12)]).toEqual(Array.from({ length: 28 }, (_, i) => i + 12));
  });

  it('does not let far rows blur near ones', () => {
    // f = 2: one row is 1e9 away, the other removal is decided among rows a unit apart.
    const near = [0, 0.1, 0.2, 0.3, 0.45, 2].map((v) => [v, 0]);
    const rows = [[1e9, 1e9], ...near];
    expect([...search(distanceMatrix(rows), 7, 2)]).toEqual([1, 2, 3, 4, 5]);
  });

  it('leaves rows out of reach, and takes the first rows when there are too many of them', () => {
    expect(
      output(
        id,
        [
          [NaN, 0],
          [1, 2],
          [1, 2],
          [1, 2],
          [9, 9],
        ] as Rows,
        2,
      ),
    ).toEqual([1, 2]);
    const distances = distanceMatrix([[NaN], [NaN], [1], [2], [4]]);
    expect([...search(distances, 5, 1)]).toEqual([0, 1, 2, 3]);
    const huge = distanceMatrix([[1e155], [0], [1], [2], [4]]);
    expect([...search(huge, 5, 1)]).toEqual([1, 2, 3, 4]);
  });
});
