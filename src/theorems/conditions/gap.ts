/** What the papers give away: the published condition of each rule over the provable one. */
import { eachTrial } from '../experiment.js';
import type { Experiment } from '../theorem.js';
import { conditionedRules } from './rules.js';

/** One constant observable per rule. */
export const publishedOverProvable: Experiment = {
  description: 'Published condition over provable condition, from the formulas.',
  observables: Object.fromEntries(
    conditionedRules.map(({ id, label }) => [
      id,
      { description: `${label}: published over provable ratio`, support: { kind: 'constant' } as const },
    ]),
  ),
  trials: { quick: 1, standard: 1, thorough: 1 },
  sample: eachTrial(
    conditionedRules.map(({ id }) => id),
    (point) => {
      const gaps = conditionedRules.map(({ id, published, provable }) => [
        id,
        published.evaluate(point) / provable.evaluate(point),
      ]);
      return () => Object.fromEntries(gaps) as Record<string, number>;
    },
  ),
};
