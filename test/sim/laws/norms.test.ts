import { describe, expect, it } from 'vitest';
import { acceptedShift } from '../../../src/sim/laws/acceptedShift.js';
import { drawLargestAbsolute, drawLargestNormals } from '../../../src/sim/laws/normalExtremes.js';
import { NormPlant, type HonestNorms } from '../../../src/sim/laws/normPlant.js';
import { drawPowerNorms } from '../../../src/sim/laws/powerNorms.js';
import { drawSupNorms } from '../../../src/sim/laws/supNorm.js';
import { PhiloxStream } from '../../../src/sim/random/philoxStream.js';
import { squaredDistancesOf } from '../../../src/sim/rules/distances.js';
import { ruleById } from '../../../src/sim/rules/registry.js';
import { normalUpperTail } from '../../../src/stats/special/normal.js';
import { expectedMaxAbsNormal, expectedMaxNormal } from '../../../src/stats/special/orderStatistics.js';
import { kolmogorovSmirnov } from './twoSample.js';

const stream = new PhiloxStream({ key0: 41, key1: 42 }, 0);
const repeat = <T>(count: number, one: () => T): T[] => Array.from({ length: count }, one);
const uniforms = (count: number) => repeat(count, () => stream.uniform());

describe('the largest of d normals', () => {
  const [d, count, trials] = [50, 3, 3000];
  const sorted = (map: (value: number) => number) =>
    repeat(d, () => map(stream.normal()))
      .sort((a, b) => b - a)
      .slice(0, count);

  it.each([
    ['normals', drawLargestNormals, (value: number) => value],
    ['absolute values', drawLargestAbsolute, Math.abs],
  ] as const)('have the joint law of sorted %s', (_, draw, map) => {
    const explicit = repeat(trials, () => sorted(map));
    const law = repeat(trials, () => [...draw(stream, d, count)]);
    const functions = [
      (values: number[]) => values[0]!,
      (values: number[]) => values[2]!,
      (values: number[]) => values[0]! - values[1]!,
    ];
    for (const of of functions) expect(kolmogorovSmirnov(explicit.map(of), law.map(of))).toBeGreaterThan(1e-4);
    const fewer = repeat(trials, () => [...draw(stream, 40, count)]);
    expect(kolmogorovSmirnov(explicit.map(functions[1]!), fewer.map(functions[1]!))).toBeLessThan(1e-10);
  });

  it.each([1e9, 1e15])('have the exact distribution function at d = %d', (many) => {
    // P(max <= x) = (1 - Q(x))^d is uniform at the maximum itself.
    const largest = repeat(3000, () =>
      Math.exp(many * Math.log1p(-normalUpperTail(drawLargestNormals(stream, many)[0]!))),
    );
    const absolute = repeat(3000, () =>
      Math.exp(many * Math.log1p(-2 * normalUpperTail(drawLargestAbsolute(stream, many)[0]!))),
    );
    expect(kolmogorovSmirnov(largest, uniforms(20000))).toBeGreaterThan(1e-4);
    expect(kolmogorovSmirnov(absolute, uniforms(20000))).toBeGreaterThan(1e-4);
  });

  it('refuse more values than there are', () => {
    expect(() => drawLargestNormals(stream, 2, 3)).toThrow('1 <= count <= d; got d=2');
  });
});

const statistics: Readonly<Record<string, (norms: HonestNorms) => number>> = {
  'a distance': ({ distances }) => distances[1]!,
  'the largest distance': ({ distances }) => distances.reduce((a, b) => Math.max(a, b)),
  'the spread of distances from one row': ({ distances, h }) => distances[h]! - distances[h + 2]!,
  'the distance to the mean apart from coordinate 1': ({ others }) => others[2]!,
  'one side of the deviation': ({ highest }) => highest[0]!,
  'both sides of it': ({ highest, lowest }) => highest[1]! + lowest[1]!,
  'coordinate 1': ({ first }) => first[3]!,
};

