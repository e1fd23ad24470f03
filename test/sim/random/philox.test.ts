import { describe, expect, it } from 'vitest';
import { philox4x32 } from '../../../src/sim/random/philox.js';

function block(counter: readonly number[], key: readonly number[]): string {
  const out = new Uint32Array(6);
  philox4x32(counter[0]!, counter[1]!, counter[2]!, counter[3]!, key[0]!, key[1]!, out, 1);
  expect([out[0], out[5]]).toEqual([0, 0]);
  return Array.from(out.subarray(1, 5), (word) => word.toString(16).padStart(8, '0')).join(' ');
}

describe('philox4x32 with 10 rounds', () => {
  // Random123 1.14, kat_vectors, lines "philox4x32 10".
  it.each([
    [[0, 0, 0, 0], [0, 0], '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
    [[0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff], [0xffffffff, 0xffffffff], '408f276d 41c83b0e a20bc7c6 6d5451fd'],
    [[0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0], 'd16cfe09 94fdcceb 5001e420 24126ea1'],
  ])('gives the known answer for counter %j', (counter, key, answer) => {
    expect(block(counter, key)).toBe(answer);
  });

  it('agrees with arithmetic in big integers on random blocks', () => {
    let state = 12345n;
    const next = () => {
      state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
      return Number(state >> 32n);
    };
    for (let round = 0; round < 300; round++) {
      const counter = [next(), next(), next(), next()];
      const key = [next(), next()];
      expect(block(counter, key)).toBe(bigBlock(counter, key));
    }
  });
});

/** The definition, with 64-bit products. */
function bigBlock(counter: readonly number[], key: readonly number[]): string {
  const mask = 0xffffffffn;
  let [c0, c1, c2, c3] = counter.map(BigInt) as [bigint, bigint, bigint, bigint];
  let [k0, k1] = key.map(BigInt) as [bigint, bigint];
  for (let round = 0; round < 10; round++) {
    const p0 = 0xd2511f53n * c0;
    const p1 = 0xcd9e8d57n * c2;
    [c0, c1, c2, c3] = [(p1 >> 32n) ^ c1 ^ k0, p1 & mask, (p0 >> 32n) ^ c3 ^ k1, p0 & mask];
    k0 = (k0 + 0x9e3779b9n) & mask;
    k1 = (k1 + 0xbb67ae85n) & mask;
  }
  return [c0, c1, c2, c3].map((word) => word.toString(16).padStart(8, '0')).join(' ');
}
