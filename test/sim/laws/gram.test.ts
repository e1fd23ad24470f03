import { describe, expect, it } from 'vitest';
import { drawGram, emptyGramDraw, type GramDraw } from '../../../src/sim/laws/gram.js';
import { LinearPlant } from '../../../src/sim/laws/plant.js';
import { PhiloxStream } from '../../../src/sim/random/philoxStream.js';
import type { Stream } from '../../../src/sim/random/stream.js';
import { squaredDistancesOf } from '../../../src/sim/rules/distances.js';
import { mixColumn } from '../../../src/sim/rules/mix.js';
import { reduceColumn } from '../../../src/sim/rules/reduceColumn.js';
import { ruleById } from '../../../src/sim/rules/registry.js';
import { kolmogorovSmirnov } from './twoSample.js';

const H = 9;
const F = 2;
const N = H + F;
const key = { key0: 20260, key1: 17 };
const byBruteForce = (trial: number) => new PhiloxStream(key, trial);
const byLaw = (trial: number) => new PhiloxStream(key, 1_000_000 + trial);

const statistics = [
  'krum first',
  'krum square',
  'krum cosine',
  'largest distance',
  'multi-krum square',
  'bulyan first',
] as const;
type Sample = Record<(typeof statistics)[number], number>;

/** Cosine of the angle between g + F and g, for ‖g‖ = sqrt(d) along direction 1. */
const cosine = (first: number, square: number, d: number) =>
  (Math.sqrt(d) + first) / Math.sqrt(d + 2 * Math.sqrt(d) * first + square);

function bulyanFirst(distances: Float64Array, first: Float64Array): number {
  const mix = ruleById('bulyan').mix!(distances, N, F);
  const mixed = new Float64Array(mix.rows);
  mixColumn(mix, first, N, mixed);
  return reduceColumn(ruleById('bulyan').reducer(N, F), mixed, mix.rows, new Float64Array(2 * mix.rows));
}

/** Explicit d-dimensional rows under the mean shift. */
function bruteForce(stream: Stream, d: number, gamma: number): Sample {
  const rows = new Float64Array(N * d);
  for (let k = F * d; k < N * d; k++) rows[k] = stream.normal();
  for (let c = 0; c < d; c++) {
    let mean = 0;
    for (let j = F; j < N; j++) mean += rows[j * d + c]! / H;
    for (let i = 0; i < F; i++) rows[i * d + c] = mean + (c === 0 ? gamma : 0);
  }
  const distances = squaredDistancesOf(rows, N, d);
  const output = (id: string) => {
    const { weights } = ruleById(id).mix!(distances, N, F);
    return Array.from({ length: d }, (_, c) => weights.reduce((sum, weight, i) => sum + weight * rows[i * d + c]!, 0));
  };
  const square = (vector: readonly number[]) => vector.reduce((sum, value) => sum + value * value, 0);
  const krum = output('krum');
  return {
    'krum first': krum[0]!,
    'krum square': square(krum),
    'krum cosine': cosine(krum[0]!, square(krum), d),
    'largest distance': distances.reduce((a, b) => Math.max(a, b), 0),
    'multi-krum square': square(output('multi-krum')),
    'bulyan first': bulyanFirst(
      distances,
      Float64Array.from({ length: N }, (_, i) => rows[i * d]!),
    ),
  };
}

/** The same statistics from a Gram draw; `gamma` and the cosine's `d` stay those of the brute force. */
function fromDraw(draw: GramDraw, plant: LinearPlant, d: number, gamma: number): Sample {
  plant.load(draw).shift(gamma);
  const krum = ruleById('krum').mix!(plant.squaredDistances, N, F).weights;
  return {
    'krum first': plant.mixFirst(krum),
    'krum square': plant.mixSquare(krum),
    'krum cosine': cosine(plant.mixFirst(krum), plant.mixSquare(krum), d),
    'largest distance': plant.squaredDistances.reduce((a, b) => Math.max(a, b), 0),
    'multi-krum square': plant.mixSquare(ruleById('multi-krum').mix!(plant.squaredDistances, N, F).weights),
    'bulyan first': bulyanFirst(plant.squaredDistances, plant.first),
  };
}

function samples(count: number, one: (trial: number) => Sample): Record<keyof Sample, number[]> {
  const all = Array.from({ length: count }, (_, trial) => one(trial));
  return Object.fromEntries(statistics.map((name) => [name, all.map((sample) => sample[name])])) as Record<
    keyof Sample,
    number[]
  >;
}

