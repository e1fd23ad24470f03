import { medianRanks, type OrderReducer } from '../network/ranks.js';
import type { Tensor, Tf } from './backend.js';
import { meanAround, type Centre } from './meanAround.js';

/** One number for every column, and where float32 cannot say which of two values is nearer to a centre. */
export interface Reduced {
  /** [trials, width]. */
  readonly values: Tensor;
  /** 1 at the columns whose value the host must find, 0 elsewhere, in the shape of `values`; `null` if there are none. */
  readonly doubtful: Tensor | null;
}

/**
 * An order statistic of every column of m rows.
 *
 * @param rows - m tensors of shape [trials, width]
 * @param slack - for every column, by how much its values can be off; `null` if they are exact
 */
export function orderStatistic(tf: Tf, reducer: OrderReducer, rows: readonly Tensor[], slack: Tensor | null): Reduced {
  const { shape } = rows[0]!;
  const m = rows.length;
  const upright = (values: Tensor): Tensor => tf.reshape(values, shape);
  if (reducer.kind === 'median') return { values: upright(medianOf(tf, rows, reducer).value), doubtful: null };
  if (reducer.kind === 'trimmed-mean') {
    const sorted = descending(tf, rows, m - reducer.f);
    return { values: upright(trimmedMean(tf, sorted, m, reducer.f).value), doubtful: null };
  }
  const column = slack && tf.reshape(slack, [slack.size, 1]);
  const { values, doubtful } = around(tf, reducer, rows, column);
  return { values: upright(values), doubtful: doubtful && upright(doubtful) };
}

function around(
  tf: Tf,
  reducer: Extract<OrderReducer, { readonly keep: number }>,
  rows: readonly Tensor[],
  slack: Tensor | null,
): Reduced {
  const m = rows.length;
  if (reducer.kind === 'mean-around-other-median') {
    const centre = medianOf(tf, rows.slice(0, m / 2), reducer);
    return meanAround(tf, descending(tf, rows.slice(m / 2), m / 2), centre, reducer.keep, slack);
  }
  const sorted = descending(tf, rows, m);
  const centre =
    reducer.kind === 'mean-around-median'
      ? middleOf(tf, sorted, m, reducer.convention)
      : trimmedMean(tf, sorted, m, reducer.f);
  return meanAround(tf, sorted, centre, reducer.keep, slack);
}

/** The `count` largest values of every column, in descending order: [columns, count]. */
function descending(tf: Tf, rows: readonly Tensor[], count: number): Tensor {
  const columns = rows[0]!.size;
  const turned = tf.transpose(tf.reshape(tf.stack([...rows]), [rows.length, columns]));
  return tf.topk(turned, count, true).values;
}

type Convention = 'midpoint' | 'lower' | 'upper';

function medianOf(tf: Tf, rows: readonly Tensor[], { convention }: { readonly convention: Convention }): Centre {
  const m = rows.length;
  const [lower] = medianRanks(m, convention);
  return middleOf(tf, descending(tf, rows, m - lower), m, convention);
}

/** The median from the largest values of m, in descending order. */
function middleOf(tf: Tf, sorted: Tensor, m: number, convention: Convention): Centre {
  const columns = sorted.shape[0]!;
  const at = (rank: number): Tensor => tf.slice(sorted, [0, m - 1 - rank], [columns, 1]);
  const [lower, upper] = medianRanks(m, convention);
  const low = at(lower);
  if (lower === upper) return { value: low, terms: 1, low, high: low };
  const high = at(upper);
  return { value: tf.mul(tf.add(low, high), 0.5), terms: 2, low, high };
}

/** The f-trimmed mean from the m - f largest values of m, in descending order. */
function trimmedMean(tf: Tf, sorted: Tensor, m: number, f: number): Centre {
  const columns = sorted.shape[0]!;
  const terms = m - 2 * f;
  const sum = tf.sum(tf.slice(sorted, [0, f], [columns, terms]), 1, true);
  return {
    value: tf.mul(sum, 1 / terms),
    terms,
    low: tf.slice(sorted, [0, m - f - 1], [columns, 1]),
    high: tf.slice(sorted, [0, f], [columns, 1]),
  };
}
