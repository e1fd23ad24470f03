/**
 * gar-local-cost: for fixed n the local cost of Krum, multi-Krum, Bulyan, multi-Bulyan and the coordinate-wise rules grows
 * like the dimension d, exponent 1; all pairwise distances take 3 d n (n - 1) / 2 operations.
 *
 * Counted on our own implementations, not timed: a count repeats on every machine. Times are a matter for the bench.
 */
import { distanceFlops } from '../../bounds/cost.js';
import { workers } from '../grid.js';
import type { SlopeClaim, Theorem } from '../theorem.js';
import { countedCost, RULES, type RuleName } from './countedCost.js';

function linear(quantity: RuleName | 'covariance', name: string): SlopeClaim {
  return {
    id: quantity.toLowerCase(),
    kind: 'slope',
    role: 'published',
    text: `The accesses of ${name} grow like d.`,
    quantity,
    along: 'd',
    low: 0.999,
    high: 1.001,
  };
}

const theorem: Theorem = {
  id: 'gar-local-cost',
  title: 'The local cost of a rule is linear in the dimension',
  kind: 'scaling law',
  paper: 'cost',
  sources: [
    {
      reference: 'El Mhamdi, Guerraoui, Rouault. Fast and Robust Distributed Learning in High Dimension. 2019',
      arxiv: '1905.04374',
      locus: 'O(d), confirmed in the abstract; counts derived here',
    },
  ],
  statement:
    'For fixed n and f the local cost of Krum, multi-Krum, Bulyan, multi-Bulyan and the coordinate-wise rules is Theta(d), and ' +
    'Theta(n^2 d) for those that need all distances: 3 d n (n - 1) / 2 floating-point operations.',
  setting:
    'n explicit vectors in memory; reads and writes of coordinates counted while the rule runs, sorts at their worst.',
  assumptions: ['n and f are fixed.', 'Cost is counted in operations on coordinates.'],
  parameters: [
    { name: 'n', description: 'vectors received', type: 'integer', default: 11 },
    { name: 'f', description: 'Byzantine vectors the rule is told to tolerate', type: 'integer', default: 2 },
    { name: 'd', description: 'dimension', type: 'integer', default: 64 },
  ],
  domain: [...distanceFlops.domain, { expression: 'f >= 1' }, { expression: 'n >= 4 * f + 3' }],
  formulas: [distanceFlops],
  grid: {
    quick: workers({ d: [4, 16, 64] }, [11, 2]),
    standard: workers({ d: [4, 16, 64, 256] }, [11, 2]),
    thorough: workers({ d: [4, 16, 64, 256] }, [11, 2], [23, 3]),
  },
  experiments: { main: countedCost },
  claims: [
    {
      id: 'distances',
      kind: 'equals',
      role: 'derived',
      text: 'All squared distances take exactly 3 d n (n - 1) / 2 operations.',
      quantity: 'distances',
      bound: distanceFlops,
      tolerance: { absolute: 0.5 },
    },
    ...(Object.keys(RULES) as readonly RuleName[]).map((rule) => linear(rule, RULES[rule])),
  ],
  controls: [
    {
      id: 'covariance',
      text: 'A step over the full d x d covariance',
      change: 'dropped assumption',
      claim: linear('covariance', 'a full covariance step'),
    },
    {
      id: 'half-the-distances',
      text: 'Half of the operations',
      change: 'wrong formula',
      claim: {
        id: 'half-the-distances',
        kind: 'at-most',
        text: 'All squared distances take at most 3 d n (n - 1) / 4 operations.',
        quantity: 'distances',
        bound: distanceFlops.scaled(0.5),
        tolerance: 0,
      },
    },
  ],
  figures: [
    {
      id: 'dimension',
      title: 'Counted cost of rules, n = 11, f = 2',
      x: { parameter: 'd', label: 'dimension d', scale: 'log' },
      y: { label: 'reads and writes of coordinates', scale: 'log' },
      where: ({ n }) => n === 11,
      measured: [
        { quantity: 'multiBulyan', label: 'multi-Bulyan' },
        { quantity: 'krum', label: 'Krum' },
        { quantity: 'median', label: 'median' },
        { quantity: 'covariance', label: 'full covariance' },
      ],
      curves: [{ formula: distanceFlops, label: 'operations of all distances', style: 'derived' }],
      caption: 'Every rule grows like d; a step over the full covariance grows like its square.',
    },
  ],
  notes: ['All distances: 1.65e8 operations at n = 11, d = 1,000,000; 7.59e8 at n = 23.'],
};

export default theorem;
