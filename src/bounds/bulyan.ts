/** Closed forms about Bulyan with theta = n - 2f - 2 selected and beta = n - 4f - 2 averaged values per coordinate. */
import { formula } from './formula.js';
import type { Constraint } from './formula.js';

const bulyanDomain: readonly Constraint[] = [
  { expression: 'f >= 1', reason: 'without a Byzantine vector there is nothing to bound' },
  { expression: 'n >= 4 * f + 3', reason: 'at least one value must remain after excluding 2f of the selected ones' },
];

/** C: deviation of a coordinate of Bulyan over the largest honest deviation of that coordinate, surely. */
export const bulyanConstant = formula({
  name: 'C',
  description:
    'Bound on |Bulyan[c] - g_c| / max honest |V_j[c] - g_c|, for every input with at most f Byzantine vectors',
  where: { beta: 'n - 4 * f - 2' },
  expression: '1 + 2 * min(f, beta - 1) / beta',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: bulyanDomain,
  source:
    'derived; the order sigma / sqrt(d) is El Mhamdi, Guerraoui, Rouault 2018 (arXiv 1802.07927), Proposition 2, recalled',
});

/** C M_h: the mean deviation that the sure bound implies for Gaussian honest values, in units of sigma, free of d. */
export const bulyanMeanBound = formula({
  name: 'meanBound',
  symbol: 'C\\,M_h',
  description: 'Bound on the mean deviation of one coordinate of Bulyan for Gaussian honest values, in units of sigma',
  where: { h: 'n - f', beta: 'n - 4 * f - 2' },
  expression: '(1 + 2 * min(f, beta - 1) / beta) * expectedMaxAbsNormal(h)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: bulyanDomain,
  source: 'derived: M_h = E max |Z_j| over h standard normals',
});

/** Leeway of Bulyan at n = 4f + 3 as d grows: the expected maximum of f + 1 normals, in units of sigma. */
export const bulyanLimitLeeway = formula({
  name: 'limitLeeway',
  symbol: 'L',
  description: 'Limit of the displacement of one coordinate of Bulyan at n = 4f + 3, in units of sigma',
  expression: 'normalOrder(f + 1, f + 1)',
  parameters: ['n', 'f'],
  integers: ['n', 'f'],
  domain: [bulyanDomain[0]!, { expression: 'n == 4 * f + 3', reason: 'a closed form is known where beta = 1 only' }],
  source: 'derived',
});

/** The same leeway in units of the total spread sigma sqrt(d): Theta(1 / sqrt(d)). */
export const bulyanRelativeLeeway = formula({
  name: 'relativeLeeway',
  symbol: 'L/\\sqrt{d}',
  description: 'Limit of the displacement of one coordinate of Bulyan at n = 4f + 3, in units of sigma sqrt(d)',
  expression: 'normalOrder(f + 1, f + 1) / sqrt(d)',
  parameters: ['n', 'f', 'd'],
  integers: ['n', 'f', 'd'],
  domain: [...bulyanLimitLeeway.domain, { expression: 'd >= 1' }],
  source: 'derived',
});

/** Leeway of Bulyan over that of Krum at n = 4f + 3: what the second stage buys. */
export const bulyanOverKrum = formula({
  name: 'ratio',
  symbol: 'L/(c\\sqrt{d})',
  description: 'Leeway of Bulyan divided by the leeway of Krum on the same coordinate, at n = 4f + 3',
  where: { h: 'n - f', c: 'sqrt(2 * (h - 2) / (h - f - 1) - 1 + 1 / h)' },
  expression: 'normalOrder(f + 1, f + 1) / (c * sqrt(d))',
  parameters: ['n', 'f', 'd'],
  integers: ['n', 'f', 'd'],
  domain: [...bulyanLimitLeeway.domain, { expression: 'd >= 1' }],
  source: 'derived',
});
