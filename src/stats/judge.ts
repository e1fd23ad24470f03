/**
 * Verdicts on means. Each function is pure: from an estimate and a confidence interval that holds with the level given to
 * the claim, to a judgement.
 */
import { DomainError } from '../errors.js';
import {
  distanceToAnother,
  systematic,
  systematicNote,
  systematicParts,
  widened,
  type Systematic,
} from './errorBudget.js';
import type { Interval, Judgement, Verdict } from './verdict.js';

/** The mean (or a function of means) that a claim speaks of. */
export interface Measured extends Systematic {
  readonly estimate: number;
  readonly interval: Interval;
  readonly trials: number;
  /** Level of the interval; when given, the note on a point interval can say how rare another value must be. */
  readonly alpha?: number;
}

/**
 * Two numbers closer than this part of the bound count as equal: a bound and a mean that agree exactly on paper differ by
 * rounding in float64, and such a difference must not refute.
 */
const ROUNDING = 1e-12;

/** Further trials beyond this number are not worth announcing. */
const MOST_MISSING = 1e15;

/**
 * mean <= bound: confirmed when the upper limit is at most bound + tolerance |bound|, refuted when the lower limit is
 * above the bound (by more than rounding). Inside the tolerance both can hold; then the mean exceeds the bound, and the
 * claim is refuted.
 *
 * @param tolerance - relative to |bound|, >= 0
 */
export function judgeAtMost(claim: Measured & { readonly bound: number; readonly tolerance: number }): Judgement {
  const { bound, tolerance } = claim;
  return judgeInside(claim, bound, {
    admitted: [-Infinity, bound],
    confirmed: [-Infinity, bound + checkedMargin(tolerance) * Math.abs(bound)],
  });
}

/** mean >= bound, the mirror image of {@link judgeAtMost}. */
export function judgeAtLeast(claim: Measured & { readonly bound: number; readonly tolerance: number }): Judgement {
  const { bound, tolerance } = claim;
  return judgeInside(claim, bound, {
    admitted: [bound, Infinity],
    confirmed: [bound - checkedMargin(tolerance) * Math.abs(bound), Infinity],
  });
}

/**
 * mean = bound: confirmed when the interval lies inside bound +- (slack + tolerance), refuted when it does not meet
 * bound +- slack (by more than rounding). Both margins are absolute and >= 0.
 */
export function judgeEquals(
  claim: Measured & { readonly bound: number; readonly slack: number; readonly tolerance: number },
): Judgement {
  const { bound } = claim;
  const slack = checkedMargin(claim.slack);
  const reach = slack + checkedMargin(claim.tolerance);
  return judgeInside(claim, bound, {
    admitted: [bound - slack, bound + slack],
    confirmed: [bound - reach, bound + reach],
  });
}

/** Where the quantity may lie for the claim to be true, and where its interval must lie to confirm it. */
export interface Zones {
  readonly admitted: Interval;
  readonly confirmed: Interval;
}

/** The common part of all judgements that compare an interval with a zone. */
export function judgeInside(measured: Measured, bound: number, zones: Zones): Judgement {
  if (Number.isNaN(bound)) throw new DomainError('a bound must be a number; got NaN');
  const { estimate, interval, trials } = measured;
  const rounding = ROUNDING * Math.abs(Number.isFinite(bound) ? bound : 0);
  const admitted: Interval = [zones.admitted[0] - rounding, zones.admitted[1] + rounding];
  const confirmed: Interval = [zones.confirmed[0] - rounding, zones.confirmed[1] + rounding];
  const decided = compare(interval, admitted, confirmed);
  const verdict = compare(widened(interval, systematic(measured)), admitted, confirmed);
  const missing = verdict === 'undecided' ? missingTrials(measured, admitted, confirmed) : undefined;
  const remark = verdict === decided ? undefined : systematicNote(decided, measured);
  const note = [pointNote(measured), remark].filter((part) => part !== undefined).join('; ');
  return {
    verdict,
    estimate,
    interval,
    bound,
    ...tightnessOf(estimate, interval, bound),
    trials,
    ...(missing === undefined ? {} : { missing }),
    ...systematicParts(measured),
    ...distanceToAnother(verdict, estimate, interval, admitted, confirmed),
    ...(note === '' ? {} : { note }),
  };
}

function compare([lower, upper]: Interval, admitted: Interval, confirmed: Interval): Verdict {
  if (lower > admitted[1] || upper < admitted[0]) return 'refuted';
  if (lower >= confirmed[0] && upper <= confirmed[1]) return 'confirmed';
  return 'undecided';
}

/** estimate / bound with its interval. A bound of 0 gives 1 for a quantity of 0 and an infinity otherwise. */
export function tightnessOf(
  estimate: number,
  [lower, upper]: Interval,
  bound: number,
): { readonly tightness: number; readonly tightnessInterval: Interval } {
  const ratio = (value: number): number => (value === bound ? 1 : value / bound);
  const [a, b] = [ratio(lower), ratio(upper)];
  return { tightness: ratio(estimate), tightnessInterval: a <= b ? [a, b] : b <= a ? [b, a] : [-Infinity, Infinity] };
}

/**
 * About how many further trials would decide: intervals shrink like 1 / sqrt(trials), all else is taken to stay. The
 * verdict in sight is the one that the estimate points to; undefined when it points to neither or the interval is infinite.
 */
function missingTrials(
  { estimate, interval, trials, ...parts }: Measured,
  admitted: Interval,
  confirmed: Interval,
): number | undefined {
  const fixed = systematic(parts);
  const down = estimate - interval[0];
  const up = interval[1] - estimate;
  const shrinkTo = (width: number, room: number): number => (room > fixed ? width / (room - fixed) : Infinity);
  const toConfirm = Math.max(shrinkTo(down, estimate - confirmed[0]), shrinkTo(up, confirmed[1] - estimate));
  const toRefute = Math.min(shrinkTo(down, estimate - admitted[1]), shrinkTo(up, admitted[0] - estimate));
  const factor = Math.min(toConfirm, toRefute);
  const missing = Math.ceil(trials * (factor * factor - 1));
  return missing <= MOST_MISSING ? Math.max(1, missing) : undefined;
}

/** What a point interval rests on: no variation in any trial. */
function pointNote({ interval, trials, alpha }: Measured): string | undefined {
  if (interval[0] !== interval[1] || trials === 0) return undefined;
  const same = `all ${trials.toLocaleString('en-US')} trials gave the same value`;
  return alpha === undefined ? same : `${same}: P(another value) <= ${rateLimit(trials, alpha).toPrecision(2)}`;
}

/**
 * Exact upper confidence limit of the probability of something that did not happen in `trials` trials: 1 - alpha^(1 / trials).
 * It needs no correction for repeated looks: for a probability p the limit falls below p at one fixed number of trials,
 * and that nothing happened until then has probability at most alpha.
 */
export function rateLimit(trials: number, alpha: number): number {
  return trials === 0 ? 1 : -Math.expm1(Math.log(alpha) / trials);
}

function checkedMargin(margin: number): number {
  if (!(margin >= 0)) throw new DomainError(`a tolerance or slack must be at least 0; got ${margin}`);
  return margin;
}
