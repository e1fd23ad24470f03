/** The Plot marks of the closed forms. */
import * as Plot from '@observablehq/plot';
import type { Axis } from './axis.js';
import type { CurvePoint } from './figureData.js';
import { categoryOf } from './frame.js';
import type { Frame } from './frame.js';
import type { FigureStyle, SeriesStyle } from './seriesStyle.js';

const place = { x: 'x', y: 'y', fx: 'fx', fy: 'fy' } as const;

const strokeOf = ({ colour, dash }: SeriesStyle): Plot.MarkOptions => ({
  stroke: colour,
  strokeWidth: 1.75,
  ...(dash === '' ? {} : { strokeDasharray: dash }),
});

/** A short stretch of the axis with `x` in its middle, for a closed form known at one place only. */
function around(x: number, { scale, domain: [low, high] }: Axis): readonly [number, number] {
  const share = 0.025;
  if (scale === 'log') return [x * (low / high) ** share, x * (high / low) ** share];
  return [x - share * (high - low), x + share * (high - low)];
}

const isVisible = (frame: Frame, y: number): boolean => Number.isFinite(y) && (frame.y.scale === 'linear' || y > 0);

function lineMark(
  frame: Frame,
  axis: Axis,
  group: number,
  points: readonly CurvePoint[],
  style: SeriesStyle,
): Plot.Markish {
  const rows = points.map(({ x, y }) => ({ x, y: isVisible(frame, y) ? y : NaN, ...frame.panel(group) }));
  const [only] = rows;
  if (rows.length > 1 || only === undefined) return Plot.lineY(rows, { ...place, ...strokeOf(style) });
  const [x1, x2] = around(only.x, axis);
  return Plot.link([{ ...only, x1, x2 }], {
    x1: 'x1',
    x2: 'x2',
    y1: 'y',
    y2: 'y',
    fx: 'fx',
    fy: 'fy',
    ...strokeOf(style),
  });
}

/** A stroke in every category. */
function categoryMark(frame: Frame, curve: number, style: SeriesStyle): Plot.Markish {
  const { data } = frame;
  const rows = data.rows.map((row) => ({
    x: categoryOf(data, row),
    y: row.curves[curve] ?? NaN,
    ...frame.panel(0),
  }));
  return Plot.tickY(
    rows.filter(({ y }) => isVisible(frame, y)),
    { ...place, ...strokeOf(style), strokeWidth: 2.25 },
  );
}

/** A curve that is the same in all groups of one panel is drawn once, over the range of all of them. */
function sharedPoints({ data }: Frame, curve: number): readonly CurvePoint[] {
  const all = data.groups.flatMap((group) => group.curves[curve] ?? []);
  return [...new Map(all.map((point) => [point.x, point])).values()].sort((a, b) => a.x - b.x);
}

/** The marks of one curve of the figure in all groups. */
export function curveMarks(frame: Frame, style: FigureStyle, curve: number): readonly Plot.Markish[] {
  const { data, x } = frame;
  if (x === undefined) return [categoryMark(frame, curve, style.curve(0, curve))];
  if (data.shared[curve] === true && !frame.panels) {
    return [lineMark(frame, x, 0, sharedPoints(frame, curve), style.curve(0, curve))];
  }
  return data.groups.map((group, index) =>
    lineMark(frame, x, index, group.curves[curve] ?? [], style.curve(index, curve)),
  );
}
