/** A chart of the page with the table of its numbers. */
import type { FigureData, FigureRow } from '../figureData.js';
import { html, raw } from '../markup.js';
import type { Markup } from '../markup.js';
import { drawingNotes } from '../frame.js';
import { plotFigure } from '../plot.js';
import { formatEstimate, formatNumber } from '../number.js';
import { PAGE_THEME } from '../palette.js';
import { parameterText } from '../text.js';
import { pretty } from '../typography.js';
import { scrolling } from './parts.js';

function rowMarkup(row: FigureRow, names: readonly string[]): Markup {
  const category = row.category === undefined ? [] : [html`<th scope="row">${row.category}</th>`];
  const place = names.map((name) => html`<th scope="row" class="number">${parameterText(row.point[name] ?? NaN)}</th>`);
  const measured = row.measured.map((reading) => {
    if (reading === undefined) return html`<td class="number">–</td>`;
    const { estimate, interval } = formatEstimate(reading.mean, reading.interval);
    return html`<td class="number">${estimate} <span class="muted">${interval}</span></td>`;
  });
  const curves = row.curves.map(
    (value) => html`<td class="number">${Number.isNaN(value) ? '–' : formatNumber(value)}</td>`,
  );
  return html`<tr>
    ${category}${place}${measured}${curves}
  </tr> `;
}

/** The numbers of a figure: one row per point, measured means with their intervals beside the closed forms. */
export function figureTable(data: FigureData): Markup {
  const { figure, rows } = data;
  const names = Object.keys(rows[0]?.point ?? {});
  const heads = [
    ...(rows[0]?.category === undefined ? [] : [figure.x.label]),
    ...names.map(pretty),
    ...figure.measured.map(({ label }) => label),
    ...figure.curves.map(({ label }) => label),
  ];
  return html`<table>
    <caption>
      Numbers of the figure “${figure.title}”: ${figure.y.label}, measured means with confidence intervals and closed
      forms.
    </caption>
    <thead>
      <tr>
        ${heads.map((head) => html`<th scope="col" class="number">${head}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => rowMarkup(row, names))}
    </tbody>
  </table>`;
}

/** Chart, caption, and the table behind it. */
export function figureMarkup(id: string, data: FigureData): Markup {
  const { figure } = data;
  return html`<h3 id="${id}">${figure.title}</h3>
    <figure aria-labelledby="${id}">
      ${raw(plotFigure(id, data, PAGE_THEME, false))}
      <figcaption>${figure.caption} ${drawingNotes(data).join(' ')}</figcaption>
    </figure>
    <details>
      <summary>Numbers of this figure</summary>
      ${scrolling(`Numbers: ${figure.title}`, figureTable(data))}
    </details>`;
}
