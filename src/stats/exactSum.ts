import { productError } from './errorFree.js';

/**
 * The exact sum of any number of float64 numbers, as a Shewchuk expansion: non-overlapping partial sums in increasing
 * order of magnitude (J. R. Shewchuk, "Adaptive Precision Floating-Point Arithmetic", Discrete Comput. Geom. 18, 1997,
 * 305-363; the same structure as Python's `math.fsum`). No bit is lost, so the value does not depend on the order of
 * the additions or on how they were split over several sums that are merged later.
 *
 * Terms must be finite, and their absolute sum below 2^1024; callers check that.
 */
export class ExactSum {
  private partials = new Float64Array(8);
  private size = 0;

  /** Adds one term. */
  add(term: number): void {
    let { partials } = this;
    const { size } = this;
    let carry = term;
    let kept = 0;
    for (let i = 0; i < size; i++) {
      const partial = partials[i]!;
      const sum = carry + partial;
      const virtual = sum - carry;
      const error = carry - (sum - virtual) + (partial - virtual);
      if (error !== 0) partials[kept++] = error;
      carry = sum;
    }
    if (carry !== 0) {
      if (kept === partials.length) partials = this.grow();
      partials[kept++] = carry;
    }
    this.size = kept;
  }

  /** Adds `a * b` exactly, as its rounded value and its error. */
  addProduct(a: number, b: number): void {
    const product = a * b;
    this.add(product);
    this.add(productError(a, b, product));
  }

  /** Adds the value of another sum. */
  merge(other: ExactSum): void {
    for (const partial of other.partials.slice(0, other.size)) this.add(partial);
  }

  /** The float64 number nearest to the exact sum (ties to even). */
  round(): number {
    const { partials } = this;
    let top = this.size - 1;
    if (top < 0) return 0;
    let sum = partials[top]!;
    let error = 0;
    while (top > 0 && error === 0) {
      const previous = sum;
      const next = partials[--top]!;
      sum = previous + next;
      error = next - (sum - previous);
    }
    // Half-way cases: the sign of what lies below decides the direction (as in CPython's math_fsum).
    if (top > 0 && error !== 0 && Math.sign(error) === Math.sign(partials[top - 1]!)) {
      const doubled = 2 * error;
      const nudged = sum + doubled;
      if (nudged - sum === doubled) sum = nudged;
    }
    return sum;
  }

  /**
   * The canonical form: the correctly rounded sum, then the correctly rounded remainder, and so on until nothing
   * remains; empty for zero. It depends on the exact value alone, and its terms sum to that value.
   */
  canonical(): number[] {
    const rest = new ExactSum();
    rest.merge(this);
    const parts: number[] = [];
    while (rest.size > 0) {
      const part = rest.round();
      parts.push(part);
      rest.add(-part);
    }
    return parts;
  }

  /** The sum whose canonical form (or any list of terms) is `parts`. */
  static of(parts: Iterable<number>): ExactSum {
    const sum = new ExactSum();
    for (const part of parts) sum.add(part);
    return sum;
  }

  private grow(): Float64Array<ArrayBuffer> {
    const larger = new Float64Array(2 * this.partials.length);
    larger.set(this.partials);
    this.partials = larger;
    return larger;
  }
}
