/** Fields, mixes and reducers for the tests of the TensorFlow engine. */
import fc from 'fast-check';
import type { Attack } from '../../../../src/sim/attacks/attack.js';
import type { Engine, Field, Statistic } from '../../../../src/sim/engine/engine.js';
import { createTfjsEngine } from '../../../../src/sim/engine/tfjs/tfjs.js';
import type { Model } from '../../../../src/sim/models/model.js';
import type { Reducer } from '../../../../src/sim/rules/reducer.js';

/** The backends that are ordinary packages. */
export const engines: readonly (readonly [name: string, engine: Engine])[] = [
  ['wasm', createTfjsEngine('wasm')],
  ['cpu', createTfjsEngine('cpu')],
];

export const statistics: readonly Statistic[] = [
  { kind: 'dot', direction: 'first' },
  { kind: 'dot', direction: 'ones' },
  { kind: 'squared-norm' },
  { kind: 'squared-distance-to-honest-mean' },
  { kind: 'max-abs' },
];

const direction = fc.constantFrom('first' as const, 'ones' as const);
const size = fc.integer({ min: -135, max: 135 }).map((k) => 0.37 * k + 0.011);

export const attack: fc.Arbitrary<Attack> = fc.oneof(
  fc.constant<Attack>({ kind: 'none' }),
  fc.record({ kind: fc.constant('mean-shift' as const), gamma: size, direction }),
  fc.record({ kind: fc.constant('far-point' as const), magnitude: fc.oneof(size, fc.constant(3e9)), direction }),
  fc.record({ kind: fc.constant('staggered' as const), magnitude: size, step: size, direction }),
  fc.constant<Attack>({ kind: 'sign-flip' }),
  fc.record({ kind: fc.constant('ipm' as const), tau: size }),
  fc.record({ kind: fc.constant('alie' as const), z: size }),
  fc.constant<Attack>({ kind: 'alie-population', z: 1.5, mean: 0.25, sigma: 1 }),
  fc.constant<Attack>({ kind: 'diameter' }),
  fc.constantFrom<Attack>(
    { kind: 'mirror', centre: 'median', sign: 1 },
    { kind: 'mirror', centre: 'trimmed-mean', sign: -1 },
  ),
  fc.record({ kind: fc.constant('constant' as const), value: fc.oneof(size, fc.constant(0)) }),
);

export const model: fc.Arbitrary<Model> = fc.oneof(
  fc.record({
    kind: fc.constant('gaussian' as const),
    mean: fc.constantFrom(0, 0.25, -30, 5e4),
    sigma: fc.constantFrom(1, 0.5, 3, 0),
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
  fc.constantFrom<Model>({ kind: 'uniform', low: -1, high: 1 }, { kind: 'uniform', low: 40, high: 40.5 }),
);

const word = fc.integer({ min: 0, max: 0xffffffff });
export const key = fc.record({ key0: word, key1: word });

/** Fields of 4 to 40 rows and few columns, or as many as are summed twice. */
export const field: fc.Arbitrary<Field> = fc.integer({ min: 4, max: 40 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    f: fc.integer({ min: 0, max: (n - 2) >> 1 }),
    d: fc.oneof(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 71, max: 1500 })),
    model,
    attack,
    key,
  }),
);

const convention = fc.constantFrom('midpoint' as const, 'lower' as const, 'upper' as const);

/** Every reducer that m rows can feed. */
export function reducerOf(m: number): fc.Arbitrary<Reducer> {
  const f = fc.integer({ min: 0, max: (m - 1) >> 1 });
  const keep = fc.integer({ min: 1, max: m });
  const aroundOther = fc.record({
    kind: fc.constant('mean-around-other-median' as const),
    keep: fc.integer({ min: 1, max: Math.max(1, m >> 1) }),
    convention,
  });
  return fc.oneof(
    ...(m === 1 ? [fc.constant<Reducer>({ kind: 'identity' })] : []),
    fc.constant<Reducer>({ kind: 'mean' }),
    fc.record({ kind: fc.constant('median' as const), convention }),
    fc.record({ kind: fc.constant('trimmed-mean' as const), f }),
    fc.record({ kind: fc.constant('mean-around-median' as const), keep, convention }),
    fc.record({ kind: fc.constant('mean-around-trimmed-mean' as const), keep, f }),
    ...(m % 2 === 0 ? [aroundOther] : []),
  );
}

/** What kinds of weights a mix has. */
export type MixKind = 'none' | 'selection' | 'averages' | 'any';
export const mixKind = fc.constantFrom<MixKind>('none', 'selection', 'averages', 'any');

/** m x n weights for `count` trials, different in each: rows of the field, averages of rows, or weights of either sign and any sum. */
export function mixOf(kind: MixKind, count: number, m: number, n: number) {
  if (kind === 'none') return null;
  const weights = new Float64Array(count * m * n);
  for (let row = 0; row < count * m; row++) {
    const width = kind === 'selection' ? 1 : kind === 'averages' ? Math.min(n, 3) : n;
    for (let k = 0; k < width; k++) {
      const weight = kind === 'any' ? ((row * 7 + k * 13) % 11) / 10 - 0.3 : 1 / width;
      weights[row * n + ((row + 3 + k) % n)] = weight;
    }
  }
  return { rows: m, weights };
}
