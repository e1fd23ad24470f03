/** What the TensorFlow engine says of itself, and its draws. */
import { afterAll, describe, expect, it } from 'vitest';
import type { Field } from '../../../../src/sim/engine/engine.js';
import { referenceEngine } from '../../../../src/sim/engine/reference/reference.js';
import type { Tf } from '../../../../src/sim/engine/tfjs/backend.js';
import { importPackage } from '../../../../src/sim/engine/tfjs/packages.js';
import { createTfjsEngine, tfjsEngine } from '../../../../src/sim/engine/tfjs/tfjs.js';
import type { Model } from '../../../../src/sim/models/model.js';
import { statistics } from './cases.js';

const field: Field = {
  n: 5,
  f: 1,
  d: 40,
  model: { kind: 'gaussian', mean: 0, sigma: 1 },
  attack: { kind: 'ipm', tau: 2 },
  key: { key0: 1, key1: 2 },
};

describe('the TensorFlow engine', () => {
  afterAll(() => tfjsEngine.stop());

  it('draws the same words and numbers as the reference, bit by bit', async () => {
    const place = { key: { key0: 0xdeadbeef, key1: 77 }, trial: 4, row: 3, firstColumn: 13, stream: 2, count: 70 };
    expect(await tfjsEngine.words(place)).toEqual(await referenceEngine.words(place));
    const models: readonly Model[] = [
      { kind: 'gaussian', mean: 3, sigma: 2 },
      { kind: 'two-point', p: 0.3 },
      { kind: 'sparse', p: 0.2 },
      { kind: 'laplace', mean: 0, sigma: 1 },
      { kind: 'student-t', nu: 3, location: 0, scale: 1 },
      { kind: 'uniform', low: 2, high: 3 },
    ];
    for (const model of models) {
      expect(await tfjsEngine.draws(model, place)).toEqual(await referenceEngine.draws(model, place));
    }
    await expect(tfjsEngine.words({ ...place, firstColumn: -1 })).rejects.toThrow(RangeError);
  });

  it('says which fields need float64, and runs them there', async () => {
    expect(tfjsEngine.name).toBe('tfjs');
    expect(tfjsEngine.runs(field)).toBe('tfjs');
    const mirror: Field = { ...field, attack: { kind: 'mirror', centre: 'median', sign: 1 } };
    // The square of 1e14 Cauchy means has no float32.
    const cauchy = { kind: 'student-t', nu: 1, location: 0, scale: 1 } as const;
    const huge: Field = { ...field, model: cauchy, attack: { kind: 'ipm', tau: 1e14 } };
    const range = { first: 0, count: 2 };
    for (const wide of [mirror, huge]) {
      expect(tfjsEngine.runs(wide)).toBe('reference');
      expect(await tfjsEngine.pairwise(wide, range)).toEqual(await referenceEngine.pairwise(wide, range));
      const asked = [wide, range, null, { kind: 'mean' }, statistics] as const;
      expect(await tfjsEngine.reduce(...asked)).toEqual(await referenceEngine.reduce(...asked));
    }
  });

  it('refuses what no engine can run', async () => {
    await expect(tfjsEngine.pairwise({ ...field, n: 0 }, { first: 0, count: 1 })).rejects.toThrow(
      'n must be a whole number',
    );
    const asked = tfjsEngine.reduce(field, { first: 0, count: 1 }, null, { kind: 'identity' }, statistics);
    await expect(asked).rejects.toThrow('identity reducer needs exactly 1 mixed row');
  });

  it('has nothing to say of no trials', async () => {
    const range = { first: 3, count: 0 };
    expect(await tfjsEngine.pairwise(field, range)).toHaveLength(0);
    expect(await tfjsEngine.reduce(field, range, null, { kind: 'mean' }, statistics)).toHaveLength(0);
  });

  it('takes the backend that a page has set', async () => {
    const tf = (await importPackage('@tensorflow/tfjs-core')) as Tf;
    await importPackage('@tensorflow/tfjs-backend-wasm');
    await importPackage('@tensorflow/tfjs-backend-cpu');
    await tf.setBackend('cpu');
    tf.env().set('IS_NODE', false);
    try {
      const page = createTfjsEngine();
      await page.start();
      expect(page.device()).toBe('TensorFlow.js cpu backend');
      await page.stop();
      // What the page initialised stays.
      expect(tf.getBackend()).toBe('cpu');
      tf.removeBackend('cpu');
    } finally {
      tf.env().set('IS_NODE', true);
    }
  });
});
