/** The error budget of a judgement: Monte-Carlo, rounding, what is cut off, and the margin that they must fit. */
import type { JudgedCell } from '../lab/result.js';
import { formatNumber } from './number.js';

/** What every comparison with a bound admits as rounding of float64, relative; less is not worth a word. */
const FLOAT64 = 1e-12;

/** The parts of the error budget that are worth a word: the rounding of float64, or what is not simulated, is not. */
export function budgetParts({ halfWidth, arithmetic = 0, truncation = 0, margin, estimate, bound }: JudgedCell): {
  readonly halfWidth: string;
  readonly rounding: string;
  readonly truncation: string;
  readonly margin: string;
} {
  const least = FLOAT64 * Math.max(Math.abs(estimate), Math.abs(bound));
  const number = (value: number | undefined): string => (value === undefined ? '–' : formatNumber(value, 2));
  const part = (value: number): string => (value > least ? number(value) : '');
  return {
    halfWidth: number(halfWidth),
    rounding: part(arithmetic),
    truncation: part(truncation),
    margin: number(margin),
  };
}

/**
 * The error budget in one line: `± 0.0031, rounding ± 4×10⁻⁷, margin 0.02`. Nothing before the first trials, and no Monte-Carlo
 * part where the claim is about every trial.
 */
export function budgetText(cell: JudgedCell | undefined): string | undefined {
  if (cell === undefined || cell.trials === 0) return undefined;
  const { halfWidth, rounding, truncation, margin } = budgetParts(cell);
  const parts = [
    ...(cell.halfWidth === undefined ? [] : [`± ${halfWidth}`]),
    ...(rounding === '' ? [] : [`rounding ± ${rounding}`]),
    ...(truncation === '' ? [] : [`cut off ± ${truncation}`]),
    ...(cell.margin === undefined ? [] : [`margin ${margin}`]),
  ];
  return parts.length === 0 ? undefined : parts.join(', ');
}

/** The three parts of the error budget together, and what they may be for the verdict to stand. */
export function budgetColumns({
  halfWidth,
  arithmetic = 0,
  truncation = 0,
  margin,
}: JudgedCell): readonly [string, string] {
  if (margin === undefined) return ['', ''];
  return [formatNumber((halfWidth ?? 0) + arithmetic + truncation, 2), formatNumber(margin, 2)];
}
