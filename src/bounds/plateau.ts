/** Closed forms about SGD on E||w - x||^2 / 2 with steps 1/t and the median of n noisy gradients, n odd. */
import { formula } from './formula.js';
import type { Constraint } from './formula.js';

const oddMajority: readonly Constraint[] = [
  { expression: 'f >= 0' },
  { expression: 'n >= 2 * f + 1', reason: 'the median needs an honest majority' },
  { expression: 'mod(n, 2) == 1', reason: 'for odd n the median is one order statistic' },
];
const noisy: readonly Constraint[] = [
  { expression: 'd >= 1' },
  { expression: 's >= 0', reason: 's is a standard deviation' },
];
const run: readonly Constraint[] = [...noisy, { expression: 'T >= 1' }];

/** Under far points the median is the q-th smallest of h honest values: bias -c s and variance v s^2 per coordinate. */
const attackedMedian = { h: 'n - f', q: '(n + 1) / 2 - f' } as const;

/** Excess loss after T steps under attack: a plateau plus a vanishing part. */
export const attackedError = formula({
  name: 'error',
  symbol: '\\mathbb E Q(w_{T+1})-Q^*',
  description: 'Excess loss after T steps when the Byzantine block lies arbitrarily far below on every coordinate',
  where: attackedMedian,
  expression: 'd * s^2 / 2 * (normalOrder(q, h)^2 + normalOrderVariance(q, h) / T)',
  parameters: ['n', 'f', 'd', 'T', 's'],
  integers: ['n', 'f', 'd', 'T'],
  domain: [...oddMajority, ...run],
  source: 'derived: with steps 1/t the error is the average of T independent medians of noise',
});

/** The part that no number of steps removes. */
export const errorPlateau = formula({
  name: 'plateau',
  symbol: '\\tfrac12\\,d\\,s^2c^2',
  description: 'Limit of the excess loss as T grows: the squared bias of the median',
  where: attackedMedian,
  expression: 'd * s^2 / 2 * normalOrder(q, h)^2',
  parameters: ['n', 'f', 'd', 's'],
  integers: ['n', 'f', 'd'],
  domain: [...oddMajority, ...noisy],
  source: 'derived',
});

/** Excess loss of the same median when all n workers are honest. */
export const honestError = formula({
  name: 'honestError',
  symbol: '\\tfrac12\\,d\\,s^2v/T',
  description: 'Excess loss after T steps of the median of n honest workers: the 1/T law',
  expression: 'd * s^2 / 2 * normalOrderVariance((n + 1) / 2, n) / T',
  parameters: ['n', 'd', 'T', 's'],
  integers: ['n', 'd', 'T'],
  domain: [{ expression: 'n >= 1' }, oddMajority[2]!, ...run],
  source: 'derived',
});

/** The 1/T law through the attacked error at T = 50: what extrapolation would promise. */
export const extrapolatedError = formula({
  name: 'extrapolated',
  symbol: '\\tfrac{50}{T}\\,\\mathrm{err}(50)',
  description: 'The attacked error at 50 steps, extrapolated as if it fell like 1/T',
  where: attackedMedian,
  expression: 'd * s^2 / 2 * (normalOrder(q, h)^2 + normalOrderVariance(q, h) / 50) * 50 / T',
  parameters: ['n', 'f', 'd', 'T', 's'],
  integers: ['n', 'f', 'd', 'T'],
  domain: [...oddMajority, ...run],
  source: 'a wrong formula, for controls',
});
