/** The Plot marks of one figure. */
import * as Plot from '@observablehq/plot';
import type { Axis } from './axis.js';
import type { FigureData, Group, MeasuredPoint } from './figure-data.js';
import type { Theme } from './palette.js';
import { isDense } from './series-style.js';
import type { FigureStyle, SeriesStyle } from './series-style.js';
import { pointText } from './text.js';

/** Position of a group's panel in the grid of small multiples. */
export interface Panel {
  readonly fx: number;
  readonly fy: number;
}

/** Everything that places marks. `x` is absent where every point has a category of its own. */
export interface Frame {
  readonly data: FigureData;
  readonly style: FigureStyle;
  readonly theme: Theme;
  readonly x?: Axis;
  readonly y: Axis;
  readonly panel: (group: number) => Panel;
}

type Mark = Plot.Markish;

/** Points get smaller beyond this many. */
const MANY = 12;
const DODGE = 9;

/** Whether some interval is cut at the frame, so that its bar is dashed. */
export function reachesBeyond(points: readonly MeasuredPoint[], { domain: [low, high] }: Axis): boolean {
  return points.some(({ interval }) => interval[0] < low || interval[1] > high);
}

/** Inside the frame: infinite interval ends, and values a log axis cannot show, stop at its edge. */
function clamp(value: number, [low, high]: readonly [number, number]): number {
  return Math.min(Math.max(value, low), high);
}

/** Label of the category of a point: the parameters that vary. */
export function categoryOf(data: FigureData, point: MeasuredPoint['point']): string {
  return pointText(Object.fromEntries(data.varying.map((name) => [name, point[name] ?? NaN])));
}

interface Bar {
  readonly x: number | string;
  readonly y: number;
  readonly low: number;
  readonly high: number;
  readonly fx: number;
  readonly fy: number;
}

function bars(frame: Frame, points: readonly MeasuredPoint[], panel: Panel): readonly Bar[] {
  const { domain } = frame.y;
  return points.map(({ x, mean, interval, point }) => ({
    x: frame.x === undefined ? categoryOf(frame.data, point) : x,
    y: clamp(mean, domain),
    low: clamp(interval[0], domain),
    high: clamp(interval[1], domain),
    ...panel,
  }));
}

const facets = { fx: 'fx', fy: 'fy' } as const;

function measuredMarks(frame: Frame, group: number, series: number, points: readonly MeasuredPoint[]): readonly Mark[] {
  const { colour, symbol } = frame.style.measured(group, series);
  const rows = [...bars(frame, points, frame.panel(group))];
  const place = { x: 'x', ...facets } as const;
  if (isDense(frame.data, series)) {
    return [
      Plot.areaY(rows, { ...place, y1: 'low', y2: 'high', fill: colour, fillOpacity: 0.2 }),
      Plot.lineY(rows, { ...place, y: 'y', stroke: colour, strokeWidth: 1.5 }),
    ];
  }
  const count = frame.data.figure.measured.length;
  const dx = frame.x === undefined ? (series - (count - 1) / 2) * DODGE : 0;
  const isCut = (index: number): boolean => reachesBeyond(points.slice(index, index + 1), frame.y);
  const bar = { ...place, y1: 'low', y2: 'high', stroke: colour, strokeWidth: 1.5, dx };
  const r = rows.length > MANY ? 2.4 : 3.6;
  return [
    Plot.ruleX(
      rows.filter((_, index) => !isCut(index)),
      bar,
    ),
    Plot.ruleX(
      rows.filter((_, index) => isCut(index)),
      { ...bar, strokeDasharray: '2 4', strokeOpacity: 0.7 },
    ),
    Plot.dot(rows, {
      ...place,
      y: 'y',
      fill: colour,
      symbol,
      r,
      stroke: frame.theme.background,
      strokeWidth: 0.75,
      dx,
    }),
  ];
}

const strokeOf = ({ colour, dash }: SeriesStyle): Plot.MarkOptions => ({
  stroke: colour,
  strokeWidth: 1.75,
  ...(dash === '' ? {} : { strokeDasharray: dash }),
});

function curveMarks(
  frame: Frame,
  axis: Axis,
  group: number,
  curve: number,
  points: Group['curves'][number],
): readonly Mark[] {
  const visible = (y: number): number => (frame.y.scale === 'log' && y <= 0 ? NaN : y);
  const rows = points.map(({ x, y }) => ({ x, y: visible(y), ...frame.panel(group) }));
  const stroke = strokeOf(frame.style.curve(group, curve));
  const [only] = rows;
  if (rows.length > 1 || only === undefined) return [Plot.lineY(rows, { x: 'x', y: 'y', ...facets, ...stroke })];
  const [x1, x2] = around(only.x, axis);
  return [Plot.link([{ ...only, x1, x2 }], { x1: 'x1', x2: 'x2', y1: 'y', y2: 'y', ...facets, ...stroke })];
}

/** A short stretch of the axis with `x` in its middle, for a closed form known at one place only. */
function around(x: number, { scale, domain: [low, high] }: Axis): readonly [number, number] {
  const share = 0.025;
  if (scale === 'log') return [x * (low / high) ** share, x * (high / low) ** share];
  return [x - share * (high - low), x + share * (high - low)];
}

function categoryCurveMarks(frame: Frame, curve: number): Mark {
  const { data } = frame;
  const rows = data.rows.map((row) => ({
    x: categoryOf(data, row.point),
    y: row.curves[curve] ?? NaN,
    ...frame.panel(0),
  }));
  const shown = rows.filter(({ y }) => Number.isFinite(y) && (frame.y.scale === 'linear' || y > 0));
  return Plot.tickY(shown, { x: 'x', y: 'y', ...facets, ...strokeOf(frame.style.curve(0, curve)), strokeWidth: 2.25 });
}

/** Curves below, measured series above. */
export function seriesMarks(frame: Frame): readonly Mark[] {
  const { data, style } = frame;
  const axis = frame.x;
  const curves =
    axis === undefined
      ? data.figure.curves.map((_, curve) => categoryCurveMarks(frame, curve))
      : data.groups.flatMap((group, index) =>
          group.curves.flatMap((points, curve) => {
            const drawnAlready = data.shared[curve] === true && style.arrangement === 'overlay' && index > 0;
            return drawnAlready ? [] : curveMarks(frame, axis, index, curve, sharedPoints(frame, curve) ?? points);
          }),
        );
  const measured = data.groups.flatMap((group, index) =>
    group.measured.flatMap((points, series) => measuredMarks(frame, index, series, points)),
  );
  return [...curves, ...measured];
}

/** A curve that is the same in all groups of one panel is drawn once, over the range of all of them. */
function sharedPoints({ data, style }: Frame, curve: number): Group['curves'][number] | undefined {
  if (data.shared[curve] !== true || style.arrangement !== 'overlay') return undefined;
  const all = data.groups.flatMap((group) => group.curves[curve] ?? []);
  return [...new Map(all.map((point) => [point.x, point])).values()].sort((a, b) => a.x - b.x);
}
