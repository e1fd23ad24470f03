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

const ids = [
  ...rules.map((rule) => rule.id),
  'nnm+cwtm',
  'nnm+krum',
  'nnm+gm',
  'nnm+bulyan',
  'nnm+cge',
  'centred-clipping:3,4',
  'centred-clipping:3,4,mean',
  'bucketing:1+gm',
];
/** Norms are distances to the origin: these rules turn with the rows but do not move with them. */
const knowsTheOrigin = new Set(['cge', 'cge-sum', 'nnm+cge', 'centred-clipping', 'centred-clipping:3,4']);
/** Rules with a radius in the units of the rows: a change of units changes the rule. */
const hasRadius = new Set(ids.filter((id) => id.startsWith('centred-clipping')));
const coordinateWise = ['cwmed', 'cwmed-lower', 'cwmed-upper', 'cwtm', 'meamed', 'phocas'];
/** A second stage per coordinate after a selection by distances: a rotation changes it. */
const notIsotropic = new Set([
  ...coordinateWise,
  'bulyan',
  'multi-bulyan',
  'multi-bulyan-exact',
  'multi-bulyan-static',
  'multi-bulyan-winners',
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

  it('moves and scales with the rows, as far as it knows neither the origin nor a unit', () => {
    const most = knowsTheOrigin.has(id) ? 0 : 8;
    const shift = fc.array(fc.integer({ min: -most, max: most }), { minLength: D, maxLength: D });
    // A power of two: rounding stays the same, and so do all comparisons.
    const scale = hasRadius.has(id) ? fc.constant(1) : fc.constantFrom(0.25, 8, 1024);
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
    const row = [1, -2, 1.5];
    const total = id === 'cge-sum' ? N - F : 1;
    output(
      id,
      Array.from({ length: N }, () => row),
      F,
    ).forEach((value, c) => expect(value).toBeCloseTo(total * row[c]!, 10));
  });
});

describe.each([...knowsTheOrigin])('%s', (id) => {
  it('does not move with the rows', () => {
    const rows = Array.from({ length: N }, (_, i) => [3 * Math.sin(i), 3 * Math.cos(2 * i), i / 3]);
    const moved = output(
      id,
      rows.map((row) => row.map((value) => value + 100)),
      F,
    );
    const difference = output(id, rows, F).map((value, c) => Math.abs(value + 100 - moved[c]!));
    expect(Math.max(...difference)).toBeGreaterThan(1e-3);
  });
});

describe.each(['centred-clipping:3,4', 'centred-clipping:3,4,mean', 'centred-clipping:3,4,gm'])('%s', (id) => {
  it('scales when its radius does', () => {
    const larger = id.replace(':3', ':24');
    fc.assert(
      fc.property(generalRows, (rows) => {
        const scaled = rows.map((row) => row.map((value) => 8 * value));
        const expected = output(id, rows, F).map((value) => 8 * value);
        expectClose(output(larger, scaled, F), expected, 1e-9);
      }),
      { seed: 15, numRuns: 40 },
    );
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
