import { describe, expect, it } from 'vitest';
import { fnv1a64 } from '../../../src/sim/random/key.js';
import { draws, fixture } from './modelFixture.js';

/** Little-endian bytes of the values, whatever the machine. */
function bytes(values: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, i) => view.setFloat32(4 * i, value, true));
  return new Uint8Array(view.buffer);
}

describe('bits of the models', () => {
  it.each(fixture.cases)(
    '$count of $kind ($parameter) from column $firstColumn equal those of float32 hardware',
    (expected) => {
      const values = draws(expected, expected);
      const first = Array.from(values.subarray(0, 8), (value) => {
        const view = new DataView(new ArrayBuffer(4));
        view.setFloat32(0, value);
        return view.getUint32(0).toString(16).padStart(8, '0');
      });
      expect(first).toEqual(expected.firstBits);
      expect(fnv1a64(bytes(values)).toString(16).padStart(16, '0')).toBe(expected.hash);
    },
  );
});
