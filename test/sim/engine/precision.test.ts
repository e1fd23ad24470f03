/** The error bounds that engines declare, against what they do. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attack } from '../../../src/sim/attacks/attack.js';
import { aggregateField } from '../../../src/sim/engine/aggregateField.js';
import type { Engine, Field, Statistic } from '../../../src/sim/engine/engine.js';
import { Recorder } from '../../../src/sim/engine/recorder.js';
import { referenceEngine } from '../../../src/sim/engine/reference/reference.js';
import { wasmEngine } from '../../../src/sim/engine/wasm/wasm.js';
import { ruleById } from '../../../src/sim/rules/registry.js';
import type { Reducer } from '../../../src/sim/rules/reducer.js';

const statistics: readonly Statistic[] = [
  { kind: 'dot', direction: 'first' },
  { kind: 'dot', direction: 'ones' },
  { kind: 'squared-norm' },
  { kind: 'squared-distance-to-honest-mean' },
  { kind: 'max-abs' },
];
const direction = fc.constantFrom('first' as const, 'ones' as const);
const size = fc.oneof(
  fc.double({ min: -50, max: 50, noNaN: true }).map((value) => (Math.abs(value) < 1e-15 ? 0 : value)),
  fc.constantFrom(1e6, -1e9),
);
const attack: fc.Arbitrary<Attack> = fc.oneof(
  fc.constant<Attack>({ kind: 'none' }),
  fc.record({ kind: fc.constant('mean-shift' as const), gamma: size, direction }),
  fc.record({ kind: fc.constant('far-point' as const), magnitude: size, direction }),
  fc.record({ kind: fc.constant('staggered' as const), magnitude: size, step: size, direction }),
  fc.constant<Attack>({ kind: 'sign-flip' }),
  fc.record({ kind: fc.constant('ipm' as const), tau: size }),
  fc.record({ kind: fc.constant('alie' as const), z: size }),
  fc.record({ kind: fc.constant('constant' as const), value: size }),
  fc.constant<Attack>({ kind: 'diameter' }),
);
const words = fc.integer({ min: 0, max: 0xffffffff });
const field: fc.Arbitrary<Field> = fc.integer({ min: 4, max: 20 }).chain((n) =>
  fc.record({
    n: fc.constant(n),
    f: fc.integer({ min: 0, max: (n - 2) >> 1 }),
    d: fc.oneof(fc.integer({ min: 1, max: 70 }), fc.integer({ min: 71, max: 700 })),
    model: fc.oneof(
      fc.record({
        kind: fc.constant('gaussian' as const),
        mean: fc.constantFrom(0, 0.3, -1e6),
        sigma: fc.constantFrom(1, 0.1, 0),
      }),
      fc.record({ kind: fc.constant('two-point' as const), p: fc.constantFrom(0.5, 0.1) }),
      fc.record({ kind: fc.constant('sparse' as const), p: fc.constantFrom(1, 0.1, 1e-6) }),
      fc.record({
        kind: fc.constant('laplace' as const),
        mean: fc.constantFrom(0, -1e6),
        sigma: fc.constantFrom(1, 0.1),
      }),
      fc.record({
        kind: fc.constant('student-t' as const),
        nu: fc.constantFrom(1, 2.5, 30),
        location: fc.constantFrom(0, 7),
        scale: fc.constantFrom(1, 0.01),
      }),
      fc.record({
        kind: fc.constant('uniform' as const),
        low: fc.constantFrom(0, -3, 1e6),
        high: fc.constant(1e6 + 1),
      }),
    ),
    attack,
    key: fc.record({ key0: words, key1: words }),
  }),
);

function reducerOf(m: number): fc.Arbitrary<Reducer> {
  const convention = fc.constantFrom('midpoint' as const, 'lower' as const, 'upper' as const);
  return fc.oneof(
    fc.constant<Reducer>({ kind: 'mean' }),
    fc.record({ kind: fc.constant('median' as const), convention }),
    fc.record({ kind: fc.constant('trimmed-mean' as const), f: fc.integer({ min: 0, max: (m - 1) >> 1 }) }),
  );
}

const within = (a: Float64Array, b: Float64Array, ...bounds: readonly Float64Array[]): void =>
  a.forEach((value, k) => {
    expect(Math.abs(value - b[k]!)).toBeLessThanOrEqual(bounds.reduce((sum, bound) => sum + bound[k]!, 0));
  });

describe('wasm and reference differ by no more than their bounds allow', () => {
  const trials = { first: 3, count: 2 };

  it('in distances', async () => {
    await fc.assert(
      fc.asyncProperty(
        field,
        fc.constantFrom('rows' as const, 'rows-and-origin' as const),
        async (generated, points) => {
          const a = await wasmEngine.pairwise(generated, trials, points);
          const b = await referenceEngine.pairwise(generated, trials, points);
          const boundsOf = ({ precision }: Engine, values: Float64Array) =>
            precision.pairwise(generated, values, points);
          within(a, b, boundsOf(wasmEngine, a), boundsOf(referenceEngine, b));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('in statistics of reductions, with and without a mix', async () => {
    const cases = field.chain((generated) =>
      fc.constantFrom(null, 1, 3).chain((m) =>
        fc.record({
          generated: fc.constant(generated),
          mix:
            m === null
              ? fc.constant(null)
              : fc
                  .array(fc.constantFrom(0, 0.25, -1, 0.7), {
                    minLength: 2 * m * generated.n,
                    maxLength: 2 * m * generated.n,
                  })
                  .map((weights) => ({ rows: m, weights: Float64Array.from(weights) })),
          reducer: reducerOf(m ?? generated.n),
        }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ({ generated, mix, reducer }) => {
        const run = (engine: Engine) => engine.reduce(generated, trials, mix, reducer, statistics);
        const [a, b] = [await run(wasmEngine), await run(referenceEngine)];
        const pass = { field: generated, trials, mix, reducer, statistics };
        within(a, b, wasmEngine.precision.reduce(pass, a), referenceEngine.precision.reduce(pass, b));
      }),
      { numRuns: 300 },
    );
  });
});

describe('the bounds are of use', () => {
  const far: Field = {
    n: 15,
    f: 3,
    d: 1000,
    model: { kind: 'gaussian', mean: 0, sigma: 1 },
    attack: { kind: 'far-point', magnitude: 1e12, direction: 'ones' },
    key: { key0: 1, key1: 2 },
  };
  const trials = { first: 0, count: 1 };
  const ones: readonly Statistic[] = [{ kind: 'dot', direction: 'ones' }];

  it('far points that a median leaves out cost it nothing; a mean pays for them', async () => {
    const bound = async (reducer: Reducer): Promise<number> => {
      const values = await wasmEngine.reduce(far, trials, null, reducer, ones);
      const pass = { field: far, trials, mix: null, reducer, statistics: ones };
      return wasmEngine.precision.reduce(pass, values)[0]! / far.d;
    };
    expect(await bound({ kind: 'median', convention: 'midpoint' })).toBeLessThan(1e-6);
    expect(await bound({ kind: 'mean' })).toBeGreaterThan(1e3);
  });

  it('a pass that falls back to float64 counts as float64', async () => {
    const mirrored: Field = { ...far, attack: { kind: 'mirror', centre: 'median', sign: 1 } };
    const distances = await wasmEngine.pairwise(mirrored, trials);
    expect(wasmEngine.precision.pairwise(mirrored, distances)).toEqual(
      referenceEngine.precision.pairwise(mirrored, distances),
    );
    expect(Math.max(...wasmEngine.precision.pairwise(mirrored, distances))).toBeLessThan(1e-8);
  });
});

describe('answers moved by their bounds', () => {
  const flat: Field = {
    n: 9,
    f: 2,
    d: 10,
    model: { kind: 'gaussian', mean: 0, sigma: 1 },
    attack: { kind: 'sign-flip' },
    key: { key0: 7, key1: 9 },
  };
  const range = { first: 0, count: 2000 };
  const norms = (engine: Engine, field: Field): Promise<Float64Array> =>
    aggregateField(engine, ruleById('krum'), field, 2, range, [{ kind: 'squared-norm' }]);

  /** wasm with errors of up to 3 % where it has 1e-6: near-ties that rounding decides become common enough to be counted. */
  const rough = (scale: number): Engine => ({
    ...wasmEngine,
    precision: {
      pairwise: (_field, distances) => distances.map((square) => scale * square),
      reduce: (_pass, values) => new Float64Array(values.length),
    },
  });
  const changed = async (scale: number): Promise<number> => {
    const recorder = new Recorder(rough(scale));
    const honest: Field = { ...flat, attack: { kind: 'none' } };
    const plain = await norms(recorder, honest);
    const moved = await norms(recorder.perturbed(), honest);
    expect(plain).toEqual(await norms(wasmEngine, honest));
    return plain.filter((norm, t) => norm !== moved[t]).length;
  };

  it('make Krum select another row where its scores are that close, and nowhere else', async () => {
    expect(await changed(0)).toBe(0);
    expect(await changed(1e-9)).toBe(0);
    // The probability of a near-tie is proportional to its width.
    const [one, ten] = [await changed(0.003), await changed(0.03)];
    expect(one).toBeGreaterThan(0);
    expect(ten).toBeGreaterThan(3 * one);
    expect(ten).toBeLessThan(30 * one);
  });

  it('are the same however trials are cut into blocks', async () => {
    const all = new Recorder(wasmEngine);
    await all.pairwise(flat, { first: 0, count: 4 });
    const whole = await all.perturbed().pairwise(flat, { first: 0, count: 4 });
    for (let first = 0; first < 4; first++) {
      const alone = await new Recorder(wasmEngine).perturbed().pairwise(flat, { first, count: 1 });
      expect([...alone]).toEqual([...whole.subarray(first * 81, (first + 1) * 81)]);
    }
    const plain = await wasmEngine.pairwise(flat, { first: 0, count: 4 });
    const off = whole.filter((value, k) => value !== plain[k]).length;
    expect(off).toBe(4 * 9 * 8 - 4 * 2); // all but the diagonal and the pair of equal Byzantine rows
  });

  it('cost no second pass where the same is asked again', async () => {
    let passes = 0;
    const counting: Engine = {
      ...wasmEngine,
      pairwise: (...words) => (passes++, wasmEngine.pairwise(...words)),
      reduce: (...words) => (passes++, wasmEngine.reduce(...words)),
    };
    const recorder = new Recorder(counting);
    // Krum takes one of two equal Byzantine rows: a tie of equal rows is none that rounding decides.
    await norms(recorder, flat);
    await norms(recorder.perturbed(), flat);
    expect(passes).toBe(2);
  });
});
