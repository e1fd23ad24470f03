/** What must not change, or must change along, when the same rows are written differently. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requireDomain, ruleById, rules } from '../../../src/sim/rules/registry.js';
import { output, type Rows } from './support.js';

const N = 12;
const F = 2;
const D = 3;
/** Rows in general position: without ties, permutations must not matter. */
const generalRows: fc.Arbitrary<Rows> = fc
  .array(fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: D, maxLength: D }), {
    minLength: N,
    maxLength: N,
  })
  .map((rows) => rows.map((row, i) => row.map((value, c) => value / 1e5 + Math.sin(7.3 * i + 1.7 * c))));

const ids = [...rules.map((rule) => rule.id), 'nnm+cwtm', 'nnm+krum', 'nnm+gm', 'nnm+bulyan'];
const coordinateWise = ['cwmed', 'cwmed-lower', 'cwmed-upper', 'cwtm', 'meamed', 'phocas'];
/** A second stage per coordinate after a selection by distances: a rotation changes it. */
const notIsotropic = new Set([
  ...coordinateWise,
  'bulyan',
  'multi-bulyan',
  'multi-bulyan-exact',
  'multi-bulyan-static',
  'nnm+cwtm',
  'nnm+bulyan',
]);
/**
 * Rules whose ties are not exceptional. One pair of rows gives the diameter to many subsets of MDA, which takes the
 * lexicographically first; mixing gives many pairs of rows the same difference.
 */
const dependsOnOrder = new Set(['mda', 'nnm+krum', 'nnm+bulyan']);

function expectClose(actual: readonly number[], expected: readonly number[], tolerance: number): void {
  actual.forEach((value, c) => expect(Math.abs(value - expected[c]!)).toBeLessThanOrEqual(tolerance));
}

describe.each(ids)('%s', (id) => {
  it('is in its domain here', () => requireDomain(ruleById(id), N, F));

  it('moves and scales with the rows', () => {
    const shift = fc.array(fc.integer({ min: -8, max: 8 }), { minLength: D, maxLength: D });
    // A power of two: rounding stays the same, and so do all comparisons.
    const scale = fc.constantFrom(0.25, 8, 1024);
    fc.assert(
      fc.property(generalRows, shift, scale, (rows, offset, factor) => {
        const moved = rows.map((row) => row.map((value, c) => factor * value + offset[c]!));
        const expected = output(id, rows, F).map((value, c) => factor * value + offset[c]!);
        expectClose(output(id, moved, F), expected, factor * 1e-7);
      }),
      { seed: 12, numRuns: 40 },
    );
  });

  it('agrees when all rows agree', () => {
    output(
      id,
      Array.from({ length: N }, () => [1, -2, 1e3]),
      F,
    ).forEach((value, c) => expect(value).toBeCloseTo([1, -2, 1e3][c]!, 10));
  });
});

describe.each(ids.filter((id) => !dependsOnOrder.has(id)))('%s', (id) => {
  it('does not care who sent what', () => {
    const permutation = fc.shuffledSubarray([...Array(N).keys()], { minLength: N, maxLength: N });
    fc.assert(
      fc.property(generalRows, permutation, (rows, order) => {
        expectClose(
          output(
            id,
            order.map((i) => rows[i]!),
            F,
          ),
          output(id, rows, F),
          1e-7,
        );
      }),
      { seed: 11, numRuns: 40 },
    );
  });
});

describe.each(ids.filter((id) => !notIsotropic.has(id)))('%s', (id) => {
  it('turns with the rows', () => {
    fc.assert(
      fc.property(generalRows, fc.integer({ min: 1, max: 6 }), (rows, angle) => {
        const turn = ([x, y, z]: readonly number[]) => [
          Math.cos(angle) * x! - Math.sin(angle) * y!,
          Math.sin(angle) * x! + Math.cos(angle) * y!,
          -z!,
        ];
        expectClose(output(id, rows.map(turn), F), turn(output(id, rows, F)), 1e-7);
      }),
      { seed: 13, numRuns: 40 },
    );
  });
});

describe.each(coordinateWise)('%s', (id) => {
  it('treats every coordinate alone', () => {
    fc.assert(
      fc.property(generalRows, (rows) => {
        const alone = [0, 1, 2].map(
          (c) =>
            output(
              id,
              rows.map((row) => [row[c]!]),
              F,
            )[0]!,
        );
        expect(output(id, rows, F)).toEqual(alone);
      }),
      { seed: 14, numRuns: 40 },
    );
  });
});
