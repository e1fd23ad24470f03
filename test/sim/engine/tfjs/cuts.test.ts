/** One trial has one result, bit by bit, whatever the range of trials it is asked for in. */
import { afterAll, describe, expect, it } from 'vitest';
import type { Field } from '../../../../src/sim/engine/engine.js';
import type { Reducer } from '../../../../src/sim/rules/reducer.js';
import { engines, mixOf, statistics, type MixKind } from './cases.js';

afterAll(async () => {
  for (const [, engine] of engines) await engine.stop();
});

const COUNT = 4;
const CUTS = [
  [0, 1],
  [1, 3],
] as const;
const shared = { key: { key0: 3, key1: 9 } };
const fields: readonly Field[] = [
  {
    n: 9,
    f: 2,
    d: 37,
    model: { kind: 'gaussian', mean: 3, sigma: 2 },
    attack: { kind: 'alie', z: 1.2 },
    ...shared,
  },
  { n: 8, f: 2, d: 700, model: { kind: 'two-point', p: 0.3 }, attack: { kind: 'ipm', tau: 0.5 }, ...shared },
  {
    n: 6,
    f: 1,
    d: 33001,
    model: { kind: 'laplace', mean: -4, sigma: 1 },
    attack: { kind: 'staggered', magnitude: 9, step: 2, direction: 'ones' },
    ...shared,
  },
];
const reductions: readonly (readonly [MixKind, number, Reducer])[] = [
  ['none', 0, { kind: 'mean' }],
  ['none', 0, { kind: 'trimmed-mean', f: 1 }],
  ['none', 0, { kind: 'mean-around-median', keep: 3, convention: 'midpoint' }],
  ['any', 1, { kind: 'identity' }],
  ['selection', 3, { kind: 'median', convention: 'upper' }],
  ['any', 4, { kind: 'mean-around-trimmed-mean', keep: 2, f: 1 }],
  ['averages', 4, { kind: 'mean-around-other-median', keep: 1, convention: 'midpoint' }],
];

describe.each(engines)('the %s backend', (_, engine) => {
  it.each(fields)('n=$n d=$d', async (field) => {
    const first = 11;
    const points = 'rows-and-origin';
    const whole = await engine.pairwise(field, { first, count: COUNT }, points);
    const side = whole.length / COUNT;
    for (const [from, count] of CUTS) {
      const part = await engine.pairwise(field, { first: first + from, count }, points);
      expect([...part]).toEqual([...whole.subarray(from * side, (from + count) * side)]);
    }
    // The cpu backend is slow: of wide fields, one reduction of each kind of pass.
    const asked = field.d < 1000 ? reductions : [reductions[0]!, reductions[2]!];
    for (const [kind, m, reducer] of asked) {
      const mix = mixOf(kind, COUNT, m, field.n);
      const all = await engine.reduce(field, { first, count: COUNT }, mix, reducer, statistics);
      const [width, size] = [statistics.length, m * field.n];
      for (const [from, count] of CUTS) {
        const cut = mix && { rows: m, weights: mix.weights.subarray(from * size, (from + count) * size) };
        const part = await engine.reduce(field, { first: first + from, count }, cut, reducer, statistics);
        expect([...part], `${kind} ${reducer.kind}`).toEqual([...all.subarray(from * width, (from + count) * width)]);
      }
    }
  });

  it('has the same bits where the trials are cut into tiles', async () => {
    const [field] = fields as [Field];
    const [count, at] = [1400, 1399];
    const trimmed = { kind: 'trimmed-mean', f: 2 } as const;
    const all = await engine.reduce(field, { first: 0, count }, null, trimmed, statistics);
    const alone = await engine.reduce(field, { first: at, count: 1 }, null, trimmed, statistics);
    expect([...all.subarray(at * statistics.length)]).toEqual([...alone]);
  });
});
