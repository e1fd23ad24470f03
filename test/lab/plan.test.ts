import { beforeAll, describe, expect, it } from 'vitest';
import { DomainError, UserError } from '../../src/errors.js';
import { plan, type Plan, type PlanRequest } from '../../src/lab/plan.js';
import type { Theorem } from '../../src/theorems/theorem.js';
import { fixture } from './support.js';

let coin: Theorem;
let power: Theorem;
beforeAll(async () => {
  [coin, power] = await Promise.all([fixture('coin'), fixture('power')]);
});

function planOf(theorems: readonly Theorem[], more: Partial<PlanRequest> = {}): Plan {
  const located = theorems.map((theorem) => ({ theorem, origin: { kind: 'inline' as const } }));
  return plan({ theorems: located, effort: 'quick', seed: 1, alpha: 1e-3, ...more });
}

function addresses({ theorems }: Plan): string[] {
  return theorems.flatMap(({ cells }) => cells.map(({ address }) => address));
}

describe('cells', () => {
  it('are those that claims and controls need, parameters in the theorem order and defaults filled in', () => {
    expect(addresses(planOf([coin]))).toEqual([
      'test-coin:p=0.25,k=1',
      'test-coin:p=0.5,k=1',
      'test-coin.shifted:p=0.5,k=1',
    ]);
    expect(addresses(planOf([power]))[0]).toBe('test-power:c=1,d=1');
  });

  it('have looks from the experiment, or from the budget', () => {
    const looksOf = (planned: Plan): unknown => planned.theorems[0]!.cells.map((cell) => cell.looks);
    expect(looksOf(planOf([coin]))).toEqual([
      [256, 512, 1024, 2048, 4096, 8192],
      [256, 512, 1024, 2048, 4096, 8192],
      [100, 200, 400, 800, 1600, 3200, 4096],
    ]);
    expect(looksOf(planOf([coin], { budget: 300 }))).toEqual([
      [256, 300],
      [256, 300],
      [100, 200, 300],
    ]);
  });

  it('have keys that depend on seed and address alone', () => {
    const keys = (planned: Plan) =>
      new Map(planned.theorems.flatMap(({ cells }) => cells.map((cell) => [cell.address, cell.key])));
    const alone = keys(planOf([coin]));
    const together = keys(planOf([power, coin], { alpha: 0.1, budget: 7 }));
    for (const [address, key] of alone) expect(together.get(address)).toEqual(key);
    expect(keys(planOf([coin], { seed: 2 })).get('test-coin:p=0.5,k=1')).not.toEqual(alone.get('test-coin:p=0.5,k=1'));
    expect(new Set([...together.values()].map(({ key0, key1 }) => `${key0},${key1}`)).size).toBe(together.size);
  });
});

describe('statements', () => {
  it('are a claim in one cell, or a slope in the cells that share the other parameters', () => {
    const [theorem] = planOf([power]).theorems;
    const claims = theorem!.statements.filter(({ control }) => control === undefined);
    expect(claims.map(({ address }) => address)).toEqual(['test-power:c=1', 'test-power:c=2']);
    expect(claims[0]!.cells.map(({ address }) => address)).toEqual([
      'test-power:c=1,d=1',
      'test-power:c=1,d=16',
      'test-power:c=1,d=256',
    ]);
  });

  it('share the error level, controls included', () => {
    const both = planOf([coin, power], { alpha: 0.05 });
    // coin: 4 claims in two cells, one in one cell, controls in two cells and one; power: two groups each.
    const count = 4 * 2 + 1 + 2 + 1 + 2 + 2;
    expect(both.theorems.reduce((sum, { statements }) => sum + statements.length, 0)).toBe(count);
    expect(both.level * count).toBeLessThanOrEqual(0.05);
    expect(both.level * count).toBeGreaterThan(0.05 * (1 - 1e-9));
  });
});

