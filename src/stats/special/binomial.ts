/** Binomial coefficients, probabilities, tails and exact confidence limits. */
import { betaKernel, inverseRegularisedIncompleteBeta, logBeta, regularisedIncompleteBeta } from './beta.js';

/** Largest number of factors multiplied one by one; beyond, log-gamma serves. */
const MANY_FACTORS = 2000;

/** C(n, k) for integers n >= 0 and k; 0 when k < 0 or k > n. Exact while the result is below 2^53 / k. */
export function binomialCoefficient(n: number, k: number): number {
  if (!(k >= 0 && k <= n)) return Number.isNaN(k) || Number.isNaN(n) ? NaN : 0;
  const factors = Math.min(k, n - k);
  if (factors > MANY_FACTORS) return Math.exp(logBinomialCoefficient(n, k));
  let product = 1;
  for (let i = 1; i <= factors; i++) {
    const next = product * (n - factors + i);
    product = Number.isFinite(next) ? next / i : (product / i) * (n - factors + i);
  }
  return product;
}

/** log C(n, k) for 0 <= k <= n, real arguments allowed. */
export function logBinomialCoefficient(n: number, k: number): number {
  if (!(k >= 0 && k <= n)) return -Infinity;
  return -Math.log1p(n) - logBeta(k + 1, n - k + 1);
}

/** P(Bin(n, p) = k). */
export function binomialPmf(n: number, p: number, k: number): number {
  if (!(k >= 0 && k <= n)) return 0;
  if (p === 0) return k === 0 ? 1 : 0;
  if (p === 1) return k === n ? 1 : 0;
  if (k === 0) return Math.exp(n * Math.log1p(-p));
  if (k === n) return Math.exp(n * Math.log(p));
  // C(n, k) = n / (k (n - k) B(k, n - k)).
  return (betaKernel(p, k, n - k) * n) / (k * (n - k));
}

/** P(Bin(n, p) >= k), accurate in its own tail. */
export function binomialTail(n: number, p: number, k: number): number {
  if (k <= 0) return 1;
  if (k > n) return 0;
  return regularisedIncompleteBeta(p, k, n - k + 1);
}

/** P(Bin(n, p) <= k), accurate in its own tail. */
export function binomialCdf(n: number, p: number, k: number): number {
  if (k < 0) return 0;
  if (k >= n) return 1;
  return regularisedIncompleteBeta(p, k + 1, n - k, 'upper');
}

/**
 * Upper Clopper-Pearson limit: the largest p with P(Bin(n, p) <= k) >= alpha, so that p is above it with probability at most
 * `alpha` (one-sided). k successes in n trials.
 */
export function clopperPearsonUpper(k: number, n: number, alpha: number): number {
  if (k >= n) return 1;
  if (k === 0) return -Math.expm1(Math.log(alpha) / n);
  return inverseRegularisedIncompleteBeta(alpha, k + 1, n - k, 'upper');
}

/** Lower Clopper-Pearson limit: the smallest p with P(Bin(n, p) >= k) >= alpha (one-sided). */
export function clopperPearsonLower(k: number, n: number, alpha: number): number {
  if (k <= 0) return 0;
  if (k >= n) return Math.exp(Math.log(alpha) / n);
  return inverseRegularisedIncompleteBeta(alpha, k, n - k + 1);
}
