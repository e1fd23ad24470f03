import { DomainError } from '../../errors.js';
import type { Reducer } from './reducer.js';
import { sortAscending } from './sorting.js';

/**
 * Reduces one column of m values to one number.
 *
 * Values that are not numbers: `identity` and `mean` pass them on; every order-statistic reducer counts NaN as +Infinity,
 * so that a Byzantine NaN is a far value like any other and at most `f` of them are trimmed. Ties in "closest to the centre"
 * go to the lower row index; distances to the centre c that differ by at most 2^-48 (|c| + distance) are ties, so that values
 * that are equally far by construction (the two around a midpoint, the two of a two-point law) stay so whatever the rounding.
 *
 * @param column - the values in `column[0 .. m - 1]`, in row order; left unchanged
 * @param scratch - at least 2 m numbers
 */
export function reduceColumn(reducer: Reducer, column: Float64Array, m: number, scratch: Float64Array): number {
  switch (reducer.kind) {
    case 'identity':
      return column[0]!;
    case 'mean':
      return meanOf(column, 0, m);
    case 'median':
      sortInto(scratch, column, m);
      return medianOfSorted(scratch, m, reducer.convention);
    case 'trimmed-mean':
      sortInto(scratch, column, m);
      return meanOf(scratch, reducer.f, m - reducer.f);
    case 'mean-around-median':
      sortInto(scratch, column, m);
      return meanAround(medianOfSorted(scratch, m, reducer.convention), reducer.keep, column, m, scratch);
    case 'mean-around-trimmed-mean':
      sortInto(scratch, column, m);
      return meanAround(meanOf(scratch, reducer.f, m - reducer.f), reducer.keep, column, m, scratch);
    case 'mean-around-other-median': {
      const half = m / 2;
      sortInto(scratch, column, half);
      const centre = medianOfSorted(scratch, half, reducer.convention);
      return meanAround(centre, reducer.keep, column.subarray(half, m), half, scratch);
    }
  }
}

/**
 * Refuses a reducer that m rows cannot feed.
 *
 * @throws DomainError naming the reducer, m and the nearest valid value
 */
export function requireReducer(reducer: Reducer, m: number): void {
  if (m < 1) throw new DomainError(`a reducer needs at least one row; got ${m}`);
  if (reducer.kind === 'identity' && m !== 1) {
    throw new DomainError(`the identity reducer needs exactly 1 mixed row; got ${m}`);
  }
  if ('f' in reducer && !(reducer.f >= 0 && 2 * reducer.f < m)) {
    throw new DomainError(
      `a trimmed mean of ${m} values needs 0 <= 2f < ${m}; got f=${reducer.f} (largest f here: ${Math.ceil(m / 2) - 1})`,
    );
  }
  const halves = reducer.kind === 'mean-around-other-median';
  if (halves && m % 2 === 1) {
    throw new DomainError(`${reducer.kind} needs an even number of rows; got ${m} (nearest: ${m + 1})`);
  }
  const most = halves ? m / 2 : m;
  if ('keep' in reducer && !(reducer.keep >= 1 && reducer.keep <= most)) {
    const nearest = Math.min(most, Math.max(1, reducer.keep));
    throw new DomainError(
      `${reducer.kind} keeps between 1 and ${most} of ${most} values; got ${reducer.keep} (nearest: ${nearest})`,
    );
  }
}

/** The median of m ascending values; `lower` and `upper` differ from `midpoint` for even m only. */
export function medianOfSorted(sorted: Float64Array, m: number, convention: 'midpoint' | 'lower' | 'upper'): number {
  const lower = sorted[(m - 1) >> 1]!;
  const upper = sorted[m >> 1]!;
  if (convention === 'lower') return lower;
  if (convention === 'upper') return upper;
  // The halves are taken first: (lower + upper) overflows when both are near the largest double.
  return lower === upper ? lower : lower / 2 + upper / 2;
}

function sortInto(sorted: Float64Array, column: Float64Array, m: number): void {
  for (let i = 0; i < m; i++) sorted[i] = orderedValue(column[i]!);
  sortAscending(sorted, m);
}

function orderedValue(value: number): number {
  return Number.isNaN(value) ? Infinity : value;
}

function meanOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i]!;
  return sum / (to - from);
}

/** Distances to a centre c that differ by no more than this share of |c| + distance are ties. */
const TIE = 2 ** -48;

/**
 * Mean of the `keep` of m values closest to `centre`: all that are closer than the last one, then the tied ones in row order.
 *
 * @param scratch - at least 2 m numbers
 */
export function meanAround(
  centre: number,
  keep: number,
  column: Float64Array,
  m: number,
  scratch: Float64Array,
): number {
  if (Number.isNaN(centre)) return NaN;
  for (let i = 0; i < m; i++) scratch[i] = scratch[m + i] = distanceTo(centre, orderedValue(column[i]!));
  const distances = scratch.subarray(0, m);
  sortAscending(scratch.subarray(m, 2 * m), m);
  const last = scratch[m + keep - 1]!;
  const margin = last < Infinity ? TIE * (Math.abs(centre) + last) : 0;
  let sum = 0;
  let left = keep;
  for (let i = 0; i < m; i++) {
    if (!(distances[i]! < last - margin)) continue;
    sum += orderedValue(column[i]!);
    left--;
  }
  for (let i = 0; i < m && left > 0; i++) {
    if (distances[i]! < last - margin || distances[i]! > last + margin) continue;
    sum += orderedValue(column[i]!);
    left--;
  }
  return sum / keep;
}

function distanceTo(centre: number, value: number): number {
  return value === centre ? 0 : Math.abs(value - centre);
}
