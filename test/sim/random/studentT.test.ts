import { describe, expect, it } from 'vitest';
import { cellKey } from '../../../src/sim/random/key.js';
import { boxMullerRadius } from '../../../src/sim/random/normals.js';
import { fillStudentT, studentLaw, studentRadius } from '../../../src/sim/random/studentT.js';
import { distanceAtQuantiles, draws, fixture, worstRelative } from './modelFixture.js';
import { correlationScore } from './statistics.js';

const TWO_32 = 2 ** 32;
const COUNT = 500_000;
const place = { ...cellKey(3, 'student'), count: COUNT, trial: 4, row: 2, firstColumn: 0, stream: 0 };
const cases = fixture.quantiles.flatMap(({ kind, parameter, ...rest }) =>
  kind === 'student-t' ? [{ nu: parameter, ...rest }] : [],
);
const student = (nu: number, change: Partial<typeof place> = {}) =>
  draws({ kind: 'student-t', parameter: nu }, { ...place, ...change });

/** The radius in float64, by the functions that are accurate there. */
function exactRadius(nu: number, word: number): number {
  const u = (word + 0.5) / TWO_32;
  const size = u < 0.5 ? -Math.log(u) : -Math.log1p((word + 0.5 - TWO_32) / TWO_32);
  return Math.sqrt(nu * Math.expm1((2 / nu) * size));
}

describe('studentRadius', () => {
  it('is the exact transform to 2.5e-6 for every nu and to 7e-7 for nu >= 3, at 40-digit values', () => {
    for (const [nu, word, value] of fixture.radii) {
      const error = Math.abs(studentRadius(word, studentLaw(nu)) / value - 1);
      expect(error, `nu ${nu}, word ${word}`).toBeLessThan(nu < 3 ? 2.5e-6 : 7e-7);
    }
  });

  it.each([
    [1.0137, 2.5e-6],
    [3, 7e-7],
    [30, 2.4e-7],
    [1e9, 2.4e-7],
  ])('nu = %d: is the exact transform to %d on a dense grid and at both ends', (nu, bound) => {
    const law = studentLaw(nu);
    const worst = worstRelative(TWO_32, 4093, (word) => studentRadius(word, law), (word) => exactRadius(nu, word)); // prettier-ignore
    expect(worst).toBeLessThan(bound);
    expect(worst).toBeGreaterThan(bound / 2);
  });

  it.each([
    [1, 10],
    [1, 1e6],
    [1, 1e8],
    [3, 2],
    [3, 100],
    [3, 1000],
    [2.5, 1000],
    [30, 5],
  ])('nu = %d: P(radius > %d) is (1 + r^2/nu)^(-nu/2) to one word and 1e-5', (nu, r) => {
    const law = studentLaw(nu);
    let low = 0;
    let high = TWO_32;
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (studentRadius(middle, law) > r) low = middle + 1;
      else high = middle;
    }
    const expected = TWO_32 * (1 + (r * r) / nu) ** (-nu / 2);
    expect(Math.abs(low - expected)).toBeLessThan(1 + 1e-5 * expected);
  });

  it('decreases with the word, ends where the law says, and becomes the radius of Box-Muller', () => {
    const law = studentLaw(3);
    for (let word = 0; word + 65_537 < TWO_32; word += 65_537) {
      expect(studentRadius(word, law) >= studentRadius(word + 65_537, law)).toBe(true);
    }
    expect(studentRadius(0, law)).toBeCloseTo(Math.sqrt(3 * (2 ** 22 - 1)), 2);
    expect(studentRadius(0, studentLaw(1)) / 2 ** 33).toBeCloseTo(1, 5);
    const normal = studentLaw(1e15);
    for (let word = 0; word < 0.9 * TWO_32; word += 40_000_003) {
      expect(Math.abs(studentRadius(word, normal) / boxMullerRadius(word) - 1)).toBeLessThan(1e-6);
    }
  });
});

