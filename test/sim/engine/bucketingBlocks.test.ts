import { describe, expect, it } from 'vitest';
import { aggregateField } from '../../../src/sim/engine/aggregateField.js';
import { availableEngines } from '../../../src/sim/engine/choose.js';
import type { Field } from '../../../src/sim/engine/engine.js';
import { ruleById } from '../../../src/sim/rules/registry.js';

const field: Field = {
  n: 15,
  f: 2,
  d: 20,
  model: { kind: 'gaussian', mean: 0, sigma: 1 },
  attack: { kind: 'far-point', magnitude: 50, direction: 'ones' },
  key: { key0: 3, key1: 4 },
};

describe.each(availableEngines.map((engine) => [engine.name, engine] as const))('%s', (_, engine) => {
  it.each(['bucketing+krum', 'bucketing+cwmed', 'bucketing:3+cge'])('%s flips the coins of the trial', async (id) => {
    const run = (first: number, count: number) =>
      aggregateField(engine, ruleById(id), field, 2, { first, count }, [{ kind: 'squared-norm' }]);
    const together = await run(5, 4);
    // The same buckets whatever the block, others in another trial.
    for (let t = 0; t < 4; t++) expect([...(await run(5 + t, 1))]).toEqual([together[t]]);
    expect(new Set(together).size).toBe(4);
  });
});
