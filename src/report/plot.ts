/** A figure's series as an SVG picture, by Observable Plot. */
import * as Plot from '@observablehq/plot';
import { curveMarks } from './curveMarks.js';
import { newDocument } from './document.js';
import type { FigureData } from './figureData.js';
import { wrapText } from './fontMetrics.js';
import { FIGURE_WIDTH, INNER_WIDTH, MARGIN_RIGHT, PADDING, ROW_GAP, frameOf } from './frame.js';
import type { Frame } from './frame.js';
import { header } from './legend.js';
import { escapeText } from './markup.js';
import { fitMarks, measuredMarks } from './measuredMarks.js';
import type { Theme } from './palette.js';
import { figureStyle } from './seriesStyle.js';
import type { FigureStyle } from './seriesStyle.js';
import { assembleSvg } from './svg.js';
import type { DrawnElement } from './svg.js';
import { pretty } from './typography.js';

const LABEL_SIZE = 12;
const TICK_SIZE = 11;
const LABEL_HEIGHT = 18;

/** Label of the x axis, with the parameters that have one value throughout: `dimension d (n=11, f=2)`. */
function xLabel(data: FigureData): string {
  const named = data.layout === 'lines' || data.figure.categories !== undefined;
  const name = named ? data.figure.x.label : data.varying.map(pretty).join(', ');
  return data.throughout === '' ? name : `${name} (${data.throughout})`;
}

/** Width in px of one category. */
const bandOf = ({ columnWidth, categories }: Frame): number => columnWidth / Math.max(1, categories.length) - 4;

function axisMarks(frame: Frame, theme: Theme): readonly Plot.Markish[] {
  const { x, y } = frame;
  const common = { label: null, fontSize: TICK_SIZE, tickSize: 4, color: theme.text } as const;
  const lines = [
    Plot.gridY([...y.ticks], { stroke: theme.text, strokeOpacity: 0.12 }),
    Plot.axisY([...y.ticks], { ...common, text: (value: unknown) => y.format(Number(value)) }),
    Plot.ruleY([y.domain[0]], { stroke: theme.text, strokeOpacity: 0.5 }),
  ];
  if (x === undefined) {
    const wrap = (value: unknown): string => wrapText(String(value), bandOf(frame), TICK_SIZE).join('\n');
    return [...lines, Plot.axisX({ ...common, text: wrap, lineHeight: 1.2 })];
  }
  return [
    ...lines,
    Plot.gridX([...x.ticks], { stroke: theme.text, strokeOpacity: 0.06 }),
    Plot.axisX([...x.ticks], { ...common, text: (value: unknown) => x.format(Number(value)) }),
  ];
}

function panelTitles({ data, panel }: Frame): Plot.Markish {
  const rows = data.groups.map((group, index) => ({ text: group.label, ...panel(index) }));
  return Plot.text(rows, {
    text: 'text',
    fx: 'fx',
    fy: 'fy',
    frameAnchor: 'top-left',
    dy: -14,
    fontSize: LABEL_SIZE,
    fontWeight: 600,
  });
}

/** Axes below, then curves, measured series above. */
function marksOf(frame: Frame, style: FigureStyle, theme: Theme): Plot.Markish[] {
  const { figure, groups } = frame.data;
  return [
    ...axisMarks(frame, theme),
    ...figure.curves.flatMap((_, curve) => curveMarks(frame, style, curve)),
    ...groups.flatMap((_, group) => figure.measured.flatMap((__, series) => fitMarks(frame, style, group, series))),
    ...groups.flatMap((_, group) =>
      figure.measured.flatMap((__, series) => measuredMarks(frame, style, theme, group, series)),
    ),
    ...(frame.panels ? [panelTitles(frame)] : []),
  ];
}

/** Height in px of the tick labels under the x axis. */
function tickLabelHeight(frame: Frame): number {
  const lines = frame.categories.map((text) => wrapText(text, bandOf(frame), TICK_SIZE).length);
  return 14 * Math.max(1, ...lines) + 10;
}

interface Margins {
  readonly top: number;
  readonly bottom: number;
}

function draw(frame: Frame, style: FigureStyle, theme: Theme, { top, bottom }: Margins): DrawnElement {
  const { x, y } = frame;
  const element = Plot.plot({
    document: newDocument(),
    width: INNER_WIDTH,
    height: top + frame.height + bottom,
    marginTop: top,
    marginLeft: frame.marginLeft,
    marginRight: MARGIN_RIGHT,
    marginBottom: bottom,
    className: 'figure',
    x: x ? { type: x.scale, domain: [...x.domain] } : { type: 'band', domain: frame.categories, padding: 0.25 },
    y: { type: y.scale, domain: [...y.domain] },
    fx: { axis: null, padding: 0.08 },
    fy: { axis: null, padding: frame.panels ? ROW_GAP : 0 },
    marks: marksOf(frame, style, theme),
  });
  return element as unknown as DrawnElement;
}

/** Lines of the x label, centred under the frame, the last of them ending at `bottom`. */
function labelsBelow(lines: readonly string[], { marginLeft }: Frame, bottom: number, theme: Theme): string {
  const x = Math.round((marginLeft + INNER_WIDTH - MARGIN_RIGHT) / 2);
  const place = (index: number): number => bottom - LABEL_HEIGHT * (lines.length - index) + LABEL_HEIGHT / 2;
  return lines
    .map(
      (text, index) =>
        `<text x="${x}" y="${place(index)}" dy="0.35em" text-anchor="middle" fill="${theme.muted}">${escapeText(text)}</text>`,
    )
    .join('');
}

/**
 * The figure as a stand-alone `<svg>` element with title, description and role, numbers rounded to 0.01 px.
 *
 * @param id - unique on the page; prefixes the ids of title and description
 * @param showTitle - whether the title is drawn, for a picture that stands alone
 */
export function plotFigure(id: string, data: FigureData, theme: Theme, showTitle: boolean): string {
  const { figure } = data;
  const frame = frameOf(data);
  const style = figureStyle(data, theme);
  const above = header(showTitle ? figure.title : undefined, style.legend, figure.y.label, INNER_WIDTH, theme);
  const below = wrapText(xLabel(data), INNER_WIDTH, LABEL_SIZE);
  const top = above.height + (frame.panels ? 24 : 8);
  const bottom = tickLabelHeight(frame) + LABEL_HEIGHT * below.length + 4;
  const height = top + frame.height + bottom;
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
    draw(frame, style, theme, { top, bottom }),
    above.svg,
    labelsBelow(below, frame, height, theme),
  );
}

/** What a reader who does not see the picture needs to know. */
function describe(data: FigureData): string {
  const { figure, groups } = data;
  const list = (items: readonly { readonly label: string }[]): string => items.map(({ label }) => label).join('; ');
  return [
    figure.caption,
    `Horizontal axis: ${xLabel(data)}.`,
    `Vertical axis: ${figure.y.label}.`,
    `Measured: ${list(figure.measured)}.`,
    ...(figure.curves.length > 0 ? [`Closed forms: ${list(figure.curves)}.`] : []),
    ...(groups.length > 1 ? [`Series: ${list(groups)}.`] : []),
    'The numbers are in the table that follows.',
  ].join(' ');
}
