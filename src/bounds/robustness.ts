/** From a robustness coefficient kappa to a bias: ||F - mean_S||^2 <= kappa Var_S makes F resilient with an explicit constant. */
import { formula } from './formula.js';
import { multiKrumKappaUpper } from './kappaSelection.js';
import type { Constraint } from './formula.js';

const majority: readonly Constraint[] = [
  { expression: 'f >= 0' },
  { expression: 'n >= 2 * f + 1', reason: 'no rule is robust without an honest majority' },
];

const proof = 'derived: ||E F - g|| <= E sqrt(kappa Vhat) <= sqrt(kappa E Vhat) and E Vhat = d sigma^2 (h - 1) / h';

/** sqrt(kappa (h - 1) / h): the bias constant of any rule with that coefficient, in units of sigma sqrt(d). */
export const robustBias = formula({
  name: 'robustBias',
  symbol: '\\eta_\\kappa',
  description: 'Bound on the bias of every (f, kappa)-robust rule, in units of the total spread sigma sqrt(d)',
  where: { h: 'n - f' },
  expression: 'sqrt(kappa * (h - 1) / h)',
  parameters: ['n', 'f', 'kappa'],
  integers: ['n', 'f'],
  domain: [...majority, { expression: 'kappa >= 0', reason: 'kappa is a ratio of squares' }],
  source: proof,
});

/** The mean-square constant of any rule with that coefficient, in units of d sigma^2. */
export const robustSquare = formula({
  name: 'robustSquare',
  symbol: '\\Delta_\\kappa',
  description: 'Bound on E||F - g||^2 of every (f, kappa)-robust rule, in units of d sigma^2',
  where: { h: 'n - f' },
  expression: '(sqrt(kappa * (h - 1) / h) + sqrt(1 / h))^2',
  parameters: ['n', 'f', 'kappa'],
  integers: ['n', 'f'],
  domain: robustBias.domain,
  source: 'derived: the triangle inequality in L2 between F, the honest mean and g',
});

/** The bias constant of the trimmed mean from its exact coefficient f / (n - 2f). */
export const trimmedMeanEta = formula({
  name: 'etaTrimmed',
  symbol: "\\eta'_{\\mathrm{trimmed\\ mean}}",
  description: 'Bound on the bias of the coordinate-wise trimmed mean for every law, in units of sigma sqrt(d)',
  where: { h: 'n - f' },
  expression: 'sqrt(f / (h - f) * (h - 1) / h)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: `${proof}; kappa = f / (n - 2f) exactly`,
});

/** The bias constant of the geometric median from its exact coefficient (h - a) / a, a = ceil((n - 2f) / 2). */
export const geometricMedianEta = formula({
  name: 'etaGeometric',
  symbol: "\\eta'_{\\mathrm{GM}}",
  description: 'Bound on the bias of the geometric median for every law, in units of sigma sqrt(d)',
  where: { h: 'n - f', a: 'ceil((n - 2 * f) / 2)' },
  expression: 'sqrt((h - a) / a * (h - 1) / h)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: `${proof}; kappa = (h - a) / a exactly`,
});

/** The bias constant of multi-Krum that `multiKrumKappaUpper` implies, in units of sigma sqrt(d). */
export const multiKrumEta = formula({
  name: 'etaMulti',
  symbol: "\\eta'_{m}",
  description: 'Derived bound on the bias of multi-Krum (m = n - f - 2), in units of sigma sqrt(d)',
  where: multiKrumKappaUpper.where!,
  expression:
    '(f / m * (sqrt(c * h * (1 + h / (f + 2)) / a) + sqrt((f + 1) / a)) + sqrt((f + 2) * (h - f - 2)) / m) * sqrt((h - 1) / h)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: multiKrumKappaUpper.domain,
  source: proof,
});
