/**
 * How far the primitives of an engine can be from exact arithmetic on the same draws: a bound for every number that they
 * return, from the shape of the pass alone. The lab turns these into the arithmetic part of a verdict's error budget.
 */
import type { Field, Points, Statistic } from './engine.js';
import { outputBounds, type OutputBounds } from './outputBounds.js';
import { coarseEntryErrors, entryErrors, UNIT_64, type Coarse, type Reduction } from './rounding.js';
import { sizesOf, type Sizes } from './sizes.js';

/** Error bounds of the two passes: |returned - exact| <= bound, entry by entry, in the layout of what the pass returned. */
export interface Precision {
  /** @param distances - what `Engine.pairwise` returned for these points and any number of trials of the field */
  pairwise(field: Field, distances: Float64Array, points?: Points): Float64Array;
  /** @param values - what `Engine.reduce` returned for these arguments */
  reduce(reduction: Reduction, values: Float64Array): Float64Array;
}

/**
 * The bounds of an engine whose passes round as `coarseOf` says of a field.
 *
 * Derivation. Let e_i be the largest error of an entry of row i: of its draw, of its own formula, a few operations and n of
 * them where the honest mean enters, and of its rounding to coarser numbers.
 * Distances: with delta = (e_i + e_j) sqrt(d) the computed ||a - b|| is within delta of the exact one, hence its square D within
 * 2 sqrt(D) delta + delta^2; the squares and their sum add a relative (d + 3) u, or what `squares` says.
 * Reductions: `outputBounds` gives the largest error E and the largest size O of an output coordinate. With s = (d + 3) u, and
 * what `sums` says, a sum over coordinates is within d E + s d O, a squared norm S within 2 sqrt(S d) E + d E^2 + s S, a maximum
 * within E. The first coordinate alone is float64 on every engine.
 */
export function precisionOf(coarseOf: (field: Field) => Coarse): Precision {
  return {
    pairwise: (field, distances, points = 'rows') =>
      distanceBounds(field, sizesOf(field), coarseOf(field), distances, points),
    reduce(reduction, values) {
      const { field, trials, statistics } = reduction;
      const sizes = sizesOf(field);
      const coarse = coarseOf(field);
      const bounds = new Float64Array(values.length);
      for (let t = 0; t < trials.count; t++) {
        const output = outputBounds(reduction, t, sizes, coarse);
        statistics.forEach((statistic, s) => {
          const place = t * statistics.length + s;
          bounds[place] = statisticBound(statistic, values[place]!, field, output, sizes, coarse);
        });
      }
      return bounds;
    },
  };
}

function distanceBounds(
  { n, d }: Field,
  sizes: Sizes,
  coarse: Coarse,
  distances: Float64Array,
  points: Points,
): Float64Array {
  const errors = entryErrors(n, sizes);
  const passed = coarseEntryErrors(n, sizes, coarse);
  const honest = errors.honest + passed.honest;
  const byzantine = errors.byzantine + passed.byzantine + coarse.rows * sizes.byzantineBeyondFirst;
  // The origin, the last point, is planted at minus the offset of the model.
  const origin = coarse.rows * sizes.centre;
  const entryError = (row: number): number => (row === n ? origin : row < sizes.rows ? byzantine : honest);
  const p = points === 'rows' ? n : n + 1;
  const rowErrors = Float64Array.from({ length: p }, (_, row) => entryError(row) * Math.sqrt(d));
  const relative = coarse.squares + (d + 3) * UNIT_64;
  return distances.map((square, k) => {
    // Rows that are equal are equal on every engine.
    if (square === 0) return 0;
    const delta = rowErrors[Math.floor(k / p) % p]! + rowErrors[k % p]!;
    return 2 * Math.sqrt(square) * delta + delta * delta + relative * square;
  });
}

function statisticBound(
  statistic: Statistic,
  value: number,
  { n, d }: Field,
  { error, fine, size }: OutputBounds,
  { centre, honest }: Sizes,
  { draws, unit, sums }: Coarse,
): number {
  const summed = sums + (d + 3) * UNIT_64;
  const squares = (each: number): number => 2 * Math.sqrt(value * d) * each + d * each * each + summed * value;
  switch (statistic.kind) {
    case 'dot':
      return statistic.direction === 'first' ? fine : d * (error + summed * size);
    case 'squared-norm':
      return squares(error);
    case 'squared-distance-to-honest-mean':
      return squares(error + (draws + 2 * n * unit) * honest + 2 * n * UNIT_64 * (centre + honest));
    case 'max-abs':
      return error;
  }
}
