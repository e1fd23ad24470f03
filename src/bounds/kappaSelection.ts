/** Closed forms about the robustness coefficient kappa of rules that select vectors by distance: Krum, multi-Krum, NNM. */
import { formula } from './formula.js';
import type { Constraint } from './formula.js';
import { majority } from './kappa.js';

const krumDomain: readonly Constraint[] = [
  majority[0]!,
  { expression: 'n >= 2 * f + 3', reason: 'a Krum score needs an honest neighbour even when all f others collude' },
];
const mirrorDomain: readonly Constraint[] = [
  majority[0]!,
  { expression: 'n >= 3 * f + 2', reason: 'with fewer vectors the colluders are selected at any distance' },
];

/** Published robustness coefficient of Krum (K2). */
export const krumKappaPublished = formula({
  name: 'kappaPublished',
  symbol: '\\kappa_{\\text{published}}',
  description: 'Published robustness coefficient of Krum (K2)',
  expression: '6 * (1 + f / (n - 2 * f))',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'Allouah et al. 2023 (arXiv 2302.01772), recalled',
});

/** Upper bound on the robustness coefficient of Krum (K2). */
export const krumK2KappaUpper = formula({
  name: 'kappaUpperK2',
  symbol: '\\kappa^{+}_{K2}',
  description: 'Upper bound on the robustness coefficient of Krum (K2)',
  where: { h: 'n - f', a: 'n - 2 * f' },
  expression: '(min(sqrt(2 * h / a), h / a) + sqrt(f / a))^2',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'derived',
});

/** Robustness ratio of Krum (K2) on the mirror simplex. */
export const krumK2KappaLower = formula({
  name: 'kappaLowerK2',
  symbol: '\\kappa^{-}_{K2}',
  description: 'Robustness ratio of Krum (K2) on the mirror simplex',
  expression: '(n / (n - 2 * f))^2 * min(1, (n - 2 * f) / f)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'derived; n^2 / (f (n - 2f)) below n = 3f, a limit of ever longer mirrors',
});

/** Robustness ratio of Krum (K1) on the mirror simplex. */
export const krumKappaLower = formula({
  name: 'kappaLower',
  symbol: '\\kappa^{-}',
  description: 'Robustness ratio of Krum (K1) on the mirror simplex',
  where: {
    h: 'n - f',
    a: 'n - 2 * f - 1',
    p: 'sqrt(2 * a / (a - f) - 1)',
    q: 'sqrt(a / (a - 1) * 2 * a / (a - f) - 1)',
  },
  expression: '(p + q * (f + 1) / h)^2 / (a / h + q^2 * a * (f + 1) / h^2)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: mirrorDomain,
  source: 'derived',
});

/** Upper bound on the robustness coefficient of multi-Krum (K1, m = n - f - 2). */
export const multiKrumKappaUpper = formula({
  name: 'kappaUpper',
  symbol: '\\kappa^{+}',
  description: 'Upper bound on the robustness coefficient of multi-Krum (K1, m = n - f - 2)',
  where: { h: 'n - f', m: 'h - 2', a: 'h - f - 1', c: '(h - 2) / (h - 1)' },
  expression: '(f / m * (sqrt(c * h * (1 + h / (f + 2)) / a) + sqrt((f + 1) / a)) + sqrt((f + 2) * (h - f - 2)) / m)^2',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: krumDomain,
  source:
    'derived: with b <= f Byzantine vectors selected, b + 2 honest ones are not; the bound grows with b, so that b = f is the worst',
});

/** Robustness ratio of multi-Krum (K1, m = n - f - 2) on its two-level instance. */
export const multiKrumKappaLower = formula({
  name: 'kappaLower',
  symbol: '\\kappa^{-}',
  description: 'Robustness ratio of multi-Krum (K1, m = n - f - 2) on its two-level instance',
  where: { h: 'n - f', m: 'h - 2', g: 'h - f - 1', u: 'f + 2', z: '(sqrt(1 + g * (g - 3)) - 1) / g' },
  expression: '(u / h + f * z / m)^2 * h^2 / (u * (h - u))',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: [majority[0]!, { expression: 'n >= 2 * f + 4', reason: 'the two levels need a vector each' }],
  source: 'derived',
});

/** Bound on the mean squared distance of the mixed vectors to the honest mean, over the honest variance. */
export const mixingUpper = formula({
  name: 'mixing',
  symbol: '\\mu',
  description: 'Bound on the mean squared distance of the mixed vectors to the honest mean, over the honest variance',
  expression: '8 * f / (n - f)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'Allouah et al. 2023 (arXiv 2302.01772), Lemma 1, recalled; re-derived',
});

/** The same ratio on the three-level instance. */
export const mixingLower = formula({
  name: 'mixingAttained',
  symbol: '\\mu^{-}',
  description: 'The same ratio on the three-level instance',
  expression: '4 * f / (n - f)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'derived',
});

/** Bound on the robustness coefficient of the trimmed mean after nearest-neighbour mixing. */
export const mixedTrimmedMeanUpper = formula({
  name: 'kappaMixed',
  symbol: '\\kappa_{\\text{NNM, cwtm}}',
  description: 'Bound on the robustness coefficient of the trimmed mean after nearest-neighbour mixing',
  expression: '8 * f / (n - f) * (f / (n - 2 * f) + 1)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'Allouah et al. 2023 (arXiv 2302.01772), recalled; re-derived; equals 8 f / (n - 2f)',
});

/** Robustness ratio of the trimmed mean after nearest-neighbour mixing on the three-level instance. */
export const mixedTrimmedMeanLower = formula({
  name: 'kappaMixedAttained',
  symbol: '\\kappa^{-}_{\\text{NNM, cwtm}}',
  description: 'Robustness ratio of the trimmed mean after nearest-neighbour mixing on the three-level instance',
  expression: '4 * f / (n - 2 * f)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source: 'derived; nothing larger was found, conjectured exact',
});

/** Bound on the robustness coefficient of the geometric median after nearest-neighbour mixing. */
export const mixedGeometricMedianUpper = formula({
  name: 'kappaMixedGm',
  symbol: '\\kappa_{\\text{NNM, gm}}',
  description: 'Bound on the robustness coefficient of the geometric median after nearest-neighbour mixing',
  where: { a: 'ceil((n - 2 * f) / 2)' },
  expression: '8 * f / (n - f) * ((n - f - a) / a + 1)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: majority,
  source:
    'Allouah et al. 2023 (arXiv 2302.01772), recalled; re-derived with the exact coefficient of the geometric median',
});
