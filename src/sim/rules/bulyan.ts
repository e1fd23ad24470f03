import { orderedDistances } from './distances.js';
import { krumScoresAmong } from './krumScores.js';
import { onlyRows } from './mix.js';
import type { Rule } from './rule.js';
import { indexOfSmallest } from './sorting.js';

/**
 * The theta = n - 2f - 2 rows that Bulyan's first stage selects: round c = 0 .. theta - 1 runs Krum (K1) on the n - c rows
 * left, with (n - c) - f - 2 neighbours, and moves the winner to the selection.
 *
 * @param squaredDistances - n x n, row-major; NaN counts as +Infinity
 * @returns the selected rows in ascending order, so that later ties go to the lower index
 */
export function bulyanSelection(squaredDistances: Float64Array, n: number, f: number): Int32Array {
  const distances = orderedDistances(squaredDistances, n);
  const theta = n - 2 * f - 2;
  const selection = new Int32Array(theta);
  const left = new Int32Array(n);
  for (let i = 0; i < n; i++) left[i] = i;
  const scores = new Float64Array(n);
  for (let round = 0; round < theta; round++) {
    const count = n - round;
    krumScoresAmong(distances, n, left, count, { power: 2, neighbours: count - f - 2 }, scores);
    const winner = indexOfSmallest(scores, count);
    selection[round] = left[winner]!;
    left.copyWithin(winner, winner + 1, count);
  }
  return selection.sort();
}

/** Bulyan over Krum K1. */
export const bulyan: Rule = {
  id: 'bulyan',
  name: 'Bulyan',
  convention:
    'theta = n - 2f - 2 rows by repeated Krum (K1); per coordinate the mean of the n - 4f - 2 selected values closest to their upper median. Ties go to the lower row index.',
  source: 'El Mhamdi, Guerraoui, Rouault 2018 (arXiv 1802.07927); theta as in public code',
  requires: { text: 'n >= 4f + 3', minimumN: (f) => 4 * f + 3 },
  mix: (squaredDistances, n, f) => onlyRows(n, bulyanSelection(squaredDistances, n, f)),
  reducer: (n, f) => ({ kind: 'mean-around-median', keep: n - 4 * f - 2, convention: 'upper' }),
};
