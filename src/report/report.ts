/** A study as a report: a page, a text, a document and pictures. Reads the result only; nothing is simulated. */
import type { TheoremPower } from '../lab/power/result.js';
import type { StudyResult } from '../lab/result.js';
import type { Theorem } from '../theorems/theorem.js';
import { studyFigures } from './figures.js';
import { renderPage } from './html/page.js';
import { renderJson } from './json.js';
import { renderMarkdown } from './markdown.js';
import { mathStyle } from './mathStyle.js';
import { FILE_THEME } from './palette.js';
import { plotFigure } from './plot.js';

export interface ReportFigure {
  /** Name of the figure's files without their ending, e.g. `mda-eta.bias`. */
  readonly id: string;
  /** Stand-alone SVG on white, with its title. */
  readonly svg: string;
}

export interface Report {
  /** One self-contained HTML file. */
  readonly html: string;
  /** Links to `figures/<id>.png`. */
  readonly markdown: string;
  readonly json: string;
  readonly figures: readonly ReportFigure[];
}

/**
 * Renders `result`. The same result gives the same bytes.
 *
 * @param theorems - definitions of the theorems of the study; one that is missing is reported by its results alone,
 *   without statement, formulas and figures
 * @param power - scores of mutation testing, of as many theorems as there are
 */
export function renderReport(
  result: StudyResult,
  theorems: readonly Theorem[],
  power: readonly TheoremPower[] = [],
): Report {
  const definitions = new Map(theorems.map((theorem) => [theorem.id, theorem]));
  const scores = new Map(power.map((score) => [score.id, score]));
  const figures = studyFigures(result, definitions);
  return {
    html: renderPage(result, definitions, figures, scores, mathStyle),
    markdown: renderMarkdown(result, definitions, figures, scores),
    json: renderJson(result),
    figures: figures.map(({ id, data }) => ({ id, svg: plotFigure(id, data, FILE_THEME, true) })),
  };
}
