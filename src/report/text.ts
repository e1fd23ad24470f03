/** Small phrases shared by the HTML page, the Markdown page and the terminal. */
import type { Constraint } from '../bounds/formula.js';
import type { JudgedCell } from '../lab/result.js';
import type { Verdict } from '../stats/verdict.js';
import type { Point, Quantity, Source } from '../theorems/theorem.js';
import { formatCount, formatNumber } from './number.js';
import { pretty } from './typography.js';

/** A sign beside each verdict word, so that the verdict never depends on colour. */
export const VERDICT_SYMBOLS: Readonly<Record<Verdict, string>> = { confirmed: '✓', refuted: '✗', undecided: '?' };

/** `✓ confirmed`, `✗ refuted`, `? undecided`. */
export function verdictText(verdict: Verdict): string {
  return `${VERDICT_SYMBOLS[verdict]} ${verdict}`;
}

/** `n=11, f=2`; powers of ten from a million on as `d=10⁶`. */
export function pointText(point: Point): string {
  return Object.entries(point)
    .map(([name, value]) => `${pretty(name)}=${parameterText(value)}`)
    .join(', ');
}

/** A parameter value without thousands separators, so that it can be typed back: `10000`, `10⁸`, `0.25`. */
export function parameterText(value: number): string {
  return formatNumber(value)
    .replaceAll(',', '')
    .replace(/^1×(?=10)/, '');
}

/** A constraint with mathematical signs: `n >= 2 f + 3` -> `n ≥ 2f + 3`. */
export function constraintText(constraint: Constraint): string {
  return constraint.expression
    .replaceAll('>=', '≥')
    .replaceAll('<=', '≤')
    .replaceAll('!=', '≠')
    .replace(
      /mod\((\w+), ?2\) == ([01])/g,
      (_, name: string, rest: string) => `${name} ${rest === '1' ? 'odd' : 'even'}`,
    )
    .replaceAll('==', '=')
    .replaceAll(' and ', ', ')
    .replace(/(\d)\s*\*?\s*([a-zA-Z])/g, '$1$2')
    .replace(/\s*\*\s*/g, ' ');
}

/** What a quantity is called in a table. */
export function quantityText(quantity: Quantity): string {
  return typeof quantity === 'string' ? quantity : quantity.description;
}

/** One line per source: reference, locus, arXiv number. */
export function sourceText(source: Source): string {
  const arxiv =
    source.arxiv === undefined ? undefined : /^\d/.test(source.arxiv) ? `arXiv ${source.arxiv}` : source.arxiv;
  return [pretty(source.reference), pretty(source.locus ?? ''), arxiv]
    .filter((part) => part !== undefined && part !== '')
    .join('; ');
}

/** What an undecided cell still needs: `about 12,000 more trials`, or that no number would do. */
export function missingText(cell: JudgedCell): string | undefined {
  if (cell.verdict !== 'undecided') return undefined;
  if (cell.trials === 0) return 'its first trials';
  const { arithmetic = 0, truncation = 0 } = cell;
  if (cell.missing === undefined && arithmetic > truncation) return 'a more precise engine: --engine reference';
  if (cell.missing === undefined && truncation > 0) return 'an experiment that cuts off less';
  // An unbounded side says that the trials are too few to say anything, not that none would do.
  if (!cell.interval.every(Number.isFinite) && cell.missing === undefined) return 'many more trials';
  if (cell.missing === undefined || !Number.isFinite(cell.missing)) return 'more trials would not decide it';
  return `about ${formatCount(roughly(cell.missing))} more trials`;
}

/** Rounded up to two significant digits: the number is an extrapolation. */
function roughly(count: number): number {
  if (count < 100) return Math.ceil(count);
  const unit = 10 ** (Math.floor(Math.log10(count)) - 1);
  return Math.ceil(count / unit) * unit;
}

/** `1 cell`, `6 cells`. */
export function plural(count: number, noun: string): string {
  return `${formatCount(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Most entries of an array shown for a witness. */
const LONGEST_LIST = 40;

/** A value of a scene: text as it is, numbers rounded, long lists cut. */
export function sceneValue(value: number | string | readonly number[]): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return formatNumber(value, 6);
  const shown = value.slice(0, LONGEST_LIST).map((entry) => formatNumber(entry));
  return value.length > LONGEST_LIST
    ? `${shown.join(', ')}, … (${formatCount(value.length)} values)`
    : shown.join(', ');
}

/** The text with a full stop at its end. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
