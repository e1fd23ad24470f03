import { describe, expect, it } from 'vitest';
import { parseUserExpression } from '../../src/bounds/userExpression.js';
import { UserError } from '../../src/errors.js';

describe('expressions that a user passes', () => {
  it('do arithmetic, comparisons and the functions of formulas', () => {
    expect(parseUserExpression('2 n - f (n - 1)', ['n', 'f']).evaluate({ n: 10, f: 2 })).toBe(2);
    expect(parseUserExpression('n >= 2f + 3 and not (f == 0)', ['n', 'f']).evaluate({ n: 10, f: 2 })).toBe(true);
    expect(parseUserExpression('Phi(0) + comb(5, 2)', []).evaluate({})).toBe(10.5);
    expect(parseUserExpression('sumOver(k, 1, n, 1 / (k (k + 1)))', ['n']).evaluate({ n: 99 })).toBeCloseTo(0.99, 14);
    expect(parseUserExpression('e + 1', ['e']).evaluate({ e: 1 })).toBe(2);
  });

  it.each([
    'import({a: 1})',
    'createUnit("foo")',
    'evaluate("1 + 1")',
    'parse("1 + 1")',
    'compile("1")',
    'simplify("x")',
    'derivative("x^2", "x")',
    'resolve("x")',
    'rationalize("x")',
    'parser()',
    'config({})',
    'typed("f", {})',
    'help(sqrt)',
    'chain(x)',
    'unit("1 cm")',
    'random()',
    'print("a", {})',
    'format(x)',
    'toString()',
    'constructor("return 1")()',
    'x.constructor',
    'x["constructor"]',
    'sqrt.constructor("return process")()',
    'valueOf()',
    '__proto__',
    'constructor',
    'this',
    'undefined',
    'null',
    'true',
    '"text"',
    'f(y) = y',
    'x = 3',
    'x; x',
    'x\nx',
    '[1, 2]',
    '{a: 1}',
    '1:10',
    "x'",
    'x to x',
    '3 cm',
    '2 i',
    'bignumber(1)',
    'sumOver(k, 1, 3, import({}))',
    'sumOver(import({}), 1, 3, 1)',
    'sumOver(k, 1, 3)',
    'x > 0 ? 1 : "a"',
    '(y = 2)',
    'sqrt(f(y) = y)',
    'sqrt',
  ])('refuse %s', (text) => {
    expect(() => parseUserExpression(text, ['x']).evaluate({ x: 2 })).toThrow(UserError);
  });

  it('leave no trace in the shared instance', () => {
    expect(() => parseUserExpression('Phi = 3', [])).toThrow(UserError);
    expect(() => parseUserExpression('Phi(x) = 3', ['x'])).toThrow(UserError);
    expect(parseUserExpression('Phi(0)', []).evaluate({})).toBe(0.5);
    expect(Object.prototype).not.toHaveProperty('polluted');
  });

  it('say what is wrong and where', () => {
    expect(() => parseUserExpression('2 * (x', ['x'])).toThrow(
      new UserError('the expression "2 * (x" cannot be read: Parenthesis ) expected (char 7)'),
    );
    expect(() => parseUserExpression('x + q', ['x'])).toThrow(
      new UserError('the expression "x + q" uses q, which is not among its parameters (x)'),
    );
    expect(() => parseUserExpression('x = 3', ['x'])).toThrow(
      new UserError('the expression "x = 3" contains an assignment; only arithmetic is available here'),
    );
    expect(() => parseUserExpression('import(x)', ['x'])).toThrow(
      /^the expression "import\(x\)" calls import, which is not available here \(available: .*comb.*\)$/,
    );
    expect(() => parseUserExpression('  ', [])).toThrow(new UserError('the expression is empty'));
    expect(() => parseUserExpression('x', ['x']).evaluate({})).toThrow(
      new UserError('the expression "x" needs a value for x'),
    );
    expect(() => parseUserExpression('log(x)', ['x']).evaluate({ x: -1 })).toThrow(
      new UserError('the expression "log(x)" has no real value at x=-1'),
    );
  });

  it('bound their own cost', () => {
    expect(() => parseUserExpression('x'.repeat(10_001), ['x'])).toThrow(
      /has 10001 characters; at most 10000 are read/,
    );
    expect(() => parseUserExpression(`${'('.repeat(4000)}x${')'.repeat(4000)}`, ['x'])).toThrow(UserError);
    expect(() => parseUserExpression('sumOver(k, 1, 1e12, k)', []).evaluate({})).toThrow(/at most 1000000 terms/);
    expect(() => parseUserExpression('sumOver(j, 1, 1e4, sumOver(k, 1, 1e4, 1))', []).evaluate({})).toThrow(
      /at most 1000000 terms/,
    );
  });
});
