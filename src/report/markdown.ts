/** The report as one Markdown page, compact, with links to the PNG figures. */
import type { TheoremPower } from '../lab/power/result.js';
import { enginesOf } from '../lab/result.js';
import type { ClaimResult, StudyInfo, StudyResult, TheoremResult } from '../lab/result.js';
import type { Theorem } from '../theorems/theorem.js';
import type { NamedFigure } from './figures.js';
import { formatCount, formatSeconds } from './number.js';
import { powerRows, type PowerRow } from './power.js';
import { missingText, sceneValue, sourceText, verdictText } from './text.js';
import { pretty } from './typography.js';
import { budgetText } from './budgetText.js';
import { enginesText, trialEngines } from './engineText.js';
import {
  boundText,
  controlDefinition,
  controlText,
  definitionOf,
  domainText,
  estimateText,
  placeText,
  provenance,
  remakeCommand,
  replayCommand,
  shownCell,
  standingOf,
  summaryText,
  tightnessText,
  trialsOf,
} from './view.js';

/** Text in which nothing is taken for Markdown or HTML. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>|]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replace(/\s*\n\s*/g, ' ');
}

/** Text as code, whatever backticks it holds. */
function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${space}${text}${space}${fence}`;
}

function table(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
  numeric: ReadonlySet<string> = new Set(),
): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const ruler = heads.map((head) => (numeric.has(head) ? '---:' : '---'));
  return [line(heads), line(ruler), ...rows.map(line)].join('\n');
}

const NUMERIC = new Set(['Estimate', 'Bound', 'Tightness', 'Trials', 'Cost']);

function numbers(claim: ClaimResult, theorem: Theorem | undefined): readonly string[] {
  const shown = shownCell(claim);
  if (shown === undefined) return ['–', '–', '–'];
  const [estimate, tightness] = [estimateText(shown), tightnessText(shown)];
  const both = ({ estimate: value, interval }: typeof estimate): string => escapeMarkdown(`${value} ${interval}`);
  return [both(estimate), escapeMarkdown(boundText(shown, claim, definitionOf(theorem, claim))), both(tightness)];
}

function outcome(claim: ClaimResult): string {
  const shown = shownCell(claim);
  const missing = shown === undefined ? undefined : missingText(shown);
  const remarks = [missing, budgetText(shown)].filter((remark) => remark !== undefined);
  return [verdictText(claim.verdict), ...(remarks.length === 0 ? [] : [`(${remarks.join('; ')})`])].join(' ');
}

function verdictRows(result: TheoremResult, theorem: Theorem | undefined): readonly (readonly string[])[] {
  return result.claims.map((claim, index) => [
    index === 0 ? `[${result.id}](#${result.id})` : '',
    escapeMarkdown(pretty(claim.text)),
    claim.kind,
    index === 0 ? escapeMarkdown(domainText(theorem)) : '',
    escapeMarkdown(placeText(claim)),
    ...numbers(claim, theorem),
    outcome(claim),
    standingOf(claim) === 'news' ? '**news**' : standingOf(claim),
    formatCount(trialsOf(claim)),
    index === 0 ? formatSeconds(result.seconds) : '',
  ]);
}

const VERDICT_HEADS = [
  'Theorem',
  'Claim',
  'Kind',
  'Domain',
  'Cell shown',
  'Estimate',
  'Bound',
  'Tightness',
  'Verdict',
  'Expected?',
  'Trials',
  'Cost',
];

function controls(result: TheoremResult, theorem: Theorem | undefined): readonly string[] {
  return result.controls.map((control) => {
    const shown = shownCell(control.result);
    const numbersOf =
      shown === undefined
        ? ''
        : ` (estimate ${estimateText(shown).estimate}, bound ${boundText(shown, control.result, controlDefinition(theorem, control))})`;
    return `- ${code(control.id)}, ${control.change}: ${escapeMarkdown(`${pretty(control.text)}${numbersOf}`)}: **${controlText(control)}**`;
  });
}

