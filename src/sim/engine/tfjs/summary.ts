import type { Statistic } from '../engine.js';
import type { Plan } from '../plan.js';
import type { Tensor, Tf } from './backend.js';
import { perTrial } from './combine.js';
import type { FieldTile } from './fieldTile.js';
import { columnSums, rowTotals, splitNumber } from './sums.js';

/** Beyond every value of a tile. */
const FAR = 3e38;

/** What statistics a tile is summed up to: its sum, its squares about the origin and about the honest mean, its ends. */
type Part = 'sum' | 'squares' | 'distance' | 'largest' | 'smallest';

function partsOf(statistic: Statistic): readonly Part[] {
  switch (statistic.kind) {
    case 'dot':
      return statistic.direction === 'ones' ? ['sum'] : [];
    case 'squared-norm':
      return ['squares'];
    case 'squared-distance-to-honest-mean':
      return ['distance'];
    case 'max-abs':
      return ['largest', 'smallest'];
  }
}

/** The parts that statistics are made of, each once. */
export function neededParts(statistics: readonly Statistic[]): readonly Part[] {
  return [...new Set(statistics.flatMap(partsOf))];
}

/**
 * The parts of the outputs of a tile, without the columns that do not count.
 *
 * With output = offset + scale * y, squares are those of y + offset / scale, formed here: y alone would leave a difference
 * of large numbers to the host. offset / scale is two float32 numbers.
 *
 * @param values - y, [trials, width]
 * @param offsets - one for each trial
 */
export function summarise(
  tf: Tf,
  plan: Plan,
  parts: readonly Part[],
  values: Tensor,
  { mean, mask }: Pick<FieldTile, 'mean' | 'mask'>,
  offsets: readonly number[],
): Tensor[] {
  const counting = mask ? tf.mul(values, mask) : values;
  const squaresAbout = (numbers: Tensor, shifts: readonly number[]): Tensor => {
    const shifted = shift(tf, numbers, shifts);
    return columnSums(tf, tf.square(mask && shifted !== numbers ? tf.mul(shifted, mask) : shifted));
  };
  const beyond = mask && tf.mul(tf.sub(mask, 1), FAR);
  return parts.map((part) => {
    switch (part) {
      case 'sum':
        return columnSums(tf, counting);
      case 'squares':
        return squaresAbout(
          counting,
          offsets.map((offset) => offset / plan.scale),
        );
      case 'distance':
        return squaresAbout(
          tf.sub(counting, mean!),
          offsets.map((offset) => (offset - plan.mean) / plan.scale),
        );
      case 'largest':
        return tf.max(beyond ? tf.add(counting, beyond) : counting, 1);
      case 'smallest':
        return tf.min(beyond ? tf.sub(counting, beyond) : counting, 1);
    }
  });
}

function shift(tf: Tf, values: Tensor, shifts: readonly number[]): Tensor {
  const halves = shifts.map(splitNumber);
  let shifted = values;
  for (const half of [0, 1] as const) {
    const numbers = halves.map((pair) => pair[half]);
    if (numbers.some((number) => number !== 0)) shifted = tf.add(shifted, perTrial(tf, numbers));
  }
  return shifted;
}

/**
 * What a tile adds to the statistics of its trials: [t * statistics.length + s].
 *
 * @param read - the numbers of the tensors that `summarise` made
 * @param columns - columns of the tile that count
 */
export function statisticsOf(
  statistics: readonly Statistic[],
  plan: Plan,
  parts: readonly Part[],
  read: readonly Float32Array[],
  offsets: readonly number[],
  columns: number,
): Float64Array {
  const totals = read.map((numbers) => rowTotals(numbers, offsets.length));
  const square = plan.scale * plan.scale;
  const part = (name: Part, t: number): number => totals[parts.indexOf(name)]![t]!;
  const result = new Float64Array(offsets.length * statistics.length);
  offsets.forEach((offset, t) => {
    const of = (statistic: Statistic): number => {
      switch (statistic.kind) {
        case 'dot':
          return statistic.direction === 'ones' ? columns * offset + plan.scale * part('sum', t) : 0;
        case 'squared-norm':
          return square * part('squares', t);
        case 'squared-distance-to-honest-mean':
          return square * part('distance', t);
        case 'max-abs':
          return Math.max(
            Math.abs(offset + plan.scale * part('largest', t)),
            Math.abs(offset + plan.scale * part('smallest', t)),
          );
      }
    };
    statistics.forEach((statistic, s) => (result[t * statistics.length + s] = of(statistic)));
  });
  return result;
}
