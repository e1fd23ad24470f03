/** Every call leaves as many tensors as it found, also when it throws. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine, Field } from '../../../../src/sim/engine/engine.js';
import type { Tf } from '../../../../src/sim/engine/tfjs/backend.js';
import { importPackage } from '../../../../src/sim/engine/tfjs/packages.js';
import { createTfjsEngine } from '../../../../src/sim/engine/tfjs/tfjs.js';
import { engines, mixOf, statistics } from './cases.js';

const field: Field = {
  n: 8,
  f: 2,
  d: 300,
  model: { kind: 'two-point', p: 0.5 },
  attack: { kind: 'alie', z: 1 },
  key: { key0: 1, key1: 2 },
};
const range = { first: 0, count: 3 };
const around = { kind: 'mean-around-median', keep: 3, convention: 'midpoint' } as const;
let tf: Tf;

beforeAll(async () => {
  tf = (await importPackage('@tensorflow/tfjs-core')) as Tf;
});

describe.each(engines)('the %s backend', (name, engine) => {
  afterAll(() => engine.stop());

  it('keeps no tensor', async () => {
    await engine.start();
    const before = tf.memory();
    await Promise.all([
      engine.pairwise(field, range, 'rows-and-origin'),
      engine.reduce(field, range, null, around, statistics),
      engine.reduce(field, range, mixOf('any', 3, 4, 8), around, statistics),
      engine.reduce(field, range, mixOf('any', 3, 1, 8), { kind: 'identity' }, statistics),
    ]);
    expect(tf.memory().numTensors).toBe(before.numTensors);
    expect(tf.memory().numBytes).toBe(before.numBytes);
  });

  it.each(['topk', 'max', 'squaredDifference', 'square'] as const)('keeps no tensor when %s fails', async (broken) => {
    const failing: Engine = createTfjsEngine(name as 'wasm' | 'cpu', async (wanted) => {
      const loaded = (await importPackage(wanted)) as object;
      if (!wanted.endsWith('core')) return loaded;
      const fail = (): never => {
        throw new Error('no such operation today');
      };
      return { ...loaded, [broken]: fail };
    });
    await failing.start();
    const before = tf.memory().numTensors;
    const calls =
      broken === 'squaredDifference'
        ? failing.pairwise(field, range)
        : failing.reduce(field, range, null, around, statistics);
    await expect(calls).rejects.toThrow('no such operation today');
    expect(tf.memory().numTensors).toBe(before);
    await failing.stop();
  });

  it('gives its backend back to the last one who stops, and can start again', async () => {
    const other = createTfjsEngine(name as 'wasm' | 'cpu');
    await engine.start();
    await other.start();
    await engine.stop();
    const result = await other.reduce(field, range, null, around, statistics);
    await other.stop();
    expect(name in tf.engine().registry).toBe(false);
    expect([...(await engine.reduce(field, range, null, around, statistics))]).toEqual([...result]);
  });
});

it('engines on two backends do not disturb each other', async () => {
  const alone = [];
  for (const [, engine] of engines) alone.push(await engine.pairwise(field, range));
  for (const [, engine] of engines) await engine.stop();
  const together = await Promise.all(engines.map(([, engine]) => engine.pairwise(field, range)));
  expect(together).toEqual(alone);
  for (const [, engine] of engines) await engine.stop();
});
