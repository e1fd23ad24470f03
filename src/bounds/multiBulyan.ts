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
export const multiBulyanStaticLeeway = staticLeeway('leeway', 'L', 'K1', 'sqrt(2 * (h - 2) / (h - f - 1) - 1 + 1 / h)');

/** With the scores over distances that are not squared (K4), as in public PyTorch code. */
export const multiBulyanStaticLeewayK4 = staticLeeway(
  'leewayK4',
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

/** Where one colluder more puts the output, as a share of the colluders' displacement. */
export const bulyanBreak = formula({
  name: 'share',
  symbol: '\\text{output}/\\gamma',
  description: 'Output of Bulyan over the displacement of the colluders when one more than tolerated is there',
  where: { theta: 'n - 2 * f - 2', beta: 'n - 4 * f - 2' },
  expression: '2 * f >= ceil(theta / 2) - 1 ? min(1, ceil(theta / 2) / beta) : 1 / beta',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: bulyanDomain,
  source:
    'derived: ceil(theta / 2) colluders capture the upper median, or 2f exclusions leave one of 2f + 1 colluders among beta averaged values',
});
