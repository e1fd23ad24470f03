/** Closed forms about rules whose output an adversary chooses. */
import { formula } from './formula.js';

/** The length of the output is the length that the adversary wants. */
export const wantedLength = formula({
  name: 'wantedLength',
  symbol: '\\lVert U\\rVert',
  description: 'Length of the output that the adversary chooses, in units of sigma sqrt(d)',
  expression: 'reach',
  parameters: ['n', 'd', 'reach'],
  integers: ['n', 'd'],
  domain: [{ expression: 'n >= 1' }, { expression: 'd >= 1' }, { expression: 'reach > 0' }],
  source: 'identity',
});
