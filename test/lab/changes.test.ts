/** A block of trials whose engine rounds, at the ends of declared ranges. */
import { expect, it } from 'vitest';
import { sampleWithChanges } from '../../src/lab/changes.js';
import { trialContext } from '../../src/lab/context.js';
import type { Engine, Field } from '../../src/sim/engine/engine.js';
import type { Experiment } from '../../src/theorems/theorem.js';

const field: Field = {
  n: 3,
  f: 0,
  d: 1,
  model: { kind: 'uniform', low: 0, high: 1 },
  attack: { kind: 'none' },
  key: { key0: 1, key1: 2 },
};

/** Its numbers are 1 + excess, and may be wrong by `bound`. */
const rounding = (engine: Engine, excess: number, bound: number): Engine => ({
  ...engine,
  reduce: async (_field, { count }) => new Float64Array(count).fill(1 + excess),
  precision: { ...engine.precision, reduce: (_pass, values) => values.map(() => bound) },
});

const experiment: Experiment = {
  description: 'A number in [0, 1].',
  observables: { share: { description: 'a share', support: { kind: 'bounded', min: 0, max: 1 } } },
  trials: { quick: 1, standard: 1, thorough: 1 },
  sample: async ({ engine }, _point, range) => ({
    share: await engine.reduce(field, range, null, { kind: 'mean' }, [{ kind: 'max-abs' }]),
  }),
};

it.each([
  ['by less than rounding explains, is at its end', 1e-7, 1e-7, 1],
  ['by more, stays where it is', 1e-7, 1e-8, 1 + 1e-7],
  ['not at all, stays where it is', -1e-9, 1e-7, 1 - 1e-9],
])('a value outside its range %s', async (_how, excess, bound, expected) => {
  const context = await trialContext('reference', field.key, undefined);
  const engine = rounding(context.engine, excess, bound);
  const { columns, changes } = await sampleWithChanges(experiment, { ...context, engine }, {}, { first: 0, count: 3 });
  expect([...columns['share']!]).toEqual([expected, expected, expected]);
  changes!['share']!.forEach((change) => expect(change).toBeCloseTo(bound, 12));
});
