import { logBeta } from '../special/beta.js';
import type { Interval } from '../verdict.js';

/** Jeffreys' prior: of the symmetric Beta priors the one that serves rare events and frequent ones about equally. */
const PRIOR = 0.5;

/**
 * log of the Beta-binomial mixture martingale at a candidate probability p,
 *
 *   M_n(p) = int q^s (1-q)^(n-s) dPi(q) / (p^s (1-p)^(n-s)) = B(1/2 + s, 1/2 + n - s) / (B(1/2, 1/2) p^s (1-p)^(n-s)),
 *
 * with s successes in n trials. For independent trials of probability p (or any trials whose conditional probability
 * given the past is p) M_n(p) is a martingale that starts at 1.
 */
export function logEventMixture(successes: number, trials: number, p: number): number {
  return logMarginal(successes, trials) - logLikelihood(successes, trials, p);
}

function logMarginal(successes: number, trials: number): number {
  return logBeta(PRIOR + successes, PRIOR + trials - successes) - logBeta(PRIOR, PRIOR);
}

function logLikelihood(successes: number, trials: number, p: number): number {
  const failures = trials - successes;
  // 0 log 0 = 0: a candidate at an end is ruled out only by an observation it forbids.
  const hits = successes === 0 ? 0 : successes * Math.log(p);
  const misses = failures === 0 ? 0 : failures * Math.log1p(-p);
  return hits + misses;
}

/**
 * Anytime-valid confidence interval of a probability: `{p : M_n(p) < 1 / alpha}` with the mixture martingale M of
 * {@link logEventMixture}. By Ville's inequality the intervals of all n = 1, 2, ... hold at once with probability at
 * least 1 - alpha (Robbins, Ann. Math. Statist. 41, 1970; Howard, Ramdas, McAuliffe and Sekhon, Ann. Statist. 49, 2021).
 * M_n is convex in p with its minimum at s / n, so the set is an interval; both ends come from bisection and are
 * rounded outwards.
 *
 * @param successes - s, an integer in 0 .. trials
 * @param alpha - in (0, 1); checked down to 1e-12
 */
export function eventInterval(successes: number, trials: number, alpha: number): Interval {
  if (trials === 0) return [0, 1];
  const least = logMarginal(successes, trials) + Math.log(alpha);
  const rejects = (p: number): boolean => logLikelihood(successes, trials, p) <= least;
  const frequency = successes / trials;
  return [
    successes === 0 ? 0 : lastRejected(rejects, 0, frequency),
    successes === trials ? 1 : lastRejected(rejects, 1, frequency),
  ];
}

/** Bisection between a rejected and an admitted candidate; the end that is rejected. */
function lastRejected(rejects: (p: number) => boolean, end: number, frequency: number): number {
  let rejected = end;
  let admitted = frequency;
  while (Math.abs(admitted - rejected) > 1e-14 * admitted) {
    const middle = (rejected + admitted) / 2;
    if (middle === rejected || middle === admitted) break;
    if (rejects(middle)) rejected = middle;
    else admitted = middle;
  }
  return rejected;
}
