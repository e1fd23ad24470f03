/** The incidence design: equal distances between honest vectors, and every coordinate a worst case of its own. */
import { eachTrial } from '../experiment.js';
import { everywhere, pairs, type Workers } from '../grid.js';
import { take } from '../point.js';
import type { Experiment } from '../theorem.js';
import type { Rows } from './levels.js';
import type { Target } from './target.js';

/**
 * One coordinate per set T of `zeros` honest vectors: 0 on T, 1 on the other honest vectors, 1e7 on the f Byzantine ones.
 * n x C(n - f, zeros) values.
 */
export function incidenceRows(n: number, f: number, zeros: number): Rows {
  const sets: number[][] = [];
  const visit = (first: number, chosen: readonly number[]): void => {
    if (chosen.length === zeros) return void sets.push([...chosen]);
    for (let row = first; row < n; row++) visit(row + 1, [...chosen, row]);
  };
  visit(f, []);
  const d = sets.length;
  const rows = new Float64Array(n * d).fill(1e7, 0, f * d).fill(1, f * d);
  sets.forEach((set, c) => set.forEach((row) => (rows[row * d + c] = 0)));
  return { rows, d };
}

/** The ratio of a rule on the incidence design. */
export function designExperiment(
  target: Target,
  zeros: (n: number, f: number) => number,
  ...workers: readonly Workers[]
): Experiment {
  return {
    description:
      'Incidence design: one coordinate per set of so many honest vectors, 0 on the set and 1 on the others, Byzantine vectors at 1e7 everywhere.',
    observables: { ratio: { description: target.text, support: { kind: 'constant' } } },
    trials: { quick: 1, standard: 1, thorough: 1 },
    grid: everywhere(pairs(workers)),
    sample: eachTrial(['ratio'], (point) => {
      const { n, f } = take(point, 'n', 'f');
      const { rows, d } = incidenceRows(n, f, zeros(n, f));
      const ratio = target.ofRows(n, d, f)(rows);
      return () => ({ ratio });
    }),
  };
}
