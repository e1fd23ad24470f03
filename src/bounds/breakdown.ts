/** Breakdown points: the smallest number of Byzantine vectors that makes the output of a rule told f unbounded. */
import { formula } from './formula.js';
import type { Constraint } from './formula.js';

const domain: readonly Constraint[] = [
  { expression: 'f >= 1' },
  { expression: 'n >= 2 * f + 3', reason: 'a Krum score needs an honest neighbour even when all f others collude' },
];

function breakdown(name: string, symbol: string, expression: string, description: string, source: string) {
  return formula({
    name,
    symbol,
    expression,
    description,
    parameters: ['n', 'f'],
    integers: ['n', 'f'],
    domain,
    source,
  });
}

/** 1: one vector moves the average anywhere. */
export const averageBreakdown = breakdown(
  'breakdownAverage',
  'b_{\\mathrm{average}}',
  '1',
  'Byzantine vectors that make the average unbounded',
  'classical',
);

/** f + 1: rules that trust n - f of the vectors, or trim f on each side. */
export const trimmingBreakdown = breakdown(
  'breakdownTrimming',
  'b_{f}',
  'f + 1',
  'Byzantine vectors that make the trimmed mean, MeaMed, Phocas, MDA or MVA told f unbounded',
  'derived; classical for the trimmed mean',
);

/** min(f + 3, ceil(n / 2)): multi-Krum averages n - f - 2 vectors. */
export const multiKrumBreakdown = breakdown(
  'breakdownMultiKrum',
  'b_{\\mathrm{multi-Krum}}',
  'min(f + 3, ceil(n / 2))',
  'Byzantine vectors that make multi-Krum (m = n - f - 2) told f unbounded',
  'derived: with f + 3 present, fewer than m vectors are honest',
);

/** ceil(n / 2): Krum and the medians, whatever f they are told. */
export const majorityBreakdown = breakdown(
  'breakdownMajority',
  'b_{\\lceil n/2\\rceil}',
  'ceil(n / 2)',
  'Byzantine vectors that make Krum, the coordinate-wise median or the geometric median unbounded',
  'derived; classical for the medians',
);
