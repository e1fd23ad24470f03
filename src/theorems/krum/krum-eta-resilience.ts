/**
 * krum-eta-resilience: ||E Krum - g|| <= eta(n, f) sigma sqrt(d) for i.i.d. honest vectors and any f Byzantine ones, so
 * that Krum is (alpha, f)-Byzantine resilient with sin alpha = eta sigma sqrt(d) / ||g|| whenever that is below 1.
 *
 * True and very loose: eta grows like sqrt(n) at fixed f and like n at fixed f / n, while the strongest attack known, the
 * omniscient mean shift just below Krum's acceptance threshold, displaces it by about 1.3 sigma sqrt(d) at any n.
 */
import { krumEta, krumEtaImproved, krumLeeway } from '../../bounds/krum.js';
import { workers } from '../grid.js';
import type { Theorem } from '../theorem.js';
import { byzantineMajority, krumBias, krumParameters } from './biasExperiment.js';

const theorem: Theorem = {
  id: 'krum-eta-resilience',
  title: "Krum's published variance condition",
  kind: 'upper bound',
  paper: 'krum',
  sources: [
    {
      reference:
        'Blanchard, El Mhamdi, Guerraoui, Stainer. Machine Learning with Adversaries: Byzantine Tolerant Gradient Descent. NeurIPS 2017',
      arxiv: '1703.02757',
      locus: 'Proposition 1, confirmed in two transcriptions and in public code',
    },
  ],
  statement:
    'If the honest vectors are i.i.d. with mean g and E||V - g||^2 = d sigma^2 and n >= 2f + 3, then whatever f Byzantine ' +
    'vectors do, ||E Krum - g|| <= eta(n, f) sigma sqrt(d). If that is below ||g||, Krum meets condition (i) of ' +
    '(alpha, f)-Byzantine resilience with sin(alpha) = eta sigma sqrt(d) / ||g||.',
  setting:
    'Krum outputs the vector with the smallest sum of squared distances to its n - f - 2 nearest others (K1). Gaussian ' +
    'honest vectors; f copies of honest mean + gamma e_1 with the largest accepted gamma of every trial.',
  assumptions: ['Honest vectors are i.i.d. with finite variance.', 'n >= 2f + 3.'],
  parameters: krumParameters,
  domain: [
    ...krumEta.domain,
    { expression: 'd >= 2', reason: 'the Gram law needs a dimension beside the attacked one' },
  ],
  formulas: [krumEta, krumEtaImproved, krumLeeway],
  grid: {
    quick: workers({ d: [1_000_000] }, [7, 2], [11, 2], [15, 3], [25, 2], [50, 2]),
    standard: [
      ...workers({ d: [1_000_000] }, [7, 2], [11, 1], [11, 2], [15, 3], [25, 2], [25, 6], [50, 2]),
      ...workers({ d: [100, 10_000] }, [11, 2]),
    ],
    thorough: [
      ...workers({ d: [1_000_000] }, [7, 2], [11, 1], [11, 2], [15, 3], [25, 2], [25, 6], [50, 2], [50, 10], [100, 20]),
      ...workers({ d: [10, 100, 10_000, 100_000_000] }, [11, 2]),
    ],
  },
  experiments: { main: krumBias, majority: byzantineMajority },
  claims: [
    {
      id: 'published',
      kind: 'at-most',
      role: 'published',
      text: 'The mean displacement of Krum is at most eta(n, f) sigma sqrt(d).',
      quantity: 'bias',
      bound: krumEta,
      tolerance: 0,
    },
  ],
  controls: [
    {
      id: 'constant-one',
      text: 'The constant 1 in place of eta, in high dimension with f >= 2',
      change: 'tightened constant',
      claim: {
        id: 'constant-one',
        kind: 'at-most',
        text: 'The mean displacement of Krum is at most sigma sqrt(d).',
        quantity: 'bias',
        bound: 1,
        tolerance: 0,
        where: ({ f, d }) => f! >= 2 && d! >= 1_000_000,
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
        text: 'With a Byzantine majority the displacement is at most eta(n, f) sigma sqrt(d).',
        quantity: 'bias',
        bound: krumEta,
        tolerance: 0,
      },
    },
  ],
  figures: [
    {
      id: 'workers',
      title: 'Bias of Krum at f = 2, d = 1,000,000',
      x: { parameter: 'n', label: 'vectors received n', scale: 'log' },
      y: { label: 'bias / (sigma sqrt(d))', scale: 'log' },
      where: ({ f, d }) => f === 2 && d === 1_000_000,
      measured: [{ quantity: 'bias', label: 'omniscient mean shift' }],
      curves: [
        { formula: krumEta, label: 'published eta', style: 'published' },
        { formula: krumEtaImproved, label: "derived eta'", style: 'derived' },
        { formula: krumLeeway, label: 'limit of the attack', style: 'derived' },
      ],
      caption: 'The published constant grows like sqrt(n) once n is large; the measured bias falls towards 1.',
    },
  ],
  notes: [
    'eta(100, 1) = 14.2 and eta(1000, 1) = 44.7; at f = n / 4, eta(100, 25) = 46.4 and eta(1000, 250) = 436.',
    'The bound is compared with one coordinate of the bias, along the attack: the others have mean zero by symmetry.',
  ],
};

export default theorem;
