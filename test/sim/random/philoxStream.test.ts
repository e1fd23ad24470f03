import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PURPOSE } from '../../../src/sim/random/address.js';
import { cellKey } from '../../../src/sim/random/key.js';
import { PhiloxStream } from '../../../src/sim/random/philoxStream.js';
import { philox4x32 } from '../../../src/sim/random/philox.js';
import { normalCdf } from '../../../src/stats/special/normal.js';
import { correlationScore, equalCountsP, kolmogorovSmirnov, probabilityCounts } from './statistics.js';

interface GammaCase {
  readonly shape: number;
  readonly quantiles: readonly number[];
}
const gammaCases = (
  JSON.parse(readFileSync(new URL('../../fixtures/gamma-quantiles.json', import.meta.url), 'utf8')) as {
    readonly cases: readonly GammaCase[];
  }
).cases;

const key = cellKey(3, 'stream');
const draws = (count: number, draw: (stream: PhiloxStream) => number, trial = 0) => {
  const stream = new PhiloxStream(key, trial);
  return Float64Array.from({ length: count }, () => draw(stream));
};

describe('addresses', () => {
  it('word i is word i mod 4 of block (floor(i / 4), 0, trial, 2^31 + purpose)', () => {
    const stream = new PhiloxStream(key, 9, PURPOSE.noise);
    const block = new Uint32Array(4);
    for (let i = 0; i < 40; i++) {
      if (i % 4 === 0) philox4x32(i / 4, 0, 9, 2 ** 31 + PURPOSE.noise, key.key0, key.key1, block, 0);
      expect(stream.uint32()).toBe(block[i % 4]);
    }
  });

  it('trials and purposes give other numbers', () => {
    const firsts = [
      new PhiloxStream(key, 0),
      new PhiloxStream(key, 1),
      new PhiloxStream(key, 0, PURPOSE.batches),
      new PhiloxStream({ ...key, key0: key.key0 ^ 1 }, 0),
    ].map((stream) => stream.uint32());
    expect(new Set(firsts).size).toBe(4);
  });

  it.each([-1, 0.5, 2 ** 32])('refuses trial %d', (trial) => {
    expect(() => new PhiloxStream(key, trial)).toThrow(RangeError);
  });

  it('refuses a purpose that does not fit', () => {
    expect(() => new PhiloxStream(key, 0, 2 ** 30)).toThrow('stream purpose must be an integer from 0 to 1073741823');
  });
});

describe('uniform', () => {
  it('is made of the next two words, wherever in a block the stream stands', () => {
    for (let skip = 0; skip < 9; skip++) {
      const [stream, words] = [new PhiloxStream(key, 4), new PhiloxStream(key, 4)];
      for (let k = 0; k < skip; k++) expect(stream.uint32()).toBe(words.uint32());
      for (let k = 0; k < 5; k++) {
        const bits = BigInt(words.uint32() >>> 6) * 2n ** 26n + BigInt(words.uint32() >>> 6);
        expect(stream.uniform()).toBe(Number(2n * bits + 1n) / 2 ** 53);
      }
      expect(stream.uint32()).toBe(words.uint32());
    }
  });

  it('is an odd multiple of 2^-53 and flat', () => {
    const sample = draws(200_000, (stream) => stream.uniform());
    for (const u of sample.subarray(0, 1000)) expect(Math.abs((u * 2 ** 53) % 2)).toBe(1);
    expect(equalCountsP(probabilityCounts(sample, (u) => u, 64))).toBeGreaterThan(1e-4);
    expect(equalCountsP(probabilityCounts(sample, (u) => u ** 1.05, 64))).toBeLessThan(1e-4);
  });
});

