/** Closed forms about "A Little Is Enough": f copies of mu - z sigma in front of the coordinate-wise median, n odd. */
import { formula } from './formula.js';
import type { Constraint } from './formula.js';

const oddMajority: readonly Constraint[] = [
  { expression: 'f >= 1', reason: 'somebody must attack' },
  { expression: 'n >= 2 * f + 1', reason: 'the median needs an honest majority' },
  { expression: 'mod(n, 2) == 1', reason: 'for odd n the median is one of the values' },
];

/** h honest values; the median is at rank r of all n, hence between the honest ranks s = r - f and r. */
const ranks = { h: 'n - f', r: '(n + 1) / 2', s: '(n + 1) / 2 - f' } as const;

/** Probability that the median is at or below the attackers' value. */
export const alieCaptureProbability = formula({
  name: 'probability',
  symbol: '\\Pr(\\mathrm{med}\\le -z)',
  description: 'Probability that the median of a coordinate lies at or below the attacked value mu - z sigma',
  where: ranks,
  expression: 'binomialTail(h, Phi(-z), s)',
  parameters: ['n', 'f', 'z'],
  integers: ['n', 'f'],
  domain: oddMajority,
  source: 'derived: at least s of the h honest values lie below -z',
});

/** The same probability as a regularised incomplete Beta function: the law of the s-th honest value. */
export const alieCaptureProbabilityBeta = formula({
  name: 'probabilityBeta',
  symbol: 'I_{\\Phi(-z)}(s,h-s+1)',
  description: 'Probability that the s-th smallest honest value lies at or below mu - z sigma',
  where: ranks,
  expression: 'regularisedBeta(Phi(-z), s, h - s + 1)',
  parameters: ['n', 'f', 'z'],
  integers: ['n', 'f'],
  domain: oddMajority,
  source: 'derived: uniform order statistics are Beta distributed',
});

/** Bias of the median under attack: how far its mean lies below mu. */
export const alieMedianBias = formula({
  name: 'bias',
  symbol: '(\\mu-\\mathbb E[\\mathrm{med}])/\\sigma',
  description: 'Distance of the mean of the median of a coordinate below mu under attack, in units of sigma',
  where: ranks,
  expression: '-clippedNormalOrder(s, r, h, -z)',
  parameters: ['n', 'f', 'z'],
  integers: ['n', 'f'],
  domain: oddMajority,
  source: 'derived: the median is the attacked value clipped to the honest order statistics s and r',
});

/** c(n, f): the most the attack can reach, the limit z -> infinity. */
export const alieLargestBias = formula({
  name: 'largestBias',
  symbol: 'c(n,f)',
  description:
    'Distance of the mean of the median below mu under far points, in units of sigma: the limit of a large z',
  where: ranks,
  expression: '-normalOrder(s, h)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: oddMajority,
  source: 'derived: the s-th smallest of h honest values',
});

/** The bias of a median that is always captured: a wrong formula for controls. */
export const alieAlwaysCaptured = formula({
  name: 'alwaysCaptured',
  symbol: 'z',
  description: 'Distance of the mean of the median below mu if it were always captured, in units of sigma',
  expression: 'z',
  parameters: ['z'],
  domain: [],
  source: 'the reading that the attack suggests',
});
