import { isLinear } from '../rules/isLinear.js';
import type { Reducer } from '../rules/reducer.js';
import { coarseEntryErrors, entryErrors, UNIT_64, type Coarse, type Reduction } from './rounding.js';
import type { Sizes } from './sizes.js';

/** What is known of every output coordinate of one trial of a reduction. */
export interface OutputBounds {
  /** Largest error of a coordinate; the expected one where a rounding may decide which values are kept. */
  readonly error: number;
  /** The same without coarse rounding: the first coordinate, and all of them on an engine in float64. */
  readonly fine: number;
  /** Largest size of a coordinate. */
  readonly size: number;
}

/** Of the values that a column holds: largest float64 error, largest coarse error, largest distance to the model's mean. */
interface Values {
  readonly fine: number;
  readonly coarse: number;
  readonly size: number;
}

/**
 * Bounds of the output coordinates of trial t of the pass.
 *
 * A weighted sum of rows adds up their errors. An order statistic moves by no more than the largest error; and since
 * rounding is monotone, the coarse error of one that lies between honest values is relative to those, however far away a
 * Byzantine row was: the median and the trimmed mean of columns where at least f values are trimmed on either side.
 *
 * A mean around a centre keeps the nearest values, and rounding may decide a near-tie: see `expectedFlip`.
 */
export function outputBounds(reduction: Reduction, t: number, sizes: Sizes, coarse: Coarse): OutputBounds {
  const { reducer, mix, field } = reduction;
  const values = mix ? mixedValues(reduction, t, sizes, coarse) : plainValues(reduction, sizes, coarse);
  const size = sizes.centre + values.size;
  const steps = (mix ? mix.rows : field.n) + 2;
  const fine = values.fine + steps * UNIT_64 * size;
  const rounded = values.coarse + steps * coarse.unit * values.size;
  const flip = 'keep' in reducer ? expectedFlip(reducer, reduction, { ...values, coarse: rounded }, sizes) : 0;
  return { fine, error: fine + rounded + flip, size };
}

/** The rows themselves, f of them Byzantine. */
function plainValues({ field, reducer }: Reduction, sizes: Sizes, coarse: Coarse): Values {
  const { n } = field;
  const f = sizes.rows;
  const errors = entryErrors(n, sizes);
  const passed = coarseEntryErrors(n, sizes, coarse);
  const { honest, byzantine, byzantineBeyondFirst } = sizes;
  if (isLinear(reducer)) {
    const share = f / n;
    return {
      fine: share * errors.byzantine + (1 - share) * errors.honest,
      coarse: share * (passed.byzantine + coarse.rows * byzantineBeyondFirst) + (1 - share) * passed.honest,
      size: share * byzantine + (1 - share) * honest,
    };
  }
  const between = trimmed(reducer, n) >= f;
  const middle = between ? honest : Math.max(honest, byzantine);
  // The honest values lie within `honest + middle` of the centre: those that are kept are no farther, if enough are honest.
  const size = !('keep' in reducer)
    ? middle
    : reducer.keep <= n - f
      ? honest + 2 * middle
      : Math.max(middle, byzantine);
  return {
    fine: Math.max(errors.byzantine, errors.honest),
    coarse: Math.max(passed.byzantine, passed.honest) + coarse.rows * Math.min(byzantineBeyondFirst, size),
    size,
  };
}

/** Values that a reducer leaves out on either side of the ranks that its output, or its centre, is made of. */
function trimmed(reducer: Reducer, m: number): number {
  if (reducer.kind === 'trimmed-mean' || reducer.kind === 'mean-around-trimmed-mean') return reducer.f;
  return Math.ceil(m / 2) - 1;
}

/** Mixed rows. Their mean is one combination of the rows; into an order statistic each of them goes rounded. */
function mixedValues({ field, mix, reducer }: Reduction, t: number, sizes: Sizes, coarse: Coarse): Values {
  const { n } = field;
  const { rows, weights } = mix!;
  const start = t * rows * n;
  if (isLinear(reducer)) {
    const mean = new Float64Array(n);
    for (let k = 0; k < rows * n; k++) mean[k % n]! += weights[start + k]! / rows;
    return combination(mean, sizes, coarse);
  }
  let worst: Values = { fine: 0, coarse: 0, size: 0 };
  for (let a = 0; a < rows; a++) {
    const row = combination(weights.subarray(start + a * n, start + (a + 1) * n), sizes, coarse);
    worst = {
      fine: Math.max(worst.fine, row.fine),
      coarse: Math.max(worst.coarse, row.coarse + coarse.mixed * row.size),
      size: Math.max(worst.size, row.size),
    };
  }
  return worst;
}

/** One weighted sum of rows; weights that do not sum to 1 move the common mean as well. Rows of weight 0 are not read. */
function combination(weights: Float64Array, sizes: Sizes, coarse: Coarse): Values {
  const n = weights.length;
  const errors = entryErrors(n, sizes);
  const passed = coarseEntryErrors(n, sizes, coarse);
  let [planted, honest, total] = [0, 0, 0];
  weights.forEach((weight, i) => {
    total += weight;
    if (i < sizes.rows) planted += Math.abs(weight);
    else honest += Math.abs(weight);
  });
  const times = (weight: number, value: number): number => (weight === 0 ? 0 : weight * value);
  const size = times(planted, sizes.byzantine) + times(honest, sizes.honest) + times(Math.abs(total - 1), sizes.centre);
  return {
    fine:
      times(planted, errors.byzantine) +
      times(honest, errors.honest) +
      (n + 1) * UNIT_64 * (size + (planted + honest) * sizes.centre),
    coarse:
      times(planted, passed.byzantine + coarse.rows * sizes.byzantineBeyondFirst) +
      times(honest, passed.honest) +
      (n + 1) * coarse.unit * size,
    size,
  };
}

/**
 * Expected change of a coordinate by near-ties that coarse rounding decides: at most 2 size / keep where it happens. For a
 * continuous law a gap below w = 4 errors at the edge of the kept values has probability at most about m w / spread (a density
 * of at most 1 / (2 spread) on either side of the centre). For a discrete law, and where one value is kept about the midpoint
 * of two, ties are the rule and the whole change enters.
 */
function expectedFlip(
  reducer: Extract<Reducer, { keep: number }>,
  { field, mix }: Reduction,
  { coarse, size }: Values,
  { spread }: Sizes,
): number {
  if (coarse === 0) return 0;
  const m = mix ? mix.rows : field.n;
  const ties = field.model.kind !== 'gaussian' || reducer.keep === 1;
  const probability = ties ? 1 : Math.min(1, (4 * m * coarse) / spread);
  return (probability * 2 * size) / reducer.keep;
}
