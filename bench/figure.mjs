/** Speed against dimension as an SVG picture, drawn by the report's own plotting. */
import { FILE_THEME } from '../dist/report/palette.js';
import { plotFigure } from '../dist/report/plot.js';

const TITLES = { median: 'Draw and coordinate-wise median', krum: 'Draw and Krum' };

/**
 * Columns of 25 rows aggregated per second of one thread: medians, with quartiles as bars.
 *
 * @param series - `{ label, rows }`, rows with `d` and `cpuSeconds`
 */
export function speedFigure(work, series) {
  const figure = {
    id: `speed-${work}`,
    title: `${TITLES[work]}, n = 25, f = 5, one thread`,
    x: { parameter: 'd', label: 'dimension d', scale: 'log' },
    y: { label: 'columns / s', scale: 'log' },
    measured: series.map(({ label }) => ({ quantity: label, label })),
    curves: [],
    caption: 'Columns of 25 rows drawn and aggregated per processor second; medians and quartiles of one run.',
  };
  const measured = series.map(({ rows }) => rows.map(pointOf));
  const data = {
    figure,
    layout: 'lines',
    groups: [{ label: '', parameters: {}, measured, curves: [] }],
    shared: [],
    throughout: 'n=25, f=5',
    varying: ['d'],
    rows: [],
  };
  return plotFigure(figure.id, data, FILE_THEME, true);
}

function pointOf({ d, cpuSeconds }) {
  const speed = (seconds) => d / seconds;
  return {
    x: d,
    point: { d },
    mean: speed(cpuSeconds.median),
    interval: [speed(cpuSeconds.high), speed(cpuSeconds.low)],
  };
}
