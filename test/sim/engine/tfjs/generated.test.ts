/** The TensorFlow engine against the reference on generated fields, within what the two state of their precision. */
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { Engine, Field, TrialRange } from '../../../../src/sim/engine/engine.js';
import { referenceEngine } from '../../../../src/sim/engine/reference/reference.js';
import type { Reducer } from '../../../../src/sim/rules/reducer.js';
import { engines, field, key, mixKind, mixOf, model, reducerOf, statistics } from './cases.js';

afterAll(async () => {
  for (const [, engine] of engines) await engine.stop();
});

const reduction = field.chain((of) =>
  fc.record({
    of: fc.constant(of),
    kind: mixKind,
    m: fc.integer({ min: 1, max: of.n }),
    first: fc.integer({ min: 0, max: 3000 }),
    count: fc.integer({ min: 1, max: 4 }),
  }),
);

describe.each(engines)('the %s backend', (name, engine) => {
  // Plain JavaScript is slow: the kernels differ, not the passes.
  const share = name === 'cpu' ? 4 : 1;

  it('has the distances of the reference, and the norms', async () => {
    await fc.assert(
      fc.asyncProperty(field, fc.constantFrom('rows' as const, 'rows-and-origin' as const), async (of, points) => {
        const range = { first: 7, count: 3 };
        const expected = await referenceEngine.pairwise(of, range, points);
        const actual = await engine.pairwise(of, range, points);
        const bounds = engine.precision.pairwise(of, actual, points);
        const own = referenceEngine.precision.pairwise(of, expected, points);
        expectWithin(actual, expected, bounds, own);
      }),
      { seed: 61, numRuns: 120 / share },
    );
  });

  it('reduces as the reference', async () => {
    await fc.assert(
      fc.asyncProperty(
        reduction.chain((asked) =>
          fc.tuple(fc.constant(asked), reducerOf(asked.kind === 'none' ? asked.of.n : asked.m)),
        ),
        async ([{ of, kind, m, first, count }, reducer]) => {
          const mix = mixOf(kind, count, m, of.n);
          await expectSameReduction(engine, of, { first, count }, mix, reducer);
        },
      ),
      { seed: 62, numRuns: 300 / share },
    );
  });

  it('reduces fields of several tiles, whose last one is cut', async () => {
    const cases = fc.record({ d: fc.constantFrom(32769, 33000, 65537), of: model, key });
    await fc.assert(
      fc.asyncProperty(cases, async ({ d, of, key: words }) => {
        const wide: Field = { n: 5, f: 1, d, model: of, attack: { kind: 'alie', z: 1 }, key: words };
        const range = { first: 2, count: 3 };
        await expectSameReduction(engine, wide, range, null, { kind: 'median', convention: 'midpoint' });
        await expectSameReduction(engine, wide, range, null, { kind: 'mean' });
        const expected = await referenceEngine.pairwise(wide, range);
        const actual = await engine.pairwise(wide, range);
        expectWithin(
          actual,
          expected,
          engine.precision.pairwise(wide, actual),
          referenceEngine.precision.pairwise(wide, expected),
        );
      }),
      { seed: 63, numRuns: 4 / share },
    );
  });
});

async function expectSameReduction(
  engine: Engine,
  of: Field,
  trials: TrialRange,
  mix: { readonly rows: number; readonly weights: Float64Array } | null,
  reducer: Reducer,
): Promise<void> {
  const asked = { field: of, trials, mix, reducer, statistics };
  const expected = await referenceEngine.reduce(of, trials, mix, reducer, statistics);
  const actual = await engine.reduce(of, trials, mix, reducer, statistics);
  expectWithin(
    actual,
    expected,
    engine.precision.reduce(asked, actual),
    referenceEngine.precision.reduce(asked, expected),
  );
}

function expectWithin(actual: Float64Array, expected: Float64Array, bounds: Float64Array, own: Float64Array): void {
  expect(actual.length).toBe(expected.length);
  actual.forEach((value, k) => {
    if (Math.abs(value - expected[k]!) <= bounds[k]! + own[k]!) return;
    expect.fail(`entry ${k}: ${value}, expected ${expected[k]} within ${bounds[k]} + ${own[k]}`);
  });
}