describe('normal', () => {
  it('has the normal law; a t law with 20 degrees of freedom is told apart', () => {
    const sample = draws(400_000, (stream) => stream.normal());
    expect(equalCountsP(probabilityCounts(sample, normalCdf, 64))).toBeGreaterThan(1e-4);
    expect(kolmogorovSmirnov(sample, normalCdf)).toBeLessThan(2.23);
    const heavy = draws(400_000, (stream) => stream.normal() / Math.sqrt(stream.chiSquare(20) / 20));
    expect(equalCountsP(probabilityCounts(heavy, normalCdf, 64))).toBeLessThan(1e-4);
  });

  it('the two normals of a pair and neighbours are uncorrelated, squares too', () => {
    const sample = draws(200_001, (stream) => stream.normal());
    const now = sample.subarray(0, 200_000);
    const next = sample.subarray(1);
    expect(Math.abs(correlationScore(now, next))).toBeLessThan(4);
    expect(
      Math.abs(
        correlationScore(
          now.map((x) => x * x),
          next.map((x) => x * x),
        ),
      ),
    ).toBeLessThan(4);
  });
});

describe('gamma', () => {
  it.each(gammaCases)(
    'of shape $shape fills the cells between its quantiles evenly (level 1e-4)',
    ({ shape, quantiles }) => {
      const cell = (x: number) => quantiles.filter((q) => q < x).length / 20 + 1e-9;
      const sample = draws(100_000, (stream) => stream.gamma(shape));
      expect(equalCountsP(probabilityCounts(sample, cell, 20))).toBeGreaterThan(1e-4);
      // Control: two per cent more spread around the shape.
      const wide = sample.map((x) => shape + 1.04 * (x - shape));
      expect(equalCountsP(probabilityCounts(wide, cell, 20))).toBeLessThan(1e-4);
    },
  );

  it('chi-square with 1e9 degrees of freedom has mean k and variance 2k', () => {
    const count = 100_000;
    const degrees = 1e9;
    const scaled = draws(count, (stream) => (stream.chiSquare(degrees) - degrees) / Math.sqrt(2 * degrees));
    const mean = scaled.reduce((sum, x) => sum + x, 0) / count;
    const square = scaled.reduce((sum, x) => sum + x * x, 0) / count;
    expect(Math.abs(mean) * Math.sqrt(count)).toBeLessThan(4);
    expect(Math.abs(square - 1) * Math.sqrt(count / 2)).toBeLessThan(4);
  });

  it.each([0, -1, NaN, Infinity])('refuses shape %d', (shape) => {
    expect(() => new PhiloxStream(key, 0).gamma(shape)).toThrow(RangeError);
  });
});

describe('integer', () => {
  it.each([1, 2, 3, 7, 100])('is even over 0 .. %d - 1', (below) => {
    const counts = new Float64Array(below);
    for (const value of draws(100_000, (stream) => stream.integer(below))) counts[value]! += 1;
    if (below === 1) expect(counts[0]).toBe(100_000);
    else expect(equalCountsP(counts)).toBeGreaterThan(1e-4);
  });

  it('is unbiased where the remainder of one word would be off by a half', () => {
    // Without rejection, values below 2^32 - 3 * 2^30 = 2^30 of a range of 3 * 2^30 would come twice as often.
    const below = 3 * 2 ** 30;
    const sample = draws(60_000, (stream) => stream.integer(below));
    expect(equalCountsP(probabilityCounts(sample, (x) => x / below, 12))).toBeGreaterThan(1e-4);
    const biased = draws(60_000, (stream) => stream.uint32() % below);
    expect(equalCountsP(probabilityCounts(biased, (x) => x / below, 12))).toBeLessThan(1e-4);
  });

  it('covers ranges beyond 32 bits', () => {
    const below = 2 ** 52 + 1;
    const sample = draws(50_000, (stream) => stream.integer(below));
    expect(sample.every((x) => Number.isInteger(x) && x >= 0 && x < below)).toBe(true);
    expect(equalCountsP(probabilityCounts(sample, (x) => x / below, 16))).toBeGreaterThan(1e-4);
  });

  it.each([0, -3, 1.5, 2 ** 53])('refuses the bound %d', (below) => {
    expect(() => new PhiloxStream(key, 0).integer(below)).toThrow(RangeError);
  });
});
