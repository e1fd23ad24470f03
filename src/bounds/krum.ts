/** Closed forms about Krum: bias constants, condition (ii), leeway on one coordinate, capture. */
import { formula } from './formula.js';
import type { Constraint } from './formula.js';

/** Krum's own domain (variant K1): every score has a neighbour to spare. */
const krumDomain: readonly Constraint[] = [
  { expression: 'f >= 0' },
  { expression: 'n >= 2 * f + 3', reason: 'a Krum score needs an honest neighbour even when all f others collude' },
];
const attackedKrumDomain: readonly Constraint[] = [
  { expression: 'f >= 1', reason: 'somebody must attack' },
  krumDomain[1]!,
];

const blanchard = 'Blanchard, El Mhamdi, Guerraoui, Stainer 2017 (arXiv 1703.02757), Proposition 1';

/** eta(n, f): the published bias constant of Krum, in units of sigma sqrt(d). */
export const krumEta = formula({
  name: 'eta',
  symbol: '\\eta',
  description: 'Published bound on the bias of Krum, in units of the total spread sigma sqrt(d)',
  expression: 'sqrt(2 * (n - f + (f * (n - f - 2) + f^2 * (n - f - 1)) / (n - 2 * f - 2)))',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: krumDomain,
  source: blanchard,
});

/** Upper bound on the robustness coefficient kappa of Krum (K1): squared deviation over honest variance. */
export const krumKappaUpper = formula({
  name: 'kappaUpper',
  symbol: '\\kappa^{+}',
  description: 'Upper bound on ||Krum - honest mean||^2 / honest variance, for every input and every honest set',
  where: { h: 'n - f', a: 'n - 2 * f - 1', c: '(h - 2) / (h - 1)' },
  expression: '(min(sqrt(2 * c * h / a), sqrt(c) * h / a) + sqrt((f + 1) / a))^2',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: krumDomain,
  source: 'derived',
});

/** eta'(n, f): the bias constant that kappaUpper implies; bounded in n at a fixed fraction f / n. */
export const krumEtaImproved = formula({
  name: 'etaImproved',
  symbol: "\\eta'",
  description: 'Derived bound on the bias of Krum, in units of the total spread sigma sqrt(d)',
  where: { h: 'n - f', a: 'n - 2 * f - 1', c: '(h - 2) / (h - 1)' },
  expression: '(min(sqrt(2 * c * h / a), sqrt(c) * h / a) + sqrt((f + 1) / a)) * sqrt((h - 1) / h)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: krumDomain,
  source: 'derived: E||F - mean|| <= sqrt(kappa E Vhat) and E Vhat = d sigma^2 (h - 1) / h',
});

/** Condition (ii) of (alpha, f)-resilience in deterministic form: ||Krum|| over the sum of the honest norms. */
export const krumNormConstant = formula({
  name: 'normConstant',
  symbol: 'C',
  description: 'Bound on ||Krum|| divided by the sum of the honest norms, for every input',
  where: { a: 'n - 2 * f - 1' },
  expression: '2 / sqrt(a) + 1 / a',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: [{ expression: 'f >= 0' }, { expression: 'n >= 2 * f + 2', reason: 'a = n - 2f - 1 must be positive' }],
  source: 'derived; Blanchard et al. 2017 prove it without an explicit constant',
});

/** c(n, f): the displacement Krum accepts on one coordinate, in units of sigma sqrt(d), as d grows. */
export const krumLeeway = formula({
  name: 'leeway',
  symbol: 'c',
  description: 'Limit of the largest displacement that Krum accepts on one coordinate, in units of sigma sqrt(d)',
  where: { h: 'n - f' },
  expression: 'sqrt(2 * (h - 2) / (h - f - 1) - 1 + 1 / h)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: attackedKrumDomain,
  source: 'derived; the order sqrt(d) is El Mhamdi, Guerraoui, Rouault 2018 (arXiv 1802.07927)',
});

