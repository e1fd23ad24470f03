import { describe, expect, it } from 'vitest';
import { formula } from '../../src/bounds/formula.js';
import { judge, observableIntervals } from '../../src/lab/judge.js';
import type { PlannedCell, Statement } from '../../src/lab/plan.js';
import type { JudgedCell } from '../../src/lab/result.js';
import type { SearchAnswer } from '../../src/lab/task.js';
import { Observed } from '../../src/stats/observed.js';
import type { Claim, Experiment, Point } from '../../src/theorems/theorem.js';

const experiment: Experiment = {
  description: '',
  observables: Object.fromEntries(
    ['x', 'y'].map((name) => [name, { description: name, support: { kind: 'constant' as const } }]),
  ),
  trials: { quick: 1024, standard: 1024, thorough: 1024 },
  firstLook: 64,
  sample: () => ({}),
};

/** A constant observable has a point interval, so every verdict below is known exactly. */
function constant(value: number, trials = 128): Observed {
  const observed = Observed.empty();
  for (let trial = 0; trial < trials; trial++) observed.add(value, trial);
  return observed;
}

interface Cell {
  readonly point: Point;
  readonly x?: number;
  readonly y?: number;
  readonly trials?: number;
}

function judged(claim: Claim, cells: readonly Cell[], search?: SearchAnswer): JudgedCell {
  const planned = cells.map(({ point }, index): PlannedCell => ({
    address: `c${index}`,
    experiment: 'main',
    point,
    key: { key0: 0, key1: 0 },
    looks: [128],
  }));
  const statement: Statement = { claim, address: 'c0', point: cells[0]!.point, cells: planned };
  return judge(statement, {
    experiment,
    level: 1e-4,
    dataOf: ({ address }) => {
      const { x = 1, y = 1, trials = 128 } = cells[Number(address.slice(1))]!;
      const estimates = new Map(
        trials === 0 ? [] : [['x', constant(x, trials)] as const, ['y', constant(y, trials)] as const],
      );
      return { trials, seconds: 0, engines: [], estimates };
    },
    ...(search === undefined ? {} : { search }),
  });
}

const base = { id: 'c', text: 'c' };
const oneOverD = formula({
  name: 'b',
  description: 'b',
  expression: '1 / d',
  parameters: ['d'],
  domain: [],
  source: 'derived',
});

