/** CGE and centred clipping, written out on the vectors themselves; bucketing and its permutation. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PURPOSE } from '../../../src/sim/random/address.js';
import { PhiloxStream } from '../../../src/sim/random/philoxStream.js';
import type { Stream } from '../../../src/sim/random/stream.js';
import { aggregate } from '../../../src/sim/rules/aggregate.js';
import { bucketMix } from '../../../src/sim/rules/bucketing.js';
import { ruleById } from '../../../src/sim/rules/registry.js';
import { mean, output, type Rows } from './support.js';

const norm = (row: readonly number[]) => Math.hypot(...row);
const coordinate = fc.double({ min: -20, max: 20, noNaN: true });
const inputs = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 4 }))
  .chain(([f, extra, d]) =>
    fc.record({
      f: fc.constant(f),
      rows: fc.array(fc.array(coordinate, { minLength: d, maxLength: d }), {
        minLength: 2 * f + extra,
        maxLength: 2 * f + extra,
      }),
    }),
  );

function expectClose(actual: readonly number[], expected: readonly number[], tolerance = 1e-9): void {
  actual.forEach((value, c) => expect(Math.abs(value - expected[c]!)).toBeLessThanOrEqual(tolerance));
}

describe('cge', () => {
  it('averages or adds the rows of smallest norm', () => {
    fc.assert(
      fc.property(inputs, ({ f, rows }) => {
        const kept = [...rows].sort((a, b) => norm(a) - norm(b)).slice(0, rows.length - f);
        expectClose(output('cge', rows, f), mean(kept));
        expectClose(
          output('cge-sum', rows, f),
          mean(kept).map((value) => kept.length * value),
        );
      }),
      { seed: 41 },
    );
  });

  it('gives equal norms to the lower row', () => {
    expect(output('cge', [[3], [-3], [3]], 1)).toEqual([0]);
    expect(output('cge', [[-3], [-3], [3], [3], [3]], 2)).toEqual([-1]);
  });

  it('sees the norms of mixed rows behind NNM', () => {
    // y = 1, 1, 6.5, 6.5 (row 2 joins 3, row 0 joins 1); f = 2 keeps the two of smallest norm.
    expect(output('nnm+cge', [[0], [2], [6], [7], [100]], 2)[0]).toBeCloseTo((8 / 3 + 8 / 3 + 5) / 3, 12);
  });
});

/** The published iteration on vectors. */
function clip(rows: Rows, radius: number, iterations: number, start: readonly number[]): number[] {
  let v = [...start];
  for (let l = 0; l < iterations; l++) {
    const steps = rows.map((row) => {
      const difference = row.map((value, c) => value - v[c]!);
      const factor = Math.min(1, radius / norm(difference));
      return difference.map((value) => (value === 0 ? 0 : factor * value));
    });
    const step = mean(steps);
    v = v.map((value, c) => value + step[c]!);
  }
  return v;
}

describe('centred clipping', () => {
  it.each([
    [0.5, 1],
    [3, 4],
    [15, 10],
    [1e3, 1],
  ])('tau = %d, L = %i iterates on vectors', (radius, iterations) => {
    fc.assert(
      fc.property(inputs, ({ f, rows }) => {
        const zero = rows[0]!.map(() => 0);
        expectClose(output(`centred-clipping:${radius},${iterations}`, rows, f), clip(rows, radius, iterations, zero));
        expectClose(
          output(`centred-clipping:${radius},${iterations},mean`, rows, f),
          clip(rows, radius, iterations, mean(rows)),
        );
        expectClose(
          output(`centred-clipping:${radius},${iterations},gm`, rows, f),
          clip(rows, radius, iterations, output('gm', rows, f)),
          1e-6,
        );
      }),
      { seed: 42, numRuns: 60 },
    );
  });

  it('drifts as the closed form says', () => {
    // f of n rows far away, the others at the start and never clipped: delta tau (1 - delta^L) / (1 - delta).
    const drift = (f: number, n: number, radius: number, iterations: number) => {
      const rows = [...Array.from({ length: f }, () => [1e9, 0]), ...Array.from({ length: n - f }, () => [0, 0])];
      return output(`centred-clipping:${radius},${iterations}`, rows, f)[0]!;
    };
    expect(drift(1, 10, 20, 6)).toBeCloseTo(2.22222, 4);
    expect(drift(1, 10, 10, 1)).toBeCloseTo(1, 6);
    expect(drift(1, 50, 5, 3)).toBeCloseTo(0.10204, 4);
  });

  it('lets rows without direction add nothing, though they count', () => {
    const rows = [
      [Infinity, 0],
      [NaN, 1],
      [2, 2],
      [2, 2],
      [2, 2],
    ] as Rows;
    expect(output('centred-clipping:10,1', rows, 2)).toEqual([1.2, 1.2].map((v) => expect.closeTo(v, 12) as number));
  });

  it('stays within tau of the start in every iteration, however far the rows', () => {
    const rows = [
      [1e40, -1e40],
      [-1e60, 3],
      [1, 0],
      [0, 1],
      [1, 1],
    ];
    expect(norm(output('centred-clipping:2,3', rows, 2))).toBeLessThanOrEqual(6 + 1e-9);
  });
});

