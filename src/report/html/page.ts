/** The whole page: one file, no scripts, nothing loaded from elsewhere. */
import type { StudyResult } from '../../lab/result.js';
import type { Theorem } from '../../theorems/theorem.js';
import type { NamedFigure } from '../figures.js';
import { html, raw } from '../markup.js';
import type { Markup } from '../markup.js';
import { formatSeconds } from '../number.js';
import { engineText } from '../engineText.js';
import { provenance, remakeCommand, summaryText } from '../view.js';
import { facts } from './parts.js';
import { PAGE_STYLE } from './style.js';
import type { TheoremPower } from '../../lab/power/result.js';
import { powerRows } from '../power.js';
import { theoremSection } from './theorem.js';
import { verdictSection } from './verdicts.js';

function provenanceSection({ study, theorems }: StudyResult): Markup {
  return html`<section id="provenance" aria-labelledby="provenance-title">
    <h2 id="provenance-title">Provenance</h2>
    ${facts(provenance(study))}
    <p>To make this study again, with the same numbers on any machine and any number of threads:</p>
    <pre><code>${remakeCommand(study, theorems)}</code></pre>
  </section>`;
}

/**
 * The report as a complete HTML document.
 *
 * @param mathStyle - makes the style sheet for the formulas of the finished body
 */
export function renderPage(
  result: StudyResult,
  definitions: ReadonlyMap<string, Theorem>,
  figures: readonly NamedFigure[],
  scores: ReadonlyMap<string, TheoremPower>,
  mathStyle: (body: string) => string,
): string {
  const { study, theorems } = result;
  const sections = theorems.map((one) =>
    theoremSection(
      one,
      definitions.get(one.id),
      powerRows(one, definitions.get(one.id), scores.get(one.id)),
      figures.filter((figure) => figure.theorem === one.id),
      study,
    ),
  );
  const body = html`<a class="skip" href="#verdicts">Skip to the verdicts</a>
    <div class="page">
      <header>
        <h1>Leeway report</h1>
        <p class="summary">${summaryText(result)}</p>
        <p class="muted">
          Seed ${study.seed}, effort ${study.effort}, engine ${engineText(study)}, ${formatSeconds(study.seconds)} on
          ${study.threads} ${study.threads === 1 ? 'thread' : 'threads'}. <a href="#provenance">Provenance</a>
        </p>
      </header>
      <main>${verdictSection(result, definitions)} ${sections} ${provenanceSection(result)}</main>
    </div>`;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Leeway report, seed ${study.seed}, ${study.effort}</title>
        <style>
          ${raw(PAGE_STYLE)}${raw(mathStyle(body.text))}
        </style>
      </head>
      <body>
        ${body}
      </body>
    </html> `;
  return page.text;
}
