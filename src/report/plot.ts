/** A figure's series as an SVG picture, by Observable Plot. */
import * as Plot from '@observablehq/plot';
import { xAxis, yAxis } from './axis.js';
import type { Axis } from './axis.js';
import { newDocument } from './document.js';
import type { FigureData } from './figure-data.js';
import { extentsOf } from './figure-data.js';
import { textWidth, wrapText } from './font-metrics.js';
import { header } from './legend.js';
import { escapeText } from './markup.js';
import { categoryOf, reachesBeyond, seriesMarks } from './marks.js';
import type { Frame, Panel } from './marks.js';
import type { Theme } from './palette.js';
import { figureStyle } from './series-style.js';
import { pretty } from './typography.js';
import { assembleSvg } from './svg.js';
import type { DrawnElement } from './svg.js';

/** Width of every figure in px; it scales with the page. */
export const FIGURE_WIDTH = 720;
const PANEL_HEIGHT = { single: 340, panels: 170 };
const PADDING = 12;
const FONT_SIZE = 12;
const MOST_COLUMNS = 3;

interface Grid {
  readonly columns: number;
  readonly rows: number;
  readonly panel: (group: number) => Panel;
}

function gridOf(count: number): Grid {
  const columns = Math.min(count, count === 4 ? 2 : MOST_COLUMNS);
  return {
    columns,
    rows: Math.ceil(count / columns),
    panel: (group) => ({ fx: group % columns, fy: Math.floor(group / columns) }),
  };
}

/** Label of the x axis, with the parameters that have one value throughout: `d (dimension); n=11, f=2 throughout`. */
function xLabel(data: FigureData): string {
  const name = data.layout === 'lines' ? data.figure.x.label : data.varying.map(pretty).join(', ');
  return data.throughout === '' ? name : `${name}  (${data.throughout})`;
}

function axisMarks(frame: Frame, categories: readonly string[], columnWidth: number): readonly Plot.Markish[] {
  const { x, y, theme } = frame;
  const common = { label: null, fontSize: 11, tickSize: 4, color: theme.text } as const;
  const lines = [
    Plot.gridY([...y.ticks], { stroke: theme.text, strokeOpacity: 0.12 }),
    Plot.axisY([...y.ticks], { ...common, text: (value: unknown) => y.format(Number(value)) }),
    Plot.ruleY([y.domain[0]], { stroke: theme.text, strokeOpacity: 0.5 }),
  ];
  if (x === undefined) {
    const band = columnWidth / categories.length;
    const wrap = (value: unknown): string => wrapText(String(value), band - 4, 11).join('\n');
    return [...lines, Plot.axisX({ ...common, text: wrap, lineHeight: 1.2 })];
  }
  return [
    ...lines,
    Plot.gridX([...x.ticks], { stroke: theme.text, strokeOpacity: 0.06 }),
    Plot.axisX([...x.ticks], { ...common, text: (value: unknown) => x.format(Number(value)) }),
  ];
}

function panelTitles(data: FigureData, grid: Grid): Plot.Markish {
  const rows = data.groups.map((group, index) => ({ text: group.label, ...grid.panel(index) }));
  return Plot.text(rows, {
    text: 'text',
    fx: 'fx',
    fy: 'fy',
    frameAnchor: 'top-left',
    dy: -14,
    fontSize: 12,
    fontWeight: 600,
  });
}

const widest = (texts: readonly string[], size: number): number =>
  Math.max(0, ...texts.map((text) => textWidth(text, size)));

/** Height in lines of the labels under the x axis. */
function labelLines(categories: readonly string[], band: number): number {
  return Math.max(1, ...categories.map((text) => wrapText(text, band - 4, 11).length));
}

/**
 * The figure as a stand-alone `<svg>` element with title, description and role, numbers rounded to 0.01 px.
 *
 * @param id - unique on the page; prefixes the ids of title and description
 * @param showTitle - whether the title is drawn, for a picture that stands alone
 */
