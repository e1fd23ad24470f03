import { describe, expect, it } from 'vitest';
import type { Field } from '../../../src/sim/engine/engine.js';
import { aggregateField } from '../../../src/sim/engine/aggregateField.js';
import { referenceEngine } from '../../../src/sim/engine/reference/reference.js';
import { aggregate } from '../../../src/sim/rules/aggregate.js';
import { ruleById, rules } from '../../../src/sim/rules/registry.js';
import { wholeField } from '../../engine-contract/oracle.js';

const field: Field = {
  n: 15,
  f: 3,
  d: 50,
  model: { kind: 'gaussian', mean: 1, sigma: 2 },
  attack: { kind: 'alie', z: 1 },
  key: { key0: 8, key1: 9 },
};

describe('a rule over a field', () => {
  it.each([...rules.map((rule) => rule.id), 'nnm+cwtm', 'nnm+gm'])('%s: the same as on rows in memory', async (id) => {
    const statistics = [{ kind: 'squared-norm' }, { kind: 'dot', direction: 'ones' }] as const;
    const trials = { first: 4, count: 3 };
    const actual = await aggregateField(referenceEngine, ruleById(id), field, field.f, trials, statistics);
    for (let t = 0; t < trials.count; t++) {
      const columns = wholeField(field, trials.first + t);
      const rows = Float64Array.from(
        { length: field.n * field.d },
        (_, k) => columns[k % field.d]![Math.floor(k / field.d)]!,
      );
      const output = aggregate(ruleById(id), rows, field.n, field.d, field.f);
      expect(actual[2 * t]).toBeCloseTo(
        output.reduce((sum, value) => sum + value * value, 0),
        8,
      );
      expect(actual[2 * t + 1]).toBeCloseTo(
        output.reduce((sum, value) => sum + value, 0),
        8,
      );
    }
  });

  it('checks the domain first, and runs no trial when asked for none', async () => {
    const run = (f: number, count: number) =>
      aggregateField(referenceEngine, ruleById('krum'), field, f, { first: 0, count }, [{ kind: 'squared-norm' }]);
    await expect(run(7, 1)).rejects.toThrow('krum needs n >= 2f + 3; got n=15, f=7 (largest f here: 6)');
    expect((await run(3, 0)).length).toBe(0);
  });
});
