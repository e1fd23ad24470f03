import { describe, expect, it } from 'vitest';
import {
  krumCondition,
  loosestCondition,
  mdaCondition,
  medianCondition,
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
    const close = (value: number, delta: number) => expect(Math.abs(value * delta - 1)).toBeLessThan(3e-6);
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
