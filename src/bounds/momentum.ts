/** Closed forms about worker momentum: the sum G_t = sum mu^(t-u) g_u and the average m_t = beta m_(t-1) + (1 - beta) g_t. */
import { formula } from './formula.js';
import type { Constraint } from './formula.js';

const factorAndStep: readonly Constraint[] = [
  { expression: 'mu >= 0' },
  { expression: 'mu < 1', reason: 'the weights mu^k must be summable' },
  { expression: 't >= 0', reason: 'the first step is t = 0' },
];
const deviation: Constraint = { expression: 'sigma >= 0', reason: 'sigma is a standard deviation' };
const norm: Constraint = { expression: 'lambda >= 0', reason: 'lambda is a norm' };
const momentumPaper = 'El Mhamdi, Guerraoui, Rouault 2021 (arXiv 2003.00010), Section 3; the finite-t form is derived';

/** Variance of the momentum sum: sigma^2 S2. */
export const momentumVariance = formula({
  name: 'variance',
  symbol: '\\mathbb E\\|G_t-\\mathbb E G_t\\|^2',
  description: 'Total variance of the momentum sum G_t of independent gradients of total variance sigma^2',
  expression: 'sigma^2 * (1 - mu^(2 * t + 2)) / (1 - mu^2)',
  parameters: ['mu', 't', 'sigma'],
  integers: ['t'],
  domain: [...factorAndStep, deviation],
  source: momentumPaper,
});

/** Norm of the mean of the momentum sum: lambda S1. */
export const momentumMean = formula({
  name: 'meanNorm',
  symbol: '\\|\\mathbb E G_t\\|',
  description: 'Norm of the mean of the momentum sum G_t of gradients with constant mean of norm lambda',
  expression: 'lambda * (1 - mu^(t + 1)) / (1 - mu)',
  parameters: ['mu', 't', 'lambda'],
  integers: ['t'],
  domain: [...factorAndStep, norm],
  source: momentumPaper,
});

/** The variance of the sum as if it had run forever: too large by 1 / (1 - mu^(2t+2)). */
export const momentumStationaryVariance = formula({
  name: 'stationaryVariance',
  symbol: '\\sigma^2/(1-\\mu^2)',
  description: 'Limit of the variance of the momentum sum as t grows',
  expression: 'sigma^2 / (1 - mu^2)',
  parameters: ['mu', 'sigma'],
  domain: [...factorAndStep.slice(0, 2), deviation],
  source: 'derived: the limit of the finite-t form',
});

/** Variance of the averaged form started at m_0 = g_0 (mu plays the part of beta). */
export const averagedMomentumVariance = formula({
  name: 'averagedVariance',
  symbol: '\\mathbb E\\|m_t-\\mathbb E m_t\\|^2',
  description: 'Total variance of the averaged momentum m_t (beta = mu) started at m_0 = g_0',
  expression: 'sigma^2 * ((1 - mu) + 2 * mu^(2 * t + 1)) / (1 + mu)',
  parameters: ['mu', 't', 'sigma'],
  integers: ['t'],
  domain: [...factorAndStep, deviation],
  source: 'derived',
});

/** Norm of the mean of the averaged form started at m_0 = g_0: that of the gradient itself. */
export const averagedMomentumMean = formula({
  name: 'averagedMeanNorm',
  symbol: '\\|\\mathbb E m_t\\|',
  description: 'Norm of the mean of the averaged momentum m_t started at m_0 = g_0',
  expression: 'lambda',
  parameters: ['lambda'],
  domain: [norm],
  source: 'derived: the weights sum to 1',
});

/** Variance of the averaged form started at m_(-1) = 0: (1 - mu)^2 times that of the sum. */
export const averagedMomentumVarianceFromZero = formula({
  name: 'averagedVarianceFromZero',
  symbol: '(1-\\mu)^2\\,\\sigma^2 S_2',
  description: 'Total variance of the averaged momentum started at zero instead of at the first gradient',
  expression: 'sigma^2 * (1 - mu)^2 * (1 - mu^(2 * t + 2)) / (1 - mu^2)',
  parameters: ['mu', 't', 'sigma'],
  integers: ['t'],
  domain: [...factorAndStep, deviation],
  source: 'derived',
});

/** rho_t = S2 / S1^2: what momentum leaves of the variance-norm ratio of a constant gradient. */
export const momentumFactor = formula({
  name: 'rho',
  symbol: '\\rho_t',
  description: 'Variance-norm ratio after t + 1 steps of momentum over the ratio before, for a constant gradient',
  expression: '(1 - mu) * (1 + mu^(t + 1)) / ((1 + mu) * (1 - mu^(t + 1)))',
  parameters: ['mu', 't'],
  integers: ['t'],
  domain: factorAndStep,
  source: 'derived; the limit is used by Karimireddy, He, Jaggi 2021 and Farhadkhani et al. 2022',
});

/** The limit (1 - mu) / (1 + mu) of rho_t. */
export const momentumFactorLimit = formula({
  name: 'rhoLimit',
  symbol: '\\rho_\\infty',
  description: 'Limit of the reduction factor of the variance-norm ratio as t grows',
  expression: '(1 - mu) / (1 + mu)',
  parameters: ['mu'],
  domain: factorAndStep.slice(0, 2),
  source:
    'recalled: Karimireddy, He, Jaggi 2021 (arXiv 2012.10333); Farhadkhani et al. 2022 (arXiv 2205.12173); Allouah et al. 2023 (arXiv 2302.04787)',
});
