import type { Interval } from '../verdict.js';

/**
 * Sufficient statistics of observations in [0, 1]: count, mean and sum of squared deviations from the mean. The sums
 * about a candidate m follow: sum (X - m) = n (mean - m) and sum (X - m)^2 = squaredDeviations + n (mean - m)^2.
 */
export interface UnitSample {
  readonly count: number;
  readonly mean: number;
  readonly squaredDeviations: number;
}

/** lambda = 2^-14 .. 2^8: from the best slope for 1e8 widely spread observations to rare small ones in a wide range. */
const SMALLEST_EXPONENT = -14;
const LAMBDAS = Float64Array.from({ length: 23 }, (_, k) => 2 ** (SMALLEST_EXPONENT + k));
const LOG_WEIGHT = -Math.log(LAMBDAS.length);

/** psi_E(x) / x^2 with psi_E(x) = -log(1 - x) - x, the cumulant function of a centred exponential variable; 0 <= x < 1. */
function relativeCumulant(x: number): number {
  // The series is exact to rounding below 1e-4; the difference of the closed form is not.
  if (x < 1e-4) return 0.5 + x * (1 / 3 + x * (0.25 + x * 0.2));
  return (-Math.log1p(-x) - x) / (x * x);
}

/**
 * log of the mixture that tests a candidate mean m from below (evidence that the mean is larger),
 *
 *   W_n(m) = (1 / K) sum_k exp(lambda_k sum (X_i - m) - psi_E(lambda_k c) / c^2 sum (X_i - m)^2),   c = m,
 *
 * over the lambda_k on a grid with lambda_k c < 1 (the others contribute 0).
 *
 * Why it is a test supermartingale. For xi >= -1 and 0 <= l < 1, exp(l xi - psi_E(l) xi^2) <= 1 + l xi (Fan, Grama and
 * Liu, Electron. J. Probab. 20, 2015, Lemma 4.1; used as here by Howard, Ramdas, McAuliffe and Sekhon, Ann. Statist. 49,
 * 2021). Under mean m the variable xi = (X - m) / c has mean 0 and is at least -1, since X >= 0 and c = m. With
 * l = lambda c every factor therefore has conditional expectation at most 1, and so has a mixture with fixed weights of
 * sum at most 1. Only the distance from m to the end of the range on the far side of the evidence enters, not the
 * whole range; for skewed observations that is a large gain.
 *
 * `atMost` bounds W_n from below on a whole segment of candidates: psi_E(lambda c) / c^2 increases with c, so using
 * c = atMost >= m only lowers each term.
 */
export function logBoundedMixture(sample: UnitSample, m: number, atMost = m): number {
  return logSumExp(exponents(sample, m, atMost));
}

function exponents(sample: UnitSample, m: number, c: number): Float64Array {
  const distance = sample.mean - m;
  const sum = sample.count * distance;
  const squares = sample.squaredDeviations + sum * distance;
  return LAMBDAS.map((lambda) => {
    const scaled = lambda * c;
    if (scaled >= 1) return -Infinity;
    // psi_E(lambda c) / c^2 = lambda^2 times the relative cumulant at lambda c.
    return lambda * sum - lambda * lambda * relativeCumulant(scaled) * squares + LOG_WEIGHT;
  });
}

function logSumExp(terms: Float64Array): number {
  const top = terms.reduce((a, b) => Math.max(a, b), -Infinity);
  if (top === -Infinity) return top;
  return top + Math.log(terms.reduce((total, term) => total + Math.exp(term - top), 0));
}

/**
 * A lower bound of log W_n over all candidates in [low, high]: with c fixed at `high` every exponent is concave in m,
 * so that each term is least at an end.
 */
function logMixtureOver(sample: UnitSample, low: number, high: number): number {
  const atLow = exponents(sample, low, high);
  const atHigh = exponents(sample, high, high);
  return logSumExp(atLow.map((exponent, k) => Math.min(exponent, atHigh[k]!)));
}

/**
 * A lower confidence limit in [0, mean]: every smaller candidate is rejected (W_n >= 1 / alpha). The rejected set need
 * not be an interval in general, so a segment is discarded only when the bound over the whole of it rejects, and halved
 * otherwise: the first segment that resists at full resolution holds the limit.
 */
function lowerLimit(sample: UnitSample, alpha: number): number {
  const threshold = -Math.log(alpha);
  const pending: [number, number][] = [[0, sample.mean]];
  // A thousandth of a standard error (of 1 / count without variation): invisible beside the width, and outwards.
  const resolution = (1e-3 * Math.max(1, Math.sqrt(sample.squaredDeviations))) / sample.count;
  for (let segment = pending.pop(); segment !== undefined; segment = pending.pop()) {
    const [low, high] = segment;
    if (logMixtureOver(sample, low, high) >= threshold) continue;
    const middle = (low + high) / 2;
    if (high - low <= resolution || middle <= low || middle >= high) return low;
    pending.push([middle, high], [low, middle]);
  }
  return sample.mean;
}

/**
 * Non-asymptotic anytime-valid confidence interval of the mean of observations in [0, 1], from count, mean and sum of
 * squared deviations alone: the candidates that neither W_n (evidence for a larger mean) nor its mirror image rejects,
 * each at alpha / 2. By Ville's inequality the intervals of all n hold at once with probability at least 1 - alpha, for
 * any observations in [0, 1] whose conditional mean given the past is constant.
 */
export function unitInterval(sample: UnitSample, alpha: number): Interval {
  if (sample.count === 0) return [0, 1];
  const mirrored = { ...sample, mean: 1 - sample.mean };
  return [lowerLimit(sample, alpha / 2), 1 - lowerLimit(mirrored, alpha / 2)];
}
