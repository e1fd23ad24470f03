import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aggregate } from '../../src/sim/rules/aggregate.js';
import { ruleById, rules } from '../../src/sim/rules/registry.js';
import { attackedRows, attacks, clouds, shapes, type AttackedRows } from '../../src/testing/fastCheck.js';

describe('shapes', () => {
  it.each(['krum', 'bulyan', 'cwmed', 'krum-k2'])('are admissible for %s, and reach the smallest n', (id) => {
    const rule = ruleById(id);
    const seen = new Set<string>();
    fc.assert(
      fc.property(shapes({ rule, minF: 1, maxN: 15 }), ({ n, f, d }) => {
        seen.add(`${n - rule.requires.minimumN(f)}`);
        return f >= 1 && n <= 15 && n >= rule.requires.minimumN(f) && d >= 1 && d <= 5;
      }),
    );
    expect(seen.has('0')).toBe(true);
  });

  it('refuse what cannot be', () => {
    expect(() => shapes({ rule: ruleById('krum'), minF: 3, maxN: 8 })).toThrow('f=3 needs n >= 9; got maxN=8');
  });
});

describe('clouds and attacks', () => {
  it('have the shape asked for and finite entries', () => {
    fc.assert(
      fc.property(
        clouds(4, 3),
        (cloud) => cloud.length === 4 && cloud.every((row) => row.length === 3 && row.every(Number.isFinite)),
      ),
    );
  });

  it('come in all kinds', () => {
    const kinds = new Set(fc.sample(attacks(), { numRuns: 500, seed: 1 }).map(({ kind }) => kind));
    expect(kinds.size).toBe(10);
  });
});

/** A user's own rule, with a mistake that only Byzantine input shows: it trims f - 1 rows on each side. */
function carelessTrimmedMean(rows: readonly (readonly number[])[], f: number): number[] {
  const trim = Math.max(0, f - 1);
  return rows[0]!.map((_, c) => {
    const column = rows
      .map((row) => row[c]!)
      .sort((a, b) => a - b)
      .slice(trim, rows.length - trim);
    return column.reduce((sum, value) => sum + value, 0) / column.length;
  });
}

/** Every coordinate of the output lies between the honest ones. */
const staysInside = (output: ArrayLike<number>, { honest, d }: AttackedRows): boolean =>
  Array.from({ length: d }, (_, c) => honest.map((row) => row[c]!)).every((column, c) => {
    const slack = 1e-9 * Math.max(1, ...column.map(Math.abs));
    return output[c]! >= Math.min(...column) - slack && output[c]! <= Math.max(...column) + slack;
  });

describe('attacked rows', () => {
  it.each(['cwmed', 'cwtm'])('never push %s outside the honest range', (id) => {
    const rule = ruleById(id);
    fc.assert(
      fc.property(attackedRows({ rule }), (input) => {
        const { n, f, d, rows } = input;
        return staysInside(aggregate(rule, Float64Array.from(rows.flat()), n, d, f), input);
      }),
    );
  });

  it('find the mistake in a careless trimmed mean, and shrink it', () => {
    const property = fc.property(attackedRows({ minF: 1 }), (input) =>
      staysInside(carelessTrimmedMean(input.rows, input.f), input),
    );
    const { failed, counterexample } = fc.check(property, { numRuns: 500 });
    expect(failed).toBe(true);
    expect(counterexample![0].d).toBe(1);
  });

  it('give every registered rule a finite output', () => {
    for (const rule of rules) {
      if (rule.requires.minimumN(1) > 11) continue;
      fc.assert(
        fc.property(attackedRows({ rule, maxN: 11, minF: 1, maxD: 3 }), ({ n, f, d, rows }) =>
          aggregate(rule, Float64Array.from(rows.flat()), n, d, f).every(Number.isFinite),
        ),
        { numRuns: 20 },
      );
    }
  });
});
