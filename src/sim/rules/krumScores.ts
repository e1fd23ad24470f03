import { nearestOrder } from './nearestOrder.js';
import { sortAscending } from './sorting.js';

/** Which of the functions called "Krum" is meant. */
export interface KrumConvention {
  /** 2: a neighbour counts with its squared distance; 1: with its distance. */
  readonly power: 1 | 2;
  /** How many nearest other rows are summed. */
  readonly neighbours: number;
}

/**
 * Krum scores: for each row, the sum of the `neighbours` smallest (squared) distances to the other rows. The entry j = i is
 * left out, not "one zero": duplicates of a row are legitimate neighbours.
 *
 * @param squaredDistances - n x n, row-major, without NaN
 * @param neighbours - 1 .. n - 1; 0 gives scores of zero
 * @param scores - receives n scores; allocated when absent
 */
export function krumScores(
  squaredDistances: Float64Array,
  n: number,
  convention: KrumConvention,
  scores: Float64Array = new Float64Array(n),
): Float64Array {
  const everyone = new Int32Array(n);
  for (let i = 0; i < n; i++) everyone[i] = i;
  return krumScoresAmong(squaredDistances, n, everyone, n, convention, scores);
}

/**
 * The same among `rows[0 .. count - 1]` only, for rules that remove rows round by round; `scores[a]` belongs to `rows[a]`.
 */
export function krumScoresAmong(
  squaredDistances: Float64Array,
  n: number,
  rows: Int32Array,
  count: number,
  convention: KrumConvention,
  scores: Float64Array,
): Float64Array {
  const order = nearestOrder(squaredDistances, n, rows, count);
  if (order) sumInOrder(squaredDistances, n, rows, count, convention, order, scores);
  else sumSorted(squaredDistances, n, rows, count, convention, scores);
  return scores;
}

/** From the order of all others, of which those that are not among the rows are passed over. */
function sumInOrder(
  squaredDistances: Float64Array,
  n: number,
  rows: Int32Array,
  count: number,
  { power, neighbours }: KrumConvention,
  order: Int32Array,
  scores: Float64Array,
): void {
  const among = new Uint8Array(n);
  for (let a = 0; a < count; a++) among[rows[a]!] = 1;
  for (let a = 0; a < count; a++) {
    const base = rows[a]! * n;
    let at = rows[a]! * (n - 1);
    let score = 0;
    for (let k = 0; k < neighbours; at++) {
      const other = order[at]!;
      if (among[other] === 0) continue;
      const square = squaredDistances[base + other]!;
      score += power === 2 ? square : Math.sqrt(square);
      k++;
    }
    scores[a] = score;
  }
}

/** From the distances of each row, sorted. */
function sumSorted(
  squaredDistances: Float64Array,
  n: number,
  rows: Int32Array,
  count: number,
  { power, neighbours }: KrumConvention,
  scores: Float64Array,
): void {
  const others = new Float64Array(count);
  for (let a = 0; a < count; a++) {
    const base = rows[a]! * n;
    let size = 0;
    for (let b = 0; b < count; b++) if (b !== a) others[size++] = squaredDistances[base + rows[b]!]!;
    sortAscending(others, size);
    let score = 0;
    if (power === 2) for (let k = 0; k < neighbours; k++) score += others[k]!;
    else for (let k = 0; k < neighbours; k++) score += Math.sqrt(others[k]!);
    scores[a] = score;
  }
}
