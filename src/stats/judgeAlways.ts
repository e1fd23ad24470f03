/** Verdicts on claims about every trial: one counterexample refutes, none in N trials gives an exact limit on its rate. */
import { systematicNote } from './errorBudget.js';
import { rateLimit, tightnessOf } from './judge.js';
import type { Interval, Judgement } from './verdict.js';

/** The most extreme observation of a set of trials. */
export interface Extreme {
  readonly value: number;
  readonly trial: number;
}

interface EveryTrial {
  readonly trials: number;
  readonly bound: number;
  /** Relative rounding allowance of the comparison with the bound; absolute when the bound is 0. */
  readonly rounding: number;
  /** Confirmed once P(violation) is at most this rate. */
  readonly rate: number;
  readonly alpha: number;
  /** By how much the arithmetic of an engine can have moved an observation; absent when none took part. */
  readonly arithmetic?: number;
}

/**
 * observable <= bound in every trial. Refuted by one trial above the bound (rounding apart), with that trial as the
 * witness; confirmed when no violation in so many trials limits P(violation) to `rate` at level alpha (exact binomial limit
 * 1 - alpha^(1/trials), valid under repeated looks). The estimate is the largest observation; nothing limits the supremum
 * from above, so its interval is open-ended.
 */
export function judgeAlways(claim: EveryTrial & { readonly max: number; readonly maxTrial: number }): Judgement {
  return judgeExtreme(claim, { value: claim.max, trial: claim.maxTrial }, 1);
}

/**
 * observable >= bound for every algorithm in every trial. All algorithms see the same trials, so a trial without any
 * violation counts once, and the limit is on the probability that any of them violates the bound. The estimate is the least
 * observation of all; the note names the algorithm that came closest.
 *
 * @param minima - the least observation of each algorithm, with its trial
 */
export function judgeEvery(claim: EveryTrial & { readonly minima: Readonly<Record<string, Extreme>> }): Judgement {
  const entries = Object.entries(claim.minima);
  const [closest, least] = entries.reduce((best, entry) => (entry[1].value < best[1].value ? entry : best), [
    '',
    { value: Infinity, trial: -1 },
  ] as [string, Extreme]);
  const judgement = judgeExtreme(claim, least, -1);
  return { ...judgement, note: [`closest: ${closest}`, judgement.note].filter((part) => part).join('; ') };
}

/** `sign` = 1: no observation above the bound; -1: none below. */
function judgeExtreme(claim: EveryTrial, extreme: Extreme, sign: 1 | -1): Judgement {
  const { trials, bound, rounding, rate, alpha, arithmetic = 0 } = claim;
  const interval: Interval = sign === 1 ? [extreme.value, Infinity] : [-Infinity, extreme.value];
  const allowance = rounding * (bound === 0 ? 1 : Math.abs(bound));
  const shared = {
    estimate: extreme.value,
    interval,
    bound,
    ...tightnessOf(extreme.value, interval, bound),
    trials,
    ...(claim.arithmetic === undefined ? {} : { arithmetic }),
  };
  if (trials === 0) return { verdict: 'undecided', ...shared, missing: trialsFor(rate, alpha) };
  const witness = { trial: extreme.trial, value: extreme.value };
  const excess = sign * (extreme.value - bound) - allowance;
  const margin = Math.abs(excess);
  if (excess > arithmetic) {
    return { verdict: 'refuted', ...shared, margin, witness, note: `violated in trial ${extreme.trial}` };
  }
  const limit = rateLimit(trials, alpha);
  const note = `no violation in ${trials.toLocaleString('en-US')} trials: P(violation) <= ${limit.toPrecision(2)}`;
  if (excess > -arithmetic && arithmetic > 0) {
    const decided = excess > 0 ? 'refuted' : 'confirmed';
    if (excess > 0 || limit <= rate) {
      return { verdict: 'undecided', ...shared, margin, witness, note: systematicNote(decided, { arithmetic }) };
    }
  }
  if (limit <= rate) return { verdict: 'confirmed', ...shared, margin, witness, note };
  return {
    verdict: 'undecided',
    ...shared,
    margin,
    witness,
    note,
    missing: Math.max(1, trialsFor(rate, alpha) - trials),
  };
}

/** Trials without a violation that confirm: the least N with 1 - alpha^(1/N) <= rate. */
function trialsFor(rate: number, alpha: number): number {
  return Math.ceil(Math.log(alpha) / Math.log1p(-rate));
}
