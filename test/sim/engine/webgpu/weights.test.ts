import { describe, expect, it } from 'vitest';
import type { Field } from '../../../../src/sim/engine/engine.js';
import { planField } from '../../../../src/sim/engine/plan.js';
import { weightsOf } from '../../../../src/sim/engine/webgpu/weights.js';
import type { Mix } from '../../../../src/sim/rules/rule.js';
import type { Reducer } from '../../../../src/sim/rules/reducer.js';

// Tile rows: one Byzantine row for the two equal ones, then three honest ones.
const field: Field = {
  n: 5,
  f: 2,
  d: 9,
  model: { kind: 'gaussian', mean: 3, sigma: 2 },
  attack: { kind: 'sign-flip' },
  key: { key0: 1, key1: 2 },
};
const median: Reducer = { kind: 'median', convention: 'midpoint' };

function numbers(weights: readonly number[], reducer: Reducer, of: Partial<Field> = {}, meansRead = false): number[] {
  const one = { ...field, ...of };
  const mix: Mix = { rows: weights.length / one.n, weights: Float64Array.from(weights) };
  return [...weightsOf(one, planField(one)!, mix, reducer, meansRead).of(0, 1)];
}

describe('weights as a kernel reads them', () => {
  it('add up equal rows; a Byzantine row that counts needs the honest mean, and so all honest rows', () => {
    const [ties, wanted, shift, ...rows] = numbers([0.25, 0.25, 0, 0.5, 0], { kind: 'identity' });
    expect([ties, wanted, shift]).toEqual([0, 1, 0]);
    expect(rows).toEqual([1, 0.5, 1, 0, 1, 0.5, 1, 0]);
  });

  it('leave out rows that nothing needs', () => {
    expect(numbers([0, 0, 0, 1, 0], { kind: 'identity' }).slice(1)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 0, 0]);
    // The two cancel in float64.
    expect(numbers([0.1, -0.1, 0, 1, 0], { kind: 'identity' }).slice(3, 5)).toEqual([0, 0]);
  });

  it('need honest rows where the honest mean is asked for, but not the draws of an attacker without attack', () => {
    const none = numbers([1, 0, 0, 0, 0], { kind: 'identity' }, { attack: { kind: 'none' } }, true);
    expect(none.slice(3)).toEqual([1, 1, 0, 0, 1, 0, 1, 0, 1, 0]);
  });

  it('are means over the mixed rows where only their mean counts', () => {
    expect(numbers([0, 0, 1, 0, 0, 0, 0, 0, 1, 0], { kind: 'mean' }).slice(2)).toEqual([0, 0, 0, 1, 0.5, 1, 0.5, 0, 0]);
  });

  it('shift the common mean by what they lack of 1, in spreads', () => {
    // (0.5 - 1) 3 / 2 and (2 - 1) 3 / 2.
    expect(numbers([0, 0, 0.5, 0, 0, 0, 0, 2, 0, 0], median).slice(2, 4)).toEqual([-0.75, 1.5]);
  });

  it('come trial by trial', () => {
    const weights = Float64Array.from([0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1]);
    const all = weightsOf(field, planField(field)!, { rows: 1, weights }, { kind: 'identity' }, false);
    const whole = [...all.of(0, 3)];
    expect(whole.length).toBe(3 * all.length);
    expect([...all.of(1, 2)]).toEqual(whole.slice(all.length));
    expect(new Set([0, 1, 2].map((t) => whole.slice(t * all.length, (t + 1) * all.length).join()))).toHaveProperty(
      'size',
      3,
    );
  });

  it('take rows that are passed on for exact, and averages of them for rounded', () => {
    const around: Reducer = { kind: 'mean-around-median', keep: 1, convention: 'midpoint' };
    const [passedOn] = numbers([0, 0, 1, 0, 0, 0, 0, 0, 1, 0], around);
    const [averaged] = numbers([0, 0, 1, 0, 0, 0, 0, 0.5, 0.5, 0], around);
    expect(passedOn).toBe(4 * 2 ** -23);
    expect(averaged).toBe((2 + 2 + 4) * 2 ** -23);
  });
});
