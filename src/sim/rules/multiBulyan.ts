import { orderedDistances } from './distances.js';
import { krumScores, krumScoresAmong } from './krumScores.js';
import { onlyRows } from './mix.js';
import type { Mix, Rule } from './rule.js';
import { indicesOfSmallest } from './sorting.js';

/** What happens to the scores of the rows left when a row is removed. */
export type ScoreHandling =
  /** Computed once; a removed row's squared distance is subtracted where it was among the n - f - 2 nearest (native code). */
  | 'pruned'
  /** Computed again among the n - c rows left, with (n - c) - f - 2 neighbours. */
  | 'exact'
  /** Computed once and never touched (what LPD-EPFL/ByzantineMomentum `bulyan.py` does in effect). */
  | 'static';

/**
 * The theta = n - 2f - 2 candidates of multi-Bulyan as weights: candidate c is the mean of the n - f - 2 - c rows of lowest
 * K1 score among those left; then the single lowest row is removed.
 *
 * @param squaredDistances - n x n, row-major; NaN counts as +Infinity
 */
export function multiBulyanMix(squaredDistances: Float64Array, n: number, f: number, handling: ScoreHandling): Mix {
  return multiBulyanRounds(squaredDistances, n, f, handling).mix;
}

/** What the rounds of multi-Bulyan leave. */
export interface MultiBulyanRounds {
  /** The theta candidates. */
  readonly mix: Mix;
  /** The row of lowest score that each round removes. */
  readonly winners: Int32Array;
}

/**
 * The rounds themselves, see {@link multiBulyanMix}.
 *
 * @param power - 2: K1 scores, over squared distances; 1: K4 scores, over distances (with static handling: what
 *   LPD-EPFL/ByzantineMomentum `bulyan.py` does)
 */
export function multiBulyanRounds(
  squaredDistances: Float64Array,
  n: number,
  f: number,
  handling: ScoreHandling,
  power: 1 | 2 = 2,
): MultiBulyanRounds {
  const distances = orderedDistances(squaredDistances, n);
  const theta = n - 2 * f - 2;
  const most = n - f - 2;
  const weights = new Float64Array(theta * n);
  const left = Int32Array.from({ length: n }, (_, i) => i);
  const winners = new Int32Array(theta);
  const scores = krumScores(distances, n, { power, neighbours: most });
  const nearest = handling === 'pruned' ? nearestRows(distances, n, most) : null;
  for (let round = 0; round < theta; round++) {
    const count = n - round;
    if (handling === 'exact') krumScoresAmong(distances, n, left, count, { power, neighbours: count - f - 2 }, scores);
    const lowest = indicesOfSmallest(scores, count, most - round);
    for (const a of lowest) weights[round * n + left[a]!] = 1 / lowest.length;
    const winner = lowest[0]!;
    const removed = left[winner]!;
    winners[round] = removed;
    left.copyWithin(winner, winner + 1, count);
    scores.copyWithin(winner, winner + 1, count);
    if (nearest) forget(removed, nearest, distances, n, left, count - 1, scores, power);
  }
  return { mix: { rows: theta, weights }, winners };
}

/** 2 theta rows for the variant whose median looks at the winners: the theta winners, then the theta candidates. */
function winnersAndCandidates(squaredDistances: Float64Array, n: number, f: number): Mix {
  const { mix, winners } = multiBulyanRounds(squaredDistances, n, f, 'exact');
  const weights = new Float64Array(2 * mix.weights.length);
  weights.set(onlyRows(n, winners).weights);
  weights.set(mix.weights, mix.weights.length);
  return { rows: 2 * mix.rows, weights };
}

/** nearest[i * n + j] = 1 when j is among the `count` rows nearest to i. */
function nearestRows(distances: Float64Array, n: number, count: number): Uint8Array {
  const nearest = new Uint8Array(n * n);
  const row = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    // Row i itself comes first (-1) and is then left out.
    for (let j = 0; j < n; j++) row[j] = j === i ? -1 : distances[i * n + j]!;
    for (const j of indicesOfSmallest(row, n, count + 1)) if (j !== i) nearest[i * n + j] = 1;
  }
  return nearest;
}

function forget(
  removed: number,
  nearest: Uint8Array,
  distances: Float64Array,
  n: number,
  left: Int32Array,
  count: number,
  scores: Float64Array,
  power: 1 | 2,
): void {
  for (let a = 0; a < count; a++) {
    const entry = left[a]! * n + removed;
    // An infinite score stays infinite: Infinity - Infinity would be NaN.
    if (!nearest[entry] || scores[a]! === Infinity) continue;
    scores[a]! -= power === 2 ? distances[entry]! : Math.sqrt(distances[entry]!);
  }
}

function variant(id: string, handling: ScoreHandling, text: string): Rule {
  return {
    id,
    name: `Multi-Bulyan (${handling} scores)`,
    convention: `theta = n - 2f - 2 candidates, candidate c the mean of the n - f - 2 - c rows of lowest K1 score left, the lowest then removed; ${text}; per coordinate the mean of the n - 4f - 2 candidates closest to their upper median. Ties go to the lower row index.`,
    source: 'El Mhamdi, Guerraoui, Rouault 2019 (arXiv 1905.04374)',
    requires: { text: 'n >= 4f + 3', minimumN: (f) => 4 * f + 3 },
    mix: (squaredDistances, n, f) => multiBulyanMix(squaredDistances, n, f, handling),
    reducer: (n, f) => ({ kind: 'mean-around-median', keep: n - 4 * f - 2, convention: 'upper' }),
  };
}

/** Multi-Bulyan as in native public code. */
export const multiBulyan = variant(
  'multi-bulyan',
  'pruned',
  'a removed row is subtracted from the scores it was part of',
);

/** Multi-Bulyan with scores computed again in every round. */
export const multiBulyanExact = variant('multi-bulyan-exact', 'exact', 'scores are computed again among the rows left');

/** Multi-Bulyan with scores computed once. */
export const multiBulyanStatic = variant('multi-bulyan-static', 'static', 'scores are computed once and kept');

/** Multi-Bulyan with the median over the winners and the closest among the candidates. */
export const multiBulyanWinners: Rule = {
  ...multiBulyanExact,
  id: 'multi-bulyan-winners',
  name: 'Multi-Bulyan (median of the winners)',
  convention:
    'theta = n - 2f - 2 rounds among the rows left, scores computed again in every round (K1): the candidate is the mean of the n - f - 2 - c rows of lowest score, the winner is the lowest, which is then removed; per coordinate the mean of the n - 4f - 2 candidates closest to the upper median of the winners. Ties go to the lower row index, between candidates to the earlier round.',
  source: 'El Mhamdi, Guerraoui, Rouault 2019 (arXiv 1905.04374), pseudo-code as recalled',
  mix: winnersAndCandidates,
  reducer: (n, f) => ({ kind: 'mean-around-other-median', keep: n - 4 * f - 2, convention: 'upper' }),
};
