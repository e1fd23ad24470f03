import { PURPOSE, requireWord, sequentialWord } from './address.js';
import { exp, log } from './elementary.js';
import type { StreamKey } from './key.js';
import { philox4x32 } from './philox.js';
import type { Stream } from './stream.js';

const TWO_26 = 67108864;
const TWO_32 = 4294967296;
const TWO_53 = 9007199254740992;

/**
 * The sequential random numbers of one trial for one purpose. Word i of the stream is word i mod 4 of the Philox block
 * with counter (floor(i / 4) low, high, trial, 2^31 + purpose). All draws use only exactly specified arithmetic.
 */
export class PhiloxStream implements Stream {
  readonly #key: StreamKey;
  readonly #trial: number;
  readonly #word3: number;
  readonly #buffer = new Uint32Array(4);
  #used = 4;
  #blockLow = 0;
  #blockHigh = 0;
  #spareNormal = NaN;

  /**
   * @param trial - 0 .. 2^32 - 1
   * @param purpose - 0 .. 2^30 - 1 (see `PURPOSE`); RangeError otherwise
   */
  constructor(key: StreamKey, trial: number, purpose: number = PURPOSE.trial) {
    this.#key = key;
    this.#trial = requireWord(trial, 'trial');
    this.#word3 = sequentialWord(purpose);
  }

  uint32(): number {
    if (this.#used === 4) this.#refill();
    return this.#buffer[this.#used++]!;
  }

  /** Odd multiple of 2^-53: symmetric around 1/2, never 0 or 1. */
  uniform(): number {
    return (2 * this.#bits52() + 1) / TWO_53;
  }

  /** Marsaglia's polar method (1964): the second normal of a pair is kept for the next call. */
  normal(): number {
    const spare = this.#spareNormal;
    if (!Number.isNaN(spare)) {
      this.#spareNormal = NaN;
      return spare;
    }
    for (;;) {
      const x = 2 * this.uniform() - 1;
      const y = 2 * this.uniform() - 1;
      const square = x * x + y * y;
      if (square >= 1) continue;
      const factor = Math.sqrt((-2 * log(square)) / square);
      this.#spareNormal = y * factor;
      return x * factor;
    }
  }

  /** Marsaglia and Tsang, "A simple method for generating gamma variables" (2000). RangeError unless 0 < shape < Infinity. */
  gamma(shape: number): number {
    if (!(shape > 0 && shape < Infinity)) throw new RangeError(`gamma needs a positive finite shape; got ${shape}`);
    // Gamma(a) = Gamma(a + 1) U^(1/a).
    if (shape < 1) return this.gamma(shape + 1) * exp(log(this.uniform()) / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = this.normal();
      const root = 1 + c * x;
      if (root <= 0) continue;
      const v = root * root * root;
      const u = this.uniform();
      const square = x * x;
      if (u < 1 - 0.0331 * square * square) return d * v;
      if (log(u) < 0.5 * square + d * (1 - v + log(v))) return d * v;
    }
  }

  chiSquare(degrees: number): number {
    return 2 * this.gamma(degrees / 2);
  }

  /** Unbiased, by rejection. RangeError unless `below` is an integer in 1 .. 2^53 - 1. */
  integer(below: number): number {
    if (!Number.isSafeInteger(below) || below < 1) {
      throw new RangeError(`integer needs a bound from 1 to 2^53 - 1; got ${below}`);
    }
    const wide = below > TWO_32;
    const range = wide ? TWO_53 : TWO_32;
    // The largest multiple of `below` in the range: values from there on would favour small remainders.
    const limit = range - (range % below);
    for (;;) {
      const value = wide ? this.#bits53() : this.uint32();
      if (value < limit) return value % below;
    }
  }

  #refill(): void {
    philox4x32(
      this.#blockLow,
      this.#blockHigh,
      this.#trial,
      this.#word3,
      this.#key.key0,
      this.#key.key1,
      this.#buffer,
      0,
    );
    this.#used = 0;
    this.#blockLow = (this.#blockLow + 1) >>> 0;
    if (this.#blockLow === 0) this.#blockHigh += 1;
  }

  #bits52(): number {
    const used = this.#used;
    if (used === 3) return (this.uint32() >>> 6) * TWO_26 + (this.uint32() >>> 6);
    // Both words are of one block: nearly always, because nearly everything takes two.
    if (used === 4) this.#refill();
    const first = this.#used;
    this.#used = first + 2;
    return (this.#buffer[first]! >>> 6) * TWO_26 + (this.#buffer[first + 1]! >>> 6);
  }

  #bits53(): number {
    return (this.uint32() >>> 5) * TWO_26 + (this.uint32() >>> 6);
  }
}
