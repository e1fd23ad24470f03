import { describe, expect, it } from 'vitest';
import { formula, type FormulaDefinition } from '../../src/bounds/formula.js';
import { agreeAt, domainPoints, isEquivalent, valueOf } from '../../src/bounds/equivalent.js';
import { mutantsOf, type Mutant } from '../../src/bounds/mutants.js';
import { mutated } from '../../src/bounds/mutate.js';

const base = { description: 'made for the tests', source: 'made for the tests' } as const;

function of(expression: string, rest: Partial<FormulaDefinition> = {}) {
  return formula({ ...base, name: 'b', expression, parameters: ['n', 'f'], integers: ['n', 'f'], domain: [], ...rest });
}

const at = (mutants: readonly Mutant[], kind: Mutant['kind'], values: Record<string, number>): number[] =>
  mutants.filter((mutant) => mutant.kind === kind).map((mutant) => mutant.formula.evaluate(values));

const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

describe('mutants of f / (n - 2f) at (15, 3), where it is 1/3', () => {
  const mutants = mutantsOf(of('f / (n - 2f)'));

  it('scales the whole by 5, 10 and 25 %', () => {
    const expected = [0.25, 0.3, 0.95 / 3, 1.05 / 3, 1.1 / 3, 1.25 / 3];
    sorted(at(mutants, 'whole', { n: 15, f: 3 })).forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 14));
    expect(at(mutants, 'whole', { n: 15, f: 3 })).toHaveLength(6);
  });

  it('moves every count by one, and a sum of counts as one', () => {
    expect(sorted(at(mutants, 'count', { n: 15, f: 3 }))).toEqual(sorted([2 / 9, 4 / 9, 3 / 8, 3 / 10]));
  });

  it('drops either term of the difference', () => {
    expect(sorted(at(mutants, 'dropped term', { n: 15, f: 3 }))).toEqual(sorted([3 / 15, 3 / -6]));
  });

  it('has no exponent and no constant to change', () => {
    expect(new Set(mutants.map(({ kind }) => kind))).toEqual(new Set(['whole', 'count', 'dropped term']));
  });

  it('names each change', () => {
    expect(mutants.map(({ change }) => change)).toEqual(
      expect.arrayContaining(['the whole -5 %', 'f -> f + 1', 'n - 2 f -> n - 2 f - 1', 'n - 2 f -> n']),
    );
  });
});

describe('mutants', () => {
  it('move the exponents of roots and powers by 0.1 and 0.25', () => {
    const mutants = mutantsOf(of('sqrt(n) + n^2', { parameters: ['n'], integers: ['n'] }));
    const expected = [-0.25, -0.1, 0.1, 0.25].flatMap((s) => [16 ** (0.5 + s) + 256, 4 + 16 ** (2 + s)]);
    const found = sorted(at(mutants, 'exponent', { n: 16 }));
    sorted(expected).forEach((value, i) => expect(found[i]).toBeCloseTo(value, 9));
    expect(found).toHaveLength(8);
  });

  it('change constants that are not counts', () => {
    const mutants = mutantsOf(of('1.5 x', { parameters: ['x'], integers: [] }));
    expect(sorted(at(mutants, 'constant', { x: 1 }))).toEqual([1.125, 1.35, 1.425, 1.575, 1.65, 1.875]);
  });

  it('write n - f - 2 with its neighbours', () => {
    const changes = mutantsOf(of('1 / (n - f - 2)')).map(({ change }) => change);
    expect(changes).toEqual(expect.arrayContaining(['n - f - 2 -> n - f - 3', 'n - f - 2 -> n - f - 1']));
  });

  it('reach into where lines, and leave alone those without use', () => {
    const mutants = mutantsOf(of('1 / h', { where: { h: 'n - f', unused: 'n + f' } }));
    const counts = at(mutants, 'count', { n: 5, f: 1 });
    // h - 1 and h + 1 in the line and at the place of use.
    expect(sorted(counts)).toEqual([1 / 5, 1 / 5, 1 / 3, 1 / 3]);
    expect(mutants.some(({ change }) => change.endsWith('in unused'))).toBe(false);
  });

  it('keep implicit products together, which bind tighter than a division', () => {
    const original = formula({ ...base, name: 'b', expression: 'a / 2 b', parameters: ['a', 'b'], domain: [] });
    expect(original.evaluate({ a: 12, b: 3 })).toBe(2);
    expect(mutated(original, original.tree, 'unchanged').evaluate({ a: 12, b: 3 })).toBe(2);
    // The constant 2 made 1.5: 12 / (1.5 * 3).
    const values = at(mutantsOf(original), 'constant', { a: 12, b: 3 });
    expect(values.some((value) => Math.abs(value - 12 / 4.5) < 1e-12)).toBe(true);
  });
});

describe('equivalence', () => {
  const kappa = of('f / (n - 2f)', { domain: [{ expression: 'n >= 2f + 1' }, { expression: 'f >= 1' }] });

  it('recognises the same function written differently', () => {
    expect(isEquivalent(kappa, of('1 / (n / f - 2)'), [])).toBe(true);
  });

  it('tells functions apart that agree at the given points only', () => {
    // (n - 12) f / (n - 2f) is f / (n - 2f) at n = 13.
    const other = of('(n - 12) f / (n - 2f)');
    expect(agreeAt(kappa, other, { n: 13, f: 2 })).toBe(true);
    expect(isEquivalent(kappa, other, [{ n: 13, f: 2 }])).toBe(false);
  });

  it('looks at many points of the domain', () => {
    const points = domainPoints(kappa);
    expect(points.length).toBeGreaterThan(50);
    expect(new Set(points.map(({ n, f }) => `${n},${f}`)).size).toBeGreaterThan(50);
  });
});

describe('a mutant without a value', () => {
  it('is no value, not an error: a sum that a change leaves without an end', () => {
    const endless = of('sumOver(k, 1, n / (f - f), k)');
    expect(valueOf(endless, { n: 3, f: 1 })).toBeUndefined();
    expect(isEquivalent(of('n'), endless, [])).toBe(false);
  });
});
