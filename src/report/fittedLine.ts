/** Straight lines fitted to measured series on log-log axes, with the slope and its interval. */
import { scalingSlope } from '../stats/judgeSlope.js';
import type { Interval } from '../stats/verdict.js';
import type { CurvePoint, FigureData } from './figureData.js';

/** A power law through the means of one series. */
export interface FittedLine {
  readonly slope: number;
  /** Range of the slope over the box of the cells' intervals. */
  readonly interval: Interval;
  /** Its two ends. */
  readonly ends: readonly [CurvePoint, CurvePoint];
}

/** The line a figure asks for; undefined when it asks for none or fewer than two cells are there. */
export function fittedLine({ figure, groups }: FigureData, group: number, series: number): FittedLine | undefined {
  const from = figure.measured[series]?.fitFrom;
  const all = groups[group]?.measured[series] ?? [];
  const points = from === undefined ? [] : all.filter(({ x, mean }) => x >= from && mean > 0);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || first.x === last.x) return undefined;
  const { estimate: slope, interval } = scalingSlope(
    points.map(({ x, mean, interval: limits }) => ({ x, estimate: mean, interval: limits })),
  );
  const level = points.reduce((sum, { x, mean }) => sum + Math.log(mean) - slope * Math.log(x), 0) / points.length;
  const at = (x: number): CurvePoint => ({ x, y: Math.exp(level + slope * Math.log(x)) });
  return { slope, interval, ends: [at(first.x), at(last.x)] };
}

/** E.g. `slope 0.500 ± 0.001`, the half width rounded up. */
export function slopeText({ slope, interval: [low, high] }: FittedLine): string {
  const half = Math.max(slope - low, high - slope);
  const shown = Math.abs(slope) < 5e-4 ? '0.000' : slope.toFixed(3).replace('-', '\u2212');
  return Number.isFinite(half) ? `slope ${shown} ± ${(Math.ceil(half * 1000) / 1000).toFixed(3)}` : `slope ${shown}`;
}
