/** Closed forms about MeaMed, the trimmed mean and Phocas: published constants, sharper ones, exact values. */
import { formula } from './formula.js';
import type { Constraint } from './formula.js';

const majority: readonly Constraint[] = [
  { expression: 'f >= 0' },
  { expression: 'n >= 2 * f + 1', reason: 'the rule needs an honest majority' },
];
const attackedMajority: readonly Constraint[] = [
  { expression: 'f >= 1', reason: 'somebody must attack' },
  majority[1]!,
];

/** The published bias constant of MeaMed, in units of sigma sqrt(d). */
export const meamedEta = formula({
  name: 'eta',
  symbol: '\\eta',
  description: 'Published bound on the bias of MeaMed, in units of the total spread sigma sqrt(d)',
  expression: 'sqrt(10 * (n - f))',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'Xie, Koyejo, Gupta 2018 (arXiv 1802.10116), recalled',
});

/** The bias constant of MeaMed from its exact robustness coefficient 4f (f + t) / (h t). */
export const meamedEtaSharp = formula({
  name: 'etaSharp',
  symbol: "\\eta'",
  description: 'Derived bound on the bias of MeaMed for every law, in units of sigma sqrt(d)',
  where: { h: 'n - f', t: 'n - f - ceil(n / 2) + 1' },
  expression: 'sqrt(4 * f * (f + t) / (h * t) * (h - 1) / h)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'derived from the exact robustness coefficient 4f (f + t) / (h t)',
});

/** Delta_1: the published mean-square constant of the trimmed mean, in units of the total variance. */
export const trimmedMeanDelta = formula({
  name: 'delta',
  symbol: '\\Delta_1',
  description: 'Published bound on E||trimmed mean - g||^2, in units of the total variance d sigma^2',
  expression: '2 * (f + 1) * (n - f) / (n - 2 * f)^2',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'Xie, Koyejo, Gupta 2018 (arXiv 1805.09682), Theorem 1, recalled',
});

/** A sharper mean-square constant of the trimmed mean, for i.i.d. honest vectors; never above Delta_1. */
export const trimmedMeanDeltaSharp = formula({
  name: 'deltaSharp',
  symbol: "\\Delta_1'",
  description: 'Derived bound on E||trimmed mean - g||^2 for i.i.d. honest vectors, in units of d sigma^2',
  where: { h: 'n - f' },
  expression: '(sqrt(f * (h - 1) / (h * (h - f))) + sqrt(1 / h))^2',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'derived from the exact robustness coefficient f / (n - 2f) and the triangle inequality in L2',
});

/** Delta_2: the published mean-square constant of Phocas, in units of the total variance. */
export const phocasDelta = formula({
  name: 'delta',
  symbol: '\\Delta_2',
  description: 'Published bound on E||Phocas - g||^2, in units of the total variance d sigma^2',
  expression: '4 + 12 * (f + 1) * (n - f) / (n - 2 * f)^2',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'Xie, Koyejo, Gupta 2018 (arXiv 1805.09682), Theorem 2, recalled',
});

/** A sharper mean-square constant of Phocas, for i.i.d. honest vectors. */
export const phocasDeltaSharp = formula({
  name: 'deltaSharp',
  symbol: "\\Delta_2'",
  description: 'Derived bound on E||Phocas - g||^2 for i.i.d. honest vectors, in units of d sigma^2',
  where: { h: 'n - f' },
  expression: '(sqrt(4 * f * (h - 1) / (h * (n - 2 * f))) + sqrt(1 / h))^2',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'derived from the exact robustness coefficient 4f / (n - 2f) and the triangle inequality in L2',
});

/** The exact worst bias of the trimmed mean for Gaussian honest values, reached by far points, in units of sigma. */
export const trimmedGaussianBias = formula({
  name: 'trimmedGaussianBias',
  symbol: 'b_{\\mathcal N}^{\\mathrm{trimmed}}',
  description:
    'Bias per coordinate of the trimmed mean under far points when honest values are N(0, sigma^2), in sigma',
  where: { h: 'n - f' },
  expression: 'sumOver(k, f + 1, h, normalOrder(k, h)) / (h - f)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'derived: the kept values are at most the honest order statistics f + 1 .. h, with equality under far points',
});

/** The same with every rank one too small: a wrong formula for controls. */
export const trimmedGaussianBiasShifted = formula({
  name: 'trimmedGaussianBiasShifted',
  symbol: 'b_{\\mathcal N}^{\\mathrm{trimmed},-1}',
  description: 'The exact Gaussian bias of the trimmed mean with its order-statistic indices one too small',
  where: { h: 'n - f' },
  expression: 'sumOver(k, f, h - 1, normalOrder(k, h)) / (h - f)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: attackedMajority,
  source: 'derived (deliberately wrong indices)',
});

const probability: readonly Constraint[] = [
  { expression: 'p > 0', reason: 'the two-point law needs a low value' },
  { expression: 'p < 1', reason: 'the two-point law needs a high value' },
];

/** Exact bias of the trimmed mean under far points for the standardised two-point law, low with probability p. */
export const trimmedTwoPointBias = formula({
  name: 'trimmedTwoPoint',
  symbol: 'b_p^{\\mathrm{trimmed}}',
  description: 'Bias of the trimmed mean under far points for two-point values of variance 1, low with probability p',
  where: { h: 'n - f' },
  expression:
    'sqrt(p / (1 - p)) - sumOver(k, f + 1, h, (k - f) * comb(h, k) * p^k * (1 - p)^(h - k)) / ((h - f) * sqrt(p * (1 - p)))',
  parameters: ['n', 'f', 'p'],
  integers: ['n', 'f'],
  domain: [...attackedMajority, ...probability],
  source: 'derived: f of the k low values are dropped, the others are kept',
});

/** Exact bias of the midpoint median under far points for the same law. */
export const medianTwoPointBias = formula({
  name: 'medianTwoPoint',
  symbol: 'b_p^{\\mathrm{median}}',
  description:
    'Bias of the midpoint median under far points for two-point values of variance 1, low with probability p',
  where: { h: 'n - f' },
  expression:
    'sqrt(p / (1 - p)) - (binomialTail(h, p, floor((n + 1) / 2)) + binomialTail(h, p, ceil((n + 1) / 2))) / (2 * sqrt(p * (1 - p)))',
  parameters: ['n', 'f', 'p'],
  integers: ['n', 'f'],
  domain: [...attackedMajority, ...probability],
  source: 'derived: a middle value is low when at least that many honest values are',
});
