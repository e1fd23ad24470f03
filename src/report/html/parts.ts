/** Pieces that the sections of the page share. */
import type { ClaimResult, JudgedCell } from '../../lab/result.js';
import type { Verdict } from '../../stats/verdict.js';
import type { Theorem } from '../../theorems/theorem.js';
import { html } from '../markup.js';
import type { Markup } from '../markup.js';
import type { EstimateText } from '../number.js';
import { constraintText, missingText, verdictText } from '../text.js';
import { pretty } from '../typography.js';
import { budgetText } from '../budgetText.js';
import { standingOf } from '../view.js';

/** A table that scrolls by itself on a narrow screen and can be reached by keyboard. */
export function scrolling(label: string, table: Markup): Markup {
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">${table}</div>`;
}

/** Symbol and word of a verdict. */
export function verdictMarkup(verdict: Verdict): Markup {
  return html`<span class="verdict ${verdict}">${verdictText(verdict)}</span>`;
}

/** How many trials an undecided cell lacks. */
export function missingMarkup(cell: JudgedCell | undefined): Markup | undefined {
  const text = cell === undefined ? undefined : missingText(cell);
  return text === undefined ? undefined : html` <span class="muted">(${text})</span>`;
}

/** The error budget, on a line of its own. */
export function budgetMarkup(cell: JudgedCell | undefined): Markup | undefined {
  const text = budgetText(cell);
  return text === undefined ? undefined : html` <span class="interval">${text}</span>`;
}

/** `as expected`, `news` or `open`; news stands out. */
export function standingMarkup(claim: ClaimResult): Markup {
  const standing = standingOf(claim);
  if (standing === 'news')
    return html`<span class="news">news</span> <span class="interval">expected ${claim.expected}</span>`;
  return html`${standing}`;
}

/** An estimate with its interval below. */
export function estimateMarkup({ estimate, interval }: EstimateText): Markup {
  if (interval === '') return html`${estimate}`;
  return html`${estimate} <span class="interval">${interval}</span>`;
}

/** The conditions of a domain, none of them broken over two lines. */
export function domainMarkup(theorem: Theorem | undefined): Markup {
  const conditions = (theorem?.domain ?? []).map((constraint) => pretty(constraintText(constraint)));
  return html`${conditions.map((text, index) => html`${index > 0 && ', '}<span class="nowrap">${text}</span>`)}`;
}

/** A description list of facts. */
export function facts(entries: readonly (readonly [name: string, value: Markup | string])[]): Markup {
  return html`<dl class="facts">
    ${entries.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

/** An id that is safe in an attribute, a fragment and a file name. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9.-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}
