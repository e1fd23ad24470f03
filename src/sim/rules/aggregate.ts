import { DomainError } from '../../errors.js';
import type { Stream } from '../random/stream.js';
import { squaredDistancesOf, withOrigin } from './distances.js';
import { mixColumn } from './mix.js';
import { reduceColumn } from './reduceColumn.js';
import { requireDomain } from './registry.js';
import type { Mix, Rule } from './rule.js';

/**
 * Applies a rule to explicit rows, all in memory.
 *
 * @param rows - n x d values, row-major; Byzantine rows first where ties matter
 * @param f - the number of Byzantine rows that the rule is told to tolerate
 * @param stream - random numbers for the rules that flip coins (bucketing); others do not touch it
 * @returns the d coordinates of the output
 * @throws DomainError when n and f are outside the rule's domain, or a stream is missing
 */
export function aggregate(
  rule: Rule,
  rows: Float64Array,
  n: number,
  d: number,
  f: number,
  stream?: Stream,
): Float64Array {
  requireDomain(rule, n, f);
  const mix = mixOf(rule, rows, n, d, f, stream);
  const m = mix?.rows ?? n;
  const reducer = rule.reducer(n, f);
  const column = new Float64Array(n);
  const mixed = mix ? new Float64Array(m) : column;
  const scratch = new Float64Array(2 * m);
  const output = new Float64Array(d);
  for (let c = 0; c < d; c++) {
    for (let i = 0; i < n; i++) column[i] = rows[i * d + c]!;
    if (mix) mixColumn(mix, column, n, mixed);
    output[c] = reduceColumn(reducer, mixed, m, scratch);
  }
  return output;
}

function mixOf(rule: Rule, rows: Float64Array, n: number, d: number, f: number, stream?: Stream): Mix | undefined {
  if (rule.needsStream && !stream) throw new DomainError(`${rule.id} draws random numbers; got no stream`);
  if (!rule.mix) return undefined;
  const points = rule.needsOrigin ? n + 1 : n;
  return rule.mix(squaredDistancesOf(rule.needsOrigin ? withOrigin(rows, n, d) : rows, points, d), n, f, stream);
}
