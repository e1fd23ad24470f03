/** The arithmetic that the precision of the TensorFlow engine rests on. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Backend, type Tf } from '../../../../src/sim/engine/tfjs/backend.js';
import { importPackage } from '../../../../src/sim/engine/tfjs/packages.js';
import { COLUMN_ROUNDINGS, columnSums, rowTotals, splitNumber, treeSum } from '../../../../src/sim/engine/tfjs/sums.js';
import { engines } from './cases.js';

let tf: Tf;
beforeAll(async () => {
  tf = (await importPackage('@tensorflow/tfjs-core')) as Tf;
});

describe.each(engines)('on the %s backend', (name, engine) => {
  afterAll(() => engine.stop());

  it.each([16, 240, 256, 1024, 4096, 32768])('sums of %i columns have as many roundings as stated', async (width) => {
    await engine.start();
    const backend = new Backend(tf, name, '');
    const rows = 3;
    // Of one sign, so that the error is relative to the sum; of many sizes, so that every addition rounds.
    const numbers = Float32Array.from({ length: rows * width }, (_, k) => 1 + ((k * 2654435761) % 1000) / 997);
    const [sums] = await backend.read([backend.run(() => columnSums(tf, tf.tensor2d(numbers, [rows, width])))]);
    expect(sums!.length / rows).toBeLessThan(256);
    const errors = Array.from(rowTotals(sums!, rows), (total, row) => {
      const exact = numbers.subarray(row * width, (row + 1) * width).reduce((sum, each) => sum + each, 0);
      const error = Math.abs(total - exact);
      expect(error).toBeLessThanOrEqual(COLUMN_ROUNDINGS * 2 ** -24 * exact);
      return error;
    });
    // Something was summed in float32.
    if (width > 256) expect(Math.max(...errors)).toBeGreaterThan(0);
  });

  it('a tree has the same bits with zeros in the place of nothing', async () => {
    await engine.start();
    const backend = new Backend(tf, name, '');
    const numbers = [0.1, 0, 0.3, 1e-7, 0, 7, 0];
    const tensors = (empty: 0 | null) =>
      numbers.map((x) => (x === 0 ? (empty === 0 ? tf.zeros([1]) : null) : tf.tensor1d([x])));
    const [withZeros, without] = await backend.read([
      backend.run(() => treeSum(tf, tensors(0))!),
      backend.run(() => treeSum(tf, tensors(null))!),
    ]);
    expect(without).toEqual(withZeros);
    expect(treeSum(tf, [null, null, null])).toBeNull();
  });
});

it('splits a number into two float32 numbers', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e15, max: 1e15, noNaN: true }), (value) => {
      const [high, low] = splitNumber(value);
      expect([Math.fround(high), Math.fround(low)]).toEqual([high, low]);
      // Below 2^-149 float32 has nothing.
      expect(Math.abs(value - (high + low))).toBeLessThanOrEqual(2 ** -48 * Math.abs(value) + 2 ** -149);
    }),
    { seed: 65 },
  );
});
