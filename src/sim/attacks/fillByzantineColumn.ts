import { sortAscending } from '../rules/sorting.js';
import type { Attack } from './attack.js';
import { linearAttack, type LinearAttack } from './linearAttack.js';

/** Keeps an attack strictly on the winning side of a tie. */
const NUDGE = 1e-9;
/** The trimmed mean depends on the mirrored value; three rounds settle which values are trimmed. */
const MIRROR_ROUNDS = 3;

/**
 * Computes the Byzantine entries `column[0 .. f - 1]` of one coordinate from the honest entries `column[f .. n - 1]`.
 *
 * The attacks: A1 mean-shift and A2 far-point, with A2s staggered (El Mhamdi, Guerraoui, Rouault 2018); sign flip;
 * inner-product manipulation (Xie, Koyejo, Gupta 2019); "a little is enough" (Baruch et al. 2019); A5 diameter and A6 mirror
 * (worst cases of MDA at d = 1, of MeaMed and of Phocas). Honest values are taken to be finite.
 *
 * @param columnIndex - 0-based coordinate; 0 is the attacked one of direction `first`
 * @param scratch - at least n numbers, for the attacks that sort; allocated when absent
 */
export function fillByzantineColumn(
  attack: Attack,
  column: Float64Array,
  n: number,
  f: number,
  columnIndex: number,
  scratch?: Float64Array,
): void {
  if (f === 0 || attack.kind === 'none') return;
  switch (attack.kind) {
    case 'alie':
      column.fill(mean(column, f, n) + attack.z * standardDeviation(column, f, n), 0, f);
      return;
    case 'diameter':
      column.fill(diameterValue(sortedHonest(column, n, f, scratch), n, f), 0, f);
      return;
    case 'mirror':
      column.fill(mirrorValue(attack.centre, attack.sign, column, n, f, scratch ?? new Float64Array(n)), 0, f);
      return;
    default:
      fillLinear(attack, column, n, f, columnIndex);
  }
}

function fillLinear(attack: Attack, column: Float64Array, n: number, f: number, columnIndex: number): void {
  column[0] = linearValue(linearAttack(attack, 0)!, column, n, f, columnIndex);
  const others =
    attack.kind === 'staggered' ? linearValue(linearAttack(attack, 1)!, column, n, f, columnIndex) : column[0];
  column.fill(others, 1, f);
}

function linearValue(row: LinearAttack, column: Float64Array, n: number, f: number, columnIndex: number): number {
  const planted = row.ones + (columnIndex === 0 ? row.first : 0);
  // Without the mean, no rounding: planted values arrive exactly.
  return row.honestMean === 0 ? planted : row.honestMean * mean(column, f, n) + planted;
}

function mean(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i]!;
  return sum / (to - from);
}

function standardDeviation(values: Float64Array, from: number, to: number): number {
  const centre = mean(values, from, to);
  let squares = 0;
  for (let i = from; i < to; i++) squares += (values[i]! - centre) ** 2;
  return Math.sqrt(squares / (to - from - 1));
}

function sortedHonest(
  column: Float64Array,
  n: number,
  f: number,
  scratch: Float64Array = new Float64Array(n),
  sign = 1,
): Float64Array {
  for (let j = f; j < n; j++) scratch[j - f] = sign * column[j]!;
  sortAscending(scratch, n - f);
  return scratch;
}

function diameterValue(honest: Float64Array, n: number, f: number): number {
  return honest[f]! + (honest[n - f - 1]! - honest[0]!) * (1 - NUDGE);
}

function mirrorValue(
  centre: 'median' | 'trimmed-mean',
  sign: 1 | -1,
  column: Float64Array,
  n: number,
  f: number,
  scratch: Float64Array,
): number {
  const honest = sortedHonest(column, n, f, scratch, sign);
  const mirrored = honest[f - 1]!;
  if (centre === 'median') {
    // B lies above the median of all n values, which is therefore a middle honest value.
    const median = honest[(n - 1) >> 1]! / 2 + honest[n >> 1]! / 2;
    return sign * (2 * median - mirrored - NUDGE);
  }
  let value = Infinity;
  for (let round = 0; round < MIRROR_ROUNDS; round++) {
    value = 2 * trimmedMeanWith(value, honest, n, f) - mirrored - NUDGE;
  }
  return sign * value;
}

/** f-trimmed mean of the n - f ascending honest values and f copies of `value`. */
function trimmedMeanWith(value: number, honest: Float64Array, n: number, f: number): number {
  const h = n - f;
  let below = 0;
  while (below < h && honest[below]! <= value) below++;
  let sum = 0;
  for (let rank = f; rank < n - f; rank++) {
    sum += rank < below ? honest[rank]! : rank < below + f ? value : honest[rank - f]!;
  }
  return sum / (n - 2 * f);
}