export function plotFigure(id: string, data: FigureData, theme: Theme, showTitle: boolean): string {
  const style = figureStyle(data, theme);
  const grid = style.arrangement === 'panels' ? gridOf(data.groups.length) : gridOf(1);
  const panels = style.arrangement === 'panels';
  const { figure } = data;
  const { core, ends } = extentsOf(data);
  const y = yAxis(core, ends, figure.y.scale);
  const marginLeft = Math.ceil(widest(y.ticks.map(y.format), 11)) + 14;
  const inner = FIGURE_WIDTH - 2 * PADDING;
  const columnWidth = (inner - marginLeft - 10) / grid.columns;
  const x = data.layout === 'lines' ? axisOfX(data, columnWidth) : undefined;
  const frame: Frame = {
    data,
    style,
    theme,
    y,
    panel: panels ? grid.panel : () => ({ fx: 0, fy: 0 }),
    ...(x ? { x } : {}),
  };
  const categories = x === undefined ? data.rows.map((row) => categoryOf(data, row.point)) : [];
  const top = header(showTitle ? figure.title : undefined, style.legend, figure.y.label, inner, theme);
  const marginTop = top.height + (panels ? 24 : 8);
  const below = 14 * labelLines(categories, columnWidth / Math.max(1, categories.length)) + 10;
  const foot = wrapText(xLabel(data), inner, FONT_SIZE);
  const marginBottom = below + 18 * foot.length + 4;
  const plotHeight = panels ? grid.rows * PANEL_HEIGHT.panels : PANEL_HEIGHT.single - 60;
  const height = Math.ceil(marginTop + plotHeight + marginBottom);
  const svg = Plot.plot({
    document: newDocument(),
    width: inner,
    height,
    marginTop,
    marginLeft,
    marginRight: 10,
    marginBottom,
    className: 'figure',
    x: x ? { type: x.scale, domain: [...x.domain] } : { type: 'band', domain: categories, padding: 0.25 },
    y: { type: y.scale, domain: [...y.domain] },
    fx: { axis: null, padding: 0.08 },
    fy: { axis: null, padding: panels ? 0.24 : 0 },
    marks: [
      ...axisMarks(frame, categories, columnWidth),
      ...seriesMarks(frame),
      ...(panels ? [panelTitles(data, grid)] : []),
    ],
  });
  const middle = Math.round((marginLeft + inner - 10) / 2);
  const labels = foot.map((text, line) => labelBelow(text, middle, height - 18 * (foot.length - line) + 9, theme));
  return assembleSvg(
    {
      id,
      theme,
      title: figure.title,
      description: describe(data),
      padding: PADDING,
      width: FIGURE_WIDTH,
      height: height + 2 * PADDING,
    },
    svg as unknown as DrawnElement,
    top.svg,
    labels.join(''),
  );
}

function labelBelow(text: string, x: number, y: number, theme: Theme): string {
  return `<text x="${x}" y="${y}" dy="0.35em" text-anchor="middle" fill="${theme.muted}">${escapeText(text)}</text>`;
}

/** Whether some interval is cut at the frame of the figure. */
export function extendsBeyond(data: FigureData): boolean {
  const { core, ends } = extentsOf(data);
  const axis = yAxis(core, ends, data.figure.y.scale);
  return data.groups.some((group) => group.measured.some((points) => reachesBeyond(points, axis)));
}

function axisOfX(data: FigureData, columnWidth: number): Axis {
  const xs = data.groups.flatMap((group) => group.measured.flat().map((point) => point.x));
  return xAxis(xs, data.figure.x.scale, Math.floor(columnWidth / 46));
}

/** What a reader who does not see the picture needs to know. */
function describe(data: FigureData): string {
  const { figure } = data;
  const measured = figure.measured.map(({ label }) => label).join('; ');
  const curves = figure.curves.map(({ label }) => label).join('; ');
  const groups = data.groups.length > 1 ? ` Series: ${data.groups.map(({ label }) => label).join('; ')}.` : '';
  const closed = curves === '' ? '' : ` Closed forms: ${curves}.`;
  return `${figure.caption} Horizontal axis: ${xLabel(data)}. Vertical axis: ${figure.y.label}. Measured: ${measured}.${closed}${groups} The numbers are in the table that follows.`;
}
