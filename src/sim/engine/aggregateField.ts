import { requireDomain } from '../rules/registry.js';
import type { Rule } from '../rules/rule.js';
import type { Engine, Field, Statistic, TrialRange } from './engine.js';

/**
 * Runs a rule on a block of trials of a field: distances, mix and reduction in two streaming passes.
 *
 * @param f - the number of Byzantine rows that the rule is told to tolerate; `field.f` are present
 * @returns result[t * statistics.length + s]
 * @throws DomainError when n and f are outside the rule's domain or the field is not valid
 */
export function aggregateField(
  engine: Engine,
  rule: Rule,
  field: Field,
  f: number,
  trials: TrialRange,
  statistics: readonly Statistic[],
): Float64Array {
  requireDomain(rule, field.n, f);
  if (trials.count === 0) return new Float64Array(0);
  const reducer = rule.reducer(field.n, f);
  return engine.reduce(field, trials, mixOf(engine, rule, field, f, trials), reducer, statistics);
}

function mixOf(engine: Engine, rule: Rule, field: Field, f: number, trials: TrialRange) {
  if (!rule.mix) return null;
  const { n } = field;
  const distances = engine.pairwise(field, trials);
  let weights: Float64Array | undefined;
  let rows = 0;
  for (let t = 0; t < trials.count; t++) {
    const mix = rule.mix(distances.subarray(t * n * n, (t + 1) * n * n), n, f);
    rows = mix.rows;
    weights ??= new Float64Array(trials.count * rows * n);
    weights.set(mix.weights, t * rows * n);
  }
  return weights ? { rows, weights } : null;
}