describe('sup-norms by exceedances', () => {
  const [h, d, trials] = [4, 1500, 700];
  const explicit = repeat(trials, () => explicitNorms(h, d, Infinity));
  const law = repeat(trials, drawn(h, d));
  const wrong = repeat(trials, drawn(h, 2 * d));

  it.each(Object.entries(statistics))('have the law of explicit rows: %s', (_, of) => {
    expect(kolmogorovSmirnov(explicit.map(of), law.map(of))).toBeGreaterThan(1e-4);
  });

  it('are told apart from twice the dimension', () => {
    const of = statistics['the largest distance']!;
    expect(kolmogorovSmirnov(explicit.map(of), wrong.map(of))).toBeLessThan(1e-10);
  });

  it('have the exact law of one distance at d = 1e9, correlated rows or not', () => {
    const draw = drawn(3, 1e9);
    const levels = repeat(600, () => {
      const { distances } = draw();
      return Math.exp(1e9 * Math.log1p(-2 * normalUpperTail(distances[1]! / Math.SQRT2)));
    });
    expect(kolmogorovSmirnov(levels, uniforms(20000))).toBeGreaterThan(1e-4);
  });

  it('draw every column where that is less work', () => {
    const draw = drawn(3, 5);
    const law = repeat(3000, draw);
    const rows = repeat(3000, () => explicitNorms(3, 5, Infinity));
    for (const name of ['a distance', 'both sides of it'])
      expect(kolmogorovSmirnov(rows.map(statistics[name]!), law.map(statistics[name]!))).toBeGreaterThan(1e-4);
  });

  it('give the leeway of the sup-norm medoid', () => {
    // Published measurements at (11, 2), d = 1,000, with their half widths: 5.05(6) on one coordinate, 2.18(5) on all.
    const [n, f] = [11, 2];
    const one = meanLeeway(n, f, 1e3, 'shift', 120);
    const all = meanLeeway(n, f, 1e3, 'shiftAll', 120);
    expect(Math.abs(one.mean - 5.05)).toBeLessThan(0.06 + 4 * one.error);
    expect(Math.abs(all.mean - 2.18)).toBeLessThan(0.05 + 4 * all.error);
  });

  it('keep that leeway below its bound at d = 1e9', () => {
    const [n, f, many] = [11, 2, 1e9];
    const h = n - f;
    const factor = (Math.SQRT2 * (h - 1)) / (h - f);
    const one = meanLeeway(n, f, many, 'shift', 20);
    const bound = factor * expectedMaxAbsNormal(many);
    expect(one.mean + 4 * one.error).toBeLessThan(bound);
    expect(one.mean).toBeGreaterThan(0.8 * bound);
    const all = meanLeeway(n, f, many, 'shiftAll', 20);
    const boundOfAll = factor * expectedMaxAbsNormal(many) - Math.sqrt(1 - 1 / h) * expectedMaxNormal(many);
    expect(all.mean + 4 * all.error).toBeLessThan(boundOfAll);
    expect(all.mean).toBeGreaterThan(0.7 * boundOfAll);
  });

  it('refuse shapes without a law', () => {
    expect(() => drawSupNorms({ h: 1, d: 10 })).toThrow('h >= 2 rows; got h=1');
    expect(() => drawSupNorms({ h: 3, d: 1 })).toThrow('d >= 2; got d=1');
  });
});

describe('l_p norms column by column', () => {
  it.each([1, 1.5, 2, 3, 4, Infinity])('are those of explicit rows, p = %d', (p) => {
    const [h, f, d, gamma] = [4, 2, 7, 1.7];
    const seed = () => new PhiloxStream({ key0: 7, key1: 7 }, 3);
    const norms = p === Infinity ? drawSupNorms({ h, d })(seed()) : drawPowerNorms({ h, d, p })(seed());
    const source = seed();
    const columns = repeat(d, () => Float64Array.from({ length: h }, () => source.normal()));
    const plant = new NormPlant(h, f).load(norms).shift(gamma);
    const rows = explicitRows(columns, f, (c) => (c === 0 ? gamma : 0));
    expectDistances(plant, rows, p);
    if (p === Infinity)
      expectDistances(
        plant.shiftAll(-gamma),
        explicitRows(columns, f, () => -gamma),
        p,
      );
    if (p === 2) {
      const squares = squaredDistancesOf(Float64Array.from(rows.flat()), h + f, d);
      squares.forEach((square, k) => expect(plant.squaredDistances[k]).toBeCloseTo(square, 11));
    }
  });

  it('give the l_p leeway of the medoid and of Krum', () => {
    // Closed forms of the limit at (11, 2), d = 1e4: within 6 %.
    const limits = [
      [1, 5373.23, 4665.36],
      [3, 37.7977, 35.1702],
    ] as const;
    const [n, f, d] = [11, 2, 10_000];
    const plant = new NormPlant(n - f, f);
    for (const [p, medoid, krum] of limits) {
      plant.load(drawPowerNorms({ h: n - f, d, p })(stream));
      // The upper end of the bisection, 20 sqrt(d), has to hold the leeway: linear in d at p = 1.
      const leeway = (id: string) => acceptedShift((gamma) => captures(plant.shift(gamma), id, f), d * d);
      expect(Math.abs(leeway('medoid') / medoid - 1)).toBeLessThan(0.06);
      expect(Math.abs(leeway('krum') / krum - 1)).toBeLessThan(0.06);
    }
  });

  it('are refused where there is no law free of d', () => {
    expect(() => drawPowerNorms({ h: 3, d: 1e9, p: 3 })).toThrow('at most 1e6; got d=1000000000 (nearest: 1000000)');
    expect(() => drawPowerNorms({ h: 3, d: 10, p: 0.5 })).toThrow('1 <= p < Infinity; got p=0.5');
    const plant = new NormPlant(3, 1).load(drawPowerNorms({ h: 3, d: 10, p: 3 })(stream));
    expect(() => plant.shiftAll(1)).toThrow('p = Infinity only; got p=3');
  });
});

