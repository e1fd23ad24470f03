import { describe, expect, it } from 'vitest';
import { squaredDistancesOf } from '../../../src/sim/rules/distances.js';
import { krumSelects } from '../../../src/sim/rules/krum.js';
import { multiBulyanMix, multiBulyanRounds } from '../../../src/sim/rules/multiBulyan.js';

/** 11 rows in the plane, in general position. */
const [n, d, f] = [11, 2, 2];
const rows = Float64Array.from({ length: n * d }, (_, i) => Math.sin(1 + 7 * i) + (i % 5) / 3);
const distances = squaredDistancesOf(rows, n, d);

describe('the rounds of multi-Bulyan', () => {
  it.each(['pruned', 'exact', 'static'] as const)(
    '%s: the winner of a round is in its candidate and in none after it',
    (handling) => {
      const { mix, winners } = multiBulyanRounds(distances, n, f, handling);
      expect(mix).toEqual(multiBulyanMix(distances, n, f, handling));
      expect(new Set(winners).size).toBe(n - 2 * f - 2);
      winners.forEach((row, round) => {
        for (let later = 0; later < mix.rows; later++) {
          const weight = mix.weights[later * n + row]!;
          if (later === round) expect(weight).toBeGreaterThan(0);
          if (later > round) expect(weight).toBe(0);
        }
      });
    },
  );

  it('removes the choice of Krum first, K1 over squares and K4 over distances', () => {
    expect(multiBulyanRounds(distances, n, f, 'static').winners[0]).toBe(krumSelects(distances, n, f));
    expect(multiBulyanRounds(distances, n, f, 'static', 1).winners[0]).toBe(krumSelects(distances, n, f, 'krum-k4'));
  });

  it('with pruned scores over distances removes what is left of the sum, by hand', () => {
    // Rows on a line: 0, 1, 3, 7, 15, 31, 63 with f = 1: m = 4 neighbours, scores 26, 23, 22, 36, ...
    const line = Float64Array.of(0, 1, 3, 7, 15, 31, 63);
    const { winners } = multiBulyanRounds(squaredDistancesOf(line, 7, 1), 7, 1, 'pruned', 1);
    // Row 2 goes first (3 + 2 + 4 + 12 = 21); without it 0: 1 + 7 + 15 = 23, 1: 1 + 6 + 14 = 21, 3: 7 + 6 + 8 = 21 (index 1 first).
    expect([...winners].slice(0, 2)).toEqual([2, 1]);
  });
});