describe('half a million Student-t values', () => {
  it.each(cases)('nu = $nu have the quantiles and the tail of the law (level 1e-4)', ({ nu, quantiles, far }) => {
    const sample = student(nu);
    expect(distanceAtQuantiles(sample, quantiles)).toBeLessThan(2.23);
    const beyond = sample.filter((x) => x > far).length + sample.filter((x) => x < -far).length;
    expect(Math.abs(beyond - 2e-4 * COUNT)).toBeLessThan(4 * Math.sqrt(2e-4 * COUNT));
  });

  it('of another nu have other quantiles', () => {
    expect(distanceAtQuantiles(student(2.5), cases.find(({ nu }) => nu === 3)!.quantiles)).toBeGreaterThan(2.23);
    expect(distanceAtQuantiles(student(1e15), cases.find(({ nu }) => nu === 30)!.quantiles)).toBeGreaterThan(2.23);
  });

  it('nu = 30 are not standardised: variance 30/28, fourth moment 3 nu^2 / ((nu - 2)(nu - 4))', () => {
    const sample = student(30);
    const moment = (power: number) => sample.reduce((sum, x) => sum + x ** power, 0) / COUNT;
    // Even moments of t with 30 degrees: nu^k times the product of (2i - 1) / (nu - 2i), i = 1 .. k.
    const even = (k: number) =>
      Array.from({ length: k }, (_, i) => (30 * (2 * i + 1)) / (28 - 2 * i)).reduce((a, b) => a * b);
    for (const [power, mean] of [
      [1, 0],
      [2, even(1)],
      [3, 0],
      [4, even(2)],
    ] as const) {
      // prettier-ignore
      const deviation = Math.sqrt((even(power) - mean * mean) / COUNT);
      expect(Math.abs(moment(power) - mean) / deviation, `moment ${power}`).toBeLessThan(4);
    }
  });

  it('are independent from column to column: also their sizes, as the pairs of the polar method are not', () => {
    const count = COUNT / 2;
    const sizes = student(3).map((x) => Math.min(Math.abs(x), 10));
    const even = sizes.filter((_, i) => i % 2 === 0);
    const odd = sizes.filter((_, i) => i % 2 === 1);
    expect(Math.abs(correlationScore(even, odd))).toBeLessThan(4);
    // Control: cosine and sine of one radius.
    const law = studentLaw(3);
    const pair = (part: (turn: number) => number) =>
      Float64Array.from({ length: count }, (_, i) => {
        const radius = studentRadius((i * 2654435769) % TWO_32, law);
        return Math.min(radius * Math.abs(part(i * 0.7548776662466927 * 2 * Math.PI)), 10);
      });
    expect(correlationScore(pair(Math.cos), pair(Math.sin))).toBeGreaterThan(4);
  });

  it('of the next row, trial and stream are others', () => {
    const base = student(3, { count: 1000 });
    for (const change of [{ row: 3 }, { trial: 5 }, { stream: 1 }]) {
      const other = student(3, { count: 1000, ...change });
      expect(base.filter((x, i) => x === other[i]).length).toBe(0);
    }
  });
});

describe('refusals', () => {
  const run =
    (nu: number, stream = 0) =>
    () =>
      fillStudentT(new Float32Array(4), 0, 4, nu, place, 0, 0, 0, stream);

  it.each([0, -1, 0.99, 1.1e15, Infinity, NaN])('nu = %d', (nu) => {
    expect(run(nu)).toThrow(new RangeError(`nu must lie in [1, 1e15]; got ${nu}`));
  });

  it('streams whose second words would be out of range', () => {
    expect(run(3, 2 ** 30 - 1)).not.toThrow();
    expect(run(3, 2 ** 30)).toThrow(
      'stream of a field with two words an entry must be an integer from 0 to 1073741823; got 1073741824',
    );
  });
});
