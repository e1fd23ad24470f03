/** Speed against dimension as an SVG picture: a line per engine and library, named at its right end. */
import * as Plot from '@observablehq/plot';
import { newDocument } from '../dist/report/document.js';
import { powerOfTen } from '../dist/report/number.js';
import { FILE_THEME } from '../dist/report/palette.js';
import { assembleSvg } from '../dist/report/svg.js';

const TITLES = { median: 'Draw and coordinate-wise median', krum: 'Draw and Krum' };
const WIDTH = 720;
const HEIGHT = 400;
/** Least distance in px between two names. */
const LINE_HEIGHT = 16;
const WHAT = 'n = 25, f = 5; processor time, median and quartiles';
const power = (value) => powerOfTen(Math.round(Math.log10(value)));
const AXIS = { tickFormat: power, label: null, fontSize: 12, fill: FILE_THEME.muted };
const MARGIN = { top: 64, right: 170, bottom: 48, left: 60 };

/**
 * Columns of 25 rows drawn and aggregated per processor second of one thread: medians, with quartiles as bars.
 *
 * @param series - `{ label, colour, rows }`, rows with `d` and `cpuSeconds`; `colour` is an index in the theme
 */
export function speedFigure(work, series) {
  const points = series.flatMap(({ label, rows }) => rows.map((row) => pointOf(label, row)));
  const colours = { domain: series.map(({ label }) => label), range: series.map(({ colour }) => hue(colour)) };
  const { muted, background } = FILE_THEME;
  const drawing = Plot.plot({
    document: newDocument(),
    width: WIDTH,
    height: HEIGHT,
    marginTop: MARGIN.top,
    marginRight: MARGIN.right,
    marginBottom: MARGIN.bottom,
    marginLeft: MARGIN.left,
    x: { type: 'log', label: null },
    y: { type: 'log', label: null },
    color: colours,
    marks: [
      Plot.gridY(powers(points.map(({ speed }) => speed)), { stroke: muted, strokeOpacity: 0.25 }),
      Plot.axisX(powers(points.map(({ d }) => d)), { ...AXIS, tickSize: 4 }),
      Plot.axisY(powers(points.map(({ speed }) => speed)), { ...AXIS, tickSize: 0 }),
      Plot.ruleX(points, { x: 'd', y1: 'low', y2: 'high', stroke: 'label', strokeWidth: 1.5 }),
      Plot.lineY(points, { x: 'd', y: 'speed', z: 'label', stroke: 'label', strokeWidth: 2 }),
      Plot.dot(points, { x: 'd', y: 'speed', fill: 'label', r: 3.5, stroke: background }),
      ...names(series, points),
    ],
  });
  const title = `${TITLES[work]}: columns per second of one thread`;
  const description = `Against the dimension, both axes logarithmic; ${WHAT}. Lines: ${colours.domain.join('; ')}.`;
  const frame = {
    id: `speed-${work}`,
    title,
    description,
    theme: FILE_THEME,
    width: WIDTH,
    height: HEIGHT,
    padding: 0,
  };
  return assembleSvg(frame, drawing, heading(title), '');
}

function heading(title) {
  const below = `x="${(MARGIN.left + WIDTH - MARGIN.right) / 2}" y="${HEIGHT - 10}" text-anchor="middle"`;
  return [
    `<text x="12" y="24" font-size="15" font-weight="600">${title}</text>`,
    `<text x="12" y="44" fill="${FILE_THEME.muted}">${WHAT}</text>`,
    `<text ${below} fill="${FILE_THEME.muted}">dimension d</text>`,
  ].join('');
}

const hue = (colour) => FILE_THEME.series[colour];

function pointOf(label, { d, cpuSeconds: { median, low, high } }) {
  return { label, d, speed: d / median, low: d / high, high: d / low };
}

/** The powers of ten within the values' range. */
function powers(values) {
  const [low, high] = [Math.min(...values), Math.max(...values)].map(Math.log10);
  const first = Math.ceil(low - 1e-9);
  return Array.from({ length: Math.floor(high + 1e-9) - first + 1 }, (_, index) => 10 ** (first + index));
}

/** Each name at the height of its line's end, moved apart where two would overlap. */
function names(series, points) {
  const speeds = points.flatMap(({ low, high }) => [low, high]);
  const [low, high] = [Math.min(...speeds), Math.max(...speeds)].map(Math.log10);
  const pixelsPerDecade = (HEIGHT - MARGIN.top - MARGIN.bottom) / (high - low);
  const ends = series.map(({ label, colour }) => {
    const end = points.filter((point) => point.label === label).at(-1);
    return { ...end, colour, height: (high - Math.log10(end.speed)) * pixelsPerDecade };
  });
  ends.sort((a, b) => a.height - b.height);
  let free = -Infinity;
  return ends.map(({ label, d, speed, colour, height }) => {
    const at = Math.max(height, free);
    free = at + LINE_HEIGHT;
    const where = { x: 'd', y: 'speed', text: 'label', dx: 10, dy: at - height };
    return Plot.text([{ label, d, speed }], {
      ...where,
      fill: hue(colour),
      textAnchor: 'start',
      fontSize: 12,
      fontWeight: 600,
    });
  });
}