/** The same constant as if every Byzantine vector attacked alone: correct for f = 1, too small beyond. */
export const singleColluderLeeway = formula({
  name: 'leewayAlone',
  symbol: 'c_1',
  description: 'The leeway of Krum if colluders did not support each other, in units of sigma sqrt(d)',
  expression: 'sqrt(1 + 1 / (n - f))',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: attackedKrumDomain,
  source: 'derived (equals the leeway of Krum for f = 1 only)',
});

/** The leeway curve itself, in units of sigma: c sqrt(d). */
export const krumLeewayCurve = formula({
  name: 'leewayCurve',
  symbol: 'c\\sqrt{d}',
  description: 'Leading term of the displacement that Krum accepts on one coordinate, in units of sigma',
  where: { h: 'n - f' },
  expression: 'sqrt(d) * sqrt(2 * (h - 2) / (h - f - 1) - 1 + 1 / h)',
  parameters: ['n', 'f', 'd'],
  integers: ['n', 'f', 'd'],
  domain: [...attackedKrumDomain, { expression: 'd >= 1' }],
  source: 'derived',
});

/** How far the finite-d leeway may lie from its limit: the deficit is K / sqrt(d) with K near 0.28 log(n). */
export const krumLeewaySlack = formula({
  name: 'slack',
  description: 'Finite-d slack of the asymptotic leeway constant, in units of sigma sqrt(d)',
  expression: 'log(n) / (2 * sqrt(d))',
  parameters: ['n', 'd'],
  integers: ['n', 'd'],
  domain: [{ expression: 'n >= 2' }, { expression: 'd >= 1' }],
  source:
    'measured: the deficit times sqrt(d) is 0.69 at (11, 2), 0.755 at (15, 3), 0.85 at (25, 6), 1.12 at (50, 10), 1.2 at (100, 20)',
});

/** Squared distance, in units of the total variance, within which f copies of one vector capture Krum. */
export const krumCaptureThreshold = formula({
  name: 'captureThreshold',
  symbol: 'D_*^2/\\sigma_{\\mathrm{tot}}^2',
  description:
    'Squared distance from the true gradient below which f identical vectors are selected, in total variances',
  expression: '(n - 3) / (n - 2 * f - 1)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: attackedKrumDomain,
  source: 'derived',
});

/** How far the mean captured squared distance may lie from its limit at finite d. */
export const captureDeficit = formula({
  name: 'captureSlack',
  description: 'Finite-d slack of the capture threshold, in total variances',
  expression: '2 / sqrt(d) * (n - 3) / (n - 2 * f - 1)',
  parameters: ['n', 'f', 'd'],
  integers: ['n', 'f', 'd'],
  domain: [...attackedKrumDomain, { expression: 'd >= 1' }],
  source:
    'measured: the relative deficit times sqrt(d) is 1.3 at (11, 2), 0.5 at (11, 4), 1.5 at (25, 5), 0.6 at (25, 11), for d from 1,000 to 1e8',
});

/** The same with half the first term: the honest score involved leaves out the honest vector of largest norm. */
export const krumNormSharper = formula({
  name: 'normSharper',
  symbol: "C'",
  description: 'Sharper bound on ||Krum|| divided by the sum of the honest norms, for every input',
  where: { a: 'n - 2 * f - 1' },
  expression: '1 / sqrt(a) + 1 / a',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: krumNormConstant.domain,
  source:
    'derived: the score of the honest vector of smallest norm is at most the sum of (2 ||V_j||)^2 without the largest norm M, at most 4 M (T - M) <= T^2 for T the sum of the norms',
});

/** ||Krum|| over the sum of the honest norms on the bloc instance: a lower bound of the best norm constant. */
export const krumNormAttained = formula({
  name: 'normAttained',
  symbol: 'C_{\\text{bloc}}',
  description:
    'Largest ||Krum|| / sum of honest norms when honest vectors sit at 0 or at one point that all colluders join',
  expression: '1 / ceil((n - 2 * f) / 2)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: [{ expression: 'f >= 1', reason: 'somebody must collude' }, { expression: 'n >= 2 * f + 3' }],
  source:
    'derived: with m = ceil((n - 2f) / 2) honest vectors at v and the others at 0 the score of v is at most that of 0',
});
