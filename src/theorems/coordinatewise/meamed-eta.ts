/**
 * meamed-eta: ||E MeaMed - g|| <= sqrt(10 (n - f)) sigma sqrt(d) for the mean of the n - f values closest to the median.
 *
 * True for every law of finite variance, and about ten times too large: the exact robustness coefficient 4f (f + t) / (h t),
 * t = n - f - ceil(n / 2) + 1, bounds the bias by its square root and has no factor n. The mirror attack, each Byzantine
 * value as far above the median as the f-th smallest honest value lies below it, makes MeaMed drop the f smallest values.
 */
import { meamedEta, meamedEtaSharp } from '../../bounds/coordinatewise.js';
import { meamed } from '../../sim/rules/coordinateWise.js';
import { everywhere, workers } from '../grid.js';
import type { Theorem } from '../theorem.js';
import { biasUnder, columnParameters, farPoints, twoPointTrimmed } from './columnBias.js';

const trials = { quick: 2048, standard: 8192, thorough: 32768 } as const;
const attacks = [{ kind: 'mirror', centre: 'median', sign: 1 }] as const;
const oneTooMany = everywhere(workers({ d: [1] }, [11, 2]));

const theorem: Theorem = {
  id: 'meamed-eta',
  title: 'The published bias constant of MeaMed',
  kind: 'upper bound',
  paper: 'coordinatewise',
  sources: [
    {
      reference: 'Xie, Koyejo, Gupta. Generalized Byzantine-tolerant SGD. 2018',
      arxiv: '1802.10116',
      locus: 'constant recalled; the sharper one is derived here',
    },
  ],
  statement:
    'If the honest vectors are i.i.d. with mean g and E||V - g||^2 = d sigma^2, then whatever f Byzantine vectors do, ' +
    '||E MeaMed - g|| <= sqrt(10 (n - f)) sigma sqrt(d).',
  setting:
    'Per coordinate the mean of the n - f values closest to the midpoint median; Byzantine values mirror the f-th ' +
    'smallest honest value at the median; sigma = 1, g = 0.',
  assumptions: ['Honest vectors are i.i.d. with finite variance.', 'n >= 2f + 1.'],
  parameters: columnParameters,
  domain: [...meamedEta.domain, { expression: 'd >= 1' }],
  formulas: [meamedEta, meamedEtaSharp],
  grid: {
    quick: workers({ d: [64] }, [11, 2], [15, 1], [15, 3], [15, 5], [15, 7]),
    standard: workers({ d: [64] }, [11, 2], [15, 1], [15, 2], [15, 3], [15, 4], [15, 5], [15, 6], [15, 7]),
    thorough: workers(
      { d: [64] },
      ...([
        [7, 3],
        [11, 2],
        [20, 4],
        [50, 10],
      ] as const),
      ...([1, 2, 3, 4, 5, 6, 7] as const).map((f) => [15, f] as const),
    ),
  },
  experiments: {
    main: biasUnder({ description: 'N(0, 1) coordinates, mirror attack.', rule: meamed, attacks, trials }),
    twoPoint: biasUnder({
      description: 'Two-point coordinates, low with probability f / h, mirror attack.',
      rule: meamed,
      model: twoPointTrimmed,
      attacks,
      trials,
    }),
    oneTooMany: biasUnder({
      description: 'N(0, 1) coordinates with f + 1 far points: one of them is averaged in.',
      rule: meamed,
      attacks: [farPoints()],
      present: ({ f }) => f! + 1,
      trials: { quick: 512, standard: 512, thorough: 512 },
      grid: oneTooMany,
    }),
  },
  claims: [
    {
      id: 'published',
      kind: 'at-most',
      role: 'published',
      text: 'For Gaussian values the bias is at most sqrt(10 (n - f)) sigma sqrt(d).',
      quantity: 'bias',
      bound: meamedEta,
      tolerance: 0,
    },
    {
      id: 'sharp',
      kind: 'at-most',
      role: 'derived',
      text: 'For Gaussian values the bias is at most sqrt(4f (f + t) / (h t) (h - 1) / h) sigma sqrt(d).',
      quantity: 'bias',
      bound: meamedEtaSharp,
      tolerance: 0,
    },
    {
      id: 'sharp-two-point',
      kind: 'at-most',
      role: 'derived',
      experiment: 'twoPoint',
      text: 'For two-point values the bias is at most sqrt(4f (f + t) / (h t) (h - 1) / h) sigma sqrt(d).',
      quantity: 'bias',
      bound: meamedEtaSharp,
      tolerance: 0,
    },
  ],
  controls: [
    {
      id: 'constant-0.3',
      text: 'The constant 0.3 at n = 11, f = 2',
      change: 'tightened constant',
      claim: {
        id: 'constant-0.3',
        kind: 'at-most',
        text: 'At n = 11, f = 2 the bias is at most 0.3 sigma sqrt(d).',
        quantity: 'bias',
        bound: 0.3,
        tolerance: 0,
        where: ({ n, f }) => n === 11 && f === 2,
      },
    },
    {
      id: 'one-too-many',
      text: 'f + 1 Byzantine vectors',
      change: 'dropped assumption',
      claim: {
        id: 'one-too-many',
        kind: 'at-most',
        experiment: 'oneTooMany',
        text: 'With f + 1 far points the bias is at most sqrt(10 (n - f)) sigma sqrt(d).',
        quantity: 'bias',
        bound: meamedEta,
        tolerance: 0,
      },
    },
  ],
  figures: [
    {
      id: 'fraction',
      title: 'Bias of MeaMed, n = 15',
      x: { parameter: 'f', label: 'Byzantine vectors f', scale: 'linear' },
      y: { label: 'bias / (sigma sqrt(d))', scale: 'log' },
      where: ({ n, d }) => n === 15 && d === 64,
      measured: [
        { quantity: 'bias', label: 'Gaussian values' },
        { quantity: 'bias', experiment: 'twoPoint', label: 'two-point values' },
      ],
      curves: [
        { formula: meamedEta, label: 'published sqrt(10 (n - f))', style: 'published' },
        { formula: meamedEtaSharp, label: 'sharp, every law', style: 'derived' },
      ],
      caption:
        'The published constant falls as f grows; the true bias rises with f and stays within the sharp constant.',
    },
  ],
};

export default theorem;