describe('each kind of claim gets its test', () => {
  it.each([
    [1, 'confirmed'],
    [1.0001, 'refuted'],
  ])('at most 1: a mean of %d is %s', (x, verdict) => {
    expect(
      judged({ ...base, kind: 'at-most', quantity: 'x', bound: 1, tolerance: 0.1 }, [{ point: {}, x }]).verdict,
    ).toBe(verdict);
  });

  it.each([
    [1, 'confirmed'],
    [0.9999, 'refuted'],
  ])('at least 1: a mean of %d is %s', (x, verdict) => {
    expect(
      judged({ ...base, kind: 'at-least', quantity: 'x', bound: 1, tolerance: 0.1 }, [{ point: {}, x }]).verdict,
    ).toBe(verdict);
  });

  it('a bound is evaluated at the point', () => {
    const claim: Claim = { ...base, kind: 'at-most', quantity: 'x', bound: oneOverD, tolerance: 0 };
    expect(judged(claim, [{ point: { d: 4 }, x: 0.25 }])).toMatchObject({
      verdict: 'confirmed',
      bound: 0.25,
      tightness: 1,
      estimate: 0.25,
    });
    expect(judged(claim, [{ point: { d: 5 }, x: 0.25 }])).toMatchObject({
      verdict: 'refuted',
      bound: 0.2,
      tightness: 1.25,
    });
  });

  it.each([
    // 2 +- (0.1 * 2 + 1/d): 2.45 at d = 4, 2.4 at d = 5; the tolerance of 0.1 helps to confirm, never against a refutation.
    [4, 2.449, 'confirmed'],
    [4, 2.451, 'refuted'],
    [5, 2.399, 'confirmed'],
    [5, 2.401, 'refuted'],
    [5, 1.599, 'refuted'],
  ])('equal to 2 with a slack: at d = %d a mean of %d is %s', (d, x, verdict) => {
    const slack = { relative: 0.1, absolute: oneOverD };
    const claim: Claim = { ...base, kind: 'equals', quantity: 'x', bound: 2, slack, tolerance: { absolute: 0.1 } };
    expect(judged(claim, [{ point: { d }, x }]).verdict).toBe(verdict);
  });

  it('a function of means', () => {
    const quantity = { of: ['x', 'y'], expression: 'x / y', description: '' };
    const claim: Claim = { ...base, kind: 'equals', quantity, bound: 1.5, tolerance: {} };
    expect(judged(claim, [{ point: {}, x: 3, y: 2 }])).toMatchObject({
      verdict: 'confirmed',
      estimate: 1.5,
      interval: [1.5, 1.5],
    });
    expect(judged(claim, [{ point: {}, x: 3, y: 0 }])).toMatchObject({ verdict: 'refuted', estimate: Infinity });
    expect(judged(claim, [{ point: {}, x: 0, y: 0 }])).toMatchObject({ verdict: 'undecided' });
  });

  it.each([
    [0.4, 0.6, 'confirmed'],
    [0.6, 0.7, 'refuted'],
    [0.1, 0.4, 'refuted'],
  ])('a slope in [%d, %d] of sqrt(d) is %s', (low, high, verdict) => {
    const cells = [1, 16, 256].map((d) => ({ point: { d }, x: Math.sqrt(d) }));
    const result = judged({ ...base, kind: 'slope', quantity: 'x', along: 'd', low, high }, cells);
    expect(result.verdict).toBe(verdict);
    expect(result.estimate).toBeCloseTo(0.5, 12);
    expect(result.trials).toBe(3 * 128);
  });

  it('every trial', () => {
    const claim: Claim = { ...base, kind: 'always', observable: 'x', bound: 1, rounding: 1e-9, rate: 0.1 };
    expect(judged(claim, [{ point: {}, x: 1 }]).verdict).toBe('confirmed');
    expect(judged(claim, [{ point: {}, x: 1, trials: 70 }]).verdict).toBe('undecided');
    expect(judged(claim, [{ point: {}, x: 1.001 }])).toMatchObject({
      verdict: 'refuted',
      witness: { trial: 0, value: 1.001 },
    });
  });

  it('every algorithm, each with its ratio to the bound', () => {
    const claim: Claim = { ...base, kind: 'every', observables: ['x', 'y'], bound: 2, rounding: 0, rate: 0.1 };
    expect(judged(claim, [{ point: {}, x: 2, y: 5 }])).toMatchObject({
      verdict: 'confirmed',
      ratios: { x: 1, y: 2.5 },
    });
    expect(judged(claim, [{ point: {}, x: 1.9, y: 5 }]).verdict).toBe('refuted');
  });

  it('a counterexample of the search refutes whatever the trials say; none is noted', () => {
    const claim: Claim = { ...base, kind: 'always', observable: 'x', bound: 2, rounding: 0, rate: 0.1 };
    const scene = { title: 'found', entries: [] };
    const found = judged(claim, [{ point: {}, x: 1 }], { runs: 50, found: { excess: 0.5, scene }, seconds: 0 });
    expect(found).toMatchObject({ verdict: 'refuted', estimate: 2.5, tightness: 1.25, bound: 2 });
    const none = judged(claim, [{ point: {}, x: 1 }], { runs: 50, found: null, seconds: 0 });
    expect(none.verdict).toBe('confirmed');
    expect(none.note).toMatch(/no violation in 128 trials.*; no counterexample among 50 searched candidates/);
  });

  it('nothing is decided before the first look, in any cell of a slope either', () => {
    const atMost: Claim = { ...base, kind: 'at-most', quantity: 'x', bound: 3, tolerance: 0 };
    expect(judged(atMost, [{ point: {}, trials: 0 }])).toMatchObject({
      verdict: 'undecided',
      bound: 3,
      trials: 0,
      interval: [-Infinity, Infinity],
    });
    const slope: Claim = { ...base, kind: 'slope', quantity: 'x', along: 'd', low: 0, high: 1 };
    expect(judged(slope, [{ point: { d: 1 } }, { point: { d: 2 }, trials: 0 }]).verdict).toBe('undecided');
  });

  it('the minimum sample is the first look of the experiment', () => {
    const observables = { z: { description: 'z', support: { kind: 'real' as const } } };
    const intervalAfter = (trials: number) => {
      const observed = Observed.empty();
      for (let trial = 0; trial < trials; trial++) observed.add(trial % 2, trial);
      const data = { trials, seconds: 0, engines: [], estimates: new Map([['z', observed]]) };
      return observableIntervals({ ...experiment, observables }, {}, data, 1e-4)['z']!;
    };
    expect(intervalAfter(62)).toEqual([-Infinity, Infinity]);
    const [lower, upper] = intervalAfter(64);
    expect(lower).toBeLessThan(0.5);
    expect(lower).toBeGreaterThan(0);
    expect(upper).toBeCloseTo(1 - lower, 12);
  });
});
