/** Speed and time against dimension as SVG pictures: a line per engine, library or rule, named at its right end. */
import * as Plot from '@observablehq/plot';
import { newDocument } from '../dist/report/document.js';
import { textWidth } from '../dist/report/fontMetrics.js';
import { powerOfTen } from '../dist/report/number.js';
import { FILE_THEME } from '../dist/report/palette.js';
import { assembleSvg } from '../dist/report/svg.js';

const TITLES = { median: 'Draw and coordinate-wise median', krum: 'Draw and Krum' };
const WIDTH = 720;
const HEIGHT = 400;
/** Least distance in px between two names. */
const LINE_HEIGHT = 16;
const power = (value) => powerOfTen(Math.round(Math.log10(value)));
const AXIS = { tickFormat: power, label: null, fontSize: 12, fill: FILE_THEME.muted };
const MARGIN = { top: 64, bottom: 48, left: 60 };
/** Of a name; bold letters are wider than the estimate. */
const NAME = { size: 12, gap: 10, bold: 1.15 };

/**
 * Columns of 25 rows drawn and aggregated per processor second of one thread: medians, with quartiles as bars.
 *
 * @param series - `{ label, colour, rows }`, rows with `d` and `cpuSeconds`; `colour` is an index in the theme
 */
export function speedFigure(work, series) {
  return sweepFigure(
    {
      id: `speed-${work}`,
      title: `${TITLES[work]}: columns per second of one thread`,
      what: 'n = 25, f = 5; processor time, median and quartiles',
    },
    series,
    ({ d, cpuSeconds: { median, low, high } }) => ({ d, y: d / median, low: d / high, high: d / low }),
  );
}

/**
 * Processor seconds of one draw and aggregation against the dimension, with the fitted slope of each rule in its name.
 *
 * @param series - `{ label, colour, rows }` as for the speed
 */
export function costFigure({ n, f }, series) {
  return sweepFigure(
    {
      id: 'local-cost',
      title: 'Local cost: seconds of one thread for a draw and a rule',
      what: `n = ${n}, f = ${f}; processor time, median and quartiles; slope fitted on both logarithms`,
    },
    series,
    ({ d, cpuSeconds: { median, low, high } }) => ({ d, y: median, low, high }),
  );
}

/** @param pointOf - from a row to its `{ d, y, low, high }` */
function sweepFigure({ id, title, what }, series, pointOf) {
  const points = series.flatMap(({ label, rows }) => rows.map((row) => ({ label, ...pointOf(row) })));
  const longest = Math.max(...series.map(({ label }) => textWidth(label, NAME.size)));
  const right = Math.ceil(2 * NAME.gap + NAME.bold * longest);
  const colours = { domain: series.map(({ label }) => label), range: series.map(({ colour }) => hue(colour)) };
  const { muted, background } = FILE_THEME;
  const drawing = Plot.plot({
    document: newDocument(),
    width: WIDTH,
    height: HEIGHT,
    marginTop: MARGIN.top,
    marginRight: right,
    marginBottom: MARGIN.bottom,
    marginLeft: MARGIN.left,
    x: { type: 'log', label: null },
    y: { type: 'log', label: null },
    color: colours,
    marks: [
      Plot.gridY(powers(points.map(({ y }) => y)), { stroke: muted, strokeOpacity: 0.25 }),
      Plot.axisX(powers(points.map(({ d }) => d)), { ...AXIS, tickSize: 4 }),
      Plot.axisY(powers(points.map(({ y }) => y)), { ...AXIS, tickSize: 0 }),
      Plot.ruleX(points, { x: 'd', y1: 'low', y2: 'high', stroke: 'label', strokeWidth: 1.5 }),
      Plot.lineY(points, { x: 'd', y: 'y', z: 'label', stroke: 'label', strokeWidth: 2 }),
      Plot.dot(points, { x: 'd', y: 'y', fill: 'label', r: 3.5, stroke: background }),
      ...names(series, points),
    ],
  });
  const description = `Against the dimension, both axes logarithmic; ${what}. Lines: ${colours.domain.join('; ')}.`;
  const frame = {
    id,
    title,
    description,
    theme: FILE_THEME,
    width: WIDTH,
    height: HEIGHT,
    padding: 0,
  };
  return assembleSvg(frame, drawing, heading(title, what, right), '');
}

function heading(title, what, right) {
  const below = `x="${(MARGIN.left + WIDTH - right) / 2}" y="${HEIGHT - 10}" text-anchor="middle"`;
  return [
    `<text x="12" y="24" font-size="15" font-weight="600">${title}</text>`,
    `<text x="12" y="44" fill="${FILE_THEME.muted}">${what}</text>`,
    `<text ${below} fill="${FILE_THEME.muted}">dimension d</text>`,
  ].join('');
}

const hue = (colour) => FILE_THEME.series[colour];

/** The powers of ten within the values' range. */
function powers(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)].map(Math.log10);
  const first = Math.ceil(low - 1e-9);
  return Array.from({ length: Math.floor(high + 1e-9) - first + 1 }, (_, index) => 10 ** (first + index));
}

/** Each name at the height of its line's end, moved apart where two would overlap. */
function names(series, points) {
  const values = points.flatMap(({ low, high }) => [low, high]);
  const [low, high] = [Math.min(...values), Math.max(...values)].map(Math.log10);
  const pixelsPerDecade = (HEIGHT - MARGIN.top - MARGIN.bottom) / (high - low);
  const ends = series.map(({ label, colour }) => {
    const end = points.filter((point) => point.label === label).at(-1);
    return { ...end, colour, height: (high - Math.log10(end.y)) * pixelsPerDecade };
  });
  ends.sort((a, b) => a.height - b.height);
  let free = -Infinity;
  return ends.map(({ label, d, y, colour, height }) => {
    const at = Math.max(height, free);
    free = at + LINE_HEIGHT;
    const where = { x: 'd', y: 'y', text: 'label', dx: NAME.gap, dy: at - height };
    return Plot.text([{ label, d, y }], {
      ...where,
      fill: hue(colour),
      textAnchor: 'start',
      fontSize: NAME.size,
      fontWeight: 600,
    });
  });
}
