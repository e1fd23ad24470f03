/** Verdicts and explanations as plain lines for a terminal. */
import { styleText } from 'node:util';
import { isPowerless } from '../lab/exitCode.js';
import { enginesOf } from '../lab/result.js';
import type { ControlResult, StudyInfo, StudyResult, TheoremResult } from '../lab/result.js';
import type { Verdict } from '../stats/verdict.js';
import type { Theorem } from '../theorems/theorem.js';
import { formatCount, formatSeconds } from './number.js';
import { constraintText, missingText, plural, pointText, sourceText, verdictText } from './text.js';
import { layOut, wrapLines } from './terminalLayout.js';
import type { Column, Paint } from './terminalLayout.js';
import { pretty } from './typography.js';
import { budgetColumns } from './budgetText.js';
import { enginesText, engineText, trialEngines } from './engineText.js';
import {
  boundText,
  countsOf,
  estimateText,
  replayCommand,
  shownCell,
  standingOf,
  summaryText,
  tightnessText,
  trialsOf,
} from './view.js';

export interface TerminalOptions {
  /** Columns; what is wider is dropped or cut. */
  readonly width: number;
  readonly colour: boolean;
}

const NARROWEST = 80;
const WIDEST = 120;

/** Width (80 to 120) and colour of this process's standard output; NO_COLOR, FORCE_COLOR and pipes are respected. */
export function terminalOptions(): TerminalOptions {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  const asked = FORCE_COLOR !== undefined && FORCE_COLOR !== '' && FORCE_COLOR !== '0';
  const refused = (NO_COLOR !== undefined && NO_COLOR !== '') || TERM === 'dumb';
  const columns = process.stdout.columns ?? 100;
  return {
    width: Math.min(Math.max(columns, NARROWEST), WIDEST),
    colour: !refused && (asked || process.stdout.isTTY === true),
  };
}

const VERDICT_COLOURS: Readonly<Record<Verdict, 'green' | 'red' | 'yellow'>> = {
  confirmed: 'green',
  refuted: 'red',
  undecided: 'yellow',
};

type Format = Parameters<typeof styleText>[0];

/** Whether there is colour is decided by our options, not by what styleText sees of the process. */
const paint =
  (format: Format): Paint =>
  (text) =>
    styleText(format, text, { validateStream: false });
const plain: Paint = (text) => text;
const bold = paint('bold');
const dim = paint('dim');

/** Columns of the table; those of a higher `drop` go first when the terminal is narrow. */
const COLUMNS: readonly Column[] = [
  { head: 'theorem', align: 'left', drop: 0 },
  { head: 'claim', align: 'left', drop: 0 },
  { head: 'verdict', align: 'left', drop: 0 },
  { head: '', align: 'left', drop: 0 },
  { head: 'estimate', align: 'right', drop: 0 },
  { head: 'interval', align: 'left', drop: 2 },
  { head: 'bound', align: 'left', drop: 0 },
  { head: 'tightness', align: 'right', drop: 1 },
  { head: 'budget', align: 'right', drop: 6 },
  { head: '≤ margin', align: 'right', drop: 6 },
  { head: 'shown at', align: 'left', drop: 5 },
  { head: 'trials', align: 'right', drop: 4 },
  { head: 'time', align: 'right', drop: 3 },
];

function claimRows(result: TheoremResult): readonly (readonly string[])[] {
  return result.claims.map((claim, index) => {
    const shown = shownCell(claim);
    const { estimate, interval } = shown === undefined ? { estimate: '–', interval: '' } : estimateText(shown);
    const standing = standingOf(claim);
    const remark = standing === 'news' ? 'news' : claim.verdict === 'refuted' ? 'expected' : '';
    return [
      index === 0 ? result.id : '',
      claim.id,
      verdictText(claim.verdict),
      remark,
      estimate,
      interval,
      shown === undefined ? '' : boundText(shown, claim, undefined),
      shown === undefined ? '' : tightnessText(shown).estimate,
      ...(shown === undefined ? ['', ''] : budgetColumns(shown)),
      shown === undefined ? '' : pointText(shown.point),
      formatCount(trialsOf(claim)),
      index === 0 ? formatSeconds(result.seconds) : '',
    ];
  });
}

const SECONDARY: ReadonlySet<string> = new Set(['interval', 'budget', '≤ margin', 'shown at', 'trials', 'time']);

/** Colours of a table cell by what it says, so that alignment is computed on plain text. */
function paintOf(text: string, column: string): Paint {
  const verdict = (Object.keys(VERDICT_COLOURS) as Verdict[]).find((candidate) => text === verdictText(candidate));
  if (column === 'verdict' && verdict !== undefined) return paint(VERDICT_COLOURS[verdict]);
  if (text === 'news') return paint(['bold', 'red']);
  if (column === 'theorem') return bold;
  return SECONDARY.has(column) ? dim : plain;
}

const powerlessLine = (id: string, control: ControlResult): string =>
  `⚠ ${id}: control ${control.id} was not refuted, so that this check is powerless`;

