/** Power of checks as lines for a terminal. */
import { countOf, type MutantOutcome, type SubjectPower, type TheoremPower } from '../lab/power/result.js';
import { layOut, type Column } from './terminalLayout.js';

const COLUMNS: readonly Column[] = [
  { head: 'theorem', align: 'left', drop: 0 },
  { head: 'changed', align: 'left', drop: 0 },
  { head: 'mutants', align: 'right', drop: 2 },
  { head: 'noticed', align: 'right', drop: 0 },
  { head: 'score', align: 'right', drop: 0 },
  { head: 'smallest change noticed', align: 'left', drop: 1 },
];

/** One row per formula, number or assumption that was changed, with the theorem's name on its first row. */
export function powerTable(theorems: readonly TheoremPower[], width: number): string {
  const rows = theorems.flatMap(({ id, subjects }) =>
    subjects.map((subject, index) => [
      index === 0 ? id : '',
      subject.subject,
      String(differing(subject)),
      String(countOf(subject.mutants, 'noticed')),
      scoreText(subject.score),
      smallestText(subject.smallest),
    ]),
  );
  return layOut(COLUMNS, rows, width).join('\n');
}

/** Mutants that make a difference somewhere in the study. */
export function differing({ mutants }: SubjectPower): number {
  return mutants.length - countOf(mutants, 'equivalent') - countOf(mutants, 'invalid');
}

export function scoreText(score: number): string {
  return Number.isNaN(score) ? '–' : `${Math.floor(100 * score + 1e-9)} %`;
}

/** E.g. `-0.02 %, +0.01 %`; a direction in which nothing is noticed is left out. */
export function smallestText(smallest: SubjectPower['smallest']): string {
  if (smallest === undefined) return '';
  const parts = [percentText('−', smallest.down), percentText('+', smallest.up)].filter((text) => text !== '');
  return parts.length === 0 ? 'none' : parts.join(', ');
}

/** Rounded up: a change as large as the text says is noticed. A decrease by all of the bound, or nearly, says nothing. */
function percentText(sign: string, change: number): string {
  if (!Number.isFinite(change) || (sign === '−' && change > 0.995)) return '';
  const percent = 100 * change;
  const digits = percent >= 10 ? 0 : percent >= 1 ? 1 : 2;
  const step = 10 ** digits;
  const rounded = Math.ceil(percent * step - 1e-9) / step;
  if (rounded <= 0) return `${sign}0.01 %`;
  return `${sign}${rounded.toFixed(digits)} %`;
}

const REASONS: Readonly<Record<Exclude<MutantOutcome, 'noticed'>, string>> = {
  unnoticed: 'not noticed',
  blind: 'makes no difference at the points of this study',
  equivalent: 'equivalent to the original',
  invalid: 'has no value at any point of this study',
};

/** The mutants of a theorem that were not noticed, one line each, grouped by reason. */
export function unnoticedList({ id, subjects }: TheoremPower): string {
  const mutants = subjects.flatMap((subject) => subject.mutants);
  const lines = Object.entries(REASONS).flatMap(([outcome, reason]) => {
    const own = mutants.filter((mutant) => mutant.outcome === outcome);
    if (own.length === 0) return [];
    return [`  ${reason}:`, ...own.map(({ subject, change }) => `    ${subject}: ${change}`)];
  });
  return lines.length === 0 ? `${id}: every change was noticed` : [`${id}:`, ...lines].join('\n');
}
