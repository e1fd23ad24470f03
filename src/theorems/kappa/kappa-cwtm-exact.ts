/**
 * kappa-cwtm-exact: the coordinate-wise trimmed mean is (f, kappa)-robust with kappa exactly f / (n - 2f), in every
 * dimension, which is the smallest coefficient any rule can have.
 *
 * Per coordinate, the i-th kept value is at most the honest value of rank i + f, so that the output is at most the mean of
 * the top n - 2f honest values, and that mean exceeds the mean of all h = n - f by at most sqrt(f / (h - f)) deviations.
 * Attained by f honest values at 0, the others at 1 and Byzantine values far above.
 */
import { kappaOptimal, kappaTrimmedMeanPublished } from '../../bounds/kappa.js';
import { workers } from '../grid.js';
import type { Theorem } from '../theorem.js';
import { hardInputs, oneTooMany, searchLine, twoLevels } from './trimmedMeanExperiments.js';

const theorem: Theorem = {
  id: 'kappa-cwtm-exact',
  title: 'The trimmed mean attains the smallest robustness coefficient',
  kind: 'worst case',
  paper: 'kappa',
  sources: [
    { reference: 'Derived for this laboratory', locus: 'exact value, upper bound and instance' },
    {
      reference:
        'Allouah, Farhadkhani, Guerraoui, Gupta, Pinot, Stephan. Fixing by Mixing: A Recipe for Optimal Byzantine ML under Heterogeneity. AISTATS 2023',
      arxiv: '2302.01772',
      locus: 'published coefficient (6 f / (n - 2f)) (1 + f / (n - 2f)), recalled',
    },
  ],
  statement:
    'For all x_1 .. x_n in R^d and every set S of n - f of them, ||trimmed mean - mean_S||^2 <= f / (n - 2f) Var_S, and ' +
    'no smaller coefficient holds.',
  setting:
    'Deterministic worst case over inputs and honest sets; per coordinate the f smallest and f largest values are dropped.',
  assumptions: ['n >= 2f + 1, f >= 1.', 'Var_S has divisor |S|.'],
  parameters: [
    { name: 'n', description: 'vectors received', type: 'integer', default: 15 },
    { name: 'f', description: 'Byzantine vectors', type: 'integer', default: 3 },
    { name: 'd', description: 'dimension', type: 'integer', default: 1 },
  ],
  domain: [...kappaOptimal.domain, { expression: 'd >= 1' }],
  formulas: [kappaOptimal, kappaTrimmedMeanPublished],
  grid: {
    quick: workers({ d: [1, 5] }, [15, 1], [15, 3], [15, 5], [15, 7]),
    standard: workers({ d: [1, 5] }, [11, 1], [11, 2], [15, 1], [15, 3], [15, 5], [15, 7]),
    thorough: workers({ d: [1, 5, 50] }, [11, 1], [11, 2], [15, 1], [15, 3], [15, 5], [15, 7], [25, 6], [50, 10]),
  },
  experiments: { main: hardInputs, extremal: twoLevels, oneTooMany },
  claims: [
    {
      id: 'exact',
      kind: 'always',
      role: 'derived',
      text: 'The ratio is at most f / (n - 2f) in every trial and on every input found by search.',
      observable: 'ratio',
      bound: kappaOptimal,
      rounding: 1e-9,
      rate: 0.01,
      search: searchLine,
    },
    {
      id: 'published',
      kind: 'always',
      role: 'published',
      text: 'The ratio is at most the published coefficient (6 f / (n - 2f)) (1 + f / (n - 2f)), as recalled.',
      observable: 'ratio',
      bound: kappaTrimmedMeanPublished,
      rounding: 1e-9,
      rate: 0.01,
    },
    {
      id: 'attained',
      kind: 'equals',
      role: 'derived',
      experiment: 'extremal',
      text: 'The two-level instance attains f / (n - 2f).',
      quantity: 'ratio',
      bound: kappaOptimal,
      slack: { relative: 1e-9 },
      tolerance: { relative: 1e-9 },
    },
  ],
  controls: [
    {
      id: '0.99-of-kappa',
      text: 'The coefficient 0.99 f / (n - 2f) on the two-level instance',
      change: 'tightened constant',
      claim: {
        id: '0.99-of-kappa',
        kind: 'always',
        experiment: 'extremal',
        text: 'The ratio is at most 0.99 f / (n - 2f).',
        observable: 'ratio',
        bound: kappaOptimal.scaled(0.99),
        rounding: 1e-9,
        rate: 0.01,
      },
    },
    {
      id: 'one-too-many',
      text: 'f + 1 Byzantine vectors',
      change: 'dropped assumption',
      claim: {
        id: 'one-too-many',
        kind: 'always',
        experiment: 'oneTooMany',
        text: 'With f + 1 Byzantine vectors the ratio is at most f / (n - 2f).',
        observable: 'ratio',
        bound: kappaOptimal,
        rounding: 1e-9,
        rate: 0.01,
      },
    },
  ],
  figures: [
    {
      id: 'fraction',
      title: 'Robustness coefficient of the trimmed mean, n = 15',
      x: { parameter: 'f', label: 'Byzantine vectors f', scale: 'linear' },
      y: { label: 'squared deviation / honest variance', scale: 'log' },
      where: ({ n, d }) => n === 15 && d === 1,
      measured: [
        { quantity: 'ratio', experiment: 'extremal', label: 'two-level instance' },
        { quantity: 'ratio', label: 'random inputs (mean)' },
      ],
      curves: [
        { formula: kappaOptimal, label: 'f / (n - 2f)', style: 'derived' },
        { formula: kappaTrimmedMeanPublished, label: 'published', style: 'published' },
      ],
      caption: 'The instance lies on the exact coefficient; the published one is 6 (n - f) / (n - 2f) times larger.',
    },
  ],
  notes: ['No rule can do better: see hetero-two-worlds-kappa.'],
};

export default theorem;
