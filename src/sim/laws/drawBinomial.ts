import { DomainError } from '../../errors.js';
import type { Stream } from '../random/stream.js';

/** Few enough trials to count uniforms one by one. */
const FEW = 16;

/**
 * A binomial count, exact for every count and p, in O(log count) gamma variates: the middle one of the uniforms is a Beta;
 * whichever side of p it falls on, half of them are decided and the rest are uniform on what is left.
 *
 * Source: Relles 1972; Devroye, Non-Uniform Random Variate Generation, X.4.3.
 *
 * @param count - whole number >= 0, any size up to 2^53 - 1
 * @param p - probability of a success
 * @param q - 1 - p where the caller knows it better than the subtraction does
 * @throws DomainError for a count that is not whole or a p outside [0, 1]
 */
export function drawBinomial(stream: Stream, count: number, p: number, q = 1 - p): number {
  if (!(Number.isSafeInteger(count) && count >= 0)) {
    throw new DomainError(`a binomial needs a whole number of trials >= 0; got ${count}`);
  }
  if (!(p >= 0 && q >= 0 && p + q > 0)) throw new DomainError(`a binomial needs 0 <= p <= 1; got p=${p}, 1-p=${q}`);
  let successes = 0;
  let left = count;
  // p and q are kept as the lengths of the two parts of an interval; only their ratio matters.
  let below = p;
  let above = q;
  while (left > FEW && below > 0 && above > 0) {
    const rank = Math.floor(left / 2) + 1;
    const low = stream.gamma(rank);
    const high = stream.gamma(left + 1 - rank);
    const length = below + above;
    const cut = (low / (low + high)) * length;
    if (cut <= below) {
      successes += rank;
      left -= rank;
      below -= cut;
    } else {
      left = rank - 1;
      above = cut - below;
    }
  }
  if (above <= 0) return successes + left;
  if (below <= 0) return successes;
  const share = below / (below + above);
  for (let i = 0; i < left; i++) if (stream.uniform() < share) successes++;
  return successes;
}
