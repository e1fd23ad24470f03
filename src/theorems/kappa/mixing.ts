/** What nearest-neighbour mixing does to the honest vectors: how near the mixed ones are to their mean. */
import { squaredDistancesOf } from '../../sim/rules/distances.js';
import { mixColumn } from '../../sim/rules/mix.js';
import { nearestNeighbourMix } from '../../sim/rules/nnm.js';
import { ruleById } from '../../sim/rules/registry.js';
import { boundedRatio } from '../robustness/worstSet.js';
import type { Target } from '../robustness/target.js';

/** (1/h) sum over honest rows f .. n - 1 of ||y_i - mean||^2, over their variance before mixing. */
export const mixing: Target = {
  text: '(1/h) sum_S ||y_i - mean_S||^2 / Var_S, y = NNM(x)',
  rule: { ...ruleById('nnm+average'), name: 'NNM' },
  ofRows: (n, d, f) => {
    const column = new Float64Array(n);
    const mixed = new Float64Array(n);
    return (rows) => {
      const mix = nearestNeighbourMix(squaredDistancesOf(rows, n, d), n, f);
      let [spread, variance, magnitude] = [0, 0, 0];
      for (let c = 0; c < d; c++) {
        let sum = 0;
        for (let row = 0; row < n; row++) column[row] = rows[row * d + c]!;
        for (let row = f; row < n; row++) sum += column[row]!;
        const mean = sum / (n - f);
        mixColumn(mix, column, n, mixed);
        for (let row = f; row < n; row++) {
          spread += (mixed[row]! - mean) ** 2;
          variance += (column[row]! - mean) ** 2;
          magnitude = Math.max(magnitude, Math.abs(column[row]!));
        }
      }
      return boundedRatio(spread, variance, magnitude);
    };
  },
};
