/** The wasm engine against the reference on generated fields; fast-check names the seed of a failure. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Field, Statistic } from '../../../../src/sim/engine/engine.js';
import { reduce } from '../../../../src/sim/engine/reference/reduce.js';
import { referenceEngine } from '../../../../src/sim/engine/reference/reference.js';
import { wasmEngine } from '../../../../src/sim/engine/wasm/wasm.js';
import type { Attack } from '../../../../src/sim/attacks/attack.js';
import { coordinates } from '../../../../src/sim/models/coordinates.js';
import type { Reducer } from '../../../../src/sim/rules/reducer.js';

const statistics: readonly Statistic[] = [
  { kind: 'dot', direction: 'first' },
  { kind: 'dot', direction: 'ones' },
  { kind: 'squared-norm' },
  { kind: 'squared-distance-to-honest-mean' },
  { kind: 'max-abs' },
];
const direction = fc.constantFrom('first' as const, 'ones' as const);
const size = fc.integer({ min: -135, max: 135 }).map((k) => 0.37 * k + 0.011);
const attack: fc.Arbitrary<Attack> = fc.oneof(
  fc.constant<Attack>({ kind: 'none' }),
  fc.record({ kind: fc.constant('mean-shift' as const), gamma: size, direction }),
  fc.record({ kind: fc.constant('far-point' as const), magnitude: size, direction }),
  fc.record({ kind: fc.constant('staggered' as const), magnitude: size, step: size, direction }),
  fc.constant<Attack>({ kind: 'sign-flip' }),
  fc.record({ kind: fc.constant('ipm' as const), tau: size }),
  fc.record({ kind: fc.constant('alie' as const), z: size }),
  fc.record({ kind: fc.constant('constant' as const), value: size }),
);
const words = fc.integer({ min: 0, max: 0xffffffff });
const field: fc.Arbitrary<Field> = fc.integer({ min: 4, max: 40 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    f: fc.integer({ min: 0, max: (n - 2) >> 1 }),
    d: fc.oneof(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 71, max: 1500 })),
    model: fc.oneof(
      fc.record({
        kind: fc.constant('gaussian' as const),
        mean: fc.constantFrom(0, 0.25, -30),
        sigma: fc.constantFrom(1, 0.5, 3),
      }),
      fc.record({ kind: fc.constant('two-point' as const), p: fc.constantFrom(0.5, 0.1, 0.75) }),
      fc.record({ kind: fc.constant('sparse' as const), p: fc.constantFrom(1, 0.3, 0.01) }),
      fc.record({
        kind: fc.constant('laplace' as const),
        mean: fc.constantFrom(0, 2, -30),
        sigma: fc.constantFrom(1, 0.1),
      }),
      fc.record({
        kind: fc.constant('student-t' as const),
        nu: fc.constantFrom(1, 1.7, 3, 12),
        location: fc.constantFrom(0, 5),
        scale: fc.constantFrom(1, 0.2),
      }),
      fc.constantFrom(
        { kind: 'uniform' as const, low: -1, high: 1 },
        { kind: 'uniform' as const, low: 40, high: 40.5 },
      ),
    ),
    attack,
    key: fc.record({ key0: words, key1: words }),
  }),
);
/** Laws with a few values. */
const discrete: ReadonlySet<string> = new Set(['two-point', 'sparse']);
const convention = fc.constantFrom('midpoint' as const, 'lower' as const, 'upper' as const);

function reducerOf(m: number): fc.Arbitrary<Reducer> {
  const f = fc.integer({ min: 0, max: (m - 1) >> 1 });
  const keep = fc.integer({ min: m === 2 ? 2 : 1, max: m });
  // Around the midpoint of the two middle values these are equally far, and rounding decides: left to the contract's cases.
  const offCentre = m % 2 === 1 ? convention : fc.constantFrom('lower' as const, 'upper' as const);
  const half = m >> 1;
  const offOther = half % 2 === 1 ? convention : fc.constantFrom('lower' as const, 'upper' as const);
  const aroundOther = fc.record({
    kind: fc.constant('mean-around-other-median' as const),
    keep: fc.integer({ min: 1, max: Math.max(1, half) }),
    convention: offOther,
  });
  const fAround = fc.integer({ min: 0, max: Math.max(0, (m - 3) >> 1) });
  return fc.oneof(
    fc.constant<Reducer>({ kind: 'mean' }),
    fc.record({ kind: fc.constant('median' as const), convention }),
    fc.record({ kind: fc.constant('trimmed-mean' as const), f }),
    fc.record({ kind: fc.constant('mean-around-median' as const), keep, convention: offCentre }),
    fc.record({ kind: fc.constant('mean-around-trimmed-mean' as const), keep, f: fAround }),
    ...(m % 2 === 0 ? [aroundOther] : []),
  );
}

