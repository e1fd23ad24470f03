/**
 * The column law: one coordinate of a coordinate-wise rule, drawn from the order statistics that it needs instead of from n
 * rows. The honest values of a column are h i.i.d. draws; the Byzantine ones all sit at one value that does not look at them.
 *
 * What is exact: the law of ONE output coordinate; and, where that law has finitely many values (two-point honest rows), the
 * law of the whole histogram of d independent coordinates, and so of every sum and maximum over them, at any d. What is not
 * offered: the sum over d coordinates of a continuous output in time free of d. It is asymptotically normal, which is an
 * approximation and no law; {@link drawColumns} gives d exact draws.
 *
 * The field of an engine holds float32 normals cut at 6.76 sigma; this law has float64 normals without a cut.
 */
import { DomainError } from '../../errors.js';
import { binomialPmf } from '../../stats/special/binomial.js';
import { normalUpperQuantile } from '../../stats/special/normal.js';
import { linearAttack } from '../attacks/linearAttack.js';
import type { Attack } from '../attacks/attack.js';
import type { Model } from '../models/model.js';
import type { Stream } from '../random/stream.js';
import type { Reducer } from '../rules/reducer.js';
import { requireReducer } from '../rules/reduceColumn.js';
import { drawBinomial } from './drawBinomial.js';
import { reduceRuns } from './reduceRuns.js';
import { drawUniformOrder, emptyTwoTails } from './uniformOrder.js';

/** A column of a field and the reducer of a coordinate-wise rule. */
export interface ColumnSetting {
  readonly n: number;
  /** Byzantine rows present, 0 .. n. */
  readonly f: number;
  readonly model: Model;
  readonly attack: Attack;
  readonly reducer: Reducer;
  /** Whether it is coordinate 1, which attacks of direction `first` single out. */
  readonly first: boolean;
}

/** A law with finitely many values: `probabilities` sum to 1 up to rounding. */
export interface FiniteLaw {
  readonly values: Float64Array;
  readonly probabilities: Float64Array;
}

export interface ColumnLaw {
  /** One output coordinate: as many variates as the reducer needs ranks, whatever n; O(log n) for two-point rows. */
  readonly draw: (stream: Stream) => number;
  /** All values with their probabilities, where they are finitely many. */
  readonly finite?: FiniteLaw;
}

/**
 * The law of one output coordinate, or `null` where none is offered: models other than Gaussian and two-point, attacks that look at the
 * honest rows, `staggered` with more than one value, means around a centre, and trimmed means of continuous values (they need
 * almost every rank, which is no cheaper than the column itself).
 *
 * @throws DomainError when n, f and the reducer do not go together
 */
export function columnLaw(setting: ColumnSetting): ColumnLaw | null {
  const { n, f, model, reducer } = setting;
  if (!(Number.isSafeInteger(n) && n >= 1)) throw new DomainError(`the column law needs n >= 1 rows; got n=${n}`);
  if (!(Number.isSafeInteger(f) && f >= 0 && f <= n)) {
    throw new DomainError(`the column law needs 0 <= f <= n; got n=${n}, f=${f}`);
  }
  requireReducer(reducer, n);
  const column = plantedColumn(setting);
  if (column === null) return null;
  if (model.kind === 'two-point') return twoPointLaw(model.p, column, reducer);
  if (model.kind !== 'gaussian') return null;
  if (reducer.kind === 'mean') return gaussianMean(model, column);
  return reducer.kind === 'median' ? gaussianMedian(model, column, reducer.convention) : null;
}

/** h honest values and, where h < n, n - h Byzantine ones at `planted`. */
interface PlantedColumn {
  readonly n: number;
  readonly h: number;
  readonly planted: number;
}

function plantedColumn({ n, f, attack, first }: ColumnSetting): PlantedColumn | null {
  if (f === 0 || attack.kind === 'none') return { n, h: n, planted: NaN };
  const rows = [linearAttack(attack, 0), linearAttack(attack, f - 1)].map((row) =>
    row === null || row.honestMean !== 0 ? NaN : row.ones + (first ? row.first : 0),
  );
  return rows[0] === rows[1] ? { n, h: n - f, planted: rows[0]! } : null;
}

type Gaussian = Extract<Model, { kind: 'gaussian' }>;

