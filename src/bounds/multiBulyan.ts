/** Closed forms about multi-Bulyan and about what Bulyan's condition n >= 4f + 3 buys. */
import { formula } from './formula.js';
import type { Constraint, Formula } from './formula.js';

const bulyanDomain: readonly Constraint[] = [
  { expression: 'f >= 1', reason: 'somebody must attack' },
  { expression: 'n >= 4 * f + 3', reason: 'at least one value must remain after excluding 2f of the candidates' },
];

/**
 * Candidate c is the mean of the m - c lowest scores, all f colluders among them, and displaced by f gamma / (m - c). The rule
 * averages the beta candidates nearest the upper median: a window of consecutive c that begins where the median is no farther
 * from its first member than from the first one behind it. The increasing sequence 1 / (m - c) is convex, hence the count.
 */
function staticLeeway(name: string, symbol: string, scores: string, krumLeeway: string): Formula {
  return formula({
    name,
    symbol,
    description: `Limit of the displacement of one coordinate of multi-Bulyan with ${scores} scores that are computed once, in units of sigma sqrt(d)`,
    where: {
      h: 'n - f',
      m: 'h - 2',
      beta: 'n - 4 * f - 2',
      q: 'm - floor((n - 2 * f - 2) / 2)',
      s: 'sumOver(k, 0, 2 * f - 1, 2 * (m - k) * (m - k - beta) > q * (2 * m - 2 * k - beta) ? 1 : 0)',
    },
    expression: `${krumLeeway} * f / beta * sumOver(k, s, s + beta - 1, 1 / (m - k))`,
    parameters: ['n', 'f'],
    integers: ['n', 'f'],
    domain: bulyanDomain,
    source: 'derived',
  });
}

/** With Krum's own scores (K1). */
export const multiBulyanStaticLeeway = staticLeeway(
  'multiBulyanLeeway',
  'L',
  'K1',
  'sqrt(2 * (h - 2) / (h - f - 1) - 1 + 1 / h)',
);

/** With the scores over distances that are not squared (K4), as in public PyTorch code. */
export const multiBulyanStaticLeewayK4 = staticLeeway(
  'multiBulyanLeewayK4',
  'L_{K4}',
  'K4',
  'sqrt(2 * ((h - 2) / (h - f - 1))^2 - 1 + 1 / h)',
);

/** The number of Byzantine vectors that Bulyan, told f, survives. */
export const bulyanTolerated = formula({
  name: 'tolerated',
  symbol: 'f_{\\max}',
  description: 'Largest number of equal colluders that Bulyan, told f, survives',
  where: { theta: 'n - 2 * f - 2' },
  expression: 'min(2 * f, ceil(theta / 2) - 1)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: bulyanDomain,
  source: 'derived; the condition n >= 4f + 3 is El Mhamdi, Guerraoui, Rouault 2018 (arXiv 1802.07927)',
});

/** Where b colluders put the output, as a share of their displacement. */
export const bulyanShare = formula({
  name: 'share',
  symbol: '\\text{output}/\\gamma',
  description:
    'Limit of the output of Bulyan, told f, over the displacement of b equal colluders that pass the first stage',
  where: { theta: 'n - 2 * f - 2', beta: 'n - 4 * f - 2' },
  expression: '2 * b < theta ? max(0, b - 2 * f) / beta : min(1, b / beta)',
  parameters: ['n', 'f', 'b'],
  integers: ['n', 'f', 'b'],
  domain: [
    ...bulyanDomain,
    { expression: 'b >= 1' },
    { expression: 'b <= n - 2 * f - 2', reason: 'theta are selected' },
  ],
  source:
    'derived: 2f exclusions leave b - 2f colluders among the beta averaged values, unless they hold the upper median of theta',
});

/** A bound on the mean deviation while the exclusions remove all colluders: that of the largest honest value. */
export const honestExtremeMean = formula({
  name: 'honestExtreme',
  symbol: 'M_h',
  description:
    'Bound on the mean deviation of a coordinate of Bulyan while it survives far colluders, in units of sigma',
  expression: 'expectedMaxAbsNormal(n - b)',
  parameters: ['n', 'b'],
  integers: ['n', 'b'],
  domain: [{ expression: 'b >= 1' }, { expression: 'n >= b + 1' }],
  source: 'derived: the output is then a mean of honest values',
});

/** Multi-Krum's displacement under the same attack: what multi-Bulyan's first candidate alone would do. */
export const firstCandidateLeeway = formula({
  name: 'firstCandidate',
  symbol: 'f\\,c/m',
  description: 'Displacement of the first candidate of multi-Bulyan, that of multi-Krum, in units of sigma sqrt(d)',
  where: { h: 'n - f' },
  expression: 'f / (h - 2) * sqrt(2 * (h - 2) / (h - f - 1) - 1 + 1 / h)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: bulyanDomain,
  source: 'derived',
});
