/** Means around a centre where ties are no accident (see tieOrder.test.ts): a WebGPU device gives them to the lower row as well. */
import { expect, it } from 'vitest';
import type { Field, Statistic } from '../../../../src/sim/engine/engine.js';
import { referenceEngine } from '../../../../src/sim/engine/reference/reference.js';
import { webgpuEngine } from '../../../../src/sim/engine/webgpu/webgpu.js';
import type { Model } from '../../../../src/sim/models/model.js';
import type { Mix } from '../../../../src/sim/rules/rule.js';
import type { Reducer } from '../../../../src/sim/rules/reducer.js';
import { gpuOrSkip } from '../../../support/gpu.js';

const describe = await gpuOrSkip();

const statistics: readonly Statistic[] = [{ kind: 'dot', direction: 'ones' }, { kind: 'squared-norm' }];
const d = 400;
const trials = { first: 0, count: 3 };

/** Row a averages `size` rows from a on, in the manner of multi-Bulyan's candidates. */
function averages(m: number, n: number, size: number): Mix {
  const weights = new Float64Array(trials.count * m * n);
  for (let row = 0; row < trials.count * m; row++) {
    for (let k = 0; k < size; k++) weights[row * n + (((row % m) + k) % n)] = 1 / size;
  }
  return { rows: m, weights };
}

const around = (keep: number): readonly Reducer[] => [
  { kind: 'mean-around-median', keep, convention: 'midpoint' },
  { kind: 'mean-around-trimmed-mean', keep, f: 2 },
  { kind: 'mean-around-other-median', keep: Math.min(keep, 4), convention: 'midpoint' },
];
const discrete: readonly Model[] = [
  { kind: 'two-point', p: 0.5 },
  { kind: 'two-point', p: 0.3 },
  { kind: 'sparse', p: 0.4 },
];

describe('ties on a WebGPU device', () => {
  async function expectReference(
    n: number,
    models: readonly Model[],
    reducer: Reducer,
    mix: Mix | null,
  ): Promise<void> {
    for (const model of models) {
      const field: Field = { n, f: 0, d, model, attack: { kind: 'none' }, key: { key0: 8, key1: 3 } };
      const expected = await referenceEngine.reduce(field, trials, mix, reducer, statistics);
      const actual = await webgpuEngine.reduce(field, trials, mix, reducer, statistics);
      for (let t = 0; t < trials.count; t++) {
        const [ones, norm] = [expected[2 * t]!, expected[2 * t + 1]!];
        // One tie given to the other row would cost at least 1 / (4 keep) or so of a coordinate: far more than float32 rounds.
        expect(Math.abs(actual[2 * t]! - ones)).toBeLessThanOrEqual(1e-6 * (d + Math.sqrt(d * norm)));
        expect(Math.abs(actual[2 * t + 1]! - norm)).toBeLessThanOrEqual(2e-6 * (1 + norm));
      }
    }
  }

  describe.each([
    ['in registers', 10],
    ['in workgroup memory', 74],
  ])('%s', (_, n) => {
    for (const reducer of around(n / 2 - 1)) {
      it(`of values of discrete laws, ${reducer.kind}`, () => expectReference(n, discrete, reducer, null));
      it(`of averages of such values, ${reducer.kind}`, () => expectReference(n, discrete, reducer, averages(n, n, 3)));
    }
    it('of the two values around a midpoint', () => {
      const models: readonly Model[] = [0, 0.1, -30.7].map((mean) => ({ kind: 'gaussian', mean, sigma: 0.3 }));
      return expectReference(n, models, { kind: 'mean-around-median', keep: 1, convention: 'midpoint' }, null);
    });
  });
});
