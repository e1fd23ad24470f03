import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/errors.js';
import { cellKey, fnv1a64 } from '../../../src/sim/random/key.js';
import { philox4x32 } from '../../../src/sim/random/philox.js';

const hash = (text: string) => fnv1a64(new TextEncoder().encode(text)).toString(16);

describe('fnv1a64', () => {
  // Noll's reference test vectors.
  it.each([
    ['', 'cbf29ce484222325'],
    ['a', 'af63dc4c8601ec8c'],
    ['foobar', '85944171f73967e8'],
  ])('of %j is %s', (text, expected) => {
    expect(hash(text)).toBe(expected);
  });
});

describe('cellKey', () => {
  it('is the Philox block of the hash of the address under the seed', () => {
    const block = new Uint32Array(4);
    // fnv1a64('foobar') = 85944171f73967e8; seed 2^32 + 7.
    philox4x32(0xf73967e8, 0x85944171, 6, 0, 7, 1, block, 0);
    expect(cellKey(4294967303, 'foobar')).toEqual({ key0: block[0], key1: block[1] });
  });

  it('differs between neighbouring addresses and seeds, high bits of the seed included', () => {
    const keys = new Set<string>();
    const add = (seed: number, address: string) => {
      const { key0, key1 } = cellKey(seed, address);
      keys.add(`${key0},${key1}`);
    };
    for (let seed = 0; seed < 50; seed++) for (let n = 0; n < 50; n++) add(seed, `krum:n=${n},f=1`);
    for (const seed of [2 ** 32, 2 ** 33, 2 ** 52, 2 ** 53 - 1]) add(seed, 'krum:n=0,f=1');
    expect(keys.size).toBe(2504);
  });

  it.each([-1, 1.5, NaN, Infinity, 2 ** 53])('refuses seed %s', (seed) => {
    expect(() => cellKey(seed, 'a')).toThrow(UserError);
    expect(() => cellKey(seed, 'a')).toThrow('seed must be an integer from 0 to 9007199254740991; got');
  });
});