function witnesses(result: TheoremResult, study: StudyInfo): readonly string[] {
  return result.claims.flatMap(({ id, witness }) => {
    if (witness === undefined) return [];
    const entries = witness.scene.entries.map(
      ({ label, value }) => `- ${escapeMarkdown(`${pretty(label)}: ${sceneValue(value)}`)}`,
    );
    const engines = witness.address === undefined ? undefined : trialEngines(study, result, witness.address);
    const replay = witness.address === undefined ? [] : [`- replay it: ${code(replayCommand(study, witness.address))}`];
    const ran = engines === undefined ? [] : [`- ran on: ${engines}`];
    return [
      `**Witness against ${code(id)}.** ${escapeMarkdown(pretty(witness.scene.title))}`,
      '',
      ...entries,
      ...ran,
      ...replay,
      '',
    ];
  });
}

const POWER_HEADS = ['Changed', 'Mutants', 'Noticed', 'Score', 'Smallest change noticed'];

function powerLines(rows: readonly PowerRow[]): readonly string[] {
  if (rows.length === 0) return [];
  const cells = rows.map(({ subject, mutants, noticed, score, smallest }) => [
    code(subject),
    mutants,
    noticed,
    score,
    smallest,
  ]);
  return [table(POWER_HEADS, cells, new Set(['Mutants', 'Noticed', 'Score']))];
}

/** Text after its heading, unless there is none. */
const part = (head: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [`**${head}**`, '', ...lines, ''];

function theoremLines(
  result: TheoremResult,
  theorem: Theorem | undefined,
  power: readonly PowerRow[],
  figures: readonly NamedFigure[],
  study: StudyInfo,
): readonly string[] {
  const items = (texts: readonly string[] = []): readonly string[] =>
    texts.map((text) => `- ${escapeMarkdown(pretty(text))}`);
  return [
    `## ${result.id}`,
    '',
    `**${escapeMarkdown(pretty(result.title))}.** ${theorem === undefined ? '' : escapeMarkdown(pretty(theorem.statement))}`,
    '',
    ...(theorem?.formulas ?? []).map(
      (formula) => `- ${code(formula.unicode())} (${escapeMarkdown(pretty(formula.source))})`,
    ),
    '',
    ...figures.flatMap(({ id, data: { figure } }) => [
      `![${escapeMarkdown(figure.title)}](figures/${id}.png)`,
      '',
      escapeMarkdown(figure.caption),
      '',
    ]),
    `Simulated by ${enginesText(enginesOf(result.cells))}.`,
    '',
    ...part('Controls', controls(result, theorem)),
    ...part('Power: changes that the check would notice', powerLines(power)),
    ...witnesses(result, study),
    ...part('Assumptions', items(theorem?.assumptions)),
    ...part('Sources', items(theorem?.sources.map(sourceText))),
    ...part('Left out of this study', items(result.notes)),
    ...part('Notes', items(theorem?.notes)),
  ];
}

/** The report as Markdown; figures are expected beside it in `figures/<id>.png`. */
export function renderMarkdown(
  result: StudyResult,
  definitions: ReadonlyMap<string, Theorem>,
  figures: readonly NamedFigure[],
  scores: ReadonlyMap<string, TheoremPower>,
): string {
  const { study, theorems } = result;
  const rows = theorems.flatMap((one) => verdictRows(one, definitions.get(one.id)));
  const lines = [
    '# Leeway report',
    '',
    summaryText(result),
    '',
    table(VERDICT_HEADS, rows, NUMERIC),
    '',
    ...theorems.flatMap((one) =>
      theoremLines(
        one,
        definitions.get(one.id),
        powerRows(one, definitions.get(one.id), scores.get(one.id)),
        figures.filter((figure) => figure.theorem === one.id),
        study,
      ),
    ),
    '## Provenance',
    '',
    table(
      ['What', 'Value'],
      provenance(study).map((row) => row.map(escapeMarkdown)),
    ),
    '',
    'To make this study again:',
    '',
    '```sh',
    remakeCommand(study, theorems),
    '```',
    '',
  ];
  return lines.join('\n').replace(/\n{3,}/g, '\n\n');
}
