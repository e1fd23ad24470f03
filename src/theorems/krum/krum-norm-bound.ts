/**
 * krum-norm-bound: condition (ii) of (alpha, f)-Byzantine resilience in deterministic form: ||Krum|| is at most
 * 2 / sqrt(a) + 1 / a times the sum of the honest norms, a = n - 2f - 1, whatever the vectors.
 *
 * The selected vector has a honest neighbours (itself included if honest) at a mean squared distance of at most s / a, and
 * its score s is at most that of the honest vector of smallest norm, at most (2 sum ||V_j||)^2. Not known to be tight: the
 * largest simple instance is a bloc of ceil((a + 1) / 2) honest vectors at one point, which all colluders join, the other
 * honest vectors at 0.
 */
import { krumNormAttained, krumNormConstant, krumNormSharper } from '../../bounds/krum.js';
import { workers } from '../grid.js';
import type { Theorem } from '../theorem.js';
import { krumParameters } from './biasExperiment.js';
import { bloc, majority, meanShift, searchPlane } from './normExperiments.js';

const dimensions = { d: [1_000_000] };
const several = { d: [2, 100, 1_000_000] };

const theorem: Theorem = {
  id: 'krum-norm-bound',
  title: 'The norm of Krum is bounded by the honest norms',
  kind: 'worst case',
  paper: 'krum',
  sources: [
    { reference: 'Derived for this laboratory', locus: 'deterministic form with an explicit constant' },
    {
      reference: 'Blanchard, El Mhamdi, Guerraoui, Stainer. NeurIPS 2017',
      arxiv: '1703.02757',
      locus: 'condition (ii) of Definition 1, proved without an explicit constant',
    },
  ],
  statement:
    'For all honest V_1 .. V_h and any f Byzantine vectors, ||Krum|| <= (2 / sqrt(a) + 1 / a) (||V_1|| + .. + ||V_h||), ' +
    'a = n - 2f - 1; hence E||Krum||^r is bounded by products of honest moments for r = 2, 3, 4.',
  setting: 'Deterministic; Krum over squared distances to n - f - 2 others (K1).',
  assumptions: ['n >= 2f + 3.'],
  parameters: krumParameters,
  domain: [
    { expression: 'f >= 1', reason: 'without a Byzantine vector there is nothing to bound' },
    { expression: 'n >= 2 * f + 3', reason: 'Krum is defined from there on' },
    { expression: 'd >= 2', reason: 'the Gram law needs a dimension beside the attacked one' },
  ],
  formulas: [krumNormConstant, krumNormSharper, krumNormAttained],
  grid: {
    quick: workers(dimensions, [7, 1], [11, 1], [11, 2], [11, 3], [11, 4]),
    standard: [...workers(dimensions, [7, 1], [11, 1], [11, 3], [11, 4], [15, 3]), ...workers(several, [11, 2])],
    thorough: [
      ...workers(dimensions, [7, 1], [11, 1], [11, 3], [11, 4], [25, 6], [50, 10]),
      ...workers(several, [11, 2], [15, 3]),
    ],
  },
  experiments: { main: meanShift, bloc, majority },
  claims: [
    {
      id: 'surely',
      kind: 'always',
      role: 'derived',
      text: 'The norm of Krum stays within the constant in every trial and on every vector found by search.',
      observable: 'ratio',
      bound: krumNormConstant,
      rounding: 1e-9,
      rate: 0.02,
      search: searchPlane(krumNormConstant),
    },
    {
      id: 'sharper',
      kind: 'always',
      role: 'derived',
      text: 'It stays within 1 / sqrt(a) + 1 / a.',
      observable: 'ratio',
      bound: krumNormSharper,
      rounding: 1e-9,
      rate: 0.02,
      search: searchPlane(krumNormSharper),
    },
    {
      id: 'sharper-bloc',
      kind: 'always',
      role: 'derived',
      experiment: 'bloc',
      text: 'It stays within 1 / sqrt(a) + 1 / a on the bloc instance.',
      observable: 'ratio',
      bound: krumNormSharper,
      rounding: 1e-9,
      rate: 0.1,
    },
    {
      id: 'bloc',
      kind: 'equals',
      role: 'derived',
      experiment: 'bloc',
      text: 'The bloc instance reaches 1 / ceil((n - 2f) / 2): no smaller constant holds.',
      quantity: 'ratio',
      bound: krumNormAttained,
      slack: { relative: 1e-9 },
      tolerance: { relative: 1e-9 },
    },
  ],
  controls: [
    {
      id: 'below-the-bloc',
      text: '0.99 of what the bloc instance reaches',
      change: 'tightened constant',
      claim: {
        id: 'below-the-bloc',
        kind: 'always',
        experiment: 'bloc',
        text: 'The norm of Krum stays within 0.99 / ceil((n - 2f) / 2) times the sum of the honest norms.',
        observable: 'ratio',
        bound: krumNormAttained.scaled(0.99),
        rounding: 1e-9,
        rate: 0.02,
      },
    },
    {
      id: 'majority',
      text: 'ceil(n / 2) Byzantine vectors',
      change: 'dropped assumption',
      claim: {
        id: 'majority',
        kind: 'always',
        experiment: 'majority',
        text: 'With a Byzantine majority the norm of Krum stays within the constant.',
        observable: 'ratio',
        bound: krumNormConstant,
        rounding: 1e-9,
        rate: 0.02,
      },
    },
  ],
  figures: [
    {
      id: 'fraction',
      title: 'Norm of Krum over the sum of the honest norms, n = 11',
      x: { parameter: 'f', label: 'Byzantine vectors f', scale: 'linear' },
      y: { label: 'ratio', scale: 'log' },
      where: ({ n, d }) => n === 11 && d === 1_000_000,
      measured: [
        { quantity: 'ratio', label: 'omniscient mean shift (mean)' },
        { quantity: 'ratio', experiment: 'bloc', label: 'bloc instance' },
      ],
      curves: [
        { formula: krumNormConstant, label: '2 / sqrt(a) + 1 / a', style: 'derived' },
        { formula: krumNormSharper, label: '1 / sqrt(a) + 1 / a', style: 'derived' },
        { formula: krumNormAttained, label: 'bloc instance, exact', style: 'derived' },
      ],
      caption:
        'The bound is about four times what the bloc instance reaches; the Gaussian attack stays far below both.',
    },
  ],
  notes: [
    'Sharper: without the honest vector of largest norm the same score is at most T^2, T the sum of the norms, which gives 1 / sqrt(a) + 1 / a.',
    'The best constant is not known. Hill climbing in the plane reached 0.280 at (11, 2) and (1 + 1 / sqrt(2)) / 2 = 0.854 at (11, 4).',
  ],
};

export default theorem;
