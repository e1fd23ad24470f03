/** Reductions on a WebGPU device against the reference, within the bounds that both declare. */
import { expect, it } from 'vitest';
import type { Attack } from '../../../../src/sim/attacks/attack.js';
import type { Field, Statistic, TrialRange } from '../../../../src/sim/engine/engine.js';
import { referenceEngine } from '../../../../src/sim/engine/reference/reference.js';
import { SUMS } from '../../../../src/sim/engine/webgpu/sums.js';
import { webgpuEngine } from '../../../../src/sim/engine/webgpu/webgpu.js';
import type { Model } from '../../../../src/sim/models/model.js';
import type { Mix } from '../../../../src/sim/rules/rule.js';
import type { Reducer } from '../../../../src/sim/rules/reducer.js';
import { gpuOrSkip } from '../../../support/gpu.js';

const describe = await gpuOrSkip();

const statistics: readonly Statistic[] = [
  { kind: 'dot', direction: 'first' },
  { kind: 'dot', direction: 'ones' },
  { kind: 'squared-norm' },
  { kind: 'squared-distance-to-honest-mean' },
  { kind: 'max-abs' },
];
const gaussian: Model = { kind: 'gaussian', mean: 0.3, sigma: 2 };
const none: Attack = { kind: 'none' };
const alie: Attack = { kind: 'alie', z: 1.2 };
const staggered: Attack = { kind: 'staggered', magnitude: 40, step: -13, direction: 'ones' };
const fieldOf = (given: Partial<Field>): Field => ({
  n: 7,
  f: 2,
  d: 9,
  model: gaussian,
  attack: none,
  key: { key0: 11, key1: 12 },
  ...given,
});

/** Weights of every kind: zero, negative, rows that sum to something else than 1. */
function weightsOf(trials: number, m: number, n: number): Mix {
  const choices = [0, 0.25, 0, 0.7, -0.5, 0, 0.125];
  const weights = Float64Array.from({ length: trials * m * n }, (_, k) => choices[(5 * k + ((k / n) | 0)) % 7]!);
  return { rows: m, weights };
}

/** Mixes that pass on m rows as they are. */
function selectionOf(trials: number, m: number, n: number): Mix {
  const weights = new Float64Array(trials * m * n);
  for (let row = 0; row < trials * m; row++) weights[row * n + ((3 * row + 1) % n)] = 1;
  return { rows: m, weights };
}

interface Case {
  readonly field: Field;
  readonly reducer: Reducer;
  readonly mix?: (trials: number, n: number) => Mix;
}
const mean: Reducer = { kind: 'mean' };
const median: Reducer = { kind: 'median', convention: 'midpoint' };
const trimmed: Reducer = { kind: 'trimmed-mean', f: 2 };
const aroundMedian: Reducer = { kind: 'mean-around-median', keep: 4, convention: 'upper' };
const aroundMean: Reducer = { kind: 'mean-around-trimmed-mean', keep: 4, f: 2 };
const aroundOther: Reducer = { kind: 'mean-around-other-median', keep: 2, convention: 'lower' };
const mixed = (m: number) => (trials: number, n: number) => weightsOf(trials, m, n);
const selected = (m: number) => (trials: number, n: number) => selectionOf(trials, m, n);

const ordinary: readonly Case[] = [
  { field: fieldOf({ d: 30, model: { kind: 'gaussian', mean: -1e6, sigma: 0.1 } }), reducer: median },
  { field: fieldOf({ d: 30, model: { kind: 'gaussian', mean: 1e6, sigma: 0.1 }, attack: { kind: 'sign-flip' } }), reducer: median, mix: mixed(4) },
  { field: fieldOf({}), reducer: mean },
  { field: fieldOf({ d: 2, attack: alie }), reducer: mean },
  { field: fieldOf({ d: 3, attack: staggered, model: { kind: 'uniform', low: 5, high: 6 } }), reducer: mean },
  { field: fieldOf({ attack: { kind: 'sign-flip' } }), reducer: { kind: 'identity' }, mix: mixed(1) },
  { field: fieldOf({ d: 4, attack: { kind: 'mean-shift', gamma: 3, direction: 'first' } }), reducer: { kind: 'identity' }, mix: selected(1) },
  { field: fieldOf({ d: 5, attack: alie, model: { kind: 'laplace', mean: -2, sigma: 0.5 } }), reducer: mean, mix: mixed(3) },
  { field: fieldOf({ d: 70, attack: { kind: 'ipm', tau: 0.4 } }), reducer: median },
  { field: fieldOf({ n: 8, attack: alie }), reducer: median },
  { field: fieldOf({ n: 8, attack: staggered, model: { kind: 'student-t', nu: 3, location: 1, scale: 0.5 } }), reducer: { kind: 'median', convention: 'lower' } },
  { field: fieldOf({ n: 8, d: 33, model: { kind: 'sparse', p: 0.3 } }), reducer: { kind: 'median', convention: 'upper' } },
  { field: fieldOf({ d: 1027, attack: { kind: 'far-point', magnitude: -1e6, direction: 'ones' } }), reducer: trimmed },
  { field: fieldOf({ d: 2600, attack: { kind: 'constant', value: 1 }, model: { kind: 'two-point', p: 0.25 } }), reducer: trimmed },
  { field: fieldOf({ d: 6, attack: alie }), reducer: trimmed, mix: mixed(5) },
  { field: fieldOf({ attack: { kind: 'ipm', tau: 2 } }), reducer: median, mix: mixed(4) },
  { field: fieldOf({ attack: alie }), reducer: aroundMedian },
  { field: fieldOf({ attack: staggered }), reducer: aroundMean },
  { field: fieldOf({ attack: { kind: 'alie-population', z: 1, mean: 0.3, sigma: 2 } }), reducer: aroundMedian, mix: selected(5) },
  { field: fieldOf({ n: 8, attack: alie }), reducer: aroundOther },
  { field: fieldOf({ attack: alie }), reducer: aroundOther, mix: mixed(6) },
  { field: fieldOf({ model: { kind: 'gaussian', mean: 3, sigma: 0 }, attack: { kind: 'mean-shift', gamma: 3, direction: 'ones' } }), reducer: trimmed },
]; // prettier-ignore

