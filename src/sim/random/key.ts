import { UserError } from '../../errors.js';
import { philox4x32 } from './philox.js';

/**
 * The 64-bit Philox key of one cell: the study's seed mixed with the cell's address. Counters under a key are
 * (column block, row, trial, stream), so that every number of a study has an address.
 */
export interface StreamKey {
  /** Unsigned 32-bit words. */
  readonly key0: number;
  readonly key1: number;
}

const FNV_OFFSET = 0xcbf29ce484222325n;
const FNV_PRIME = 0x100000001b3n;
const TWO_32 = 4294967296;

/** 64-bit FNV-1a hash of bytes (Fowler, Noll, Vo). */
export function fnv1a64(bytes: Uint8Array): bigint {
  let hash = FNV_OFFSET;
  for (const byte of bytes) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * FNV_PRIME);
  return hash;
}

/**
 * Key of the cell `address` in the study `seed`: the first two words of the Philox block with counter (hash of the UTF-8
 * address, low and high word; its length in bytes; 0) and key (seed, low and high word). For one address the map from
 * seeds to blocks, and for one seed the map from (hash, length) to blocks, is that of Philox; two cells share a key with
 * probability 2^-64.
 *
 * @param seed - safe integer 0 .. 2^53 - 1; UserError otherwise
 * @param address - cell address, e.g. `mda-eta:n=15,f=3`
 */
export function cellKey(seed: number, address: string): StreamKey {
  if (!Number.isSafeInteger(seed) || seed < 0) {
    throw new UserError(`seed must be an integer from 0 to 9007199254740991; got ${seed}${nearestSeed(seed)}`);
  }
  const bytes = new TextEncoder().encode(address);
  const hash = fnv1a64(bytes);
  const block = new Uint32Array(4);
  const hashLow = Number(hash & 0xffffffffn);
  const hashHigh = Number(hash >> 32n);
  philox4x32(hashLow, hashHigh, bytes.length, 0, seed % TWO_32, Math.floor(seed / TWO_32), block, 0);
  return { key0: block[0]!, key1: block[1]! };
}

function nearestSeed(seed: number): string {
  if (Number.isNaN(seed)) return '';
  return ` (nearest: ${Math.min(Math.max(Math.round(seed), 0), Number.MAX_SAFE_INTEGER)})`;
}