describe("the user's grid", () => {
  it('replaces the values of its parameters and leaves controls where they are', () => {
    const planned = planOf([coin], { grid: { p: [0.5, 0.125], k: [1, 2] } });
    const points = planned.theorems[0]!.statements.filter(({ control }) => control === undefined).map(
      ({ address }) => address,
    );
    expect([...new Set(points)]).toEqual([
      'test-coin:p=0.5,k=1',
      'test-coin:p=0.5,k=2',
      'test-coin:p=0.125,k=1',
      'test-coin:p=0.125,k=2',
    ]);
    const controls = planned.theorems[0]!.statements.filter(({ control }) => control !== undefined);
    expect(controls.map(({ address }) => address)).toEqual([
      'test-coin:p=0.25,k=1',
      'test-coin:p=0.5,k=1',
      'test-coin.shifted:p=0.5,k=1',
    ]);
  });

  it('leaves out points outside the domain and says so', () => {
    const planned = planOf([coin], { grid: { p: [0.5, 0.75] } });
    expect(addresses(planned)).not.toContain('test-coin:p=0.75,k=1');
    expect(planned.theorems[0]!.notes).toEqual([
      'left out: test-coin needs p <= 0.5 (a fair coin at most); got p=0.75',
    ]);
  });

  it('leaves out a claim that speaks of none of its points and says so', () => {
    const planned = planOf([coin], { grid: { p: [0.3] } });
    expect(planned.theorems[0]!.notes).toEqual(['claim half speaks of no point of this grid']);
  });

  it('is refused when no point is left, or when no theorem has the parameter', () => {
    expect(() => planOf([coin], { grid: { p: [2] } })).toThrow(DomainError);
    expect(() => planOf([coin], { grid: { p: [2] } })).toThrow(
      'test-coin needs p <= 0.5 (a fair coin at most); got p=2',
    );
    expect(() => planOf([coin], { grid: { k: [1.5] } })).toThrow(
      /test-coin needs an integer k; got k=1.5 \(nearest: 1 or 2\)/,
    );
    expect(() => planOf([coin], { grid: { q: [2] } })).toThrow(
      "none of the theorems has a parameter 'q'; they have p, k",
    );
    expect(() => planOf([coin], { grid: { p: [NaN] } })).toThrow("the grid's p must be a finite number; got NaN");
    expect(() => planOf([coin], { grid: { p: [] } })).toThrow('the grid gives no value of p');
  });

  it('passes by theorems that lack the parameter', () => {
    const planned = planOf([coin, power], { grid: { d: [4, 64] } });
    expect(addresses(planned)).toContain('test-coin:p=0.5,k=1');
    expect(addresses(planned)).toContain('test-power:c=1,d=64');
  });
});

describe('a theorem whose parts do not fit is refused', () => {
  const claim = { id: 'a', text: 'a', kind: 'at-most', quantity: 'heads', bound: 1, tolerance: 0 } as const;
  it.each<[string, Partial<Theorem>, string]>([
    ['an id', { id: 'Test' }, 'an id consists of lower-case letters'],
    ['claims', { claims: [] }, 'it makes no claim'],
    ['two claims', { claims: [claim, claim] }, 'two claims are called a'],
    [
      'an experiment',
      { claims: [{ ...claim, experiment: 'other' }] },
      "claim a names the experiment 'other', which does not exist",
    ],
    [
      'an observable',
      { claims: [{ ...claim, quantity: 'tails' }] },
      "claim a names 'tails', which the experiment main does not measure",
    ],
    [
      'a grid',
      { grid: { quick: [{ z: 1 }], standard: [], thorough: [] } },
      "test-coin has no parameter 'z'; its parameters are p, k",
    ],
  ])('%s', (_part, change, sentence) => {
    expect(() => planOf([{ ...coin, ...change }])).toThrow(UserError);
    expect(() => planOf([{ ...coin, ...change }])).toThrow(sentence);
  });
});
