/** Tables of a theorem's claims and observables, cell by cell. */
import type { CellResult, ClaimResult, JudgedCell, TheoremResult } from '../../lab/result.js';
import type { Theorem } from '../../theorems/theorem.js';
import { marginsText } from '../margin.js';
import { html } from '../markup.js';
import type { Markup } from '../markup.js';
import { formatCount, formatEstimate, formatNumber, formatSeconds } from '../number.js';
import { plural, pointText, sentence } from '../text.js';
import { pretty } from '../typography.js';
import { budgetParts } from '../budgetText.js';
import { enginesText } from '../engineText.js';
import { boundText, definitionOf, estimateText, tightnessText } from '../view.js';
import { estimateMarkup, missingMarkup, scrolling, verdictMarkup } from './parts.js';

/** Tables of more rows start closed. */
const LONG = 12;

/** The columns of the error budget, in the order in which they add up. */
const BUDGET = ['halfWidth', 'rounding', 'truncation', 'margin'] as const;
type BudgetPart = (typeof BUDGET)[number];
const BUDGET_HEADS: Readonly<Record<BudgetPart, string>> = {
  halfWidth: 'Half-width',
  rounding: '+ rounding',
  truncation: '+ cut off',
  margin: '≤ margin',
};

/** The parts that some cell of a claim has. */
function budgetOf({ cells }: ClaimResult): readonly BudgetPart[] {
  const parts = cells.map(budgetParts);
  return BUDGET.filter((part) => parts.some((cell) => cell[part] !== '' && cell[part] !== '–'));
}

function budgetCells(cell: JudgedCell, budget: readonly BudgetPart[]): readonly Markup[] {
  const parts = budgetParts(cell);
  return budget.map((part) => html`<td class="number">${parts[part]}</td>`);
}

function judgedRow(
  cell: JudgedCell,
  claim: ClaimResult,
  theorem: Theorem | undefined,
  names: readonly string[],
  budget: readonly BudgetPart[],
  notes: boolean,
): Markup {
  const ratios = names.map((name) => html`<td class="number">${formatNumber(cell.ratios?.[name] ?? NaN)}</td>`);
  const point = pointText(cell.point);
  return html`<tr>
    <th scope="row" class="nowrap">${point === '' ? 'all' : point}</th>
    <td class="number">${estimateMarkup(estimateText(cell))}</td>
    <td class="number">${boundText(cell, claim, definitionOf(theorem, claim))}</td>
    <td class="number">${estimateMarkup(tightnessText(cell))}</td>
    ${ratios}
    <td>${verdictMarkup(cell.verdict)}${missingMarkup(cell)}</td>
    ${budgetCells(cell, budget)}
    <td class="number">${formatCount(cell.trials)}</td>
    ${notes && html`<td class="note">${pretty(cell.note ?? '')}</td>`}
  </tr> `;
}

function claimTable(claim: ClaimResult, theorem: Theorem | undefined): Markup {
  const names = [...new Set(claim.cells.flatMap((cell) => Object.keys(cell.ratios ?? {})))];
  const notes = claim.cells.some((cell) => cell.note !== undefined);
  const budget = budgetOf(claim);
  const first = claim.kind === 'slope' ? 'Group' : 'Cell';
  const definition = definitionOf(theorem, claim);
  const margins = marginsText(definition);
  const head = (name: string, numeric = true): Markup =>
    html`<th scope="col" ${numeric ? html` class="number"` : ''}>${name}</th>`;
  return html`<table>
    <caption>
      ${sentence(pretty(claim.text))} Each ${first.toLowerCase()} at level
      ${formatNumber(claim.alpha, 2)}${margins === '' ? '' : `; ${margins}`}.
    </caption>
    <thead>
      <tr>
        ${head(first, false)}${head('Estimate')}${head('Bound')}${head('Tightness')}${names.map((name) => head(`${name} / bound`))}${head('Verdict', false)}${budget.map((part) => head(BUDGET_HEADS[part]))}${head('Trials')}${notes && head('Note', false)}
      </tr>
    </thead>
    <tbody>
      ${claim.cells.map((cell) => judgedRow(cell, claim, theorem, names, budget, notes))}
    </tbody>
  </table>`;
}

/** Every claim of a theorem in every cell. */
export function claimTables(result: TheoremResult, theorem: Theorem | undefined): readonly Markup[] {
  return result.claims.map((claim) => {
    const table = scrolling(`Cells of the claim ${claim.id}`, claimTable(claim, theorem));
    const noun = claim.kind === 'slope' ? 'group' : 'cell';
    return html`<details${claim.cells.length <= LONG ? html` open` : ''}><summary>${verdictMarkup(claim.verdict)} <code>${claim.id}</code>: ${plural(claim.cells.length, noun)}</summary>${table}</details>`;
  });
}

function observableRows(cell: CellResult): readonly Markup[] {
  const names = Object.keys(cell.estimates);
  return names.map((name, index) => {
    const summary = cell.estimates[name];
    const { estimate, interval } = formatEstimate(summary?.mean ?? NaN, cell.intervals[name] ?? [-Infinity, Infinity]);
    const head = index === 0 && html`<th scope="row" rowspan="${names.length}"><code>${cell.address}</code></th>`;
    const cost =
      index === 0 &&
      html`<td rowspan="${names.length}">${enginesText(cell.engines)}</td>
        <td class="number" rowspan="${names.length}">${formatCount(cell.trials)}</td>
        <td class="number" rowspan="${names.length}">${formatSeconds(cell.seconds)}</td>`;
    return html`<tr>
      ${head}
      <td>${name}</td>
      <td class="number">${estimate} <span class="muted">${interval}</span></td>
      <td class="number">${formatNumber(summary?.standardDeviation ?? NaN)}</td>
      <td class="number">${formatNumber(summary?.min ?? NaN)}</td>
      <td class="number">${formatNumber(summary?.max ?? NaN)}</td>
      ${cost}
    </tr> `;
  });
}

/** Everything that was measured, with the address of each cell. */
export function observableTable(result: TheoremResult): Markup {
  const numeric = (names: readonly string[]): readonly Markup[] =>
    names.map((name) => html`<th scope="col" class="number">${name}</th>`);
  const heads = html`${numeric(['Mean', 'Standard deviation', 'Least', 'Greatest'])}
    <th scope="col">Simulated by</th>
    ${numeric(['Trials', 'Cost'])}`;
  const table = html`<table>
    <caption>
      Observables of ${result.id}: means with confidence intervals over all trials of a cell.
    </caption>
    <thead>
      <tr>
        <th scope="col">Cell</th>
        <th scope="col">Observable</th>
        ${heads}
      </tr>
    </thead>
    <tbody>
      ${result.cells.map(observableRows)}
    </tbody>
  </table>`;
  return html`<details class="extra">
    <summary>All observables, ${plural(result.cells.length, 'cell')}</summary>
    ${scrolling(`Observables of ${result.id}`, table)}
  </details>`;
}
