/** Every distance rule against a slow version written from its definition, on random small inputs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { geometricMedianWeights } from '../../../src/sim/rules/geometricMedian.js';
import { mdaSubset } from '../../../src/sim/rules/mda.js';
import { multiBulyanMix, type ScoreHandling } from '../../../src/sim/rules/multiBulyan.js';
import { mvaSubset } from '../../../src/sim/rules/mva.js';
import { bulyanSelection } from '../../../src/sim/rules/bulyan.js';
import { distanceMatrix, mean, output, squaredDistance, subsets, type Rows } from './support.js';

/** n rows of dimension d; whole coordinates make ties common, and their squared distances are exact. */
const rowsOf = (n: number, d: number): fc.Arbitrary<Rows> =>
  fc.array(fc.array(fc.integer({ min: -6, max: 6 }), { minLength: d, maxLength: d }), { minLength: n, maxLength: n });

const inputs = (minimumN: (f: number) => number, largestF = 3) =>
  fc
    .tuple(fc.integer({ min: 0, max: largestF }), fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 3 }))
    .chain(([f, extra, d]) => fc.record({ f: fc.constant(f), rows: rowsOf(minimumN(f) + extra, d) }));

/** Index of the smallest value, the first on ties. */
const smallest = (values: readonly number[]) => values.indexOf(Math.min(...values));

function naiveScore(
  rows: Rows,
  alive: readonly number[],
  i: number,
  neighbours: number,
  weight: (square: number) => number,
): number {
  const others = alive.filter((j) => j !== i).map((j) => squaredDistance(rows[i]!, rows[j]!));
  return others
    .sort((a, b) => a - b)
    .slice(0, neighbours)
    .reduce((sum, square) => sum + weight(square), 0);
}

const everyone = (rows: Rows) => rows.map((_, i) => i);

describe('against slow versions', () => {
  const square = (x: number) => x;
  it.each([
    ['krum', 3, (n: number, f: number) => n - f - 2, square],
    ['krum-k2', 1, (n: number, f: number) => n - f - 1, square],
    ['krum-k3', 1, (n: number, f: number) => n - f - 1, Math.sqrt],
    ['krum-k4', 3, (n: number, f: number) => n - f - 2, Math.sqrt],
    ['medoid', 1, (n: number) => n - 1, Math.sqrt],
    ['barycenter', 1, (n: number) => n - 1, square],
  ] as const)('%s', (id, margin, neighbours, weight) => {
    fc.assert(
      fc.property(
        inputs((f) => 2 * f + margin),
        ({ f, rows }) => {
          const n = rows.length;
          const scores = rows.map((_, i) => naiveScore(rows, everyone(rows), i, neighbours(n, f), weight));
          expect(output(id, rows, f)).toEqual([...rows[smallest(scores)]!]);
        },
      ),
      { seed: 1 },
    );
  });

  it('mda: first subset of smallest diameter', () => {
    fc.assert(
      fc.property(
        inputs((f) => 2 * f + 1),
        ({ f, rows }) => {
          const all = subsets(rows.length, rows.length - f);
          const diameters = all.map((subset) => Math.max(...distanceMatrix(subset.map((i) => rows[i]!))));
          expect([...mdaSubset(distanceMatrix(rows), rows.length, f)]).toEqual(all[smallest(diameters)]);
        },
      ),
      { seed: 2, numRuns: 300 },
    );
  });

  it('mva: first subset of smallest sum of pairwise squares', () => {
    fc.assert(
      fc.property(
        inputs((f) => 2 * f + 1),
        ({ f, rows }) => {
          const all = subsets(rows.length, rows.length - f);
          const sums = all.map((subset) => distanceMatrix(subset.map((i) => rows[i]!)).reduce((a, b) => a + b, 0));
          expect([...mvaSubset(distanceMatrix(rows), rows.length, f)]).toEqual(all[smallest(sums)]);
        },
      ),
      { seed: 3, numRuns: 300 },
    );
  });

  it('bulyan: repeated Krum on the rows left', () => {
    fc.assert(
      fc.property(
        inputs((f) => 4 * f + 3, 2),
        ({ f, rows }) => {
          let alive = everyone(rows);
          const selected: number[] = [];
          while (selected.length < rows.length - 2 * f - 2) {
            const scores = alive.map((i) => naiveScore(rows, alive, i, alive.length - f - 2, square));
            selected.push(alive[smallest(scores)]!);
            alive = alive.filter((i) => !selected.includes(i));
          }
          expect([...bulyanSelection(distanceMatrix(rows), rows.length, f)]).toEqual(selected.sort((a, b) => a - b));
        },
      ),
      { seed: 4 },
    );
  });

  it.each(['pruned', 'exact', 'static'] as const)('multi-bulyan, %s scores', (handling) => {
    fc.assert(
      fc.property(
        inputs((f) => 4 * f + 3, 2),
        ({ f, rows }) => {
          const mix = multiBulyanMix(distanceMatrix(rows), rows.length, f, handling);
          const naive = naiveMultiBulyan(rows, f, handling);
          expect(mix.rows).toBe(naive.length);
          naive.forEach((candidate, c) => {
            const used = everyone(rows).filter((i) => mix.weights[c * rows.length + i]! > 0);
            expect(used).toEqual(candidate);
          });
        },
      ),
      { seed: 5 },
    );
  });

  it('multi-bulyan by the median of the winners', () => {
    fc.assert(
      fc.property(
        inputs((f) => 4 * f + 3, 2),
        ({ f, rows }) => {
          const beta = rows.length - 4 * f - 2;
          const rounds = naiveMultiBulyan(rows, f, 'exact');
          const winners = bulyanOrder(rows, f);
          const expected = rows[0]!.map((_, c) => {
            const sorted = winners.map((i) => rows[i]![c]!).sort((a, b) => a - b);
            const centre = sorted[sorted.length >> 1]!;
            const values = rounds.map((candidate) => mean(candidate.map((i) => rows[i]!))[c]!);
            const far = (value: number) => Math.round(Math.abs(value - centre) * 1e9);
            return values
              .map((value, round) => ({ value, round }))
              .sort((a, b) => far(a.value) - far(b.value) || a.round - b.round)
              .slice(0, beta)
              .reduce((sum, { value }) => sum + value / beta, 0);
          });
          output('multi-bulyan-winners', rows, f).forEach((value, c) => expect(value).toBeCloseTo(expected[c]!, 9));
        },
      ),
      { seed: 8 },
    );
  });

  it('nnm: mean of the n - f nearest rows', () => {
    fc.assert(
      fc.property(
        inputs((f) => 2 * f + 1),
        ({ f, rows }) => {
          const n = rows.length;
          const mixed = rows.map((own, i) => {
            const order = everyone(rows)
              .filter((j) => j !== i)
              .sort((a, b) => squaredDistance(own, rows[a]!) - squaredDistance(own, rows[b]!));
            return mean([i, ...order.slice(0, n - f - 1)].map((j) => rows[j]!));
          });
          const direct = output('cwtm', mixed, f);
          output('nnm+cwtm', rows, f).forEach((value, c) => expect(value).toBeCloseTo(direct[c]!, 10));
          const closest = output('nnm+mda', rows, f);
          const diameters = subsets(n, n - f).map((s) => ({
            s,
            D: Math.max(...distanceMatrix(s.map((i) => mixed[i]!))),
          }));
          const best = Math.min(...diameters.map(({ D }) => D));
          // Rounding may break exact ties of the mixed rows either way: the output is the mean of one of the tied subsets.
          const errors = diameters
            .filter(({ D }) => D <= best + 1e-9)
            .map(({ s }) => Math.sqrt(squaredDistance(closest, mean(s.map((i) => mixed[i]!)))));
          expect(Math.min(...errors)).toBeLessThan(1e-9);
        },
      ),
      { seed: 6 },
    );
  });

  it('gm: no step in any direction lowers the sum of distances', () => {
    const real = fc.double({ min: -10, max: 10, noNaN: true });
    const rows = fc
      .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 1, max: 3 }))
      .chain(([n, d]) => fc.array(fc.array(real, { minLength: d, maxLength: d }), { minLength: n, maxLength: n }));
    fc.assert(
      fc.property(rows, (points) => {
        const y = output('gm', points, 1);
        const objective = (at: readonly number[]) =>
          points.reduce((sum, point) => sum + Math.sqrt(squaredDistance(at, point)), 0);
        const value = objective(y);
        for (const size of [1, 1e-2, 1e-4]) {
          for (let c = 0; c < y.length; c++) {
            for (const sign of [-1, 1]) {
              const moved = y.map((coordinate, k) => (k === c ? coordinate + sign * size : coordinate));
              expect(objective(moved)).toBeGreaterThanOrEqual(value * (1 - 1e-12) - 1e-9);
            }
          }
        }
      }),
      { seed: 7, numRuns: 300 },
    );
    const weights = geometricMedianWeights(
      distanceMatrix([
        [0, 0],
        [4, 0],
        [0, 3],
      ]),
      3,
    );
    expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 14);
  });
});

