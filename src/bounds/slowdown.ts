/**
 * Closed forms about slowdown: without attack a rule has the variance of averaging n_eff of the n honest vectors,
 * n_eff = d sigma^2 / E||F - g||^2, and needs n / n_eff times as many steps as the average where variance decides.
 */
import { formula } from './formula.js';
import type { Constraint } from './formula.js';

const krumDomain: readonly Constraint[] = [
  { expression: 'f >= 0' },
  { expression: 'n >= 2 * f + 3', reason: 'a Krum score needs an honest neighbour even when all f others collude' },
];
const bulyanDomain: readonly Constraint[] = [
  { expression: 'f >= 1' },
  { expression: 'n >= 4 * f + 3', reason: 'at least one value must remain after excluding 2f of the selected ones' },
];
const chosen: readonly Constraint[] = [
  ...krumDomain,
  { expression: 'm >= 1' },
  { expression: 'm <= n - f - 2', reason: 'multi-Krum is stated for at most n - f - 2 vectors' },
];

/** m: the workers that multi-Krum averages as d grows. */
export const multiKrumWorkers = formula({
  name: 'workers',
  symbol: 'm',
  description: 'Limit of the effective number of workers of multi-Krum(m) without attack',
  expression: 'm',
  parameters: ['n', 'f', 'm'],
  integers: ['n', 'f', 'm'],
  domain: chosen,
  source: 'El Mhamdi, Guerraoui, Rouault 2019 (arXiv 1905.04374); m <= n - f - 2 for the rule as defined',
});

/** m / n: the variance of the average over the variance of multi-Krum. */
export const multiKrumShare = formula({
  name: 'share',
  symbol: 'm/n',
  description: 'Limit of the variance of the average over the variance of multi-Krum(m), without attack',
  expression: 'm / n',
  parameters: ['n', 'f', 'm'],
  integers: ['n', 'f', 'm'],
  domain: chosen,
  source: multiKrumWorkers.source,
});

/** n - f: the number of averaged workers in the abstract of the paper. */
export const abstractWorkers = formula({
  name: 'workersAbstract',
  symbol: 'n - f',
  description: 'Effective number of workers that the abstract states, m = n - f',
  expression: 'n - f',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: krumDomain,
  source: 'El Mhamdi, Guerraoui, Rouault 2019 (arXiv 1905.04374), abstract',
});

/** 1: Krum outputs one of the vectors. */
export const krumWorkers = formula({
  name: 'workers',
  symbol: '1',
  description: 'Limit of the effective number of workers of Krum without attack',
  expression: '1',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: krumDomain,
  source: 'El Mhamdi, Guerraoui, Rouault 2019 (arXiv 1905.04374)',
});

/** n - 2f - 2: the candidates of multi-Bulyan. */
export const multiBulyanFewest = formula({
  name: 'workersFewest',
  symbol: 'n - 2f - 2',
  description: 'Lower end of the effective number of workers of multi-Bulyan without attack, as d grows',
  expression: 'n - 2 * f - 2',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: bulyanDomain,
  source: 'El Mhamdi, Guerraoui, Rouault 2019 (arXiv 1905.04374), recalled: m <= n - 2f - 2 in the theorem',
});

/** n - f - 2: the vectors in the largest average that multi-Bulyan forms. */
export const multiBulyanMost = formula({
  name: 'workersMost',
  symbol: 'n - f - 2',
  description: 'Upper end of the effective number of workers of multi-Bulyan without attack',
  expression: 'n - f - 2',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: bulyanDomain,
  source: 'derived: no candidate averages more vectors',
});

/** Bulyan at n = 4f + 3 outputs medians of 2f + 1 values. */
export const bulyanWorkers = formula({
  name: 'workersBulyan',
  symbol: '1/\\mathrm{Var}\\,Z_{(f+1:2f+1)}',
  description: 'Limit of the effective number of workers of Bulyan without attack at n = 4f + 3',
  expression: '1 / normalOrderVariance(f + 1, 2 * f + 1)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: [bulyanDomain[0]!, { expression: 'n == 4 * f + 3', reason: 'a closed form is known where beta = 1 only' }],
  source: 'derived: in high dimension the 2f + 1 vectors are selected without regard to a coordinate',
});

/** The plain mean of all candidates of multi-Bulyan: nested averages, of m down to f + 1 vectors. */
export const multiBulyanCandidates = formula({
  name: 'workersCandidates',
  symbol: 'n_{\\mathrm{candidates}}',
  description: 'Effective number of workers of the plain mean of the candidates of multi-Bulyan, as d grows',
  where: { m: 'n - f - 2', theta: 'n - 2 * f - 2' },
  expression: 'theta^2 / sumOver(c, 0, theta - 1, (2 * (theta - c) - 1) / (m - c))',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: bulyanDomain,
  source:
    'derived: candidate c averages m - c vectors, all of them in the earlier candidates, so that Cov(s_a, s_b) = 1 / (m - min(a, b))',
});

/** n: no unbiased rule has less variance on Gaussian vectors than the average of all of them. */
export const allWorkers = formula({
  name: 'workersAll',
  symbol: 'n',
  description: 'Effective number of workers of the average, the most there can be for Gaussian vectors',
  expression: 'n',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: krumDomain,
  source: 'Cramer-Rao: the average is efficient for the mean of a Gaussian',
});
