/**
 * krum-eta-improved: ||E Krum - g|| <= eta'(n, f) sigma sqrt(d) with eta' bounded in n at a fixed fraction f / n.
 *
 * From a deterministic bound: the squared deviation of Krum from the honest mean is at most kappa+ times the empirical
 * variance of the honest vectors, whose expectation is d sigma^2 (h - 1) / h. The omniscient mean shift reaches about
 * 60 % of it.
 */
import { krumEta, krumEtaImproved, krumKappaUpper, krumLeeway } from '../../bounds/krum.js';
import { everywhere, workers } from '../grid.js';
import type { Theorem } from '../theorem.js';
import { byzantineMajority, krumBias, krumParameters } from './biasExperiment.js';

const theorem: Theorem = {
  id: 'krum-eta-improved',
  title: 'A bias constant of Krum that does not grow with n',
  kind: 'upper bound',
  paper: 'krum',
  sources: [
    {
      reference: 'Derived for this laboratory',
      locus: 'proof: ||E F - g|| <= E sqrt(kappa Vhat) <= sqrt(kappa E Vhat)',
    },
    {
      reference: 'Blanchard, El Mhamdi, Guerraoui, Stainer. NeurIPS 2017',
      arxiv: '1703.02757',
      locus: 'the published constant it improves on (Proposition 1)',
    },
    {
      reference:
        'Allouah, Farhadkhani, Guerraoui, Gupta, Pinot, Stephan. Fixing by Mixing: A Recipe for Optimal Byzantine ML under Heterogeneity. AISTATS 2023',
      arxiv: '2302.01772',
      locus:
        'robustness coefficients, and 6 (1 + f / (n - 2f)) for Krum over n - f - 1 others, recalled; kappa+ for n - f - 2 others is derived here',
    },
  ],
  statement:
    'If the honest vectors are pairwise uncorrelated with common mean g and E||V - g||^2 = d sigma^2 and n >= 2f + 3, then ' +
    "whatever f Byzantine vectors do, ||E Krum - g|| <= eta' sigma sqrt(d) with eta' = sqrt(kappa+ (h - 1) / h), h = n - f.",
  setting:
    'Krum over squared distances to n - f - 2 others (K1). Gaussian honest vectors; f copies of honest mean + gamma e_1 ' +
    'with the largest accepted gamma of every trial.',
  assumptions: ['Honest vectors are pairwise uncorrelated with a common mean and finite variance.', 'n >= 2f + 3.'],
  parameters: krumParameters,
  domain: [
    ...krumEtaImproved.domain,
    { expression: 'd >= 2', reason: 'the Gram law needs a dimension beside the attacked one' },
  ],
  formulas: [krumEtaImproved, krumKappaUpper, krumEta, krumLeeway],
  grid: {
    quick: workers({ d: [1_000_000] }, [11, 1], [11, 2], [11, 3], [11, 4]),
    standard: workers({ d: [1_000_000] }, [11, 1], [11, 2], [11, 3], [11, 4], [15, 3], [25, 6]),
    thorough: [
      ...workers({ d: [1_000_000] }, [11, 1], [11, 2], [11, 3], [11, 4], [15, 3], [25, 6], [50, 10], [100, 20]),
      ...workers({ d: [10, 100, 10_000] }, [11, 2]),
    ],
  },
  experiments: {
    main: krumBias,
    majority: byzantineMajority,
    tight: { ...krumBias, grid: everywhere(workers({ d: [1_000_000] }, [15, 3])) },
  },
  claims: [
    {
      id: 'derived',
      kind: 'at-most',
      role: 'derived',
      text: "The mean displacement of Krum is at most eta' sigma sqrt(d).",
      quantity: 'bias',
      bound: krumEtaImproved,
      tolerance: 0,
    },
  ],
  controls: [
    {
      id: '0.55-of-it',
      text: "The constant 0.55 eta' at n = 15, f = 3",
      change: 'tightened constant',
      claim: {
        id: '0.55-of-it',
        kind: 'at-most',
        experiment: 'tight',
        text: "The mean displacement of Krum is at most 0.55 eta' sigma sqrt(d).",
        quantity: 'bias',
        bound: krumEtaImproved.scaled(0.55),
        tolerance: 0,
      },
    },
    {
      id: 'majority',
      text: 'ceil(n / 2) Byzantine vectors at 1e9 e_1',
      change: 'dropped assumption',
      claim: {
        id: 'majority',
        kind: 'at-most',
        experiment: 'majority',
        text: "With a Byzantine majority the displacement is at most eta' sigma sqrt(d).",
        quantity: 'bias',
        bound: krumEtaImproved,
        tolerance: 0,
      },
    },
  ],
  figures: [
    {
      id: 'fraction',
      title: 'Bias of Krum at n = 11, d = 1,000,000',
      x: { parameter: 'f', label: 'Byzantine vectors f', scale: 'linear' },
      y: { label: 'bias / (sigma sqrt(d))', scale: 'log' },
      where: ({ n, d }) => n === 11 && d === 1_000_000,
      measured: [{ quantity: 'bias', label: 'omniscient mean shift' }],
      curves: [
        { formula: krumEta, label: 'published eta', style: 'published' },
        { formula: krumEtaImproved, label: "derived eta'", style: 'derived' },
        { formula: krumLeeway, label: 'limit of the attack', style: 'derived' },
      ],
      caption:
        'The derived constant follows the measured bias within a factor 2; the published one is 4 to 8 times larger.',
    },
  ],
  notes: ["eta'(100, 20) = 1.93 against eta = 36.1 and a measured bias of 1.29."],
};

export default theorem;