/** m different rows of n, in the manner of Bulyan: values that are exact in float32 stay so. */
function selection(count: number, m: number, n: number) {
  const weights = new Float64Array(count * m * n);
  for (let row = 0; row < count * m; row++) weights[row * n + ((row + 3) % n)] = 1;
  return { rows: m, weights };
}

type Five = [number, number, number, number, number];

/**
 * Most that an output can move, as a Euclidean norm: Byzantine entries are rounded by 2^-24 of their distance to the mean of
 * the model, honest ones not at all, and a reducer moves a column by no more than the largest change in it.
 */
function roundingOfByzantine(of: Field, trial: number): number {
  if (of.f === 0 || of.attack.kind === 'none') return 0;
  const norms = [0, of.f - 1].map((row) => {
    const weights = new Float64Array(of.n);
    weights[row] = 1;
    const mix = { rows: 1, weights };
    const [square] = reduce(of, { first: trial, count: 1 }, mix, { kind: 'identity' }, [{ kind: 'squared-norm' }]);
    return Math.sqrt(square!);
  });
  const mean = Math.abs(coordinates(of.model).offset);
  return 2 ** -24 * (norms[0]! + norms[1]! + mean * Math.sqrt(of.d));
}

describe('wasm against reference', () => {
  it('distances agree to the budget of float32', async () => {
    await fc.assert(
      fc.asyncProperty(field, words, async (generated, first) => {
        const trials = { first, count: 1 };
        const expected = await referenceEngine.pairwise(generated, trials);
        const largest = Math.max(...expected);
        // Byzantine rows are rounded to float32: an error relative to the largest distance, squared where rows coincide.
        (await wasmEngine.pairwise(generated, trials)).forEach((value, k) => {
          const allowed = 1.2e-6 * expected[k]! + 3e-7 * Math.sqrt(expected[k]! * largest) + 1e-13 * largest;
          expect(Math.abs(value - expected[k]!)).toBeLessThanOrEqual(allowed);
        });
      }),
      { numRuns: 150 },
    );
  });

  it('reductions agree to the budget of float32', async () => {
    const cases = field.chain((generated) =>
      fc
        .integer({ min: 1, max: generated.n })
        .chain((m) =>
          fc
            .record({ generated: fc.constant(generated), m: fc.constantFrom(null, m) })
            .chain((shape) =>
              fc.record({ ...{ shape: fc.constant(shape) }, reducer: reducerOf(shape.m ?? generated.n) }),
            ),
        ),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ({ shape: { generated, m }, reducer }) => {
        // The two values of a discrete law are equally far from many centres, and rounding decides.
        fc.pre(!('keep' in reducer) || !discrete.has(generated.model.kind));
        const trials = { first: 3, count: 2 };
        const mix = m === null ? null : selection(2, m, generated.n);
        const expected = await referenceEngine.reduce(generated, trials, mix, reducer, statistics);
        const actual = await wasmEngine.reduce(generated, trials, mix, reducer, statistics);
        for (let t = 0; t < 2; t++) {
          const of = (values: Float64Array) => [...values.subarray(5 * t, 5 * t + 5)] as Five;
          const [first, ones, norm, distance, largest] = of(expected);
          const error = roundingOfByzantine(generated, 3 + t) + 1e-12 * (1 + Math.sqrt(norm));
          const squared = (size: number) => error * (2 * Math.sqrt(size) + error) + 1e-12 * size;
          const [a, b, c, e, g] = of(actual);
          expect(Math.abs(a - first)).toBeLessThanOrEqual(1e-12 * (1 + Math.abs(first)));
          expect(Math.abs(b - ones)).toBeLessThanOrEqual(error * Math.sqrt(generated.d));
          expect(Math.abs(c - norm)).toBeLessThanOrEqual(squared(norm));
          expect(Math.abs(e - distance)).toBeLessThanOrEqual(squared(distance));
          expect(Math.abs(g - largest)).toBeLessThanOrEqual(error);
        }
      }),
      { numRuns: 250 },
    );
  });

  it('order statistics of honest rows are equal in every bit', async () => {
    const cases = fc
      .integer({ min: 2, max: 64 })
      .chain((n) => fc.record({ n: fc.constant(n), d: fc.integer({ min: 1, max: 400 }), convention, key0: words }));
    await fc.assert(
      fc.asyncProperty(cases, async ({ n, d, convention: of, key0 }) => {
        const honest: Field = {
          n,
          f: 0,
          d,
          model: { kind: 'gaussian', mean: 0, sigma: 1 },
          attack: { kind: 'none' },
          key: { key0, key1: 5 },
        };
        const reducer = { kind: 'median', convention: of } as const;
        const range = { first: 0, count: 2 };
        const asked = [statistics[0]!, statistics[4]!];
        expect(await wasmEngine.reduce(honest, range, null, reducer, asked)).toEqual(
          await referenceEngine.reduce(honest, range, null, reducer, asked),
        );
      }),
      { numRuns: 150 },
    );
  });
});
