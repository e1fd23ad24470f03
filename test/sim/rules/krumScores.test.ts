import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { krumScores, krumScoresAmong, type KrumConvention } from '../../../src/sim/rules/krumScores.js';

/** By definition: the distances to the others among the rows, sorted by JavaScript, summed from the smallest on. */
function byDefinition(matrix: Float64Array, n: number, rows: readonly number[], convention: KrumConvention): number[] {
  return rows.map((i) =>
    rows
      .filter((j) => j !== i)
      .map((j) => matrix[i * n + j]!)
      .sort((a, b) => a - b)
      .slice(0, convention.neighbours)
      .reduce((sum, square) => sum + (convention.power === 2 ? square : Math.sqrt(square)), 0),
  );
}

/** Few values, so that ties are the rule. */
const entry = fc.oneof(
  fc.constantFrom(0, 1, 1, 2, 1e300, Infinity),
  fc.double({ min: 0, max: 10, noNaN: true }).map(Math.abs),
);

/** A matrix and changes to its entries, each scored among some of its rows. */
const story = fc.integer({ min: 2, max: 12 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    entries: fc.array(entry, { minLength: n * n, maxLength: n * n }),
    steps: fc.array(
      fc.record({
        changes: fc.array(fc.tuple(fc.nat(n - 1), fc.nat(n - 1), entry), { maxLength: 6 }),
        rows: fc.shuffledSubarray(
          Array.from({ length: n }, (_, i) => i),
          { minLength: 2 },
        ),
        power: fc.constantFrom(1 as const, 2 as const),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
  }),
);

function symmetric(n: number, entries: readonly number[]): Float64Array {
  const matrix = Float64Array.from(entries);
  for (let i = 0; i < n; i++) {
    matrix[i * n + i] = 0;
    for (let j = 0; j < i; j++) matrix[i * n + j] = matrix[j * n + i]!;
  }
  return matrix;
}

describe('Krum scores', () => {
  it('have the bits of the definition however often a matrix is scored and changed in between', () => {
    fc.assert(
      fc.property(story, ({ n, entries, steps }) => {
        const matrix = symmetric(n, entries);
        for (const { changes, rows, power, share } of steps) {
          for (const [i, j, value] of changes) if (i !== j) matrix[i * n + j] = matrix[j * n + i] = value;
          const convention = { power, neighbours: Math.round(share * (rows.length - 1)) };
          const scores = new Float64Array(rows.length);
          krumScoresAmong(matrix, n, Int32Array.from(rows), rows.length, convention, scores);
          expect([...scores]).toEqual(byDefinition(matrix, n, rows, convention));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('do not confuse matrices that are scored in turn, nor the sides that one buffer is read with', () => {
    const everyone = (n: number) => Array.from({ length: n }, (_, i) => i);
    const matrix = (n: number, factor: number) =>
      symmetric(
        n,
        Array.from({ length: n * n }, (_, k) => (factor * k) % 17),
      );
    const [one, other] = [matrix(6, 5), matrix(6, 7)];
    const convention = { power: 2, neighbours: 3 } as const;
    for (const [scored, n] of [
      [one, 6],
      [one, 6],
      [other, 6],
      [one, 6],
      [one, 4],
      [one, 6],
    ] as const) {
      expect([...krumScores(scored, n, convention)]).toEqual(byDefinition(scored, n, everyone(n), convention));
    }
  });

  it('are the same for many rows, a step of a bisection apart', () => {
    const n = 60;
    const everyone = Array.from({ length: n }, (_, i) => i);
    const convention = { power: 2, neighbours: 45 } as const;
    const matrix = symmetric(
      n,
      Array.from({ length: n * n }, (_, k) => ((k * 7919) % 1009) / 7),
    );
    for (let step = 0; step < 12; step++) {
      for (let j = 10; j < n; j++)
        for (let i = 0; i < 10; i++) matrix[i * n + j] = matrix[j * n + i] = 150 / 2 ** step + j;
      expect([...krumScores(matrix, n, convention)]).toEqual(byDefinition(matrix, n, everyone, convention));
    }
  });
});
