/**
 * The largest of d normals without the d normals: upper order statistics of uniforms by their spacings, then the quantile
 * of their upper tails, which keep all their digits at any d.
 */
import { DomainError } from '../../errors.js';
import { normalUpperQuantile } from '../../stats/special/normal.js';
import type { Stream } from '../random/stream.js';
import { drawUniformOrder, emptyTwoTails } from './uniformOrder.js';

/**
 * The `count` largest of d i.i.d. N(0, 1), largest first, jointly; count + 1 gamma variates at any d.
 *
 * @param d - any whole number >= count, up to 2^53 - 2
 * @param count - >= 1, default 1
 * @throws DomainError when d does not hold `count` values
 */
export function drawLargestNormals(stream: Stream, d: number, count = 1): Float64Array {
  return drawLargestTails(stream, d, count).map((tail) => normalUpperQuantile(tail));
}

/** The same for the `count` largest of d i.i.d. |Z|, Z ~ N(0, 1): with count = 1 the sup-norm of a normal vector. */
export function drawLargestAbsolute(stream: Stream, d: number, count = 1): Float64Array {
  return drawLargestTails(stream, d, count).map((tail) => normalUpperQuantile(tail / 2));
}

/** Upper tail probabilities of the `count` largest of d i.i.d. values, smallest tail first. */
function drawLargestTails(stream: Stream, d: number, count: number): Float64Array {
  if (!(Number.isSafeInteger(count) && count >= 1 && Number.isSafeInteger(d + 1) && d >= count)) {
    throw new DomainError(`the largest ${count} of d values need whole numbers 1 <= count <= d; got d=${d}`);
  }
  const ranks = Array.from({ length: count }, (_, i) => d - count + 1 + i);
  return drawUniformOrder(stream, d, ranks, emptyTwoTails(count)).upper.reverse();
}
