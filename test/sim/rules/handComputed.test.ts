import { describe, expect, it } from 'vitest';
import { krumConventions, krumSelects } from '../../../src/sim/rules/krum.js';
import { krumScores } from '../../../src/sim/rules/krumScores.js';
import { bulyanSelection } from '../../../src/sim/rules/bulyan.js';
import { distanceMatrix, output } from './support.js';

/** Numbers on a line as rows of dimension 1. */
const line = (...values: number[]) => values.map((value) => [value]);

describe('rules on cases small enough to compute by hand', () => {
  it('sums the nearest other rows in the four conventions of Krum', () => {
    // n = 5, f = 1 on the line 0, 1, 3, 7, 20. Squared distances from 1: 1, 4, 36, 361.
    const distances = distanceMatrix(line(0, 1, 3, 7, 20));
    const scores = (id: keyof typeof krumConventions) => [...krumScores(distances, 5, krumConventions[id](5, 1))];
    expect(scores('krum')).toEqual([1 + 9, 1 + 4, 4 + 9, 16 + 36, 169 + 289]);
    expect(scores('krum-k2')).toEqual([1 + 9 + 49, 1 + 4 + 36, 4 + 9 + 16, 16 + 36 + 49, 169 + 289 + 361]);
    expect(scores('krum-k3')).toEqual([1 + 3 + 7, 1 + 2 + 6, 2 + 3 + 4, 4 + 6 + 7, 13 + 17 + 19]);
    expect(scores('krum-k4')).toEqual([1 + 3, 1 + 2, 2 + 3, 4 + 6, 13 + 17]);
    expect(output('krum', line(0, 1, 3, 7, 20), 1)).toEqual([1]);
    expect(output('krum-k2', line(0, 1, 3, 7, 20), 1)).toEqual([3]);
    expect(output('krum-k3', line(0, 1, 3, 7, 20), 1)).toEqual([1]);
    expect(output('krum-k4', line(0, 1, 3, 7, 20), 1)).toEqual([1]);
  });

  it('counts a duplicate as a neighbour at distance zero', () => {
    // Without its own entry only, row 0 has the duplicate (0) and 4 as its two nearest; "one zero removed" would give 4 + 9.
    const distances = distanceMatrix(line(0, 0, 2, 3, 10));
    expect(krumScores(distances, 5, { power: 2, neighbours: 2 })[0]).toBe(4);
  });

  it('gives ties to the lower row', () => {
    expect(krumSelects(distanceMatrix(line(9, 9, 0, 0, 0, 9)), 6, 1)).toBe(0);
    expect(output('medoid', line(1, -1, 1, -1), 1)).toEqual([1]);
    // Three values around the median 0; then two of three: 0 and, on a tie, the lower row.
    expect(output('meamed', line(-1, 0, 1, 5, -5), 2)).toEqual([0]);
    expect(output('meamed', line(-1, 0, 1), 1)).toEqual([-0.5]);
    expect(output('meamed', line(1, 0, -1), 1)).toEqual([0.5]);
    // {0, 1} and {1, 2} have the same diameter and the same variance.
    expect(output('mda', line(0, 1, 2), 1)).toEqual([0.5]);
    expect(output('mva', line(0, 1, 2), 1)).toEqual([0.5]);
  });

  it('averages, selects and enumerates', () => {
    expect(output('average', line(1, 2, 6), 0)).toEqual([3]);
    // K1 scores with 2 neighbours: 10, 5, 13, 52, 458; m = 2.
    expect(output('multi-krum', line(0, 1, 3, 7, 20), 1)).toEqual([0.5]);
    // K2 scores: 59, 41, 29, 101, 819; m = n - f = 4.
    expect(output('multi-krum-k2', line(0, 1, 3, 7, 20), 1)).toEqual([2.75]);
    // Sums of distances: 31, 28, 26, 30, 69; the mean is 6.2, closest to 7.
    expect(output('medoid', line(0, 1, 3, 7, 20), 1)).toEqual([3]);
    expect(output('barycenter', line(0, 1, 3, 7, 20), 1)).toEqual([7]);
    expect(output('mda', line(0, 1, 3, 7, 20), 1)).toEqual([2.75]);
    expect(output('mda', line(0, 10, 11, 13, 30), 2)[0]).toBeCloseTo(34 / 3, 13);
    expect(output('mva', line(0, 10, 11, 13, 30), 2)[0]).toBeCloseTo(34 / 3, 13);
  });

  it('separates MDA from MVA', () => {
    // n = 7, f = 3, subsets of 4. {0, 0, 0, 2.2}: diameter 2.2, sum of squares 4.84 * 3 / 4 = 3.63.
    // {2.2, 2.2, 4.2, 4.2}: diameter 2, sum of squares 4.
    const rows = line(0, 0, 0, 2.2, 2.2, 4.2, 4.2);
    expect(output('mda', rows, 3)[0]).toBeCloseTo(3.2, 14);
    expect(output('mva', rows, 3)[0]).toBeCloseTo(0.55, 14);
  });

  it('takes medians in three conventions', () => {
    expect(output('cwmed', line(4, 1, 3, 2), 1)).toEqual([2.5]);
    expect(output('cwmed-lower', line(4, 1, 3, 2), 1)).toEqual([2]);
    expect(output('cwmed-upper', line(4, 1, 3, 2), 1)).toEqual([3]);
    for (const id of ['cwmed', 'cwmed-lower', 'cwmed-upper']) expect(output(id, line(4, 1, 3), 1)).toEqual([3]);
  });

  it('trims and averages around a centre', () => {
    expect(output('cwtm', line(9, 1, 2, 6, -50), 1)).toEqual([3]);
    // Median 2; distances 7, 1, 0, 4, 52; three closest 2, 1, 6.
    expect(output('meamed', line(9, 1, 2, 6, -50), 2)).toEqual([3]);
    // Trimmed mean (f = 1) 3; distances 6, 2, 1, 3, 53; four closest 2, 1, 6, 9.
    expect(output('phocas', line(9, 1, 2, 6, -50), 1)).toEqual([4.5]);
  });

  it('runs Bulyan as selection, then mean around the upper median', () => {
    // n = 7, f = 1: theta = 3, one value kept. Line 0, 1, 2, 3, 4, 5, 100.
    // K1 scores with 4 neighbours: 30, 15, 10, 10, 15, 30, ...: row 2 (2) wins, the tie with row 3 goes to the lower row.
    // Left 0, 1, 3, 4, 5, 100 with 3 neighbours: 0: 1+9+16 = 26, 1: 1+4+9 = 14, 3: 1+4+4 = 9, 4: 1+1+9 = 11: row 3.
    // Left 0, 1, 4, 5, 100 with 2 neighbours: 0: 1+16 = 17, 1: 1+9 = 10, 4: 1+9 = 10: row 1.
    const rows = line(0, 1, 2, 3, 4, 5, 100);
    expect([...bulyanSelection(distanceMatrix(rows), 7, 1)]).toEqual([1, 2, 3]);
    expect(output('bulyan', rows, 1)).toEqual([2]);
  });

  it('runs the three multi-Bulyans', () => {
    // n = 7, f = 1, m = 4, theta = 3, beta = 1, line as above. K1 scores 30, 15, 10, 10, 15, 30, huge.
    const rows = line(0, 1, 2, 3, 4, 5, 100);
    // static: {2, 3, 1, 4} = 2.5; without 2: {3, 1, 4} = 8/3; without 3: {1, 4} = 2.5. Upper median 2.5.
    expect(output('multi-bulyan-static', rows, 1)).toEqual([2.5]);
    // exact: 2.5; then scores of 0, 1, 3, 4, 5: 26, 14, 9, 11, 21: {3, 4, 1} = 8/3; then 0, 1, 4, 5: 17, 10, 10, 17:
    // {1, 4} = 2.5.
    expect(output('multi-bulyan-exact', rows, 1)).toEqual([2.5]);
    // pruned: row 2 was a neighbour of everyone: 0: 26, 1: 14, 3: 9, 4: 11, 5: 21; {3, 4, 1} = 8/3. Then row 3 goes:
    // 0: 17, 1: 10, 4: 10, 5: 17: {1, 4} = 2.5.
    expect(output('multi-bulyan', rows, 1)).toEqual([2.5]);
  });

  it('mixes nearest neighbours, the row itself first', () => {
    // n = 3, f = 1: y = (0 + 1)/2, (0 + 1)/2, (1 + 10)/2; median 0.5.
    expect(output('nnm+cwmed', line(0, 1, 10), 1)).toEqual([0.5]);
    expect(output('nnm+average', line(0, 1, 10), 1)[0]).toBeCloseTo((0.5 + 0.5 + 5.5) / 3, 14);
  });

  it('puts the geometric median where the geometry says', () => {
    // Fermat point of an equilateral triangle: its centre. Of the corners of a square: the centre.
    const [x, y] = output(
      'gm',
      [
        [0, 0],
        [1, 0],
        [0.5, Math.sqrt(3) / 2],
      ],
      1,
    );
    expect(x).toBeCloseTo(0.5, 12);
    expect(y).toBeCloseTo(Math.sqrt(3) / 6, 12);
    expect(
      output(
        'gm',
        [
          [0, 0],
          [1, 0],
          [0, 1],
          [1, 1],
        ],
        1,
      ),
    ).toEqual([0.5, 0.5]);
    // A triangle with an angle above 120 degrees: the obtuse corner. On a line: the median.
    expect(
      output(
        'gm',
        [
          [-10, 1],
          [0, 0],
          [10, 1],
        ],
        1,
      ),
    ).toEqual([0, 0]);
    expect(output('gm', line(0, 1, 3, 7, 20), 1)).toEqual([3]);
  });
});
