/**
 * Published variance-norm conditions: a rule is guaranteed resilient when the ratio r = E|g_i - g|^2 / |g|^2 of the honest
 * vectors stays below 1 / Delta, where E|F - g|^2 <= Delta E|g_i - g|^2 is the constant its authors give.
 */
import { formula } from './formula.js';
import type { Constraint } from './formula.js';
import { momentumFactor, momentumFactorLimit } from './momentum.js';

const attacked: Constraint = { expression: 'f >= 1', reason: 'somebody must attack' };
const honestMajority: Constraint = { expression: 'n >= 2 * f + 1', reason: 'the rule needs an honest majority' };
const krumMajority: Constraint = {
  expression: 'n >= 2 * f + 3',
  reason: 'a Krum score needs an honest neighbour even when all f others collude',
};

/** 1 / (n - f): coordinate-wise median. */
export const medianCondition = formula({
  name: 'medianCondition',
  symbol: '1/\\Delta_{\\mathrm{median}}',
  description: 'Largest variance-norm ratio that the published condition of the median admits',
  expression: '1 / (n - f)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: [attacked, honestMajority],
  source: 'Xie, Koyejo, Gupta 2018 (arXiv 1802.10116), recalled; El Mhamdi, Guerraoui, Rouault 2021 (public code)',
});

/** (n - 2f)^2 / (2 (f + 1) (n - f)): coordinate-wise trimmed mean. */
export const trimmedMeanCondition = formula({
  name: 'trimmedMeanCondition',
  symbol: '1/\\Delta_{\\mathrm{trimmed\\ mean}}',
  description: 'Largest variance-norm ratio that the published condition of the trimmed mean admits',
  expression: '(n - 2 * f)^2 / (2 * (f + 1) * (n - f))',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: [attacked, honestMajority],
  source: 'Xie, Koyejo, Gupta 2018 (arXiv 1805.09682), constant recalled',
});

/** 1 / (2 eta): Krum. */
export const krumCondition = formula({
  name: 'krumCondition',
  symbol: '1/\\Delta_{\\mathrm{Krum}}',
  description: 'Largest variance-norm ratio that the published condition of Krum admits',
  where: { eta: 'n - f + (f * (n - f - 2) + f^2 * (n - f - 1)) / (n - 2 * f - 2)' },
  expression: '1 / (2 * eta)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: [attacked, krumMajority],
  source: 'Blanchard, El Mhamdi, Guerraoui, Stainer 2017 (arXiv 1703.02757), Proposition 1',
});

/** (n - f)^2 / (8 f^2): minimum-diameter averaging. The constant is false for some laws (see `mda-eta`). */
export const mdaCondition = formula({
  name: 'mdaCondition',
  symbol: '1/\\Delta_{\\mathrm{MDA}}',
  description: 'Largest variance-norm ratio that the published condition of MDA admits',
  expression: '(n - f)^2 / (8 * f^2)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: [attacked, honestMajority],
  source: 'El Mhamdi, Guerraoui, Rouault 2021 (arXiv 2003.00010), public code',
});

/** The largest of the four conditions: a ratio above it meets none of them. */
export const loosestCondition = formula({
  name: 'loosestCondition',
  symbol: '\\max_F 1/\\Delta_F',
  description: 'Largest variance-norm ratio that any of the four published conditions admits',
  where: {
    eta: 'n - f + (f * (n - f - 2) + f^2 * (n - f - 1)) / (n - 2 * f - 2)',
    median: '1 / (n - f)',
    trimmed: '(n - 2 * f)^2 / (2 * (f + 1) * (n - f))',
    mda: '(n - f)^2 / (8 * f^2)',
  },
  expression: 'max(median, trimmed, mda, 1 / (2 * eta))',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: [attacked, krumMajority],
  source: 'the four published conditions',
});

/** h = n - f: where the naive estimate of the ratio saturates. */
export const naiveSaturation = formula({
  name: 'naiveSaturation',
  symbol: 'h',
  description: 'Limit of the naive variance-norm estimate from h = n - f vectors as the true ratio grows',
  expression: 'n - f',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: [attacked, honestMajority],
  source: 'derived: E numerator / E denominator = r / (1 + r / h)',
});

/** 1 / rho_t: by how much momentum divides the ratio of a constant gradient. */
export const momentumGain = formula({
  name: 'momentumGain',
  symbol: '1/\\rho_t',
  description: 'Variance-norm ratio before momentum over the ratio after t + 1 steps of it, for a constant gradient',
  expression: '(1 + mu) * (1 - mu^(t + 1)) / ((1 - mu) * (1 + mu^(t + 1)))',
  parameters: ['mu', 't'],
  integers: ['t'],
  domain: momentumFactor.domain,
  source: momentumFactor.source,
});

/** (1 + mu) / (1 - mu): the limit of 1 / rho_t. */
export const momentumGainLimit = formula({
  name: 'momentumGainLimit',
  symbol: '1/\\rho_\\infty',
  description: 'Limit of the gain of momentum as t grows',
  expression: '(1 + mu) / (1 - mu)',
  parameters: ['mu'],
  domain: momentumFactorLimit.domain,
  source: momentumFactorLimit.source,
});
