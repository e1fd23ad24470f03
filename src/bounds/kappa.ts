/** Closed forms about (f, kappa)-robust averaging: ||F - mean_S||^2 <= kappa Var_S for every S of n - f vectors. */
import { formula } from './formula.js';
import type { Constraint } from './formula.js';

const majority: readonly Constraint[] = [
  { expression: 'f >= 1', reason: 'without a Byzantine vector kappa = 0' },
  { expression: 'n >= 2 * f + 1', reason: 'no rule is robust without an honest majority' },
];

/** kappa* = f / (n - 2f): below it no rule exists, and the trimmed mean attains it. */
export const kappaOptimal = formula({
  name: 'kappa',
  symbol: '\\kappa^*',
  description: 'Smallest robustness coefficient of any rule; exact coefficient of the coordinate-wise trimmed mean',
  expression: 'f / (n - 2 * f)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'lower bound: Allouah et al. 2023 (arXiv 2302.01772); equality for the trimmed mean: derived',
});

/** The published coefficient of the trimmed mean. */
export const kappaTrimmedMeanPublished = formula({
  name: 'kappaPublished',
  symbol: '\\kappa_{\\text{published}}',
  description: 'Published robustness coefficient of the coordinate-wise trimmed mean',
  expression: '6 * f / (n - 2 * f) * (1 + f / (n - 2 * f))',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'Allouah et al. 2023 (arXiv 2302.01772), recalled',
});
