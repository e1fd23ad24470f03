/** One theorem of the page: statement, formulas, figures, cells, controls, witness, assumptions, sources, notes. */
import { isPowerless } from '../../lab/exitCode.js';
import type { ClaimResult, ControlResult, StudyInfo, TheoremResult, Witness } from '../../lab/result.js';
import type { Source, Theorem } from '../../theorems/theorem.js';
import type { NamedFigure } from '../figures.js';
import { html } from '../markup.js';
import type { Markup } from '../markup.js';
import { formulaMarkup } from '../math.js';
import { formatCount, formatSeconds } from '../number.js';
import { plural, sceneValue, sentence } from '../text.js';
import type { PowerRow } from '../power.js';
import { pretty } from '../typography.js';
import { trialEngines } from '../engineText.js';
import {
  boundText,
  controlDefinition,
  controlText,
  estimateText,
  replayCommand,
  shownCell,
  standingOf,
  trialsOf,
} from '../view.js';
import { claimTables, observableTable } from './cells.js';
import { figureMarkup } from './figure.js';
import { domainMarkup, estimateMarkup, facts, missingMarkup, scrolling, slug, verdictMarkup } from './parts.js';

function controlRow(control: ControlResult, theorem: Theorem | undefined): Markup {
  const { id, text, change, result } = control;
  const shown = shownCell(result);
  const numbers =
    shown === undefined
      ? html`<td colspan="2" class="muted">not simulated</td>`
      : html`<td class="number">${estimateMarkup(estimateText(shown))}</td>
          <td class="number">${boundText(shown, result, controlDefinition(theorem, control))}</td>`;
  return html`<tr>
    <th scope="row"><code>${id}</code></th>
    <td>${pretty(text)}</td>
    <td>${change}</td>
    <td>${pretty(result.text)}</td>
    ${numbers}
    <td>
      <span class="verdict ${isPowerless(control) ? 'powerless' : control.refuted ? 'confirmed' : 'undecided'}"
        >${controlText(control)}</span
      >${missingMarkup(shown)}
    </td>
    <td class="number">${formatCount(trialsOf(result))}</td>
  </tr> `;
}

function controlsMarkup(result: TheoremResult, theorem: Theorem | undefined): Markup {
  if (result.controls.length === 0) return html``;
  const table = html`<table>
    <caption>
      Controls: variants that must be refuted, which shows that the check can fail.
    </caption>
    <thead>
      <tr>
        <th scope="col">Control</th>
        <th scope="col">What was changed</th>
        <th scope="col">Change</th>
        <th scope="col">Claim under test</th>
        <th scope="col" class="number">Estimate</th>
        <th scope="col" class="number">Bound</th>
        <th scope="col">Outcome</th>
        <th scope="col" class="number">Trials</th>
      </tr>
    </thead>
    <tbody>
      ${result.controls.map((control) => controlRow(control, theorem))}
    </tbody>
  </table>`;
  return html`<h3>Controls</h3>
    ${scrolling(`Controls of ${result.id}`, table)}`;
}

