/** The text above a plot: title, legend and the label of the y axis, laid out in rows by estimated text widths. */
import { textWidth, wrapText } from './fontMetrics.js';
import { escapeText } from './markup.js';
import type { Theme } from './palette.js';
import type { LegendItem } from './seriesStyle.js';

const FONT_SIZE = 12;
const LINE_HEIGHT = 18;
const SWATCH_WIDTH = 26;
const GAP = 18;

const POLYGONS: Readonly<Record<string, string>> = {
  triangle: 'M0,-5L4.5,3.5L-4.5,3.5Z',
  square: 'M-4,-4L4,-4L4,4L-4,4Z',
  diamond: 'M0,-5.5L4,0L0,5.5L-4,0Z',
  star: 'M0,-5.5L1.3,-1.8L5.2,-1.7L2.1,0.7L3.2,4.4L0,2.2L-3.2,4.4L-2.1,0.7L-5.2,-1.7L-1.3,-1.8Z',
  wye: 'M1.4,0.8V4H-1.4V0.8L-4.2,-0.8L-2.8,-3.2L0,-1.6L2.8,-3.2L4.2,-0.8Z',
};

function swatch(item: LegendItem, x: number, y: number): string {
  const middle = x + SWATCH_WIDTH / 2 - 4;
  if (item.mark === 'swatch') {
    return `<rect x="${x}" y="${y - 5}" width="${SWATCH_WIDTH - 10}" height="10" rx="2" fill="${item.colour}"/>`;
  }
  if (item.mark === 'line') {
    const dash = item.dash === '' ? '' : ` stroke-dasharray="${item.dash}"`;
    return `<path d="M${x},${y}H${x + SWATCH_WIDTH - 4}" stroke="${item.colour}" stroke-width="2" fill="none"${dash}/>`;
  }
  if (item.mark === 'band') {
    const [left, right] = [x, x + SWATCH_WIDTH - 4];
    return (
      `<rect x="${left}" y="${y - 6}" width="${right - left}" height="12" fill="${item.colour}" fill-opacity="0.2"/>` +
      `<path d="M${left},${y}H${right}" stroke="${item.colour}" stroke-width="1.5" fill="none"/>`
    );
  }
  const bar = `<path d="M${middle},${y - 8}V${y + 8}" stroke="${item.colour}" stroke-width="1.5" fill="none"/>`;
  const shape = POLYGONS[item.symbol];
  const dot =
    shape === undefined
      ? `<circle cx="${middle}" cy="${y}" r="4" fill="${item.colour}"/>`
      : `<path d="${shape}" transform="translate(${middle},${y})" fill="${item.colour}"/>`;
  return bar + dot;
}

/** Text and swatches above the frame, and the height they take. */
export interface Header {
  readonly svg: string;
  readonly height: number;
}

const line = (text: string, x: number, y: number, attributes: string): string =>
  `<text x="${x}" y="${y}" dy="0.35em" ${attributes}>${escapeText(text)}</text>`;

const widthOf = (item: LegendItem): number => SWATCH_WIDTH + textWidth(item.label, FONT_SIZE);

/** One row if all fits; otherwise series first, then the groups from a new row on. */
function legendRows(items: readonly LegendItem[], width: number, top: number): Header {
  let [x, y] = [0, top + LINE_HEIGHT / 2];
  const parts: string[] = [];
  const total = items.reduce((sum, item) => sum + widthOf(item) + GAP, -GAP);
  const firstGroup = total > width ? items.findIndex(({ mark }) => mark === 'swatch') : -1;
  for (const [index, item] of items.entries()) {
    const needed = widthOf(item);
    if (index === firstGroup && x > 0) [x, y] = [0, y + LINE_HEIGHT];
    if (x > 0 && x + needed > width) [x, y] = [0, y + LINE_HEIGHT];
    parts.push(swatch(item, x, y), line(item.label, x + SWATCH_WIDTH, y, `font-size="${FONT_SIZE}"`));
    x += Math.ceil(needed + GAP);
  }
  return { svg: parts.join(''), height: items.length === 0 ? 0 : y + LINE_HEIGHT / 2 - top };
}

/** Lays out `title` (only where the figure stands alone), the legend and the y label in rows of `width` px. */
export function header(
  title: string | undefined,
  items: readonly LegendItem[],
  yLabel: string,
  width: number,
  theme: Theme,
): Header {
  let top = 0;
  const parts: string[] = [];
  const put = (text: string, size: number, attributes: string, boldness = 1): void => {
    for (const part of wrapText(text, width / boldness, size)) {
      parts.push(line(part, 0, top + LINE_HEIGHT / 2, `font-size="${size}" ${attributes}`));
      top += LINE_HEIGHT;
    }
  };
  if (title !== undefined) {
    put(title, 14, 'font-weight="bold"', 1.12);
    top += 6;
  }
  const legend = legendRows(items, width, top);
  parts.push(legend.svg);
  top += legend.height + 10;
  put(yLabel, FONT_SIZE, `fill="${theme.muted}"`);
  return { svg: `<g text-anchor="start">${parts.join('')}</g>`, height: top };
}
