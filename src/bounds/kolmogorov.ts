/** The exact level of the two-sample Kolmogorov-Smirnov test for samples of equal size. */
import { formula } from './formula.js';

/** P(largest difference of two empirical distribution functions of N values each >= k / N) when both samples have one law. */
export const kolmogorovLevel = formula({
  name: 'level',
  symbol: 'P(N\\,D_{N,N} \\ge k)',
  description:
    'Probability that two samples of N from one continuous law differ by at least k / N in distribution function',
  expression: '2 * sumOver(i, 1, floor(N / k), (1 - 2 * mod(i + 1, 2)) * comb(2 * N, N - i * k) / comb(2 * N, N))',
  parameters: ['N', 'k'],
  integers: ['N', 'k'],
  domain: [{ expression: 'k >= 1' }, { expression: 'k <= N' }, { expression: 'N <= 64' }],
  source: 'Gnedenko, Korolyuk 1951',
});
