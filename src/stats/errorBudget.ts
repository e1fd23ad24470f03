/** What an interval must leave room for besides the trials, and how near a verdict is to another one. */
import type { Interval, Judgement, Verdict } from './verdict.js';

/** The parts of an error budget that no number of trials reduces. */
export interface Systematic {
  /** Half-width that the arithmetic of an engine adds to the interval; absent when none took part. */
  readonly arithmetic?: number;
  /** Half-width that is added for what the experiment cuts off; absent where it cuts off nothing. */
  readonly truncation?: number;
}

/** Their sum. */
export function systematic({ arithmetic = 0, truncation = 0 }: Systematic): number {
  return arithmetic + truncation;
}

/** Those that are there, alone. */
export function systematicParts({ arithmetic, truncation }: Systematic): Systematic {
  return { ...(arithmetic === undefined ? {} : { arithmetic }), ...(truncation === undefined ? {} : { truncation }) };
}

/**
 * The parts of a function of several means, from those of the means.
 *
 * @param wideningBy - by how much the function's interval grows where those of the means do by a part
 */
export function systematicOf<T extends Systematic>(
  means: readonly T[],
  wideningBy: (part: (mean: T) => number) => number,
): Systematic {
  const arithmetic = means.every((mean) => mean.arithmetic === undefined)
    ? undefined
    : wideningBy((mean) => mean.arithmetic ?? 0);
  if (means.every((mean) => mean.truncation === undefined)) return arithmetic === undefined ? {} : { arithmetic };
  const both = wideningBy(systematic);
  const truncation = both === Infinity ? Infinity : both - (arithmetic ?? 0);
  return { ...(arithmetic === undefined ? {} : { arithmetic }), truncation };
}

/** The interval with `by` added on either side. */
export function widened([lower, upper]: Interval, by: number): Interval {
  return [lower - by, upper + by];
}

/** Why a claim that the trials decide stays open. */
export function systematicNote(decided: Verdict, { arithmetic = 0, truncation = 0 }: Systematic): string {
  const rounding = `the engine's rounding (${arithmetic.toPrecision(2)})`;
  const cut = `what the experiment cuts off (${truncation.toPrecision(2)})`;
  if (truncation === 0) return `${decided} by less than ${rounding}; --engine reference rounds least`;
  return `${decided} by less than ${arithmetic === 0 ? cut : `${rounding} and ${cut} together`}`;
}

type Distance = Required<Pick<Judgement, 'halfWidth' | 'margin'>>;

/**
 * How far the estimate, and how far the interval, is from where the verdict would be another one; for an undecided judgement from
 * where the nearest verdict begins.
 */
export function distanceToAnother(
  verdict: Verdict,
  estimate: number,
  [lower, upper]: Interval,
  admitted: Interval,
  confirmed: Interval,
): Partial<Distance> {
  const side = (halfWidth: number, margin: number): Distance => ({ halfWidth, margin });
  const [down, up] = [estimate - lower, upper - estimate];
  // Both sides must stay inside to confirm, one must stay outside to refute.
  const confirming = [side(down, estimate - confirmed[0]), side(up, confirmed[1] - estimate)]
    .filter(({ margin }) => margin < Infinity)
    .sort((a, b) => slack(a) - slack(b))
    .slice(0, 1);
  const refuting = [side(down, estimate - admitted[1]), side(up, admitted[0] - estimate)];
  const candidates = {
    confirmed: confirming,
    refuted: refuting,
    undecided: [...confirming, ...refuting].filter(({ margin }) => margin >= 0),
  }[verdict];
  const best = candidates.sort((a, b) => slack(b) - slack(a))[0];
  return best !== undefined && Number.isFinite(best.halfWidth) && Number.isFinite(best.margin) ? best : {};
}

/** NaN, of an infinite interval, counts as none at all. */
function slack({ halfWidth, margin }: Distance): number {
  const left = margin - halfWidth;
  return Number.isNaN(left) ? -Infinity : left;
}

/** By how much an interval around a smaller one reaches further, on the side where it reaches furthest; an infinite end counts as reached. */
export function widening(inner: Interval, outer: Interval): number {
  const by = (near: number, far: number): number => (near === far ? 0 : Math.abs(far - near));
  return Math.max(by(inner[0], outer[0]), by(inner[1], outer[1]));
}
