/** What the report says of a study, before it is HTML, Markdown or lines of a terminal. */
import { isPowerless } from '../lab/exitCode.js';
import { BUNDLED_DATA } from '../lab/result.js';
import type { ClaimResult, ControlResult, JudgedCell, StudyInfo, StudyResult, TheoremResult } from '../lab/result.js';
import { DEFAULT_ENGINE } from '../sim/engine/engine.js';
import type { Claim, Theorem } from '../theorems/theorem.js';
import { calibrationText, engineText } from './engineText.js';
import { formatEstimate, formatNumber } from './number.js';
import type { EstimateText } from './number.js';
import { constraintText, plural, pointText } from './text.js';
import { pretty } from './typography.js';

/** A verdict against what the theorem expects. */
export type Standing = 'as expected' | 'news' | 'open';

/** `news` when the outcome is not the one that the theorem expects, `open` while undecided. */
export function standingOf(claim: ClaimResult): Standing {
  if (claim.verdict === 'undecided') return 'open';
  return claim.verdict === claim.expected ? 'as expected' : 'news';
}

/** The cell that a claim is shown by. */
export function shownCell(claim: ClaimResult): JudgedCell | undefined {
  return claim.cells[claim.shown] ?? claim.cells[0];
}

/** Trials of all cells of a claim. */
export function trialsOf(claim: ClaimResult): number {
  return claim.cells.reduce((sum, cell) => sum + cell.trials, 0);
}

/** Definition of a claim in its theorem. */
export function definitionOf(theorem: Theorem | undefined, claim: ClaimResult): Claim | undefined {
  return theorem?.claims.find((candidate) => candidate.id === claim.id && candidate.kind === claim.kind);
}

/** Definition of the claim that a control tests. */
export function controlDefinition(theorem: Theorem | undefined, control: ControlResult): Claim | undefined {
  return theorem?.controls.find((candidate) => candidate.id === control.id)?.claim;
}

const SIGNS: Readonly<Record<ClaimResult['kind'], string>> = {
  'at-most': '≤',
  'at-least': '≥',
  equals: '=',
  slope: '∈',
  always: '≤',
  every: '≥',
};

/** The bound with its sign: `≤ 7.801`, `= 0.5`, `∈ [0.495, 0.505]` for a slope. */
export function boundText(cell: JudgedCell, claim: ClaimResult, definition: Claim | undefined): string {
  if (definition?.kind === 'slope') return `∈ [${formatNumber(definition.low)}, ${formatNumber(definition.high)}]`;
  const sign = claim.kind === 'slope' ? '≈' : SIGNS[claim.kind];
  return `${sign} ${formatNumber(cell.bound)}`;
}

export function estimateText(cell: JudgedCell): EstimateText {
  return formatEstimate(cell.estimate, cell.interval);
}

const TIGHTNESS_DIGITS = 4;

/** estimate / bound with its interval; nothing where the bound is 0. */
export function tightnessText(cell: JudgedCell): EstimateText {
  if (cell.bound === 0 || Number.isNaN(cell.tightness)) return { estimate: '–', interval: '' };
  return formatEstimate(cell.tightness, cell.tightnessInterval, TIGHTNESS_DIGITS);
}

/** The domain in one line, e.g. `n ≥ 2f + 3, f ≥ 0`. */
export function domainText(theorem: Theorem | undefined): string {
  return (theorem?.domain ?? []).map((constraint) => pretty(constraintText(constraint))).join(', ');
}

/** Where the shown numbers come from: `n=15, f=3 (of 6 cells)`. */
export function placeText(claim: ClaimResult): string {
  const shown = shownCell(claim);
  if (shown === undefined) return 'no cell';
  const point = pointText(shown.point);
  const unit = claim.kind === 'slope' ? 'group' : 'cell';
  const among = claim.cells.length === 1 ? `the only ${unit}` : `of ${plural(claim.cells.length, unit)}`;
  return point === '' ? among : `${point} (${among})`;
}

/** How the outcome of a control reads. */
export function controlText(control: ControlResult): string {
  if (control.refuted) return '✓ refuted, as it must be';
  if (!isPowerless(control)) return '? too few trials to judge';
  return control.result.verdict === 'undecided' ? '⚠ powerless: not refuted yet' : '⚠ powerless: not refuted';
}

interface Counts {
  readonly theorems: number;
  readonly claims: number;
  readonly confirmed: number;
  readonly refutedExpected: number;
  readonly news: number;
  readonly undecided: number;
  readonly controls: number;
  readonly powerless: number;
  /** Controls that an interruption left without trials. */
  readonly unseen: number;
}

