import { describe, expect, it } from 'vitest';
import { formula } from '../../src/bounds/formula.js';
import type { FormulaDefinition } from '../../src/bounds/formula.js';
import { mutated } from '../../src/bounds/mutate.js';
import { DomainError, UserError } from '../../src/errors.js';

const krum: FormulaDefinition = {
  name: 'krum-eta',
  symbol: '\\eta',
  description: 'Bias of Krum in units of sigma sqrt(d)',
  expression: 'sqrt(2 (n - f + (f (n - f - 2) + f^2 (n - f - 1)) / (n - 2f - 2)))',
  parameters: ['n', 'f'],
  domain: [
    { expression: 'isInteger(n)' },
    { expression: 'isInteger(f)' },
    { expression: 'f >= 0' },
    { expression: 'n >= 2 f + 3' },
  ],
  source: 'Blanchard et al. 2017, Proposition 1',
};

function simple(expression: string, parameters: readonly string[] = ['x'], more: Partial<FormulaDefinition> = {}) {
  return formula({ name: 'test', description: '', source: '', expression, parameters, domain: [], ...more });
}

describe('evaluation', () => {
  it('gives the published constants of Krum', () => {
    // eta^2 = 2 (9 + (2*7 + 4*8) / 5) = 36.4 at (11, 2); by hand.
    expect(formula(krum).evaluate({ n: 11, f: 2 })).toBeCloseTo(Math.sqrt(36.4), 14);
    // f = 0: sqrt(2 n).
    expect(formula(krum).evaluate({ n: 8, f: 0 })).toBe(4);
  });

  it('evaluates to any number of digits, with decimal arguments taken as written', () => {
    // sqrt(36.4), GNU bc at 70 digits.
    expect(formula(krum).evaluateBig({ n: 11, f: 2 })).toBe(
      '6.033241251599342434503352884918773005098446150542103873882772329',
    );
    expect(simple('3 x').evaluateBig({ x: 0.1 })).toBe('0.3');
    expect(simple('x / 3').evaluateBig({ x: 1 }, 20)).toBe('0.33333333333333333333');
    expect(simple('x^0.5').evaluateBig({ x: 2 }, 30)).toBe('1.41421356237309504880168872421');
    expect(simple('pi x').evaluateBig({ x: 1 }, 40)).toBe('3.141592653589793238462643383279502884197');
    expect(simple('exp(1) - e + x').evaluateBig({ x: 7 }, 50)).toBe('7');
  });

  it('keeps digits through a cancellation that float64 loses', () => {
    const cancelling = simple('sqrt(1 + x) - 1');
    expect(cancelling.evaluate({ x: 1e-17 })).toBe(0);
    expect(cancelling.evaluateBig({ x: 1e-17 }, 10)).toBe('5e-18');
  });

  it('evaluates where lines in order', () => {
    const chained = simple('a b', ['n', 'f'], { where: { h: 'n - f', a: 'h + 1', b: 'a / 2' } });
    expect(chained.evaluate({ n: 9, f: 2 })).toBe(32);
    expect(chained.evaluateBig({ n: 9, f: 2 })).toBe('32');
  });

  it('ignores values that are not its parameters', () => {
    expect(simple('x + 1').evaluate({ x: 1, y: NaN })).toBe(2);
  });

  it('refuses a value that is not real, and an impossible number of digits', () => {
    expect(() => simple('sqrt(x)').evaluate({ x: -1 })).toThrow(new DomainError('test has no real value at x=-1'));
    expect(() => simple('log(x)').evaluateBig({ x: -1 })).toThrow(new DomainError('test has no real value at x=-1'));
    expect(() => simple('x').evaluateBig({ x: 1 }, 0)).toThrow(
      new UserError('digits must be an integer from 1 to 500; got 0'),
    );
  });
});

describe('implicit products read as on paper', () => {
  const values = { f: 3, n: 10, a: 2, b: 4 };
  it.each([
    ['f (n - f)', 21],
    ['f (n - f)^2', 147],
    ['2 f (n - f)', 42],
    ['2^f (n - f)', 56],
    ['f(a)(b)', 24],
    ['f (a (b + 1) + 1)', 33],
    ['n / 2 f', 10 / 6],
    ['-f (a + b)', -18],
    ['sqrt(a b + 1) f', 9],
    ['2 n - f^2 (a - b)', 38],
  ])('%s', (expression, expected) => {
    const compiled = simple(expression, Object.keys(values));
    expect(compiled.evaluate(values)).toBeCloseTo(expected, 14);
    expect(Number(compiled.evaluateBig(values))).toBeCloseTo(expected, 14);
  });
});