function powerMarkup({ id }: TheoremResult, rows: readonly PowerRow[]): Markup {
  if (rows.length === 0) return html``;
  const tested = rows.some(({ mutants }) => mutants !== '');
  const mutantHeads = html`<th scope="col" class="number">Mutants</th>
    <th scope="col" class="number">Noticed</th>
    <th scope="col" class="number">Score</th>`;
  const mutantCells = ({ mutants, noticed, score }: PowerRow): Markup =>
    html`<td class="number">${mutants}</td>
      <td class="number">${noticed}</td>
      <td class="number">${score}</td>`;
  const table = html`<table>
    <caption>
      What the check would notice: ${tested ? 'changed formulas and assumptions that some claim refutes, and ' : ''}the
      smallest relative change of a bound that these data refute.
    </caption>
    <thead>
      <tr>
        <th scope="col">Changed</th>
        ${tested ? mutantHeads : ''}
        <th scope="col">Smallest change noticed</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            <th scope="row"><code>${row.subject}</code></th>
            ${tested ? mutantCells(row) : ''}
            <td>${row.smallest}</td>
          </tr> `,
      )}
    </tbody>
  </table>`;
  return html`<h3>Power</h3>
    ${scrolling(`Power of ${id}`, table)}`;
}

function witnessMarkup(
  { address, scene }: Witness,
  claim: ClaimResult,
  result: TheoremResult,
  study: StudyInfo,
): Markup {
  const engines = address === undefined ? undefined : trialEngines(study, result, address);
  const entries = scene.entries.map(({ label, value }): readonly [string, string] => [
    pretty(label),
    sceneValue(value),
  ]);
  const replay =
    address === undefined
      ? html`<p class="muted">Found by search and shrunk to a small counterexample; there is no trial to replay.</p>`
      : html`<p>To replay this trial alone${engines === undefined ? '' : `, which ran on ${engines}`}:</p>
          <pre><code>${replayCommand(study, address)}</code></pre>`;
  return html`<p>Against “${pretty(claim.text)}” (<code>${claim.id}</code>): ${sentence(pretty(scene.title))}</p>
    ${facts(entries)}${replay}`;
}

function witnesses(result: TheoremResult, study: StudyInfo): Markup {
  const found = result.claims.flatMap((claim) =>
    claim.witness === undefined ? [] : [witnessMarkup(claim.witness, claim, result, study)],
  );
  return found.length === 0
    ? html``
    : html`<h3>${found.length === 1 ? 'Witness' : 'Witnesses'}</h3>
        ${found}`;
}

function sourceItem({ reference, locus, arxiv }: Source): Markup {
  const link = arxiv !== undefined && /^[\w.-]+(\/\d+)?(v\d+)?$/.test(arxiv);
  const number =
    arxiv === undefined
      ? ''
      : link
        ? html`; <a href="https://arxiv.org/abs/${arxiv}">arXiv ${arxiv}</a>`
        : `; ${arxiv}`;
  return html`<li>${pretty(reference)}${locus === undefined ? '' : `; ${pretty(locus)}`}${number}</li>`;
}

const list = (title: string, items: readonly Markup[]): Markup =>
  items.length === 0
    ? html``
    : html`<h3>${title}</h3>
        <ul>
          ${items}
        </ul>`;

function statementMarkup(theorem: Theorem): Markup {
  const formulas = theorem.formulas.map(
    (formula) =>
      html`${formulaMarkup(formula)}
        <p class="muted">${pretty(formula.description)} (${pretty(formula.source)})</p>`,
  );
  const experiments = Object.entries(theorem.experiments).map(
    ([name, { description }]) =>
      html`<li>${name === 'main' ? '' : html`<code>${name}</code>: `}${pretty(description)}</li>`,
  );
  return html`<h3>Statement</h3>
    <p>${pretty(theorem.statement)}</p>
    ${facts([
      ['Setting', pretty(theorem.setting)],
      ['Domain', domainMarkup(theorem)],
      ['Parameters', theorem.parameters.map(({ name, description }) => `${name}: ${pretty(description)}`).join('; ')],
    ])}
    ${
      formulas.length === 0
        ? ''
        : html`<h3>${formulas.length === 1 ? 'Formula' : 'Formulas'}</h3>
            ${formulas}`
    }
    ${list('Experiment', experiments)}`;
}

function standing(result: TheoremResult): string {
  if (result.asExpected) return 'as expected';
  if (result.claims.every((claim) => standingOf(claim) === 'as expected')) return 'but a control is powerless';
  return result.claims.some((claim) => standingOf(claim) === 'news') ? 'not as expected' : 'not all decided';
}

/** The section of one theorem; what its definition would say is left out when it is not given. */
export function theoremSection(
  result: TheoremResult,
  theorem: Theorem | undefined,
  power: readonly PowerRow[],
  figures: readonly NamedFigure[],
  study: StudyInfo,
): Markup {
  const id = slug(result.id);
  const judged =
    result.claims.length === 0
      ? ''
      : html`<h3>Claims, cell by cell</h3>
          ${claimTables(result, theorem)}`;
  return html`<section id="${id}" aria-labelledby="${id}-title">
    <h2 id="${id}-title">${pretty(result.title)}</h2>
    <p class="byline">
      <code>${result.id}</code>, ${result.kind}: ${verdictMarkup(result.verdict)}, ${standing(result)};
      ${plural(result.claims.length, 'claim')}, ${plural(result.controls.length, 'control')},
      ${plural(result.cells.length, 'cell')}, ${formatSeconds(result.seconds)} of thread time.
    </p>
    ${theorem === undefined ? '' : statementMarkup(theorem)}
    ${figures.map((figure) => figureMarkup(figure.id, figure.data))} ${judged}
    ${result.cells.length === 0 ? '' : observableTable(result)} ${controlsMarkup(result, theorem)}
    ${powerMarkup(result, power)} ${witnesses(result, study)}
    ${list(
      'Left out of this study',
      (result.notes ?? []).map((text) => html`<li>${pretty(text)}</li>`),
    )}
    ${list(
      'Assumptions',
      (theorem?.assumptions ?? []).map((text) => html`<li>${pretty(text)}</li>`),
    )}
    ${list('Sources', (theorem?.sources ?? []).map(sourceItem))}
    ${list(
      'Notes',
      (theorem?.notes ?? []).map((text) => html`<li>${pretty(text)}</li>`),
    )}
  </section>`;
}
