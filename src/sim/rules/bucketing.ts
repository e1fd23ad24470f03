import { DomainError } from '../../errors.js';
import type { Stream } from '../random/stream.js';
import { orderedDistances } from './distances.js';
import { mixBehind } from './premix.js';
import type { Mix, Rule } from './rule.js';

/** Rows of a bucket when nobody says otherwise. */
export const DEFAULT_BUCKET_SIZE = 2;

/**
 * Bucketing: a uniformly random permutation of the rows is cut into ceil(n / s) runs of s rows (the last one may be shorter),
 * and each run is replaced by the mean of its own rows.
 *
 * The permutation is Fisher and Yates's from the last place down: place i is exchanged with place `stream.integer(i + 1)`.
 * In a field the stream is that of (key, trial, `PURPOSE.rule`), so a trial has the same buckets on every engine, whatever
 * the block it was run in.
 *
 * @returns ceil(n / s) x n weights
 */
export function bucketMix(stream: Stream, n: number, size: number): Mix {
  const order = Int32Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = stream.integer(i + 1);
    const row = order[i]!;
    order[i] = order[j]!;
    order[j] = row;
  }
  const buckets = Math.ceil(n / size);
  const weights = new Float64Array(buckets * n);
  for (let k = 0; k < n; k++) {
    const bucket = Math.floor(k / size);
    weights[bucket * n + order[k]!] = 1 / Math.min(size, n - bucket * size);
  }
  return { rows: buckets, weights };
}

/**
 * The rule applied to the means of random buckets of s rows, with the same f: f Byzantine rows spoil at most f buckets.
 *
 * @param size - s >= 1
 * @throws DomainError for a size that is not a whole number >= 1
 */
export function bucketing(rule: Rule, size: number = DEFAULT_BUCKET_SIZE): Rule {
  if (!(Number.isSafeInteger(size) && size >= 1)) {
    const nearest = Number.isFinite(size) ? Math.max(1, Math.round(size)) : 1;
    throw new DomainError(`bucketing needs a whole bucket size s >= 1; got s=${size} (nearest: ${nearest})`);
  }
  const bucketsOf = (n: number) => Math.ceil(n / size);
  return {
    id: size === DEFAULT_BUCKET_SIZE ? `bucketing+${rule.id}` : `bucketing:${size}+${rule.id}`,
    name: `Bucketing (s = ${size}), then ${rule.name}`,
    convention: `The rows, in uniformly random order, are averaged ${size} at a time (the last bucket holds what is left and is averaged over its own rows); f stays the same. Then, on the bucket means: ${rule.convention}`,
    source: `Karimireddy, He, Jaggi 2022 (arXiv 2006.09365); last bucket as in byzfl; ${rule.source}`,
    requires: {
      text: `${rule.requires.text} where n counts buckets of ${size} rows`,
      minimumN: (f) => size * (rule.requires.minimumN(f) - 1) + 1,
    },
    needsStream: true,
    ...(rule.needsOrigin ? { needsOrigin: true } : {}),
    mix: (squaredDistances, n, f, stream) => {
      if (!stream) throw new DomainError(`bucketing draws a permutation; got no stream`);
      const inner = bucketMix(stream, n, size);
      const distances = orderedDistances(squaredDistances, rule.needsOrigin ? n + 1 : n);
      return mixBehind(rule, distances, n, inner, f, stream);
    },
    reducer: (n, f) => rule.reducer(bucketsOf(n), f),
  };
}