function drawn(h: number, d: number): () => HonestNorms {
  const draw = drawSupNorms({ h, d });
  return () => draw(stream);
}

function captures(plant: NormPlant, id: string, f: number): boolean {
  return ruleById(id).mix!(plant.squaredDistances, plant.n, f).weights.subarray(0, f).includes(1);
}

function meanLeeway(n: number, f: number, d: number, move: 'shift' | 'shiftAll', trials: number) {
  const plant = new NormPlant(n - f, f);
  const draw = drawn(n - f, d);
  const values = repeat(trials, () => {
    plant.load(draw());
    return acceptedShift((gamma) => captures(plant[move](gamma), 'medoid', f), 100);
  });
  const mean = values.reduce((a, b) => a + b) / trials;
  return { mean, error: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0)) / trials };
}

/** The norms of h explicit rows, each from its definition. */
function explicitNorms(h: number, d: number, p: number): HonestNorms {
  const columns = repeat(d, () => Float64Array.from({ length: h }, () => stream.normal()));
  const deviations = columns.map((column) => {
    const mean = column.reduce((a, b) => a + b) / h;
    return column.map((value) => mean - value);
  });
  const perRow = (of: (j: number) => number) => Float64Array.from({ length: h }, (_, j) => of(j));
  return {
    h,
    p,
    distances: Float64Array.from({ length: h * h }, (_, k) =>
      norm(
        columns.map((column) => column[Math.floor(k / h)]! - column[k % h]!),
        p,
      ),
    ),
    first: columns[0]!,
    others: perRow((j) =>
      norm(
        deviations.slice(1).map((values) => values[j]!),
        p,
      ),
    ),
    highest: perRow((j) => deviations.reduce((most, values) => Math.max(most, values[j]!), -Infinity)),
    lowest: perRow((j) => deviations.reduce((least, values) => Math.min(least, values[j]!), Infinity)),
  };
}

function norm(values: readonly number[], p: number): number {
  if (p === Infinity) return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return values.reduce((sum, value) => sum + Math.abs(value) ** p, 0) ** (1 / p);
}

/** f Byzantine rows at honest mean + offset in front of the honest ones. */
function explicitRows(columns: readonly Float64Array[], f: number, offset: (c: number) => number): number[][] {
  const h = columns[0]!.length;
  const byzantine = columns.map((column, c) => column.reduce((a, b) => a + b) / h + offset(c));
  return [...repeat(f, () => byzantine), ...Array.from({ length: h }, (_, j) => columns.map((column) => column[j]!))];
}

function expectDistances(plant: NormPlant, rows: readonly number[][], p: number): void {
  for (const [i, a] of rows.entries()) {
    expect(plant.first[i]).toBeCloseTo(a[0]!, 12);
    for (const [j, b] of rows.entries()) {
      const distance = norm(
        a.map((value, c) => value - b[c]!),
        p,
      );
      expect(Math.sqrt(plant.squaredDistances[i * rows.length + j]!)).toBeCloseTo(distance, 11);
    }
  }
}
