import { describe, expect, it } from 'vitest';
import type { Field } from '../../../src/sim/engine/engine.js';
import { planField } from '../../../src/sim/engine/plan.js';

const field: Field = {
  n: 7,
  f: 2,
  d: 9,
  model: { kind: 'gaussian', mean: 1, sigma: 1 },
  attack: { kind: 'alie', z: 1 },
  key: { key0: 1, key1: 2 },
};

describe('a field has no plan in float32', () => {
  it('where the model lies so far out that squares leave float32', () => {
    const far = (mean: number, sigma: number) => planField({ ...field, model: { kind: 'gaussian', mean, sigma } });
    expect(far(1, 1e-14)).not.toBeNull();
    expect(far(-1, 1e-16)).toBeNull();
    expect(far(1e16, 0)).toBeNull();
  });

  it('where a deviation of one honest row is asked for', () => {
    expect(planField({ ...field, f: 5 })).not.toBeNull();
    expect(planField({ ...field, f: 6 })).toBeNull();
    expect(planField({ ...field, f: 6, attack: { kind: 'sign-flip' } })).not.toBeNull();
  });
});
