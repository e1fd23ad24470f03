/**
 * Order statistics of h i.i.d. uniforms without the h uniforms: the gaps U_(1), U_(2) - U_(1), .., 1 - U_(h) are h + 1
 * exponentials over their sum (Renyi 1953; David and Nagaraja, Order Statistics, 2.5), and a run of k of them is a Gamma(k).
 */
import { DomainError } from '../../errors.js';
import type { Stream } from '../random/stream.js';

/** A probability p with its complement 1 - p, both at full relative accuracy, so that no tail is rounded away. */
export interface TwoTails {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

/** Storage for {@link drawUniformOrder}. */
export function emptyTwoTails(count: number): TwoTails {
  return { lower: new Float64Array(count), upper: new Float64Array(count) };
}

/**
 * Draws U_(r) jointly for the ranks asked for, one gamma variate per rank and one more, whatever h.
 *
 * @param ranks - strictly ascending, in 1 .. h
 * @param out - at least `ranks.length` places: `lower[i]` = U_(ranks[i]), `upper[i]` = 1 - U_(ranks[i])
 * @throws DomainError when the ranks are not ascending in 1 .. h
 */
export function drawUniformOrder(stream: Stream, h: number, ranks: readonly number[], out: TwoTails): TwoTails {
  requireRanks(h, ranks);
  const { lower, upper } = out;
  let below = 0;
  let previous = 0;
  for (let i = 0; i < ranks.length; i++) {
    const gap = stream.gamma(ranks[i]! - previous);
    previous = ranks[i]!;
    below += gap;
    lower[i] = below;
    upper[i] = gap;
  }
  // From the top down over the gaps themselves: upper tails are sums of positive terms and nothing cancels.
  let above = stream.gamma(h + 1 - previous);
  const total = below + above;
  for (let i = ranks.length - 1; i >= 0; i--) {
    const gap = upper[i]!;
    lower[i]! /= total;
    upper[i] = above / total;
    above += gap;
  }
  return out;
}

function requireRanks(h: number, ranks: readonly number[]): void {
  let previous = 0;
  for (const rank of ranks) {
    if (!Number.isSafeInteger(rank) || rank <= previous || rank > h) {
      throw new DomainError(`ranks must ascend within 1 .. ${h}; got ${ranks.join(', ')}`);
    }
    previous = rank;
  }
}