describe('the domain', () => {
  const check = (values: Record<string, number>) => () => formula(krum).check(values);
  it.each<[Record<string, number>, string]>([
    [{ n: 6, f: 2 }, 'krum-eta needs n >= 2f + 3; got n=6, f=2 (smallest n here: 7; largest f here: 1)'],
    [{ n: 2, f: 0 }, 'krum-eta needs n >= 2f + 3; got n=2, f=0 (smallest n here: 3)'],
    [{ n: 6.5, f: 1 }, 'krum-eta needs an integer n; got n=6.5 (nearest: 6 or 7)'],
    [{ n: 6.5, f: 2 }, 'krum-eta needs an integer n; got n=6.5 (nearest: 7)'],
    [{ n: 11, f: -1 }, 'krum-eta needs f >= 0; got f=-1 (smallest f here: 0)'],
    [{ n: 11 }, 'krum-eta needs a value for f; got n=11'],
    [{}, 'krum-eta needs a value for n; got none'],
    [{ n: 11, f: NaN }, 'krum-eta needs a finite f; got f=NaN'],
    [{ n: Infinity, f: 1 }, 'krum-eta needs a finite n; got n=Infinity'],
  ])('%o', (values, message) => {
    expect(check(values)).toThrow(new DomainError(message));
    expect(() => formula(krum).evaluate(values)).toThrow(DomainError);
    expect(() => formula(krum).evaluateBig(values)).toThrow(DomainError);
  });

  it('gives the reason of a constraint', () => {
    const odd = simple('n', ['n'], {
      domain: [{ expression: 'mod(n, 2) == 1', reason: 'the median is one of the values' }],
    });
    expect(() => odd.check({ n: 8 })).toThrow(
      new DomainError('test needs mod(n, 2) == 1 (the median is one of the values); got n=8 (smallest n here: 9)'),
    );
  });

  it('offers no integer for a real parameter', () => {
    const privacy = simple('log(1 / delta)', ['delta'], {
      domain: [{ expression: 'delta > 0' }, { expression: 'delta < 1' }],
    });
    expect(() => privacy.check({ delta: 1 })).toThrow(new DomainError('test needs delta < 1; got delta=1'));
    expect(() => privacy.check({ delta: 1e-300 })).not.toThrow();
    expect(() => privacy.check({ delta: 0 })).toThrow(new DomainError('test needs delta > 0; got delta=0'));
  });

  it('names the parameters behind a where name', () => {
    const behind = simple('h', ['n', 'f', 'd'], { where: { h: 'n - f' }, domain: [{ expression: 'h >= 3' }] });
    expect(() => behind.check({ n: 4, f: 2, d: 1 })).toThrow(
      new DomainError('test needs h >= 3; got n=4, f=2 (smallest n here: 5; largest f here: 1)'),
    );
  });

  it('does not refuse 0.3 >= 3 * 0.1 over a rounding', () => {
    expect(() =>
      simple('x', ['x', 'y'], { domain: [{ expression: 'x >= 3 y' }] }).check({ x: 0.3, y: 0.1 }),
    ).not.toThrow();
  });
});

describe('definitions that cannot be read', () => {
  it.each([
    ['x + y', 'the expression "x + y" uses y, which is not among its parameters (x)'],
    ['2 (x', 'the expression "2 (x" cannot be read: Parenthesis ) expected (char 5)'],
    ['', 'the expression is empty'],
    ['log(x, 2)', 'the expression "log(x, 2)" calls log with 2 arguments; it takes 1'],
    ['max()', 'the expression "max()" calls max with 0 arguments; it takes one or more'],
    ['Phi + x', 'the expression "Phi + x" names the function Phi without calling it'],
  ])('%s', (expression, message) => {
    expect(() => simple(expression)).toThrow(new UserError(message));
  });
});

describe('variants', () => {
  it('scaled multiplies, in float64 and in BigNumber', () => {
    const tightened = formula(krum).scaled(0.55);
    expect(tightened.name).toBe('krum-eta x 0.55');
    expect(tightened.evaluate({ n: 11, f: 2 })).toBeCloseTo(0.55 * Math.sqrt(36.4), 14);
    expect(tightened.evaluateBig({ n: 11, f: 2 }, 20)).toBe('3.318282688379638339');
    expect(tightened.unicode()).toMatch(/^0\.55 η = 0\.55 √\(/);
    expect(() => tightened.check({ n: 6, f: 2 })).toThrow(DomainError);
    expect(simple('x - 1').scaled(-2).evaluate({ x: 4 })).toBe(-6);
  });

  it('a mutated tree gives the mutated value', () => {
    const original = formula(krum);
    const tree = original.tree.transform((node) => {
      if ('value' in node && node.value === 2) {
        const changed = node.clone() as typeof node & { value: number };
        changed.value = 3;
        return changed;
      }
      return node;
    });
    // Every 2 a 3: sqrt(3 (n - f + (f (n - f - 3) + f^3 (n - f - 1)) / (n - 3f - 3))) at (11, 2): 3 (9 + (12 + 64) / 2) = 141.
    expect(mutated(original, tree, 'all twos are threes').evaluate({ n: 11, f: 2 })).toBeCloseTo(Math.sqrt(141), 13);
    expect(mutated(original, original.tree, 'unchanged').evaluate({ n: 15, f: 3 })).toBe(
      original.evaluate({ n: 15, f: 3 }),
    );
    expect(original.evaluate({ n: 11, f: 2 })).toBeCloseTo(Math.sqrt(36.4), 14);
  });
});
