import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { cellKey, fnv1a64 } from '../../../src/sim/random/key.js';
import { boxMullerRadius, fillNormals } from '../../../src/sim/random/normals.js';
import { fillUniforms } from '../../../src/sim/random/uniform.js';
import { normalCdf } from '../../../src/stats/special/normal.js';
import { correlationScore, equalCountsP, kolmogorovSmirnov, probabilityCounts } from './statistics.js';

interface BitCase {
  readonly count: number;
  readonly key0: number;
  readonly key1: number;
  readonly trial: number;
  readonly row: number;
  readonly stream: number;
  readonly firstColumn: number;
  readonly hash: string;
  readonly firstBits: readonly string[];
}
const { cases } = JSON.parse(readFileSync(new URL('../../fixtures/normals-float32.json', import.meta.url), 'utf8')) as {
  readonly cases: readonly BitCase[];
};

const key = cellKey(2, 'normals');
const COUNT = 1_000_000;

function row(trial: number, index: number, stream = 0, count = 100_000): Float32Array {
  const out = new Float32Array(count);
  fillNormals(out, 0, count, key, trial, index, 0, stream);
  return out;
}

/** Little-endian bytes of the values, whatever the machine. */
function bytes(values: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, i) => view.setFloat32(4 * i, value, true));
  return new Uint8Array(view.buffer);
}

describe('bits', () => {
  it.each(cases)('of $count normals from column $firstColumn equal those of float32 hardware', (expected) => {
    const { count, key0, key1, trial, row: index, firstColumn, stream } = expected;
    const out = new Float32Array(count);
    fillNormals(out, 0, count, { key0, key1 }, trial, index, firstColumn, stream);
    const bits = new DataView(bytes(out.subarray(0, 8)).buffer);
    const first = Array.from({ length: 8 }, (_, i) =>
      bits
        .getUint32(4 * i, true)
        .toString(16)
        .padStart(8, '0'),
    );
    expect(first).toEqual(expected.firstBits);
    expect(fnv1a64(bytes(out)).toString(16).padStart(16, '0')).toBe(expected.hash);
  });
});

describe('law', () => {
  let sample: Float32Array;
  let irwinHall: Float32Array;
  beforeAll(() => {
    sample = row(0, 0, 0, COUNT);
    // Control: the sum of 12 uniforms less 6, which has the right mean and variance but light tails.
    irwinHall = new Float32Array(COUNT).fill(-6);
    const uniforms = new Float32Array(COUNT);
    for (let k = 0; k < 12; k++) {
      fillUniforms(uniforms, 0, COUNT, key, 0, k, 0, 1);
      for (let i = 0; i < COUNT; i++) irwinHall[i]! += uniforms[i]!;
    }
  });

  it('fills 100 equiprobable cells evenly (level 1e-4); the sum of 12 uniforms does not', () => {
    expect(equalCountsP(probabilityCounts(sample, normalCdf, 100))).toBeGreaterThan(1e-4);
    expect(equalCountsP(probabilityCounts(irwinHall, normalCdf, 100))).toBeLessThan(1e-4);
  });

  it('passes Kolmogorov-Smirnov (level 1e-4); a spread of 1.05 does not', () => {
    const part = sample.subarray(0, 100_000);
    expect(kolmogorovSmirnov(part, normalCdf)).toBeLessThan(2.23);
    expect(kolmogorovSmirnov(part, (x) => normalCdf(x / 1.05))).toBeGreaterThan(2.23);
  });

  it('has the moments of the normal law up to the fourth; the sum of 12 uniforms has not', () => {
    const moment = (values: Float32Array, power: number) => values.reduce((sum, x) => sum + x ** power, 0) / COUNT;
    // Standard deviations of the empirical moments: sqrt(E x^2k - (E x^k)^2) / sqrt(N).
    const scores = (values: Float32Array) =>
      [
        [1, 0, 1],
        [2, 1, 2],
        [3, 0, 15],
        [4, 3, 96],
      ].map(([power, mean, variance]) => (moment(values, power!) - mean!) / Math.sqrt(variance! / COUNT));
    for (const score of scores(sample)) expect(Math.abs(score)).toBeLessThan(4);
    expect(Math.abs(scores(irwinHall)[3]!)).toBeGreaterThan(4);
  });
});

describe('tail', () => {
  /** Number of words whose radius exceeds t, by bisection (the radius decreases with the word). */
  const exceedances = (t: number) => {
    let low = 0;
    let high = 2 ** 32;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (boxMullerRadius(middle) > t) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  it('the radius decreases with the word', () => {
    for (let word = 0; word < 100_000; word++) {
      expect(boxMullerRadius(word) >= boxMullerRadius(word + 1)).toBe(true);
    }
    for (let word = 0; word + 65_537 < 2 ** 32; word += 65_537) {
      expect(boxMullerRadius(word) >= boxMullerRadius(word + 65_537)).toBe(true);
    }
  });

  it.each([1, 2, 3, 4, 5, 5.5, 5.8, 6, 6.3])('P(radius > %d) is exp(-t^2/2) to one word and 1e-5', (t) => {
    const expected = 2 ** 32 * Math.exp((-t * t) / 2);
    expect(Math.abs(exceedances(t) - expected)).toBeLessThan(1 + 1e-5 * expected);
  });

  it('reaches sqrt(66 ln 2) = 6.76; a 24-bit uniform would end at 5.89', () => {
    expect(boxMullerRadius(0)).toBeCloseTo(Math.sqrt(66 * Math.LN2), 5);
    expect(boxMullerRadius(128)).toBeLessThan(5.89);
  });

  it('has the expected number of values beyond 4.5 and 5 sigma among 8 million', () => {
    const total = 8 * COUNT;
    let beyond45 = 0;
    let beyond5 = 0;
    for (let trial = 1; trial <= 8; trial++) {
      for (const x of row(trial, 0, 0, COUNT)) {
        if (Math.abs(x) > 4.5) beyond45++;
        if (Math.abs(x) > 5) beyond5++;
      }
    }
    // Two-sided normal tails 6.7953e-6 and 5.7330e-7; Poisson intervals at level 1e-4 or less.
    expect(Math.abs(beyond45 - total * 6.7953e-6)).toBeLessThan(4 * Math.sqrt(total * 6.7953e-6));
    expect(beyond5).toBeGreaterThan(0);
    expect(beyond5).toBeLessThan(16);
  });
});

describe('independence', () => {
  const base = row(3, 4);
  const squares = (values: Float32Array) => values.map((x) => x * x);
  const shifted = (lag: number) => {
    const out = new Float32Array(base.length);
    fillNormals(out, 0, out.length, key, 3, 4, lag);
    return out;
  };

  it.each([
    ['the next row', () => row(3, 5)],
    ['the next trial', () => row(4, 4)],
    ['the next stream', () => row(3, 4, 1)],
    ['row and trial exchanged', () => row(4, 3)],
    ['the next column', () => shifted(1)],
    ['two columns on', () => shifted(2)],
    ['the next block', () => shifted(4)],
  ])('of %s: values and squares are uncorrelated', (_, other) => {
    const values = other();
    expect(Math.abs(correlationScore(base, values))).toBeLessThan(4);
    expect(Math.abs(correlationScore(squares(base), squares(values)))).toBeLessThan(4);
  });

  it('the score sees a correlation of 0.03', () => {
    const noise = row(3, 5);
    const mixed = base.map((x, i) => 0.03 * x + Math.sqrt(1 - 0.0009) * noise[i]!);
    expect(correlationScore(base, mixed)).toBeGreaterThan(4);
  });
});