/** Answers to `integer(below)` in turn. */
const scripted = (...answers: number[]): Stream =>
  ({ integer: () => answers.shift()! }) satisfies Partial<Stream> as unknown as Stream;

describe('bucketing', () => {
  it('cuts the permuted rows into runs', () => {
    // Fisher and Yates on 0 1 2 3 4 with choices 0, 1, 2, 0: 4 1 2 3 0, 4 3 2 1 0, 4 3 2 1 0, 3 4 2 1 0.
    const mix = bucketMix(scripted(0, 1, 2, 0), 5, 2);
    expect(mix.rows).toBe(3);
    expect([...mix.weights]).toEqual([0, 0, 0, 0.5, 0.5, 0, 0.5, 0.5, 0, 0, 1, 0, 0, 0, 0]);
  });

  it('gives every permutation the same chance', () => {
    const stream = new PhiloxStream({ key0: 1, key1: 2 }, 3, PURPOSE.rule);
    const counts = new Map<string, number>();
    const draws = 24_000;
    for (let k = 0; k < draws; k++) {
      const name = String(bucketMix(stream, 4, 1).weights);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    expect(counts.size).toBe(24);
    const chiSquare = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    // 23 degrees of freedom: exceeded with probability 1e-6 (chi-square quantile 71.2).
    expect(chiSquare).toBeLessThan(71.2);
  });

  it('of all rows is their average, of single rows the rule itself', () => {
    const rows = [
      [1, 5],
      [2, -4],
      [9, 0],
      [-3, 3],
      [0.5, 7],
    ];
    expectClose(output('bucketing:5+cwmed', rows, 0), mean(rows), 1e-12);
    for (const id of ['krum', 'mva', 'cwtm', 'smea', 'cge']) {
      expectClose(output(`bucketing:1+${id}`, rows, 1), output(id, rows, 1), 1e-12);
    }
  });

  it.each(['krum', 'gm', 'mda', 'cwtm', 'bulyan', 'cge', 'centred-clipping:2,3', 'nnm+cwmed'])(
    'in front of %s is that rule on the means',
    (id) => {
      const rows = Array.from({ length: 23 }, (_, i) => [Math.sin(7 * i), Math.cos(3 * i * i), i / 9]);
      const stream = () => new PhiloxStream({ key0: 5, key1: 6 }, 7, PURPOSE.rule);
      const { weights, rows: m } = bucketMix(stream(), 23, 3);
      const means = Array.from({ length: m }, (_, b) => mean(rows.filter((_, i) => weights[b * 23 + i]! > 0)));
      const flat = Float64Array.from(rows.flat());
      const actual = [...aggregate(ruleById(`bucketing:3+${id}`), flat, 23, 3, 1, stream())];
      expectClose(actual, output(id, means, 1));
    },
  );

  it('asks for a stream', () => {
    expect(() => aggregate(ruleById('bucketing+cwmed'), Float64Array.of(1, 2, 3), 3, 1, 0)).toThrow(
      'bucketing+cwmed draws random numbers; got no stream',
    );
  });
});
