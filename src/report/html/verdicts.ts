/** The verdict table, the first thing a reader sees. */
import { isPowerless } from '../../lab/exitCode.js';
import type { ClaimResult, StudyResult, TheoremResult } from '../../lab/result.js';
import type { Theorem } from '../../theorems/theorem.js';
import { html } from '../markup.js';
import type { Markup } from '../markup.js';
import { formatCount, formatNumber, formatSeconds } from '../number.js';
import {
  boundText,
  definitionOf,
  estimateText,
  placeText,
  shownCell,
  standingOf,
  tightnessText,
  trialsOf,
} from '../view.js';
import { pretty } from '../typography.js';
import {
  budgetMarkup,
  domainMarkup,
  estimateMarkup,
  missingMarkup,
  scrolling,
  slug,
  standingMarkup,
  verdictMarkup,
} from './parts.js';

function numbers(claim: ClaimResult, theorem: Theorem | undefined): Markup {
  const shown = shownCell(claim);
  if (shown === undefined) return html`<td colspan="3" class="muted">not simulated</td>`;
  const bound = boundText(shown, claim, definitionOf(theorem, claim));
  return html`<td class="number">${estimateMarkup(estimateText(shown))}</td>
    <td class="number">${bound}</td>
    <td class="number">${estimateMarkup(tightnessText(shown))}</td>`;
}

function claimCells(claim: ClaimResult, theorem: Theorem | undefined): Markup {
  return html`<td class="claim">${pretty(claim.text)} <span class="interval">${claim.kind}, ${claim.role}</span></td>
    <td class="place">${placeText(claim)}</td>
    ${numbers(claim, theorem)}
    <td>
      ${verdictMarkup(claim.verdict)}${missingMarkup(shownCell(claim))}
      <span class="interval">${standingMarkup(claim)}</span>${budgetMarkup(shownCell(claim))}
    </td>
    <td class="number">${formatCount(trialsOf(claim))}</td>`;
}

function controlsNote(result: TheoremResult): Markup {
  const powerless = result.controls.filter(isPowerless).length;
  if (powerless === 0) return html``;
  return html`<span class="powerless">⚠ ${powerless} powerless ${powerless === 1 ? 'control' : 'controls'}</span>`;
}

function theoremRows(result: TheoremResult, theorem: Theorem | undefined): Markup {
  const span = Math.max(1, result.claims.length);
  const head = html`<th scope="rowgroup" rowspan="${span}" class="theorem">
    <a href="#${slug(result.id)}">${result.id}</a>
    <span class="interval">${result.kind}</span><span class="muted">${domainMarkup(theorem)}</span>
    ${controlsNote(result)}
  </th>`;
  const cost = html`<td class="number" rowspan="${span}">${formatSeconds(result.seconds)}</td>`;
  if (result.claims.length === 0)
    return html`<tbody>
      <tr>
        ${head}
        <td colspan="7" class="muted">no claim was judged</td>
        ${cost}
      </tr>
    </tbody>`;
  const rows = result.claims.map(
    (claim, index) =>
      html`<tr>
        ${index === 0 ? head : ''}${claimCells(claim, theorem)}${index === 0 ? cost : ''}
      </tr> `,
  );
  return html`<tbody>
    ${rows}
  </tbody>`;
}

const COLUMNS = [
  'Theorem, domain',
  'Claim, kind',
  'Cell shown',
  'Estimate',
  'Bound',
  'Tightness',
  'Verdict',
  'Trials',
  'Cost',
];
const NUMERIC = new Set(['Estimate', 'Bound', 'Tightness', 'Trials', 'Cost']);

function readingHelp(alpha: number): Markup {
  return html`<details>
    <summary>How to read this table</summary>
    <ul>
      <li>
        <strong>Cell shown</strong>: the parameter point that decides the verdict, else the one where the bound is
        tightest. Every cell is listed below, theorem by theorem.
      </li>
      <li>
        <strong>Estimate</strong>, with an interval that stays valid however often it is looked at. All intervals of the
        study hold together with probability at least ${formatNumber(1 - alpha, 6)} (asymptotically in the number of
        trials where an observable is unbounded).
      </li>
      <li><strong>Tightness</strong> is estimate / bound: 1 means that the bound is attained.</li>
      <li>
        <strong>Verdict</strong>: ✓ confirmed when the whole interval agrees with the claim, ✗ refuted when none of it
        does, ? undecided otherwise.
      </li>
      <li>
        <strong>Rounding</strong>, where a simulated field went through an engine: by how much its arithmetic can have
        moved the estimate. A verdict holds with the interval that much wider. Cells without it draw from exact laws.
      </li>
      <li>
        <strong>As expected</strong> compares with what the theorem foresees: some published constants are known to
        fail. <em>News</em> is anything else.
      </li>
      <li>
        <strong>Trials</strong> are summed over cells. <strong>Cost</strong> is the thread time of the theorem, its
        controls included.
      </li>
    </ul>
  </details>`;
}

/** The table of verdicts: one row per claim, grouped by theorem. */
export function verdictSection({ study, theorems }: StudyResult, definitions: ReadonlyMap<string, Theorem>): Markup {
  const news = theorems.flatMap((theorem) => theorem.claims).filter((claim) => standingOf(claim) === 'news').length;
  const heads = COLUMNS.map(
    (name) => html`<th scope="col" ${NUMERIC.has(name) ? html` class="number"` : ''}>${name}</th>`,
  );
  const table = html`<table class="verdicts">
    <caption>
      Verdicts at error level ${formatNumber(study.alpha)} for the whole
      study${news > 0 ? `; ${news} against expectation` : ''}.
    </caption>
    <thead>
      <tr>
        ${heads}
      </tr>
    </thead>
    ${theorems.map((result) => theoremRows(result, definitions.get(result.id)))}
  </table>`;
  return html`<section id="verdicts" aria-labelledby="verdicts-title">
    <h2 id="verdicts-title">Verdicts</h2>
    ${scrolling('Verdicts', table)} ${readingHelp(study.alpha)}
  </section>`;
}
