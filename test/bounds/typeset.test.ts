import katex from 'katex';
import { describe, expect, it } from 'vitest';
import { formula } from '../../src/bounds/formula.js';
import type { FormulaDefinition } from '../../src/bounds/formula.js';

function compiled(expression: string, more: Partial<FormulaDefinition> = {}) {
  return formula({
    name: 'y',
    description: '',
    source: '',
    expression,
    parameters: ['a', 'b', 'c', 'n', 'f', 'eps'],
    domain: [],
    ...more,
  });
}

/** The right-hand side alone. */
function right(equation: string): string {
  return equation.slice(equation.indexOf(' = ') + 3);
}

const CASES: readonly (readonly [expression: string, unicode: string, tex: string])[] = [
  ['2 f (n - f - 2)', '2 f (n−f−2)', '2\\,f\\,\\left(n-f-2\\right)'],
  ['a / b / c', 'a / (b c)', '\\frac{a}{b\\,c}'],
  ['a / b * c', 'a c / b', '\\frac{a\\,c}{b}'],
  ['a * (b / c)', 'a (b / c)', 'a\\,\\frac{b}{c}'],
  ['a - (b - c)', 'a − (b−c)', 'a - \\left(b-c\\right)'],
  ['a - (b + 1) / 2', 'a − (b+1) / 2', 'a - \\frac{b + 1}{2}'],
  ['-a / 2', '−a / 2', '-\\frac{a}{2}'],
  ['a * -b', 'a (−b)', 'a\\,\\left(-b\\right)'],
  ['(-a)^2', '(−a)²', '\\left(-a\\right)^{2}'],
  ['a^(b + 1)', 'a^(b+1)', 'a^{b+1}'],
  ['a^-1', 'a⁻¹', 'a^{-1}'],
  ['(a^b)^c', '(a^b)^c', '\\left(a^{b}\\right)^{c}'],
  ['2 * 3 * a', '2 · 3 a', '2 \\cdot 3\\,a'],
  ['1e-7 * a', '10⁻⁷ a', '10^{-7}\\,a'],
  ['sqrt(a)', '√a', '\\sqrt{a}'],
  ['sqrt(2 (a + b))', '√(2 (a+b))', '\\sqrt{2\\,\\left(a+b\\right)}'],
  ['exp(-a^2 / 2)', 'exp(−a² / 2)', 'e^{-\\frac{a^{2}}{2}}'],
  ['log(1.25 / a)', 'ln(1.25 / a)', '\\ln\\left(\\frac{1.25}{a}\\right)'],
  ['ceil(n / 2)', '⌈n / 2⌉', '\\left\\lceil \\frac{n}{2}\\right\\rceil'],
  ['abs(a - b)', '|a − b|', '\\left|a - b\\right|'],
  ['comb(n, 2)', 'C(n, 2)', '\\binom{n}{2}'],
  ['Phi(-a) + phi(b)', 'Φ(−a) + φ(b)', '\\Phi\\left(-a\\right) + \\varphi\\left(b\\right)'],
  ['PhiInverse(a)', 'Φ⁻¹(a)', '\\Phi^{-1}\\left(a\\right)'],
  ['regularisedBeta(a, b, c)', 'I(a; b, c)', 'I_{a}\\left(b, c\\right)'],
  ['binomialTail(n, a, f)', 'Pr[Bin(n, a) ≥ f]', '\\Pr\\left[\\mathrm{Bin}\\left(n, a\\right)\\ge f\\right]'],
  ['sumOver(k, 1, n, k^2)', 'Σ(k=1..n) k²', '\\sum_{k=1}^{n} k^{2}'],
  [
    'n > 2 and f < 3 ? 1 : c',
    '1 if n > 2 and f < 3, else c',
    '\\begin{cases}1 & \\text{if } n > 2 \\wedge f < 3\\\\ c & \\text{otherwise}\\end{cases}',
  ],
];

describe('typesetting', () => {
  it.each(CASES)('%s', (expression, unicode, tex) => {
    const subject = compiled(expression);
    expect(right(subject.unicode())).toBe(unicode);
    expect(right(subject.tex())).toBe(tex);
    expect(() => katex.renderToString(subject.tex(), { throwOnError: true, strict: 'error' })).not.toThrow();
  });

  it('writes the whole equation of Krum in one line', () => {
    const eta = formula({
      name: 'eta',
      description: '',
      source: '',
      expression: 'sqrt(2 (n - f + (f (n-f-2) + f^2 (n-f-1)) / (n-2f-2)))',
      parameters: ['n', 'f'],
      domain: [],
    });
    expect(eta.unicode()).toBe('η(n, f) = √(2 (n − f + (f (n−f−2) + f² (n−f−1)) / (n−2f−2)))');
    expect(eta.tex()).toBe(
      '\\eta(n, f) = \\sqrt{2\\,\\left(n - f + \\frac{f\\,\\left(n-f-2\\right) + f^{2}\\,\\left(n-f-1\\right)}{n - 2f - 2}\\right)}',
    );
  });

  it('lists the where names that are used, and explains order statistics', () => {
    const subject = compiled('normalOrder(f + 1, h) / sqrt(eps)', {
      where: { h: 'n - f', unused: 'n' },
      symbol: "\\kappa'_{2}",
      parameters: ['n', 'f', 'eps'],
    });
    expect(subject.unicode()).toBe(
      "κ'_2(n, f, ε) = e(f+1:h) / √ε, where h = n − f, e(r:h) = E[Z(r:h)], Z(r:h) the r-th smallest of h iid N(0, 1)",
    );
    expect(subject.tex()).toBe(
      "\\kappa'_{2}(n, f, \\varepsilon) = \\frac{e_{f+1:h}}{\\sqrt{\\varepsilon}} \\quad\\text{where } h = n - f,\\; e_{r:h} = \\mathbb{E}[Z_{(r:h)}],\\; " +
        'Z_{(r:h)}\\text{ the }r\\text{-th smallest of }h\\text{ i.i.d. }\\mathcal{N}(0,1)',
    );
  });

  it('a symbol with arguments or an expression of its own gets none', () => {
    expect(compiled('a', { symbol: '\\Pr(\\mathrm{med}\\le -z)' }).unicode()).toBe('Pr(med≤−z) = a');
    expect(compiled('a', { symbol: 'c\\sqrt{d}' }).unicode()).toBe('c√d = a');
    expect(compiled('a', { symbol: '\\|\\mathbb E m_t\\|' }).unicode()).toBe('‖E m_t‖ = a');
    expect(compiled('a', { symbol: 'Q(w_{T+1})-D_{\\mathrm{tot}}' }).unicode()).toBe('Q(w_(T+1))−D_tot = a');
  });
});