function gaussianMean({ mean, sigma }: Gaussian, { n, h, planted }: PlantedColumn): ColumnLaw {
  const centre = (h * mean + (h < n ? (n - h) * planted : 0)) / n;
  const deviation = (sigma * Math.sqrt(h)) / n;
  return { draw: (stream) => centre + deviation * stream.normal() };
}

/**
 * Rank r of all n values, f of them at c, is max(x_(r - f), min(c, x_(r))) over the h honest order statistics, with
 * x_(k) = -Infinity for k < 1 and Infinity for k > h.
 */
function gaussianMedian(
  { mean, sigma }: Gaussian,
  { n, h, planted }: PlantedColumn,
  convention: 'midpoint' | 'lower' | 'upper',
): ColumnLaw {
  const lower = Math.floor((n + 1) / 2);
  const upper = Math.floor(n / 2) + 1;
  const wanted = convention === 'midpoint' ? [lower, upper] : [convention === 'lower' ? lower : upper];
  const f = n - h;
  const ranks = [...new Set(wanted.flatMap((r) => [r - f, r]))].filter((r) => r >= 1 && r <= h).sort((a, b) => a - b);
  const tails = emptyTwoTails(ranks.length);
  const honest = (rank: number): number => {
    if (rank < 1 || rank > h) return rank < 1 ? -Infinity : Infinity;
    const i = ranks.indexOf(rank);
    return mean + sigma * normalFromTails(tails.lower[i]!, tails.upper[i]!);
  };
  const combined = (r: number): number => (f === 0 ? honest(r) : Math.max(honest(r - f), Math.min(planted, honest(r))));
  return {
    draw: (stream) => {
      drawUniformOrder(stream, h, ranks, tails);
      const first = combined(wanted[0]!);
      return wanted.length === 1 || lower === upper ? first : first / 2 + combined(upper) / 2;
    },
  };
}

function normalFromTails(lower: number, upper: number): number {
  return lower < upper ? -normalUpperQuantile(lower) : normalUpperQuantile(upper);
}

/** The column is known by its number of low values, a binomial count. */
function twoPointLaw(p: number, { n, h, planted }: PlantedColumn, reducer: Reducer): ColumnLaw | null {
  const low = -Math.sqrt((1 - p) / p);
  const high = Math.sqrt(p / (1 - p));
  const output = (lows: number): number | null =>
    reduceRuns(reducer, [
      { value: low, count: lows },
      { value: planted, count: n - h },
      { value: high, count: h - lows },
    ]);
  if (output(0) === null) return null;
  return {
    draw: (stream) => output(drawBinomial(stream, h, p))!,
    finite: gather(Array.from({ length: h + 1 }, (_, lows) => [output(lows)!, binomialPmf(h, p, lows)] as const)),
  };
}

function gather(pairs: readonly (readonly [value: number, probability: number])[]): FiniteLaw {
  const law = new Map<number, number>();
  for (const [value, probability] of pairs) law.set(value, (law.get(value) ?? 0) + probability);
  const values = [...law.keys()].sort((a, b) => a - b);
  return { values: Float64Array.from(values), probabilities: Float64Array.from(values, (value) => law.get(value)!) };
}

/** The outputs of `count` independent columns, one draw each: exact for every law, at a cost that grows with `count`. */
export function drawColumns(stream: Stream, law: ColumnLaw, count: number): Float64Array {
  return Float64Array.from({ length: count }, () => law.draw(stream));
}

/**
 * How many of d independent columns take each value of a finite law: a multinomial draw by conditional binomials, O(log d)
 * variates per value. Sums, squared norms and maxima over the columns follow exactly.
 *
 * @param d - columns, any whole number up to 2^53 - 1
 * @returns counts in the order of `law.values`, their sum d
 */
export function drawHistogram(stream: Stream, law: FiniteLaw, d: number): Float64Array {
  const { probabilities } = law;
  const counts = new Float64Array(probabilities.length);
  // Tails are summed from the far end, so that the last conditional probabilities keep their digits.
  const above = new Float64Array(probabilities.length + 1);
  for (let i = probabilities.length - 1; i >= 0; i--) above[i] = above[i + 1]! + probabilities[i]!;
  let left = d;
  for (let i = 0; i < counts.length && left > 0; i++) {
    counts[i] = i === counts.length - 1 ? left : drawBinomial(stream, left, probabilities[i]!, above[i + 1]!);
    left -= counts[i]!;
  }
  return counts;
}
