import { systematicOf, widened, widening, type Systematic } from './errorBudget.js';
import { judgeInside } from './judge.js';
import { fitLine } from './regression.js';
import type { Interval, Judgement } from './verdict.js';

/** The mean in one cell of a scaling law. */
export interface ScalingPoint extends Systematic {
  /** The parameter along which the law is stated; positive. */
  readonly x: number;
  readonly estimate: number;
  readonly interval: Interval;
}

/** Narrow cells weigh at most this much more than the widest one, per unit of log width. */
const LARGEST_RATIO = 4;

/**
 * The slope of log mean in log x lies in [low, high]. The slope is that of the weighted least-squares line through
 * (log x, log mean): a linear function sum c_i log mean_i of the means with sum c_i = 0. Its interval is the range of
 * that function over the box of the cells' intervals, which holds whenever all of these hold at once, also when the
 * weights depend on the data: no normal approximation enters.
 *
 * Weights are 1 / width^2 of the log intervals, but never more than sixteen times those of the widest cell, so that the
 * slope stays one of the whole grid and not of its two most precise cells.
 *
 * @param points - at least two distinct x; their intervals must hold simultaneously at the claim's level
 * @param trials - trials in all cells together
 * @throws DomainError with fewer than two distinct x
 */
export function judgeSlope(claim: {
  readonly points: readonly ScalingPoint[];
  readonly low: number;
  readonly high: number;
  readonly trials: number;
}): Judgement {
  const { points, low, high, trials } = claim;
  const slope = scalingSlope(points);
  const zone: Interval = [low, high];
  const judgement = judgeInside({ ...slope, trials }, (low + high) / 2, { admitted: zone, confirmed: zone });
  const vague = points.find((point) => !(point.interval[0] > 0));
  if (vague === undefined || judgement.verdict !== 'undecided') return judgement;
  return { ...judgement, note: `the mean at ${vague.x} is not yet known to be positive` };
}

/** The weighted log-log slope and its interval over the box of the points' intervals. */
export function scalingSlope(
  points: readonly ScalingPoint[],
): Systematic & { readonly estimate: number; readonly interval: Interval } {
  const boxes = points.map(({ interval }) => logInterval(interval));
  const line = fitLine(
    points.map((point) => Math.log(point.x)),
    points.map(({ estimate }) => (estimate > 0 ? Math.log(estimate) : NaN)),
    weightsOf(boxes),
  );
  const over = (ends: readonly Interval[]): Interval => {
    const end = (side: 0 | 1): number =>
      line.slopeCoefficients.reduce((sum, c, i) => (c === 0 ? sum : sum + c * ends[i]![c > 0 ? side : 1 - side]!), 0);
    return [orElse(end(0), -Infinity), orElse(end(1), Infinity)];
  };
  const interval = over(boxes);
  const wideningBy = (part: (point: ScalingPoint) => number): number =>
    widening(interval, over(points.map((point) => logInterval(widened(point.interval, part(point))))));
  return { estimate: line.slope, interval, ...systematicOf(points, wideningBy) };
}

function weightsOf(boxes: readonly Interval[]): number[] {
  const widths = boxes.map(([lower, upper]) => upper - lower);
  const widest = widths.reduce((a, b) => Math.max(a, b), 0);
  if (!(widest > 0 && Number.isFinite(widest))) return boxes.map(() => 1);
  return widths.map((width) => Math.max(width, widest / LARGEST_RATIO) ** -2);
}

/** The logarithm of a mean that is positive; nothing is known of it when even the upper limit is not. */
function logInterval([lower, upper]: Interval): Interval {
  if (!(upper > 0)) return [-Infinity, Infinity];
  return [lower > 0 ? Math.log(lower) : -Infinity, Math.log(upper)];
}

function orElse(value: number, fallback: number): number {
  return Number.isNaN(value) ? fallback : value;
}
