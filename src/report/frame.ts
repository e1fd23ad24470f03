/** Everything that places the marks of one figure: axes, panels, sizes. */
import { xAxis, yAxis } from './axis.js';
import type { Axis } from './axis.js';
import { dodges } from './dodge.js';
import { extentsOf } from './figureData.js';
import type { FigureData, MeasuredPoint } from './figureData.js';
import { textWidth } from './fontMetrics.js';
import { pointText } from './text.js';
import { arrangementOf } from './seriesStyle.js';

/** Width of every figure in px; it scales with the page. */
export const FIGURE_WIDTH = 720;
/** Space around the drawing in px. */
export const PADDING = 12;
/** Width of the drawing itself. */
export const INNER_WIDTH = FIGURE_WIDTH - 2 * PADDING;
export const MARGIN_RIGHT = 10;

const HEIGHT = 280;
/** Beyond this many measured series a single panel is taller. */
const MANY_SERIES = 8;
const TALL = 420;
const PANEL_HEIGHT = 170;
/** Share of a row of panels that is left free between rows. */
export const ROW_GAP = 0.24;
const TICK_LABEL_WIDTH = 46;

/** Position of a group's panel in the grid of small multiples. */
export interface Panel {
  readonly fx: number;
  readonly fy: number;
}

/** Axes, panels and sizes of one figure. `x` is absent where every point has a category of its own. */
export interface Frame {
  readonly data: FigureData;
  readonly x?: Axis;
  readonly y: Axis;
  /** Whether every group has a panel. */
  readonly panels: boolean;
  readonly panel: (group: number) => Panel;
  /** Height of all rows of panels in px. */
  readonly height: number;
  readonly marginLeft: number;
  /** Width of one panel in px. */
  readonly columnWidth: number;
  readonly categories: readonly string[];
  /** Sideways shift of points that would cover each other, in px. */
  readonly shifts: ReadonlyMap<MeasuredPoint, number>;
}

/** Label of the category of a point: its own name, or the parameters that vary. */
export function categoryOf(data: FigureData, { point, category }: Pick<MeasuredPoint, 'point' | 'category'>): string {
  if (category !== undefined) return category;
  return pointText(Object.fromEntries(data.varying.map((name) => [name, point[name] ?? NaN])));
}

/** Columns of the grid for `count` panels. */
function columnsOf(count: number): number {
  return count === 4 ? 2 : Math.min(count, 3);
}

/** None beside fitted lines, which say where the points belong. */
function shiftsOf(data: FigureData, panels: boolean, y: Axis, height: number): Frame['shifts'] {
  if (data.figure.measured.some(({ fitFrom }) => fitFrom !== undefined)) return new Map();
  const indices = data.groups.map((_, index) => index);
  const sharing = panels ? indices.map((index) => [index]) : [indices];
  return new Map(sharing.flatMap((groups) => [...dodges(data, groups, y, height)]));
}

/** The frame of `data`; it does not depend on the theme. */
export function frameOf(data: FigureData): Frame {
  const panels = arrangementOf(data) === 'panels';
  const count = panels ? data.groups.length : 1;
  const columns = columnsOf(count);
  const rows = Math.ceil(count / columns);
  const { core, ends } = extentsOf(data);
  const y = yAxis(core, ends, data.figure.y.scale);
  const marginLeft = Math.ceil(Math.max(...y.ticks.map((tick) => textWidth(y.format(tick), 11)))) + 14;
  const columnWidth = (INNER_WIDTH - marginLeft - MARGIN_RIGHT) / columns;
  const xs = data.groups.flatMap((group) => group.measured.flat().map((point) => point.x));
  const lines = data.layout === 'lines';
  const single = data.figure.measured.length > MANY_SERIES ? TALL : HEIGHT;
  return {
    data,
    y,
    panels,
    panel: (group) => (panels ? { fx: group % columns, fy: Math.floor(group / columns) } : { fx: 0, fy: 0 }),
    height: panels ? rows * PANEL_HEIGHT : single,
    marginLeft,
    columnWidth,
    categories: lines ? [] : data.rows.map((row) => categoryOf(data, row)),
    shifts: lines ? shiftsOf(data, panels, y, panels ? PANEL_HEIGHT * (1 - ROW_GAP) : single) : new Map(),
    ...(lines ? { x: xAxis(xs, data.figure.x.scale, Math.floor(columnWidth / TICK_LABEL_WIDTH)) } : {}),
  };
}

/** Whether the interval of a point is cut at the frame, so that its bar is dashed. */
export function isCut({ interval }: MeasuredPoint, { domain: [low, high] }: Axis): boolean {
  return interval[0] < low || interval[1] > high;
}

/** What a reader must know of how a figure is drawn. */
export function drawingNotes(data: FigureData): readonly string[] {
  const { y, shifts } = frameOf(data);
  const points = data.groups.flatMap((group) => group.measured.flat());
  const largest = data.figure.measured.filter(({ reading }) => reading === 'largest').map(({ label }) => `“${label}”`);
  return [
    data.figure.measured.some(({ fitFrom }) => fitFrom !== undefined)
      ? 'Points are means with confidence intervals; thin lines are fitted power laws.'
      : 'Points are means with confidence intervals; lines are closed forms.',
    ...(largest.length > 0 ? [`${largest.join(' and ')}: the largest value of all trials.`] : []),
    ...(points.some((point) => isCut(point, y)) ? ['Dashed bars continue beyond the frame.'] : []),
    ...(shifts.size > 0 ? ['Points that would cover each other stand side by side.'] : []),
  ];
}
