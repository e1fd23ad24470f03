import { describe, expect, it } from 'vitest';
import { drawBinomial } from '../../../src/sim/laws/drawBinomial.js';
import { PhiloxStream } from '../../../src/sim/random/philoxStream.js';
import { kolmogorovSmirnov } from './twoSample.js';

const stream = new PhiloxStream({ key0: 77, key1: 5 }, 0);
const repeat = (count: number, one: () => number): number[] => Array.from({ length: count }, one);

/** One uniform per trial. */
function byCounting(count: number, p: number): number {
  let successes = 0;
  for (let i = 0; i < count; i++) if (stream.uniform() < p) successes++;
  return successes;
}

describe('a binomial by splitting', () => {
  it.each([
    [5, 0.4],
    [17, 0.02],
    [100, 0.3],
    [1000, 0.999],
  ])('has the law of %i trials counted one by one at p = %d', (count, p) => {
    const drawn = repeat(3000, () => drawBinomial(stream, count, p));
    expect(
      kolmogorovSmirnov(
        repeat(3000, () => byCounting(count, p)),
        drawn,
      ),
    ).toBeGreaterThan(1e-4);
  });

  it('is told apart from a slightly larger p', () => {
    const drawn = repeat(3000, () => drawBinomial(stream, 100, 0.34));
    expect(
      kolmogorovSmirnov(
        repeat(3000, () => byCounting(100, 0.3)),
        drawn,
      ),
    ).toBeLessThan(1e-10);
  });

  it.each([
    [1e9, 0.3],
    [9e15, 1e-9],
    [1e12, 1 - 1e-6],
  ])('has mean and variance of %d trials at p = %d', (count, p) => {
    const deviation = Math.sqrt(count * p * (1 - p));
    const scores = repeat(2000, () => (drawBinomial(stream, count, p) - count * p) / deviation);
    expect(Math.abs(scores.reduce((a, b) => a + b, 0) / 2000)).toBeLessThan(5 / Math.sqrt(2000));
    expect(Math.abs(scores.reduce((a, b) => a + b * b, 0) / 2000 - 1)).toBeLessThan(5 * Math.sqrt(2 / 2000));
  });

  it('is certain at the ends and refuses what is no binomial', () => {
    expect(drawBinomial(stream, 1e6, 0)).toBe(0);
    expect(drawBinomial(stream, 1e6, 1)).toBe(1e6);
    expect(drawBinomial(stream, 0, 0.5)).toBe(0);
    expect(() => drawBinomial(stream, 1.5, 0.5)).toThrow('whole number of trials >= 0; got 1.5');
    expect(() => drawBinomial(stream, 3, 1.2)).toThrow('0 <= p <= 1; got p=1.2');
  });
});
