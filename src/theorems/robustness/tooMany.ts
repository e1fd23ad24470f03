/** One Byzantine vector more than a rule is told of. */
import { aggregate } from '../../sim/rules/aggregate.js';
import type { Rule } from '../../sim/rules/rule.js';
import { eachTrial } from '../experiment.js';
import { everywhere } from '../grid.js';
import { deviationRatio, range } from '../kappa/ratio.js';
import { take } from '../point.js';
import type { Experiment, Point } from '../theorem.js';

/** N(0, 1) honest values on a line and f + 1 Byzantine values at 1e7; the rule is told f. */
export function tooMany(rule: Rule, points: readonly Point[]): Experiment {
  return {
    description: 'N(0, 1) honest values on a line, f + 1 Byzantine values at 1e7, the rule told f.',
    observables: {
      ratio: { description: '||F - honest mean||^2 over the honest variance', support: { kind: 'real' } },
    },
    trials: { quick: 256, standard: 256, thorough: 256 },
    grid: everywhere(points),
    sample: eachTrial(['ratio'], (point) => {
      const { n, f } = take(point, 'n', 'f');
      const values = new Float64Array(n);
      return (stream) => {
        for (let row = 0; row < n; row++) values[row] = row <= f ? 1e7 : stream.normal();
        return { ratio: deviationRatio(aggregate(rule, values, n, 1, f), values, 1, range(f + 1, n)) };
      };
    }),
  };
}
