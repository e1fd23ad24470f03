/** Closed forms about the cost of a rule on one machine, in operations on coordinates. */
import { formula } from './formula.js';

/** 3 d n (n - 1) / 2: a subtraction, a multiplication and an addition per pair of vectors and coordinate. */
export const distanceFlops = formula({
  name: 'distanceFlops',
  symbol: '\\tfrac32 d\\,n(n-1)',
  description: 'Floating-point operations of all pairwise squared distances of n vectors',
  expression: '3 * d * n * (n - 1) / 2',
  parameters: ['n', 'd'],
  integers: ['n', 'd'],
  domain: [{ expression: 'n >= 2' }, { expression: 'd >= 1' }],
  source: 'derived',
});
