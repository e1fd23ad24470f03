/** Closed forms about (f, kappa)-robust averaging: ||F - mean_S||^2 <= kappa Var_S for every S of n - f vectors. */
import { formula } from './formula.js';
import type { Constraint } from './formula.js';

/** What every statement about a robustness coefficient needs. */
export const majority: readonly Constraint[] = [
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

/** Exact robustness coefficient of the coordinate-wise median, midpoint for even n. */
export const kappaMedian = formula({
  name: 'kappaMedian',
  symbol: '\\kappa_{\\text{median}}',
  description: 'Exact robustness coefficient of the coordinate-wise median, midpoint for even n',
  where: { t: 'n - f - ceil(n / 2) + 1' },
  expression: '(n - f - t) / t',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source:
    'derived: the mean of the top t of h honest values exceeds their mean by at most sqrt((h - t) / t) deviations',
});

/** Exact robustness coefficient of the lower (or upper) coordinate-wise median. */
export const kappaMedianLower = formula({
  name: 'kappaMedianLower',
  symbol: '\\kappa_{\\text{lower}}',
  description: 'Exact robustness coefficient of the lower (or upper) coordinate-wise median',
  where: { a: 'ceil((n - 2 * f) / 2)' },
  expression: '(n - f - a) / a',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'derived; (n - 1) / (n - 2f + 1) for odd n, n / (n - 2f) for even n',
});

/** Published robustness coefficient of the coordinate-wise and of the geometric median. */
export const kappaMedianPublished = formula({
  name: 'kappaPublished',
  symbol: '\\kappa_{\\text{published}}',
  description: 'Published robustness coefficient of the coordinate-wise and of the geometric median',
  expression: '4 * (1 + f / (n - 2 * f))^2',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'Allouah et al. 2023 (arXiv 2302.01772), recalled',
});

/** Exact robustness coefficient of the geometric median (a supremum for even n). */
export const kappaGeometricMedian = formula({
  name: 'kappaGm',
  symbol: '\\kappa_{\\text{gm}}',
  description: 'Exact robustness coefficient of the geometric median (a supremum for even n)',
  where: { a: 'ceil((n - 2 * f) / 2)' },
  expression: '(n - f - a) / a',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'derived',
});

/** Exact robustness coefficient of MeaMed around the midpoint median. */
export const kappaMeamed = formula({
  name: 'kappaMeamed',
  symbol: '\\kappa_{\\text{MeaMed}}',
  description: 'Exact robustness coefficient of MeaMed around the midpoint median',
  where: { t: 'n - f - ceil(n / 2) + 1' },
  expression: '4 * f * (f + t) / ((n - f) * t)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'derived',
});

/** Exact robustness coefficient of Phocas and of minimum-variance averaging. */
export const kappaPhocas = formula({
  name: 'kappaPhocas',
  symbol: '\\kappa_{\\text{Phocas}}',
  description: 'Exact robustness coefficient of Phocas and of minimum-variance averaging',
  expression: '4 * f / (n - 2 * f)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'derived',
});

/** Upper bound on the robustness coefficient of minimum-diameter averaging. */
export const kappaMdaUpper = formula({
  name: 'kappaUpper',
  symbol: '\\kappa^{+}',
  description: 'Upper bound on the robustness coefficient of minimum-diameter averaging',
  expression: '(f * sqrt(2 / (n - f)) + sqrt(f / (n - 2 * f)))^2',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'derived',
});

/** Robustness ratio of minimum-diameter averaging on its five-level instance. */
export const kappaMdaLower = formula({
  name: 'kappaLower',
  symbol: '\\kappa^{-}',
  description: 'Robustness ratio of minimum-diameter averaging on its five-level instance',
  expression: '(2 * f^2 + 3 * f + f^2 / (n - 2 * f - 1)) / (n - f)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: [
    majority[0]!,
    { expression: 'n >= 2 * f + 2', reason: 'the instance needs a vector at its lowest level but one' },
  ],
  source: 'derived',
});

/** What two halves that cannot be told apart cost when each has a variance of epsilon^2: infinite as epsilon falls to 0. */
export const halvesRatio = formula({
  name: 'halves',
  symbol: '\\kappa_{n = 2f}',
  description: 'Least squared deviation over variance for one of two halves at distance 1 with variance epsilon^2 each',
  expression: '1 / (4 * epsilon^2)',
  parameters: ['f', 'epsilon'],
  integers: ['f'],
  domain: [
    { expression: 'f >= 2', reason: 'half of the vectors must be able to vary' },
    { expression: 'epsilon > 0', reason: 'at 0 the ratio is infinite' },
  ],
  source: 'derived: no answer is nearer than 1/2 to both means',
});
