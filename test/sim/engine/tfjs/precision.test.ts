/** What float32 must not lose: a mean between two float32 numbers, norms far from the origin, ties that rounding hides. */
import { afterAll, describe, expect, it } from 'vitest';
import type { Field, Statistic } from '../../../../src/sim/engine/engine.js';
import { referenceEngine } from '../../../../src/sim/engine/reference/reference.js';
import { Backend, type Tf } from '../../../../src/sim/engine/tfjs/backend.js';
import { orderStatistic } from '../../../../src/sim/engine/tfjs/orderStatistic.js';
import { importPackage } from '../../../../src/sim/engine/tfjs/packages.js';
import { engines } from './cases.js';

const key = { key0: 21, key1: 34 };
const none = { kind: 'none' } as const;
const one = { first: 0, count: 1 };
const norm: readonly Statistic[] = [{ kind: 'squared-norm' }];
const sum: readonly Statistic[] = [{ kind: 'dot', direction: 'ones' }];

describe.each(engines)('the %s backend', (name, engine) => {
  afterAll(() => engine.stop());

  it('does not round the mean to float32', async () => {
    // mean / scale lies in the middle of two float32 numbers: one of them alone would move the squared norm by 1.2e-7 of itself.
    const model = { kind: 'gaussian', mean: 1 + 2 ** -24, sigma: 2 ** -10 } as const;
    const field: Field = { n: 3, f: 0, d: 9000, model, attack: none, key };
    const [expected] = await referenceEngine.reduce(field, one, null, { kind: 'mean' }, norm);
    const [actual] = await engine.reduce(field, one, null, { kind: 'mean' }, norm);
    expect(Math.abs(actual! - expected!)).toBeLessThan(2e-8 * expected!);
  });

  it('tells norms apart where the mean is many spreads away', async () => {
    const model = { kind: 'gaussian', mean: 5e4, sigma: 1 } as const;
    const field: Field = { n: 6, f: 0, d: 1500, model, attack: none, key };
    const expected = await referenceEngine.pairwise(field, one, 'rows-and-origin');
    const actual = await engine.pairwise(field, one, 'rows-and-origin');
    for (let row = 0; row < 6; row++) {
      const [a, b] = [actual[row * 7 + 6]!, expected[row * 7 + 6]!];
      expect(Math.abs(a - b)).toBeLessThan(1e-12 * b);
    }
  });

  it('sees a byzantine row at the origin, however far the mean is', async () => {
    const model = { kind: 'gaussian', mean: 5e4, sigma: 1 } as const;
    const attack = { kind: 'far-point', magnitude: 3, direction: 'first' } as const;
    const field: Field = { n: 6, f: 2, d: 1500, model, attack, key };
    const actual = await engine.pairwise(field, one, 'rows-and-origin');
    // Exact but for the rounding of -mean / scale.
    expect(actual[6]).toBeCloseTo(9, 6);
  });

  it.each([2, 5, 10, 25, 47])('marks ties around a mean of %i values and as many others', async (half) => {
    await engine.start();
    const tf = (await importPackage('@tensorflow/tfjs-core')) as Tf;
    const backend = new Backend(tf, name, '');
    const width = 300;
    // Two values a column: their mean is equally far from both, but for the rounding of a sum of up to 94 terms.
    const [low, high] = [1, 2].map((seed) =>
      Float32Array.from({ length: width }, (_, c) => Math.sin(seed * 1000 + c * 1.7) * 4),
    );
    const reducer = { kind: 'mean-around-trimmed-mean', f: 0, keep: half } as const;
    const [doubtful] = await backend.read([
      backend.run(() => {
        const rows = Array.from({ length: 2 * half }, (_, i) => tf.tensor2d(i % 2 ? low! : high!, [1, width]));
        return orderStatistic(tf, reducer, rows, null).doubtful!;
      }),
    ]);
    expect([...doubtful!]).toEqual(new Array(width).fill(1));
  });

  it('lets the lower row win around a centre whose large weights cancel', async () => {
    // 29 bits each: their products with float32 numbers are exact in float64, and they are rounded in float32.
    const [a, b] = [333 + 3 * 2 ** -20, 200 + 5 * 2 ** -20];
    const centre = [0.5, 0.5, a, b, -(a + b)];
    const weights = Float64Array.from([...centre, ...centre, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0]);
    const model = { kind: 'two-point', p: 0.3 } as const;
    const field: Field = { n: 5, f: 0, d: 800, model, attack: none, key };
    const rows = await Promise.all(
      [0, 1, 2, 3, 4].map((row) =>
        referenceEngine.draws(model, { key, trial: 0, row, firstColumn: 0, stream: 0, count: field.d }),
      ),
    );
    let expected = 0;
    let ties = 0;
    for (let c = 0; c < field.d; c++) {
      const values = rows.map((row) => row[c]!);
      const around = centre.reduce((total, weight, k) => total + weight * values[k]!, 0);
      const [x, y] = values as [number, number];
      if (x !== y && values[2] === values[3] && values[3] === values[4]) ties++;
      expected += Math.abs(x - around) <= Math.abs(y - around) + 1e-12 ? x : y;
    }
    expect(ties).toBeGreaterThan(100);
    const reducer = { kind: 'mean-around-other-median', keep: 1, convention: 'midpoint' } as const;
    const [actual] = await engine.reduce(field, one, { rows: 4, weights }, reducer, sum);
    // Every column is a float32 number, and their sums are rounded a little; a tie lost would cost 2.2.
    expect(Math.abs(actual! - expected)).toBeLessThan(1e-3);
  });
});
