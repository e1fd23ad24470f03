import { describe, expect, it } from 'vitest';
import {
  binomialCdf,
  binomialCoefficient,
  binomialPmf,
  binomialTail,
  clopperPearsonLower,
  clopperPearsonUpper,
  logBinomialCoefficient,
} from '../../../src/stats/special/binomial.js';
import { reference, relativeError } from './reference.js';

describe('binomial coefficients', () => {
  it('make Pascal’s triangle, exactly', () => {
    for (let n = 1; n <= 50; n++) {
      for (let k = 0; k <= n; k++) {
        expect(binomialCoefficient(n, k)).toBe(
          k === 0 ? 1 : binomialCoefficient(n - 1, k - 1) + binomialCoefficient(n - 1, k),
        );
      }
    }
  });

  it('are 0 outside, large where they should be, and agree with their logarithm', () => {
    expect([binomialCoefficient(5, 6), binomialCoefficient(5, -1), binomialCoefficient(0, 0)]).toEqual([0, 0, 1]);
    // C(1000, 500) = 2.7028824094543654e299 (exact integer, rounded); C(10000, 2500) overflows.
    expect(
      relativeError(
        binomialCoefficient(1000, 500),
        '2.702882409454365695156146936259752754961520084465482870073928751e299',
      ),
    ).toBeLessThan(1e-13);
    expect(logBinomialCoefficient(1000, 500)).toBeCloseTo(Math.log(2.7028824094543657e299), 11);
    expect(binomialCoefficient(100000, 3) / 166661666700000).toBeCloseTo(1, 15);
  });
});

describe('binomial probabilities', () => {
  it.each(reference.binomial)('P(Bin($n, $p) >= $k) against exact rational arithmetic', ({ n, p, k, tail }) => {
    expect(relativeError(binomialTail(n, Number(p), k), tail)).toBeLessThan(1e-13);
  });

  it('the tails are sums of the probabilities', () => {
    for (const [n, p] of [
      [12, 0.3],
      [40, 0.03125],
      [7, 0.5],
    ] as const) {
      let below = 0;
      for (let k = 0; k <= n; k++) {
        expect(binomialTail(n, p, k)).toBeCloseTo(1 - below, 14);
        below += binomialPmf(n, p, k);
        expect(binomialCdf(n, p, k)).toBeCloseTo(below, 14);
      }
      expect(below).toBeCloseTo(1, 14);
    }
  });

  it('are degenerate at p = 0 and p = 1', () => {
    expect([
      binomialPmf(5, 0, 0),
      binomialPmf(5, 0, 1),
      binomialPmf(5, 1, 5),
      binomialPmf(5, 1, 4),
      binomialPmf(5, 0.5, 6),
    ]).toEqual([1, 0, 1, 0, 0]);
    expect([binomialTail(5, 0, 1), binomialTail(5, 1, 5), binomialTail(5, 0.5, 0), binomialTail(5, 0.5, 6)]).toEqual([
      0, 1, 1, 0,
    ]);
  });
});

describe('Clopper-Pearson limits', () => {
  it.each(reference.clopperPearson)(
    '$k of $n at $alpha against bisection in mpmath',
    ({ k, n, alpha, lower, upper, oneMinusUpper }) => {
      expect(relativeError(clopperPearsonLower(k, n, Number(alpha)), lower)).toBeLessThan(1e-12);
      expect(relativeError(clopperPearsonUpper(k, n, Number(alpha)), upper)).toBeLessThan(1e-12);
      expect(Math.abs(1 - clopperPearsonUpper(k, n, Number(alpha)) - Number(oneMinusUpper))).toBeLessThan(1e-15);
    },
  );

  it('no success in N trials: the exact limit 1 - alpha^(1/N), about log(1/alpha) / N', () => {
    expect(clopperPearsonUpper(0, 4096, 1e-5)).toBeCloseTo(1 - 1e-5 ** (1 / 4096), 15);
    expect(clopperPearsonUpper(0, 1e9, 1e-3) / (Math.log(1e3) / 1e9)).toBeCloseTo(1, 8);
    expect([clopperPearsonLower(0, 10, 0.1), clopperPearsonUpper(10, 10, 0.1)]).toEqual([0, 1]);
  });
});
