import { describe, expect, it } from 'vitest';
import { formula } from '../../src/bounds/formula.js';
import { reference } from '../stats/special/reference.js';

/** Digits compared; the reference values have a few more. */
const DIGITS = 60;
/** Half a unit of the last digit, relative to a number that starts with a 1. */
const ALL = DIGITS - Math.log10(5) - 0.01;

function big(expression: string, values: Record<string, number>, digits = DIGITS): string {
  return formula({
    name: 'test',
    description: '',
    source: '',
    expression,
    parameters: Object.keys(values),
    domain: [],
  }).evaluateBig(values, digits);
}

/** Digits to which two decimal strings agree, relative to the first. */
function agreement(value: string, expected: string): number {
  if (value === expected) return Infinity;
  const difference = formula({
    name: 'd',
    description: '',
    source: '',
    expression: `abs((${value}) - (${expected})) / abs(${expected})`,
    parameters: [],
    domain: [],
  });
  const relative = difference.evaluateBig({}, 5);
  return relative === '0' ? Infinity : -Math.log10(Number(relative));
}

describe(`BigNumber functions against mpmath at ${DIGITS} digits`, () => {
  it.each(reference.normal)('Phi and phi at $x', ({ x, cdf, pdf }) => {
    expect(agreement(big('Phi(x)', { x: Number(x) }), cdf)).toBeGreaterThan(ALL);
    expect(agreement(big('phi(x)', { x: Number(x) }), pdf)).toBeGreaterThan(ALL);
  });

  it.each(reference.quantile.filter(({ tail }) => tail !== '0.5' && tail.length < 17))(
    'the quantile of $tail',
    ({ tail, upperQuantile }) => {
      expect(agreement(big('-PhiInverse(p)', { p: Number(tail) }), upperQuantile)).toBeGreaterThan(ALL);
      if (Number(tail) > 1e-40)
        expect(agreement(big('PhiInverse(1 - p)', { p: Number(tail) }), upperQuantile)).toBeGreaterThan(ALL);
    },
  );

  it.each(reference.beta.filter(({ lower }) => lower.replace(/e.*/, '').length > 40))(
    'I_$x($a, $b)',
    ({ x, a, b, lower }) => {
      expect(
        agreement(big('regularisedBeta(x, a, b)', { x: Number(x), a: Number(a), b: Number(b) }), lower),
      ).toBeGreaterThan(ALL);
    },
  );

  it.each(reference.binomial)('P(Bin($n, $p) >= $k)', ({ n, p, k, tail }) => {
    expect(agreement(big('binomialTail(n, p, k)', { n, p: Number(p), k }), tail)).toBeGreaterThan(ALL);
  });

  it.each(reference.orderStatistics.filter(({ r, h }) => h <= 10 && 2 * r !== h + 1))(
    'moments of the $r-th of $h',
    ({ r, h, mean, variance }) => {
      expect(agreement(big('normalOrder(r, h)', { r, h }), mean)).toBeGreaterThan(ALL);
      expect(agreement(big('normalOrderVariance(r, h)', { r, h }), variance)).toBeGreaterThan(ALL);
    },
  );

  it.each(reference.maxAbs.filter(({ h }) => h <= 10))('E max |Z_j| of $h', ({ h, mean }) => {
    expect(agreement(big('expectedMaxAbsNormal(h)', { h }), mean)).toBeGreaterThan(ALL);
  });

  it.each(reference.maxNormal.filter(({ d }) => d === 9 || d === 1e6))('E max Z_j of $d', ({ d, mean }) => {
    expect(agreement(big('expectedMaxNormal(d)', { d }), mean)).toBeGreaterThan(28);
  });

  it.each(reference.clipped.filter(({ h }) => h <= 9))(
    '$c clipped to the $s-th and $r-th of $h, at 40 digits',
    ({ s, r, h, c, mean }) => {
      expect(agreement(big('clippedNormalOrder(s, r, h, c)', { s, r, h, c: Number(c) }, 40), mean)).toBeGreaterThan(
        ALL - 20,
      );
    },
  );
});

describe('BigNumber identities', () => {
  it('float64 and BigNumber agree on every function', () => {
    const cases: readonly (readonly [string, Record<string, number>])[] = [
      ['comb(n, k)', { n: 60, k: 21 }],
      ['floor(x) + ceil(x) + mod(x, 2)', { x: 7.25 }],
      ['min(x, 2, 3) max(x, -1)', { x: 1.5 }],
      ['sumOver(k, 1, n, 1 / k^2)', { n: 40 }],
      ['abs(x) exp(x) / log(2 - x)', { x: -1.75 }],
      ['x > 2 ? 1 : 5', { x: 2 }],
      ['Phi(x / 2 - 1 / x) - exp(1) Phi(-x / 2 - 1 / x)', { x: 0.5 }],
    ];
    for (const [expression, values] of cases) {
      const compiled = formula({
        name: 'test',
        description: '',
        source: '',
        expression,
        parameters: Object.keys(values),
        domain: [],
      });
      expect(Math.abs(compiled.evaluate(values) / Number(compiled.evaluateBig(values)) - 1)).toBeLessThan(1e-13);
    }
  });

  it('more digits confirm fewer, at every precision', () => {
    for (const [expression, values] of [
      ['Phi(x)', { x: -6.01 }],
      ['Phi(x)', { x: -5.99 }],
      ['PhiInverse(x)', { x: 1e-250 }],
      ['regularisedBeta(x, 2.5, 3.25)', { x: 0.3 }],
      ['normalOrder(2, h)', { h: 5 }],
      ['expectedMaxAbsNormal(h)', { h: 3 }],
    ] as const) {
      const finest = big(expression, values, 110);
      for (const digits of [7, 30, 90])
        expect(agreement(big(expression, values, digits), finest)).toBeGreaterThan(digits - 0.7);
    }
  });

  it('exact values come out exact', () => {
    expect(big('comb(n, 50)', { n: 100 })).toBe('1.00891344545564193334812497256e+29');
    expect(big('regularisedBeta(x, 3, 4)', { x: 0.3 })).toBe('0.25569');
    expect(big('PhiInverse(x)', { x: 0.5 })).toBe('0');
    expect(big('normalOrder(2, h)^2 pi', { h: 2 }, 50)).toBe('1');
    expect(big('sumOver(k, 0, n, comb(n, k))', { n: 100 })).toBe('1.267650600228229401496703205376e+30');
  });

  it('the series of a non-integer Beta function meets its finite sum', () => {
    // I_x(a, 1) = x^a; I_x(1/2, 1/2) at x = 1/2 is 1/2; the complement of a tiny tail.
    expect(big('regularisedBeta(x, 2.5, 1) - x^2.5', { x: 0.25 }, 50)).toBe('0');
    expect(big('regularisedBeta(x, 0.5, 0.5)', { x: 0.5 }, 50)).toBe('0.5');
    expect(big('regularisedBeta(x, 300.5, 20.5) + regularisedBeta(1 - x, 20.5, 300.5)', { x: 0.5 }, 50)).toBe('1');
  });
});
