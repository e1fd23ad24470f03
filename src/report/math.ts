/** Formulas typeset on the server, for readers and for screen readers. */
import katex from 'katex';
import type { Formula } from '../bounds/formula.js';
import { html, raw } from './markup.js';
import type { Markup } from './markup.js';

/** A formula as HTML with MathML beside it; its one-line form where the TeX cannot be typeset. */
export function formulaMarkup(formula: Formula): Markup {
  try {
    const typeset = katex.renderToString(formula.tex(), {
      displayMode: true,
      output: 'htmlAndMathml',
      strict: 'ignore',
      trust: false,
    });
    return html`<div class="formula" role="group" aria-label="formula ${formula.name}">${raw(typeset)}</div>`;
  } catch {
    return html`<p class="formula"><code>${formula.unicode()}</code></p>`;
  }
}

/** Class attributes of KaTeX's HTML and the font that each needs, beside the two fonts of every formula. */
const FONTS_BY_CLASS: readonly (readonly [RegExp, string])[] = [
  [/delimsizing.*\bsize1\b/, 'KaTeX_Size1-Regular'],
  [/delimsizing.*\bsize2\b|\blarge-op\b/, 'KaTeX_Size2-Regular'],
  [/\bsmall-op\b/, 'KaTeX_Size1-Regular'],
  [/delimsizing.*\bsize3\b/, 'KaTeX_Size3-Regular'],
  [/delimsizing.*\bsize4\b|\bdelim-size4\b/, 'KaTeX_Size4-Regular'],
  [/\bdelim-size1\b/, 'KaTeX_Size1-Regular'],
  [/\bmathbf\b|\btextbf\b/, 'KaTeX_Main-Bold'],
  [/\bboldsymbol\b/, 'KaTeX_Math-BoldItalic'],
  [/\bmathit\b|\btextit\b/, 'KaTeX_Main-Italic'],
  [/\bmathbb\b|\bamsrm\b|\btextbb\b/, 'KaTeX_AMS-Regular'],
  [/\bmathcal\b/, 'KaTeX_Caligraphic-Regular'],
  [/\bmathtt\b|\btexttt\b/, 'KaTeX_Typewriter-Regular'],
  [/\bmathsf\b|\btextsf\b/, 'KaTeX_SansSerif-Regular'],
  [/\bmathscr\b/, 'KaTeX_Script-Regular'],
  [/\bmathfrak\b/, 'KaTeX_Fraktur-Regular'],
];

/** Names of the KaTeX fonts that a page needs. */
export function fontsUsed(page: string): readonly string[] {
  if (!page.includes('class="katex"')) return [];
  const classes = [...new Set([...page.matchAll(/class="([^"]*)"/g)].map((match) => match[1]))].join('\n');
  const extra = FONTS_BY_CLASS.filter(([pattern]) => pattern.test(classes)).map(([, font]) => font);
  return [...new Set(['KaTeX_Main-Regular', 'KaTeX_Math-Italic', ...extra])];
}
