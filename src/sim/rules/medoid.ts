import { orderedDistances, rowsInReach } from './distances.js';
import { krumScoresAmong } from './krumScores.js';
import { oneRow } from './mix.js';
import type { Mix, Rule } from './rule.js';
import { indexOfSmallest } from './sorting.js';

/** The input row of smallest sum of distances to all others. */
export const medoid: Rule = {
  id: 'medoid',
  name: 'Medoid',
  convention:
    'Outputs the row of smallest sum of distances (not squared) to the n - 1 others. Ties go to the lower row index.',
  source: 'El Mhamdi, Guerraoui, Rouault 2018 (arXiv 1802.07927), there "GeoMed"',
  requires: { text: 'n >= 2f + 1', minimumN: (f) => 2 * f + 1 },
  mix: (squaredDistances, n) => closestToAll(squaredDistances, n, 1),
  reducer: () => ({ kind: 'identity' }),
};

/** The input row closest to the barycenter of all rows; breaks with two colluders. */
export const barycenter: Rule = {
  id: 'barycenter',
  name: 'Closest to the barycenter',
  convention:
    'Outputs the row of smallest sum of squared distances to the n - 1 others, the row closest to the mean. Ties go to the lower row index.',
  source: 'Blanchard et al. 2017, section 3',
  requires: { text: 'n >= f + 1', minimumN: (f) => f + 1 },
  mix: (squaredDistances, n) => closestToAll(squaredDistances, n, 2),
  reducer: () => ({ kind: 'identity' }),
};

/** Rows out of reach of the others (see {@link rowsInReach}) neither compete nor count: they would make every sum infinite. */
function closestToAll(squaredDistances: Float64Array, n: number, power: 1 | 2): Mix {
  const distances = orderedDistances(squaredDistances, n);
  const rows = Int32Array.from(rowsInReach(distances, n));
  const scores = new Float64Array(rows.length);
  krumScoresAmong(distances, n, rows, rows.length, { power, neighbours: rows.length - 1 }, scores);
  return oneRow(n, rows[indexOfSmallest(scores, rows.length)]!);
}
