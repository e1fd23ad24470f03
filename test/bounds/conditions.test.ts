import { describe, expect, it } from 'vitest';
import {
  krumCondition,
  loosestCondition,
  mdaCondition,
  medianCondition,
  momentumGain,
  momentumGainLimit,
  trimmedMeanCondition,
} from '../../src/bounds/conditions.js';
import { DomainError } from '../../src/errors.js';

/** Published Delta of each rule, six digits, computed apart from this code. */
const published = [
  { n: 11, f: 4, median: 7, trimmed: 7.77778, mda: 2.61224, krum: 246 },
  { n: 11, f: 2, median: 9, trimmed: 1.10204, mda: 0.395062, krum: 36.4 },
  { n: 25, f: 5, median: 20, trimmed: 1.06667, mda: 0.5, krum: 126.923 },
  { n: 51, f: 24, median: 27, trimmed: 150, mda: 6.32099, krum: 31206 },
  { n: 51, f: 12, median: 39, trimmed: 1.39095, mda: 0.757396, krum: 551.28 },
];

describe('published conditions are 1 / Delta', () => {
  it.each(published)('n = $n, f = $f', ({ n, f, median, trimmed, mda, krum }) => {
    // Half a unit in the sixth digit.
    const close = (value: number, delta: number) => expect(Math.abs(value * delta - 1)).toBeLessThan(5e-6);
    close(medianCondition.evaluate({ n, f }), median);
    close(trimmedMeanCondition.evaluate({ n, f }), trimmed);
    close(mdaCondition.evaluate({ n, f }), mda);
    close(krumCondition.evaluate({ n, f }), krum);
    close(loosestCondition.evaluate({ n, f }), Math.min(median, trimmed, mda, krum));
  });

  it('refuse what the rules refuse', () => {
    expect(() => krumCondition.evaluate({ n: 10, f: 4 })).toThrow(DomainError);
    expect(() => medianCondition.evaluate({ n: 10, f: 5 })).toThrow(DomainError);
    expect(() => mdaCondition.evaluate({ n: 11, f: 0 })).toThrow(DomainError);
  });
});

describe('gain of momentum', () => {
  // rho_t from the defining sums S2 / S1^2, six digits.
  it.each([
    { mu: 0.9, t: 5, rho: 0.172021 },
    { mu: 0.9, t: 20, rho: 0.0655645 },
    { mu: 0.99, t: 300, rho: 0.00553797 },
  ])('mu = $mu, t = $t', ({ mu, t, rho }) => {
    expect(Math.abs(momentumGain.evaluate({ mu, t }) * rho - 1)).toBeLessThan(5e-6);
  });

  it('grows to (1 + mu) / (1 - mu)', () => {
    expect(momentumGainLimit.evaluate({ mu: 0.9 })).toBeCloseTo(19, 12);
    expect(momentumGain.evaluate({ mu: 0.9, t: 2000 })).toBeCloseTo(19, 10);
  });
});
