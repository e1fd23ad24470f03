/**
 * breakdown-points: how many Byzantine vectors, whatever f a rule is told, make its output unbounded.
 *
 * One for the average; f + 1 for rules that trim f values or trust n - f vectors; f + 3 for multi-Krum, which averages
 * n - f - 2; half of n for the medians and for Krum, whose breakdown does not depend on the declared f: colluders and honest
 * vectors count far neighbours alike. Bounded is not accurate: beyond f the guarantees of accuracy are already lost.
 */
import { averageBreakdown, majorityBreakdown, multiKrumBreakdown, trimmingBreakdown } from '../../bounds/breakdown.js';
import type { Formula } from '../../bounds/formula.js';
import { workers } from '../grid.js';
import type { EqualsClaim, Theorem } from '../theorem.js';
import { firstBreak, type RuleName } from './firstBreak.js';

const rules: readonly (readonly [rule: RuleName, name: string, bound: Formula])[] = [
  ['average', 'the average', averageBreakdown],
  ['trimmedMean', 'the trimmed mean', trimmingBreakdown],
  ['meamed', 'MeaMed', trimmingBreakdown],
  ['phocas', 'Phocas', trimmingBreakdown],
  ['mda', 'MDA', trimmingBreakdown],
  ['mva', 'MVA', trimmingBreakdown],
  ['multiKrum', 'multi-Krum', multiKrumBreakdown],
  ['krum', 'Krum', majorityBreakdown],
  ['median', 'the coordinate-wise median', majorityBreakdown],
  ['geometricMedian', 'the geometric median', majorityBreakdown],
];

function breaksAt(quantity: RuleName, name: string, bound: Formula): EqualsClaim {
  return {
    id: quantity,
    kind: 'equals',
    role: 'derived',
    text: `${bound.description.split(' that')[0]} needed for ${name}: ${bound.expression}.`,
    quantity,
    bound,
    tolerance: { absolute: 0.5 },
  };
}

const theorem: Theorem = {
  id: 'breakdown-points',
  title: 'How many Byzantine vectors carry a rule away',
  kind: 'threshold',
  paper: 'breakdown',
  sources: [
    { reference: 'Derived for this laboratory', locus: 'classical for the medians and the trimmed mean' },
    {
      reference: 'Donoho, Huber. The notion of breakdown point. In: A Festschrift for Erich L. Lehmann, 1983',
      locus: 'the notion, recalled',
    },
  ],
  statement:
    'The smallest number of Byzantine vectors that makes the output unbounded is 1 for the average; f + 1 for the trimmed mean, ' +
    'MeaMed, Phocas, MDA and MVA; min(f + 3, ceil(n / 2)) for multi-Krum; ceil(n / 2) for Krum, the median and the geometric median.',
  setting: 'Rules told f; colluders far away on one axis, together or with all but one slightly farther.',
  assumptions: ['n >= 2f + 3, so that every rule is defined.'],
  parameters: [
    { name: 'n', description: 'vectors received', type: 'integer', default: 14 },
    { name: 'f', description: 'Byzantine vectors the rules are told to tolerate', type: 'integer', default: 3 },
  ],
  domain: averageBreakdown.domain,
  formulas: [majorityBreakdown, averageBreakdown, trimmingBreakdown, multiKrumBreakdown],
  grid: {
    quick: workers({}, [13, 3], [13, 4], [14, 1], [14, 2], [14, 3], [14, 4], [14, 5]),
    standard: workers({}, [13, 3], [13, 4], [14, 1], [14, 2], [14, 3], [14, 4], [14, 5], [21, 2], [21, 6]),
    thorough: workers({}, [13, 3], [13, 4], [14, 1], [14, 2], [14, 3], [14, 4], [14, 5], [21, 2], [21, 6], [21, 9]),
  },
  experiments: { main: firstBreak },
  claims: rules.map(([rule, name, bound]) => breaksAt(rule, name, bound)),
  controls: [
    {
      id: 'krum-at-f-plus-1',
      text: 'Krum said to break at f + 1, as the rules that trim f',
      change: 'wrong formula',
      claim: { ...breaksAt('krum', 'Krum', trimmingBreakdown), id: 'krum-at-f-plus-1' },
    },
    {
      id: 'multi-krum-as-krum',
      text: 'Multi-Krum said to break where Krum does',
      change: 'wrong formula',
      claim: { ...breaksAt('multiKrum', 'multi-Krum', majorityBreakdown), id: 'multi-krum-as-krum' },
    },
    {
      id: 'trimmed-mean-at-f',
      text: 'The trimmed mean said to break at f',
      change: 'tightened constant',
      claim: {
        id: 'trimmed-mean-at-f',
        kind: 'at-most',
        text: 'At most 0.8 (f + 1) far colluders carry the trimmed mean away.',
        quantity: 'trimmedMean',
        bound: trimmingBreakdown.scaled(0.8),
        tolerance: 0,
      },
    },
  ],
  figures: [
    {
      id: 'declared',
      title: 'Far colluders that carry a rule away, n = 14',
      x: { parameter: 'f', label: 'declared Byzantine vectors f', scale: 'linear' },
      y: { label: 'smallest number of colluders', scale: 'linear' },
      where: ({ n }) => n === 14,
      measured: [
        { quantity: 'krum', label: 'Krum, medians' },
        { quantity: 'multiKrum', label: 'multi-Krum' },
        { quantity: 'trimmedMean', label: 'trimmed mean, MeaMed, Phocas, MDA, MVA' },
        { quantity: 'average', label: 'average' },
      ],
      curves: [
        { formula: majorityBreakdown, label: 'ceil(n / 2)', style: 'derived' },
        { formula: multiKrumBreakdown, label: 'min(f + 3, ceil(n / 2))', style: 'derived' },
        { formula: trimmingBreakdown, label: 'f + 1', style: 'derived' },
        { formula: averageBreakdown, label: '1', style: 'derived' },
      ],
      caption:
        'What a rule is told decides where rules that trim break; Krum and the medians hold until half of the vectors lie.',
    },
  ],
  notes: [
    'At half of n staggered colluders carry Krum away where honest scores have several far terms, coinciding ones where they have one (n = 2f + 4).',
    'Only far colluders are tried here: the values are attained by them, and bounded outputs below are proved, not searched.',
  ],
};

export default theorem;