/** What the table has no room for: powerless controls and missing trials. */
function remarks(result: TheoremResult): readonly string[] {
  const powerless = result.controls.filter(isPowerless).map((control) => powerlessLine(result.id, control));
  const open = result.claims.flatMap((claim) => {
    const shown = shownCell(claim);
    const seen = claim.verdict === 'undecided' && shown !== undefined && shown.trials > 0;
    const missing = seen ? missingText(shown) : undefined;
    return missing === undefined
      ? []
      : [
          `? ${result.id}: ${claim.id} needs ${missing} at ${pointText(shown?.point ?? {})}`.replace(
            'needs more trials would',
            'stays open: more trials would',
          ),
        ];
  });
  return [...powerless, ...open];
}

/** The witnesses to replay. A command is not broken over two lines, so that it can be copied. */
function replays(result: TheoremResult, study: StudyInfo): readonly string[] {
  return result.claims.flatMap(({ id, witness }) =>
    witness?.address === undefined
      ? []
      : [`✗ ${result.id}, ${id}: ${replayCommand(study, witness.address)}${ranOn(result, study, witness.address)}`],
  );
}

function ranOn(result: TheoremResult, study: StudyInfo, address: string): string {
  const engines = trialEngines(study, result, address);
  return engines === undefined ? '' : ` (ran on ${engines})`;
}

/** The engine of the study and, where that is not all, what simulated its fields. */
function engineSentence({ study, theorems }: StudyResult): string {
  const ran = enginesOf(theorems.flatMap(({ cells }) => cells));
  const same = ran.length === 1 && ran[0] === study.engine;
  return `Engine: ${engineText(study)}${same ? '' : `; what ran: ${enginesText(ran)}`}.`;
}

/**
 * The verdicts of a study as aligned lines, then what is powerless, undecided or refuted, then the summary. No line of the
 * table is longer than `options.width` (80 to 120).
 */
export function verdictTable(result: StudyResult, options: TerminalOptions = terminalOptions()): string {
  const width = Math.min(Math.max(options.width, NARROWEST), WIDEST);
  const rows = result.theorems.flatMap(claimRows);
  const table = layOut(COLUMNS, rows, width, options.colour ? paintOf : undefined);
  const notes = result.theorems.flatMap((theorem) => [
    ...(theorem.notes ?? []).flatMap((note) => wrapLines(`· ${theorem.id}: ${pretty(note)}`, width, '')),
    ...remarks(theorem).flatMap((note) => wrapLines(note, width, '')),
    ...replays(theorem, result.study),
  ]);
  const good = countsOf(result.theorems).news === 0;
  const summary = wrapLines(`${summaryText(result)} ${engineSentence(result)}`, width, '');
  const strong: Paint = options.colour ? paint(good ? 'bold' : ['bold', 'red']) : plain;
  return [...table, '', ...notes, ...(notes.length > 0 ? [''] : []), ...summary.map(strong)].join('\n');
}

interface Section {
  readonly head: string;
  readonly lines: readonly string[];
}

function explanation(theorem: Theorem): readonly Section[] {
  const formulas = theorem.formulas.flatMap((formula) => [
    formula.unicode(),
    `  ${pretty(formula.description)} (${pretty(formula.source)})`,
  ]);
  const claims = theorem.claims.map(({ id, text, role, expected }) => {
    const remarks = [role, expected === 'refuted' ? 'known to fail' : undefined].filter((part) => part !== undefined);
    return `${id}: ${pretty(text)}${remarks.length > 0 ? ` (${remarks.join(', ')})` : ''}`;
  });
  return [
    { head: 'Statement', lines: [pretty(theorem.statement)] },
    { head: 'Setting', lines: [pretty(theorem.setting)] },
    { head: theorem.formulas.length === 1 ? 'Formula' : 'Formulas', lines: formulas },
    {
      head: 'Domain',
      lines: theorem.domain.map(
        (constraint) =>
          `${pretty(constraintText(constraint))}${constraint.reason === undefined ? '' : ` (${pretty(constraint.reason)})`}`,
      ),
    },
    {
      head: 'Parameters',
      lines: theorem.parameters.map(
        ({ name, description, type, default: value }) => `${name}: ${pretty(description)}, ${type}, default ${value}`,
      ),
    },
    { head: 'Assumptions', lines: theorem.assumptions.map(pretty) },
    {
      head: 'Experiment',
      lines: Object.entries(theorem.experiments).map(
        ([name, { description }]) => `${name === 'main' ? '' : `${name}: `}${pretty(description)}`,
      ),
    },
    { head: 'Claims', lines: claims },
    {
      head: 'Controls (each must be refuted)',
      lines: theorem.controls.map(({ id, text, change }) => `${id}: ${pretty(text)} (${change})`),
    },
    { head: theorem.sources.length === 1 ? 'Source' : 'Sources', lines: theorem.sources.map(sourceText) },
    { head: 'Notes', lines: (theorem.notes ?? []).map(pretty) },
  ];
}

/** What `leeway explain` prints: statement, formulas, domain, parameters, experiment, claims, controls, sources. */
export function explainText(theorem: Theorem, options: TerminalOptions = terminalOptions()): string {
  const strong: Paint = options.colour ? bold : plain;
  const head = [
    strong(pretty(theorem.title)),
    `${theorem.id}, ${theorem.kind}, ${plural(theorem.claims.length, 'claim')}`,
  ];
  const sections = explanation(theorem).filter(({ lines }) => lines.length > 0);
  const body = sections.flatMap((section) => [
    '',
    strong(section.head),
    ...section.lines.flatMap((line) => wrapLines(line, options.width, '  ')),
  ]);
  return [...head, ...body].join('\n');
}
