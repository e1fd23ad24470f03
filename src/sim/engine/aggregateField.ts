import { PURPOSE } from '../random/address.js';
import { PhiloxStream } from '../random/philoxStream.js';
import { requireDomain } from '../rules/registry.js';
import type { Rule } from '../rules/rule.js';
import type { Engine, Field, Statistic, TrialRange } from './engine.js';

/**
 * Runs a rule on a block of trials of a field: distances, mix and reduction in two streaming passes. A rule that flips coins
 * takes them from the stream of the field's key, the trial and `PURPOSE.rule`, whatever the block.
 *
 * @param f - the number of Byzantine rows that the rule is told to tolerate; `field.f` are present
 * @returns result[t * statistics.length + s]
 * @throws DomainError when n and f are outside the rule's domain or the field is not valid
 */
export async function aggregateField(
  engine: Engine,
  rule: Rule,
  field: Field,
  f: number,
  trials: TrialRange,
  statistics: readonly Statistic[],
): Promise<Float64Array> {
  requireDomain(rule, field.n, f);
  if (trials.count === 0) return new Float64Array(0);
  const reducer = rule.reducer(field.n, f);
  return engine.reduce(field, trials, await mixOf(engine, rule, field, f, trials), reducer, statistics);
}

async function mixOf(engine: Engine, rule: Rule, field: Field, f: number, trials: TrialRange) {
  if (!rule.mix) return null;
  const { n, key } = field;
  const side = rule.needsOrigin ? n + 1 : n;
  const distances = await engine.pairwise(field, trials, rule.needsOrigin ? 'rows-and-origin' : 'rows');
  let weights: Float64Array | undefined;
  let rows = 0;
  for (let t = 0; t < trials.count; t++) {
    const stream = rule.needsStream ? new PhiloxStream(key, trials.first + t, PURPOSE.rule) : undefined;
    const mix = rule.mix(distances.subarray(t * side * side, (t + 1) * side * side), n, f, stream);
    rows = mix.rows;
    weights ??= new Float64Array(trials.count * rows * n);
    weights.set(mix.weights, t * rows * n);
  }
  return weights ? { rows, weights } : null;
}
