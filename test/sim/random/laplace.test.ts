import { describe, expect, it } from 'vitest';
import { cellKey } from '../../../src/sim/random/key.js';
import { laplaceFloat32 } from '../../../src/sim/random/laplace.js';
import { distanceAtQuantiles, draws, fixture, worstRelative } from './modelFixture.js';

const TWO_31 = 2 ** 31;
const COUNT = 1_000_000;
const place = { ...cellKey(3, 'laplace'), count: COUNT, trial: 4, row: 2, firstColumn: 0, stream: 0 };
const { quantiles } = fixture.quantiles.find(({ kind }) => kind === 'laplace')!;

/** Size of a word without its sign, in float64, by the logarithm that is accurate there. */
function exactSize(m: number): number {
  const u = (m + 0.5) / TWO_31;
  return u < 0.5 ? -Math.log(u) : -Math.log1p((m + 0.5 - TWO_31) / TWO_31);
}

describe('laplaceFloat32', () => {
  it('is the exact transform to 2e-7, at 40-digit values', () => {
    for (const [word, value] of fixture.laplace) {
      expect(Math.abs(laplaceFloat32(word) / value - 1), `word ${word}`).toBeLessThan(2e-7);
    }
  });

  it('is the exact transform to 2e-7 on a dense grid and at both ends', () => {
    const worst = worstRelative(TWO_31, 1021, (m) => laplaceFloat32(TWO_31 + m), exactSize);
    expect(worst).toBeLessThan(2e-7);
    expect(worst).toBeGreaterThan(1.5e-7);
  });

  it('is symmetric to the bit, never 0, and ends at 32 ln 2', () => {
    for (let m = 0; m < TWO_31; m += 1_000_003) expect(laplaceFloat32(m)).toBe(-laplaceFloat32(TWO_31 + m));
    expect(laplaceFloat32(TWO_31 - 1)).toBe(-(2 ** -32));
    expect(laplaceFloat32(TWO_31)).toBe(Math.fround(32 * Math.LN2));
  });

  it.each([1, 5, 10, 15, 20])('P(size > %d) is exp(-t) to one word and 1e-5', (t) => {
    let low = 0;
    let high = TWO_31;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (laplaceFloat32(TWO_31 + middle) > t) low = middle + 1;
      else high = middle;
    }
    const expected = TWO_31 * Math.exp(-t);
    expect(Math.abs(low - expected)).toBeLessThan(1 + 1e-5 * expected);
  });
});

describe('a million Laplace values', () => {
  const sample = draws({ kind: 'laplace', parameter: null }, place);

  it('have the quantiles of the law (level 1e-4); a scale of 1.02 has not', () => {
    expect(distanceAtQuantiles(sample, quantiles)).toBeLessThan(2.23);
    expect(
      distanceAtQuantiles(
        sample,
        quantiles.map((x) => 1.02 * x),
      ),
    ).toBeGreaterThan(2.23);
  });

  it('have its first four moments: 0, 2, 0, 24', () => {
    const moment = (power: number) => sample.reduce((sum, x) => sum + x ** power, 0) / COUNT;
    // E x^2k = (2k)!: the variances of the empirical moments follow.
    const scores = [
      [1, 0, 2],
      [2, 2, 24 - 4],
      [3, 0, 720],
      [4, 24, 40320 - 576],
    ].map(([power, mean, variance]) => (moment(power!) - mean!) / Math.sqrt(variance! / COUNT));
    for (const score of scores) expect(Math.abs(score)).toBeLessThan(4);
  });

  it('have its tail: P(|x| > 10) = 4.54e-5', () => {
    const expected = COUNT * Math.exp(-10);
    const beyond = sample.filter((x) => Math.abs(x) > 10).length;
    expect(Math.abs(beyond - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });
});
