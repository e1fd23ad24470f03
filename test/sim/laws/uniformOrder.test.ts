import { describe, expect, it } from 'vitest';
import { drawUniformOrder, emptyTwoTails } from '../../../src/sim/laws/uniformOrder.js';
import { PhiloxStream } from '../../../src/sim/random/philoxStream.js';
import { kolmogorovSmirnov } from './twoSample.js';

const stream = new PhiloxStream({ key0: 8, key1: 9 }, 0);
const TRIALS = 3000;
const h = 12;
const ranks = [2, 5, 11];
const functions: Readonly<Record<string, (u: readonly number[]) => number>> = {
  'second smallest': ([a]) => a!,
  'second largest': ([, , c]) => c!,
  'gap between two ranks': ([a, b]) => b! - a!,
  'ratio of gaps, which ties all three together': ([a, b, c]) => (b! - a!) / (c! - a!),
};

const sorted = () => Array.from({ length: h }, () => stream.uniform()).sort((a, b) => a - b);
const bySorting = () => ranks.map((rank) => sorted()[rank - 1]!);
/** One sorted sample for all ranks. */
const jointly = () => {
  const values = sorted();
  return ranks.map((rank) => values[rank - 1]!);
};
const bySpacings = () => [...drawUniformOrder(stream, h, ranks, emptyTwoTails(3)).lower];
const sample = (draw: () => number[], of: (u: readonly number[]) => number) =>
  Array.from({ length: TRIALS }, () => of(draw()));

describe('uniform order statistics by spacings', () => {
  it.each(Object.entries(functions))('have the law of sorted uniforms: %s', (_, of) => {
    expect(kolmogorovSmirnov(sample(jointly, of), sample(bySpacings, of))).toBeGreaterThan(1e-4);
  });

  it('are told apart from the ranks of independent samples', () => {
    const gap = functions['gap between two ranks']!;
    expect(kolmogorovSmirnov(sample(bySorting, gap), sample(bySpacings, gap))).toBeLessThan(1e-10);
  });

  it('give the upper tail without rounding it away', () => {
    const { lower, upper } = drawUniformOrder(stream, 1e12, [1, 1e12], emptyTwoTails(2));
    expect(lower[0]! + upper[0]!).toBeCloseTo(1, 14);
    // The largest of 1e12 uniforms is about 1e-12 from 1; a double near 1 could tell 1e-16 apart, four digits of it.
    expect(upper[1]!).toBeGreaterThan(0);
    expect(upper[1]! * 1e12).toBeLessThan(50);
    expect(Math.abs(1 - lower[1]! - upper[1]!)).toBeLessThan(2e-16);
  });

  it('keep the gap of neighbours at the top of a huge sample', () => {
    const size = 2 ** 52;
    const gaps = Array.from({ length: TRIALS }, () => {
      const { upper } = drawUniformOrder(stream, size, [size - 1, size], emptyTwoTails(2));
      return (upper[0]! - upper[1]!) * size;
    });
    // Spacings of uniforms are exponential in the limit; a gap rounded to the sample's size would be 0 or 1.
    const exponential = Array.from({ length: TRIALS }, () => -Math.log(stream.uniform()));
    expect(kolmogorovSmirnov(gaps, exponential)).toBeGreaterThan(1e-4);
  });

  it('refuse ranks that do not ascend within the sample', () => {
    expect(() => drawUniformOrder(stream, 5, [3, 3], emptyTwoTails(2))).toThrow('ascend within 1 .. 5; got 3, 3');
    expect(() => drawUniformOrder(stream, 5, [6], emptyTwoTails(1))).toThrow('got 6');
  });
});