const manyRows: readonly Case[] = [
  { field: fieldOf({ n: 32, d: 11, attack: alie }), reducer: median },
  { field: fieldOf({ n: 33, d: 11, attack: alie }), reducer: median },
  { field: fieldOf({ n: 65, d: 1027, attack: staggered }), reducer: trimmed },
  { field: fieldOf({ n: 40, attack: { kind: 'sign-flip' } }), reducer: { kind: 'mean-around-median', keep: 30, convention: 'midpoint' } },
  { field: fieldOf({ n: 70, attack: none }), reducer: { kind: 'mean-around-trimmed-mean', keep: 30, f: 20 } },
  { field: fieldOf({ n: 70, d: 5, attack: alie }), reducer: { kind: 'mean-around-median', keep: 30, convention: 'lower' }, mix: mixed(66) },
  { field: fieldOf({ n: 10, d: 5, attack: staggered }), reducer: { kind: 'mean-around-other-median', keep: 20, convention: 'upper' }, mix: mixed(90) },
  { field: fieldOf({ n: 600, d: 5, attack: alie }), reducer: { kind: 'mean-around-median', keep: 400, convention: 'midpoint' } },
  { field: fieldOf({ n: 1100, d: 6, attack: staggered }), reducer: { kind: 'trimmed-mean', f: 300 } },
]; // prettier-ignore

const nameOf = ({ field, reducer, mix }: Case): string =>
  `${mix ? 'mixed rows: ' : ''}${reducer.kind}, n=${field.n}, d=${field.d}, ${field.model.kind}, ${field.attack.kind}`;

describe('reductions on a WebGPU device', () => {
  async function expectReference({ field, reducer, mix }: Case, trials: TrialRange): Promise<void> {
    const weights = mix ? mix(trials.count, field.n) : null;
    const reduction = { field, trials, mix: weights, reducer, statistics };
    const expected = await referenceEngine.reduce(field, trials, weights, reducer, statistics);
    const actual = await webgpuEngine.reduce(field, trials, weights, reducer, statistics);
    const allowed = webgpuEngine.precision.reduce(reduction, actual);
    const theirs = referenceEngine.precision.reduce(reduction, expected);
    expect(actual.length).toBe(expected.length);
    expected.forEach((value, k) => {
      expect(Math.abs(actual[k]! - value), statistics[k % 5]!.kind).toBeLessThanOrEqual(allowed[k]! + theirs[k]!);
    });
  }

  it.each([...ordinary, ...manyRows].map((one) => [nameOf(one), one] as const))('%s', async (_, one) => {
    for (let key0 = 0; key0 < 3; key0++) {
      const field = { ...one.field, key: { key0, key1: 99 } };
      await expectReference({ ...one, field }, { first: 40 * key0, count: field.n > 100 ? 1 : 3 });
    }
  });

  it.each([1, 100, 5000, 700_000])(
    'the sums of %d columns round as declared, where the outputs themselves are exact',
    async (d) => {
      const model: Model = { kind: 'uniform', low: 0, high: 1 };
      const one = fieldOf({ n: 1, f: 0, d, model });
      const trials = { first: 0, count: d > 1e5 ? 1 : 20 };
      const asked = statistics.filter(({ kind }) => kind !== 'squared-distance-to-honest-mean');
      const expected = await referenceEngine.reduce(one, trials, null, { kind: 'identity' }, asked);
      const actual = await webgpuEngine.reduce(one, trials, null, { kind: 'identity' }, asked);
      expected.forEach((value, k) => {
        const isSum = asked[k % asked.length]!.kind !== 'max-abs' && k % asked.length > 0;
        expect(Math.abs(actual[k]! - value)).toBeLessThanOrEqual((isSum ? SUMS + d * 2 ** -52 : 0) * value);
      });
    },
  );

  it('the first column is the reference in every bit, however far a point is planted', async () => {
    const far = fieldOf({ attack: { kind: 'far-point', magnitude: 1e300, direction: 'first' } });
    const first: readonly Statistic[] = [{ kind: 'dot', direction: 'first' }];
    const trials = { first: 5, count: 4 };
    for (const reducer of [mean, median]) {
      expect(await webgpuEngine.reduce(far, trials, null, reducer, first)).toEqual(
        await referenceEngine.reduce(far, trials, null, reducer, first),
      );
    }
  });
});
