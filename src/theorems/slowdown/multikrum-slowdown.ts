/**
 * multikrum-slowdown: without attack multi-Krum has the variance of averaging m vectors as d grows, so that it is slower
 * than the average by a factor n / m, with m at most n - f - 2, not the n - f of the abstract.
 *
 * For m = n - f - 2 the limit is approached from below with a deficit of order 1 / sqrt(d): vectors of low score are
 * positively correlated. For small m it is approached from above: they are also short.
 */
import { abstractWorkers, allWorkers, multiKrumShare, multiKrumWorkers } from '../../bounds/slowdown.js';
import { multiKrumSelects } from '../../sim/rules/multiKrum.js';
import { workers } from '../grid.js';
import { take } from '../point.js';
import type { Point, Theorem } from '../theorem.js';
import { effectiveWorkers, unattackedMean, varianceRatio } from './unattacked.js';

const largest = ({ n, f, m }: Point): boolean => m === n! - f! - 2;
const high = ({ d }: Point): boolean => d! >= 1e6;
const decades = [10, 100, 1e4, 1e6];

const theorem: Theorem = {
  id: 'multikrum-slowdown',
  title: 'Multi-Krum averages m workers when nobody attacks',
  kind: 'scaling law',
  paper: 'slowdown',
  sources: [
    {
      reference: 'El Mhamdi, Guerraoui, Rouault. Fast and Robust Distributed Learning in High Dimension. 2019',
      arxiv: '1905.04374',
      locus: 'slowdown m / n confirmed in the abstract, with m = n - f; the limit for m <= n - f - 2 is derived here',
    },
  ],
  statement:
    'Without Byzantine vectors d sigma^2 / E||multi-Krum(m) - g||^2 -> m as d grows, for m <= n - f - 2: the variance is n / m ' +
    'times that of the average.',
  setting:
    'n Gaussian honest vectors, no Byzantine one; mean of the m vectors of lowest Krum score (K1) with declared f.',
  assumptions: ['Honest vectors are isotropic Gaussian.', 'f_real = 0.', 'n >= 2f + 3, 1 <= m <= n - f - 2.'],
  parameters: [
    { name: 'n', description: 'vectors received, all honest', type: 'integer', default: 15 },
    { name: 'f', description: 'Byzantine vectors the rule is told to tolerate', type: 'integer', default: 3 },
    { name: 'm', description: 'vectors averaged', type: 'integer', default: 10 },
    { name: 'd', description: 'dimension', type: 'integer', default: 1_000_000 },
  ],
  domain: [...multiKrumWorkers.domain, { expression: 'd >= 2' }],
  formulas: [multiKrumWorkers, multiKrumShare, abstractWorkers, allWorkers],
  grid: {
    quick: [...workers({ m: [7], d: decades }, [11, 2]), ...workers({ m: [1, 4, 16], d: [10, 1e6] }, [23, 5])],
    standard: [
      ...workers({ m: [7], d: [...decades, 1e8] }, [11, 2]),
      ...workers({ m: [10], d: [1e6] }, [15, 3]),
      ...workers({ m: [1, 2, 4, 8, 12, 16], d: [10, 1e6] }, [23, 5]),
    ],
    thorough: [
      ...workers({ m: [7], d: [3, ...decades, 1e8] }, [11, 2]),
      ...workers({ m: [10], d: decades }, [15, 3]),
      ...workers({ m: [1, 2, 4, 8, 12, 16], d: [10, 1000, 1e6] }, [23, 5]),
      ...workers({ m: [1, 2, 4, 8, 16, 24, 32], d: [10, 1e6] }, [39, 5]),
    ],
  },
  experiments: {
    main: unattackedMean(
      'n Gaussian vectors through the Gram law, none Byzantine, multi-Krum(m) told f.',
      (squaredDistances, point) => {
        const { n, f, m } = take(point, 'n', 'f', 'm');
        return multiKrumSelects(squaredDistances, n, f, m);
      },
      { trials: { quick: 2048, standard: 8192, thorough: 65536 } },
    ),
  },
  claims: [
    {
      id: 'limit',
      kind: 'equals',
      role: 'derived',
      text: 'The effective number of workers is m up to 1 % (d >= 1,000,000).',
      quantity: effectiveWorkers,
      bound: multiKrumWorkers,
      slack: { relative: 0.01 },
      tolerance: { relative: 0.002 },
      where: high,
    },
    {
      id: 'from-below',
      kind: 'at-most',
      role: 'derived',
      text: 'For m = n - f - 2 the effective number of workers is at most m in every dimension.',
      quantity: effectiveWorkers,
      bound: multiKrumWorkers,
      tolerance: 0,
      where: largest,
    },
    {
      id: 'average-is-best',
      kind: 'at-most',
      role: 'derived',
      text: 'Whatever m and d, the effective number of workers is at most n.',
      quantity: effectiveWorkers,
      bound: allWorkers,
      tolerance: 0,
    },
    {
      id: 'rate',
      kind: 'slope',
      role: 'derived',
      text: 'For n = 11, m = n - f - 2 the missing share m E||F - g||^2 / (d sigma^2) - 1 falls like d^(-1/2).',
      quantity: 'excess',
      along: 'd',
      low: -0.65,
      high: -0.35,
      where: (point) => largest(point) && point.n === 11,
    },
  ],
  controls: [
    {
      id: 'abstract',
      text: "The abstract's m = n - f for the rule as defined",
      change: 'wrong formula',
      claim: {
        id: 'abstract',
        kind: 'equals',
        text: 'The effective number of workers of multi-Krum(n - f - 2) is n - f up to 1 % (d >= 1,000,000).',
        quantity: effectiveWorkers,
        bound: abstractWorkers,
        slack: { relative: 0.01 },
        tolerance: { relative: 0.002 },
        where: (point) => largest(point) && high(point),
      },
    },
    {
      id: 'rate-1-over-d',
      text: 'A missing share that falls like 1 / d',
      change: 'wrong exponent',
      claim: {
        id: 'rate-1-over-d',
        kind: 'slope',
        text: 'For n = 11, m = n - f - 2 the missing share falls like 1 / d.',
        quantity: 'excess',
        along: 'd',
        low: -1.15,
        high: -0.85,
        where: (point) => largest(point) && point.n === 11,
      },
    },
  ],
  figures: [
    {
      id: 'share',
      title: 'Variance of the average over that of multi-Krum(m), n = 23, f = 5',
      x: { parameter: 'm', label: 'vectors averaged m', scale: 'linear' },
      y: { label: 'variance of the average / variance of the rule', scale: 'linear' },
      where: ({ n }) => n === 23,
      measured: [{ quantity: varianceRatio, label: 'measured' }],
      curves: [{ formula: multiKrumShare, label: 'm / n', style: 'published' }],
      caption:
        'In high dimension the slowdown is m / n for every m; in low dimension the vectors of low score are short.',
    },
    {
      id: 'dimension',
      title: 'Effective number of workers of multi-Krum, n = 11, f = 2, m = 7',
      x: { parameter: 'd', label: 'dimension d', scale: 'log' },
      y: { label: 'effective workers', scale: 'linear' },
      where: (point) => point.n === 11 && largest(point),
      measured: [{ quantity: effectiveWorkers, label: 'measured' }],
      curves: [
        { formula: multiKrumWorkers, label: 'm = n - f - 2', style: 'derived' },
        { formula: abstractWorkers, label: 'n - f (abstract)', style: 'published' },
      ],
      caption: 'The limit n - f - 2 is approached from below; the n - f of the abstract is not reached.',
    },
  ],
  notes: [
    'The missing share times sqrt(d) is 0.39 at (11, 2) and 0.42 at (23, 5).',
    'A slowdown m / n is a ratio of variances; in standard deviations it is sqrt(m / n).',
  ],
};

export default theorem;