/** The winners of Krum among the rows left, round by round. */
function bulyanOrder(rows: Rows, f: number): number[] {
  let alive = everyone(rows);
  const winners: number[] = [];
  while (winners.length < rows.length - 2 * f - 2) {
    const scores = alive.map((i) => naiveScore(rows, alive, i, alive.length - f - 2, (x) => x));
    winners.push(alive[smallest(scores)]!);
    alive = alive.filter((i) => !winners.includes(i));
  }
  return winners;
}

/** Rows averaged into each candidate, ascending. */
function naiveMultiBulyan(rows: Rows, f: number, handling: ScoreHandling): number[][] {
  const n = rows.length;
  const m = n - f - 2;
  let alive = everyone(rows);
  const distance = (i: number, j: number) => squaredDistance(rows[i]!, rows[j]!);
  const score = new Map(alive.map((i) => [i, naiveScore(rows, alive, i, m, (x) => x)]));
  const near = new Map(
    alive.map((i) => [
      i,
      everyone(rows)
        .filter((j) => j !== i)
        .sort((a, b) => distance(i, a) - distance(i, b))
        .slice(0, m),
    ]),
  );
  const candidates: number[][] = [];
  for (let c = 0; c < n - 2 * f - 2; c++) {
    if (handling === 'exact')
      for (const i of alive)
        score.set(
          i,
          naiveScore(rows, alive, i, alive.length - f - 2, (x) => x),
        );
    const order = [...alive].sort((a, b) => score.get(a)! - score.get(b)!);
    candidates.push(order.slice(0, m - c).sort((a, b) => a - b));
    const removed = order[0]!;
    alive = alive.filter((i) => i !== removed);
    if (handling !== 'pruned') continue;
    for (const i of alive) if (near.get(i)!.includes(removed)) score.set(i, score.get(i)! - distance(i, removed));
  }
  return candidates;
}