describe('the Gram law against explicit vectors', () => {
  const trials = 3000;
  const plant = new LinearPlant(H, F);
  const lawAt = (d: number, drawnDimension: number, gamma: number) => {
    const draw = emptyGramDraw({ h: H, d: drawnDimension, directions: 1 });
    return samples(trials, (trial) => fromDraw(drawGram(byLaw(trial), draw, draw), plant, d, gamma));
  };

  it.each([4, 60])('has the same distribution of every statistic at d = %i', (d) => {
    const gamma = 1.1 * Math.sqrt(d);
    const explicit = samples(trials, (trial) => bruteForce(byBruteForce(trial), d, gamma));
    const law = lawAt(d, d, gamma);
    for (const name of statistics) expect(kolmogorovSmirnov(explicit[name], law[name]), name).toBeGreaterThan(1e-4);
  });

  it('is told apart from a law with d degrees of freedom in place of d - 1', () => {
    const gamma = 1.1 * Math.sqrt(4);
    const explicit = samples(trials, (trial) => bruteForce(byBruteForce(trial), 4, gamma));
    const wrong = lawAt(4, 5, gamma);
    expect(kolmogorovSmirnov(explicit['largest distance'], wrong['largest distance'])).toBeLessThan(1e-30);
    expect(kolmogorovSmirnov(explicit['multi-krum square'], wrong['multi-krum square'])).toBeLessThan(1e-10);
  });
});

describe('moments of the Gram matrix', () => {
  it.each([
    [3, 6],
    [40, 6],
    [1e9, 6],
  ])('at d = %d', (d, h) => {
    const trials = 4000;
    const draw = emptyGramDraw({ h, d, directions: 2 });
    const moments = { own: 0, ownSquare: 0, crossSquare: 0, distance: 0, distanceSquare: 0 };
    for (let trial = 0; trial < trials; trial++) {
      const { gram } = drawGram(new PhiloxStream({ key0: 5, key1: d % 1000 }, trial), draw, draw);
      const own = gram[(h - 1) * h + h - 1]!;
      const cross = gram[h - 1]!;
      const distance = gram[0]! + own - 2 * cross;
      moments.own += own / trials;
      moments.ownSquare += (own - d) ** 2 / trials;
      moments.crossSquare += cross ** 2 / trials;
      moments.distance += distance / trials;
      moments.distanceSquare += (distance - 2 * d) ** 2 / trials;
    }
    // Five standard errors: chi-square means with variance 2d and 8d; relative errors of second moments for the rest
    // (kurtosis of the worst case d = 3 included).
    expect(Math.abs(moments.own - d)).toBeLessThan(5 * Math.sqrt((2 * d) / trials));
    expect(Math.abs(moments.distance - 2 * d)).toBeLessThan(5 * Math.sqrt((8 * d) / trials));
    const secondMoment = 5 * Math.sqrt((2 + 12 / d) / trials);
    expect(Math.abs(moments.ownSquare / (2 * d) - 1)).toBeLessThan(secondMoment);
    expect(Math.abs(moments.distanceSquare / (8 * d) - 1)).toBeLessThan(secondMoment);
    expect(Math.abs(moments.crossSquare / d - 1)).toBeLessThan(5 * Math.sqrt((2 + 6 / d) / trials));
  });

  it('has rank d when there are more rows than dimensions', () => {
    // d = 3, two directions: one more dimension. The 4 x 4 minors of the Gram matrix vanish, the 3 x 3 ones do not.
    const { gram } = drawGram(new PhiloxStream(key, 7), { h: 6, d: 3, directions: 2 });
    const minor = (size: number) =>
      determinant(Array.from({ length: size }, (_, i) => [...gram.subarray(i * 6, i * 6 + size)]));
    expect(Math.abs(minor(3))).toBeGreaterThan(1e-6);
    expect(Math.abs(minor(4))).toBeLessThan(1e-9);
  });

  it('refuses shapes without a law', () => {
    expect(() => emptyGramDraw({ h: 5, d: 1, directions: 2 })).toThrow('d >= 2 with 2 directions; got d=1');
    expect(() => emptyGramDraw({ h: 5, d: 1, directions: 0, rest: true })).toThrow('directions=0');
    expect(() => emptyGramDraw({ h: 0, d: 10, directions: 1 })).toThrow('h >= 1 rows; got h=0');
  });
});

/** Gaussian elimination without pivoting; enough for positive definite minors. */
function determinant(matrix: number[][]): number {
  let product = 1;
  for (let k = 0; k < matrix.length; k++) {
    const pivot = matrix[k]![k]!;
    product *= pivot;
    for (let i = k + 1; i < matrix.length; i++) {
      const factor = matrix[i]![k]! / pivot;
      for (let j = k; j < matrix.length; j++) matrix[i]![j]! -= factor * matrix[k]![j]!;
    }
  }
  return product;
}
