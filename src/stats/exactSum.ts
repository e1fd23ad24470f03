import { productError } from './errorFree.js';
import { ratioToNumber, sumInUnits, toUnits, UNIT_EXPONENT } from './rational.js';

/** Bits per bin: a 53-bit number falls into at most three bins, and a bin has room for 2^21 terms. */
const BIN_BITS = 32;
/** Bins for exponents 0 .. 62 (times 32), after the two that take the low parts of the smallest. */
const BINS = 65;
/** Additions after which the bins are spread again, well before a bin can reach 2^53 of its units. */
const MOST_PENDING = 2 ** 20;

/**
 * ROUNDER[k + 1] + x - ROUNDER[k + 1] is x rounded to a multiple of 2^(32 k - 1023), the unit of bin k + 2, for x below
 * 2^32 units; k = -1 .. 62.
 */
const ROUNDER = Float64Array.from({ length: BINS - 1 }, (_, i) => 1.5 * 2 ** (52 - 1023 + BIN_BITS * (i - 1)));

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
const upper = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/**
 * The exact sum of any number of float64 numbers: a superaccumulator, that is a fixed-point number as wide as the whole
 * exponent range, in bins of 32 bits held as float64 integers with room for carries (Malcolm, Comm. ACM 14, 1971, 731-736;
 * Neal, "Fast exact summation using small and large superaccumulators", 2015, arXiv:1505.05571). No bit is lost, so the
 * value does not depend on the order of the additions, nor on how they were split over sums that are merged later. Unlike a
 * Shewchuk expansion it costs the same for every term, about ten flops.
 *
 * Terms, and their absolute sum, must be below 2^993; callers check that.
 */
export class ExactSum {
  private readonly bins = new Float64Array(BINS);
  private pending = 0;

  /** Adds one term. */
  add(term: number): void {
    if (++this.pending > MOST_PENDING) this.spread();
    float[0] = term;
    const k = ((words[upper]! & 0x7ff0_0000) >>> 20) >>> 5;
    const { bins } = this;
    const coarse = ROUNDER[k + 1]!;
    const high = term + coarse - coarse;
    const rest = term - high;
    const fine = ROUNDER[k]!;
    const middle = rest + fine - fine;
    bins[k + 2]! += high;
    bins[k + 1]! += middle;
    bins[k]! += rest - middle;
  }

  /** Adds `a * b` exactly, as its rounded value and its error. */
  addProduct(a: number, b: number): void {
    const product = a * b;
    this.add(product);
    this.add(productError(a, b, product));
  }

  /** Adds the value of another sum, which stays as it is. */
  merge(other: ExactSum): void {
    for (const bin of other.bins.slice()) if (bin !== 0) this.add(bin);
  }

  /** The exact value in units of 2^-1074. */
  inUnits(): bigint {
    return sumInUnits(this.bins);
  }

  /** The float64 number nearest to the exact value (ties to even). */
  round(): number {
    return nearest(this.inUnits());
  }

  /**
   * The canonical form: the correctly rounded value, then the correctly rounded remainder, and so on until nothing
   * remains; empty for zero. It depends on the exact value alone, and its terms sum to that value.
   */
  canonical(): number[] {
    const parts: number[] = [];
    for (let rest = this.inUnits(); rest !== 0n;) {
      const part = nearest(rest);
      parts.push(part);
      rest -= toUnits(part);
    }
    return parts;
  }

  /** The sum of a list of terms, e.g. of a canonical form. */
  static of(terms: Iterable<number>): ExactSum {
    const sum = new ExactSum();
    for (const term of terms) sum.add(term);
    return sum;
  }

  /** Carries: adds every bin anew, so that each holds no more than three terms' worth again. */
  private spread(): void {
    const old = this.bins.slice();
    this.bins.fill(0);
    this.pending = 0;
    for (const bin of old) if (bin !== 0) this.add(bin);
    this.pending++;
  }
}

function nearest(units: bigint): number {
  return ratioToNumber(units, 1n, -UNIT_EXPONENT);
}
