/** Closed forms about the coordinate-wise median. */
import { formula } from './formula.js';
import type { Constraint } from './formula.js';

const majority: readonly Constraint[] = [
  { expression: 'f >= 0' },
  { expression: 'n >= 2 * f + 1', reason: 'the median needs an honest majority' },
];

/** Honest values that lie at or beyond the median on its own side: t = n - f - ceil(n / 2) + 1. */
const support = { h: 'n - f', t: 'n - f - ceil(n / 2) + 1' } as const;

/** The published bias constant of the coordinate-wise median, in units of sigma sqrt(d). */
export const medianEta = formula({
  name: 'eta',
  symbol: '\\eta',
  description: 'Published bound on the bias of the coordinate-wise median, in units of the total spread sigma sqrt(d)',
  expression: 'sqrt(n - f)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'Xie, Koyejo, Gupta 2018 (arXiv 1802.10116), recalled; the public code uses 1 / sqrt(n - f)',
});

/** Exact robustness coefficient of the midpoint median. */
export const medianKappa = formula({
  name: 'kappaMedian',
  symbol: '\\kappa^*',
  description: 'Largest ||median - honest mean||^2 / honest variance over all inputs and honest sets (midpoint median)',
  where: support,
  expression: '(h - t) / t',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'derived: the mean of the top t of h numbers lies at most sqrt((h - t) / t) deviations from their mean',
});

/** The bias constant that the exact kappa of the median implies, for every finite-variance law. */
export const medianEtaSharp = formula({
  name: 'etaSharp',
  symbol: "\\eta'",
  description: 'Derived bound on the bias of the coordinate-wise median, in units of sigma sqrt(d), for every law',
  where: support,
  expression: 'sqrt((h - t) / t * (h - 1) / h)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'derived from the exact robustness coefficient (h - t) / t',
});

/** The exact worst bias for Gaussian honest values, reached by far points. */
export const medianGaussianBias = formula({
  name: 'gaussianBias',
  symbol: 'b_{\\mathcal N}',
  description:
    'Bias per coordinate of the midpoint median under far points when honest values are N(0, sigma^2), in sigma',
  where: { h: 'n - f' },
  expression: '(normalOrder(floor((n + 1) / 2), h) + normalOrder(ceil((n + 1) / 2), h)) / 2',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'derived: the combined order statistic y_(i) is at most the honest x_(i), with equality under far points',
});

/** The Gaussian value with its order-statistic index shifted down by one: a wrong formula for controls. */
export const medianGaussianBiasShifted = formula({
  name: 'gaussianBiasShifted',
  symbol: 'b_{\\mathcal N}^{-1}',
  description: 'The exact Gaussian bias of the median with the order-statistic index one too small',
  where: { h: 'n - f' },
  expression: '(normalOrder(floor((n + 1) / 2) - 1, h) + normalOrder(ceil((n + 1) / 2) - 1, h)) / 2',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: [...majority, { expression: 'n >= 3' }],
  source: 'derived (deliberately wrong index)',
});