/** Counts over a study. */
export function countsOf(theorems: readonly TheoremResult[]): Counts {
  const claims = theorems.flatMap((theorem) => theorem.claims);
  const controls = theorems.flatMap((theorem) => theorem.controls);
  const expected = claims.filter((claim) => standingOf(claim) === 'as expected');
  return {
    theorems: theorems.length,
    claims: claims.length,
    confirmed: expected.filter((claim) => claim.verdict === 'confirmed').length,
    refutedExpected: expected.filter((claim) => claim.verdict === 'refuted').length,
    news: claims.filter((claim) => standingOf(claim) === 'news').length,
    undecided: claims.filter((claim) => claim.verdict === 'undecided').length,
    controls: controls.length,
    powerless: controls.filter(isPowerless).length,
    unseen: controls.filter((control) => !control.refuted && !isPowerless(control)).length,
  };
}

function controlSentence({ controls, powerless, unseen }: Counts): string {
  if (controls === 0) return 'No controls were run.';
  if (powerless === 0 && unseen > 0) return `${unseen} of ${plural(controls, 'control')} had too few trials to judge.`;
  if (powerless === 0)
    return controls === 1
      ? 'The control was refuted, as it must be.'
      : `All ${controls} controls were refuted, as they must be.`;
  return `${powerless} of ${plural(controls, 'control')} ${powerless === 1 ? 'was' : 'were'} not refuted: ${powerless === 1 ? 'that check is' : 'those checks are'} powerless.`;
}

/** The study in two or three sentences, with every count that decides the exit code. */
export function summaryText({ theorems, study }: StudyResult): string {
  const counts = countsOf(theorems);
  const parts = [
    `${counts.confirmed} confirmed`,
    `${counts.refutedExpected} refuted as expected`,
    ...(counts.news > 0 ? [`${counts.news} against expectation (news)`] : []),
    `${counts.undecided} undecided`,
  ];
  const interrupted = study.complete ? '' : ' The study was interrupted; this is what it had found by then.';
  const head = `${plural(counts.theorems, 'theorem')} with ${plural(counts.claims, 'claim')}: ${parts.join(', ')}.`;
  return `${head} ${controlSentence(counts)}${interrupted}`;
}

/** The command that makes this study again. */
export function remakeCommand(study: StudyInfo, theorems: readonly TheoremResult[]): string {
  const options = [
    `--seed ${study.seed}`,
    `--effort ${study.effort}`,
    `--alpha ${study.alpha}`,
    `--engine ${study.engine}`,
    ...(study.budget === null ? [] : [`--budget ${study.budget}`]),
    ...gridOption(study),
    ...dataOption(study),
  ];
  return `npx leeway verify ${theorems.map((theorem) => theorem.id).join(' ')} ${options.join(' ')}`;
}

/** The command that runs the trial of a witness alone. */
export function replayCommand(study: StudyInfo, address: string): string {
  return ['npx leeway replay', address, ...engineOption(study), ...dataOption(study)].join(' ');
}

function engineOption({ engine }: StudyInfo): readonly string[] {
  return engine === DEFAULT_ENGINE ? [] : [`--engine ${engine}`];
}

function gridOption({ grid }: StudyInfo): readonly string[] {
  if (grid === null) return [];
  return [
    `--grid ${Object.entries(grid)
      .map(([name, values]) => `${name}=${values.join(':')}`)
      .join(',')}`,
  ];
}

function dataOption({ data }: StudyInfo): readonly string[] {
  return data === null || data === BUNDLED_DATA ? [] : [`--data ${shellWord(data)}`];
}

function shellWord(text: string): string {
  return /^[\w./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Name and value of everything that identifies the study, in reading order. */
export function provenance(study: StudyInfo): readonly (readonly [name: string, value: string])[] {
  const { machine } = study;
  const measured = calibrationText(study.calibration);
  return [
    ['Leeway', study.version],
    ['revision', study.commit ?? 'not a checkout'],
    ['seed', String(study.seed)],
    ['error level of the whole study', formatNumber(study.alpha)],
    [
      'effort',
      study.budget === null ? study.effort : `${study.effort}, at most ${plural(study.budget, 'trial')} per cell`,
    ],
    ['engine', engineText(study)],
    ['device', study.device],
    ...(measured === undefined ? [] : [['calibration', measured] as const]),
    ['threads', String(study.threads)],
    ['data', study.data ?? 'built in'],
    [
      'machine',
      `${machine.cpu}, ${plural(machine.cores, 'core')}, ${machine.platform}, Node ${machine.node.replace(/^v/, '')}`,
    ],
    [
      'started',
      study.started
        .replace('T', ' ')
        .replace(/\.\d+Z$/, ' UTC')
        .replace(/Z$/, ' UTC'),
    ],
  ];
}
