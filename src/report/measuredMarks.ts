/** The Plot marks of the measured series: points with error bars, or lines with bands. */
import * as Plot from '@observablehq/plot';
import type { MeasuredPoint } from './figureData.js';
import { fittedLine } from './fittedLine.js';
import { categoryOf, isCut } from './frame.js';
import type { Frame } from './frame.js';
import type { Theme } from './palette.js';
import { isDense } from './seriesStyle.js';
import type { FigureStyle } from './seriesStyle.js';

/** Points get smaller beyond this many. */
const MANY = 12;
/** Distance in px of the series of one category. */
const SERIES_STEP = 9;

/** Inside the frame: infinite interval ends, and values that a log axis cannot show, stop at its edge. */
function clamp(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(Math.max(value, low), high);
}

interface Row {
  readonly x: number | string;
  readonly y: number;
  readonly low: number;
  readonly high: number;
  readonly cut: boolean;
  readonly dx: number;
  readonly fx: number;
  readonly fy: number;
}

function rowsOf(frame: Frame, group: number, series: number, points: readonly MeasuredPoint[]): readonly Row[] {
  const { y, data } = frame;
  const beside = (series - (data.figure.measured.length - 1) / 2) * SERIES_STEP;
  return points.map((point) => ({
    x: frame.x === undefined ? categoryOf(data, point) : point.x,
    y: clamp(point.mean, y.domain),
    low: clamp(point.interval[0], y.domain),
    high: clamp(point.interval[1], y.domain),
    cut: isCut(point, y),
    dx: frame.x === undefined ? beside : (frame.shifts.get(point) ?? 0),
    ...frame.panel(group),
  }));
}

const place = { x: 'x', fx: 'fx', fy: 'fy' } as const;

/** Points and bars that share one sideways shift: Plot shifts a mark as a whole. */
function pointMarks(
  rows: readonly Row[],
  dx: number,
  colour: string,
  symbol: Plot.SymbolType,
  theme: Theme,
  r: number,
): readonly Plot.Markish[] {
  const here = rows.filter((row) => row.dx === dx);
  const bar = { ...place, y1: 'low', y2: 'high', stroke: colour, strokeWidth: 1.5, dx };
  const whole = here.filter(({ cut }) => !cut);
  const open = here.filter(({ cut }) => cut);
  return [
    Plot.ruleX(whole, bar),
    Plot.ruleX(open, { ...bar, strokeDasharray: '2 4', strokeOpacity: 0.7 }),
    Plot.dot(here, { ...place, y: 'y', fill: colour, symbol, r, stroke: theme.background, strokeWidth: 0.75, dx }),
  ];
}

/** The fitted power law of one measured series in one group, where the figure asks for it. */
export function fitMarks(frame: Frame, style: FigureStyle, group: number, series: number): readonly Plot.Markish[] {
  const line = frame.x === undefined ? undefined : fittedLine(frame.data, group, series);
  if (line === undefined) return [];
  const rows = line.ends.map(({ x, y }) => ({ x, y: clamp(y, frame.y.domain), ...frame.panel(group) }));
  const { colour } = style.measured(group, series);
  return [Plot.lineY(rows, { ...place, y: 'y', stroke: colour, strokeWidth: 1, strokeOpacity: 0.6 })];
}

/** The marks of one measured series in one group. */
export function measuredMarks(
  frame: Frame,
  style: FigureStyle,
  theme: Theme,
  group: number,
  series: number,
): readonly Plot.Markish[] {
  const points = frame.data.groups[group]?.measured[series] ?? [];
  const { colour, symbol } = style.measured(group, series);
  const rows = rowsOf(frame, group, series, points);
  if (isDense(frame.data, series)) {
    return [
      Plot.areaY(rows, { ...place, y1: 'low', y2: 'high', fill: colour, fillOpacity: 0.2 }),
      Plot.lineY(rows, { ...place, y: 'y', stroke: colour, strokeWidth: 1.5 }),
    ];
  }
  const r = rows.length > MANY ? 2.4 : 3.6;
  const shifts = [...new Set(rows.map(({ dx }) => dx))].sort((a, b) => a - b);
  return shifts.flatMap((dx) => pointMarks(rows, dx, colour, symbol, theme, r));
}
