/**
 * mda-eta: the published bias constant sqrt(8) f / (n - f) of minimum-diameter averaging, in units of sigma sqrt(d).
 *
 * It multiplies the exact 2f / (n - f) by sqrt(2d) sigma, which is the typical distance of two honest vectors, where the
 * largest one is needed. In one dimension the largest distance is the range of the sample: the diameter attack puts all
 * Byzantine values one range (less a hair) above the (f+1)-th smallest honest value, MDA drops the f smallest honest
 * values in exchange, and the bias exceeds the constant already for Gaussian values. Rare outliers make the excess grow
 * like sqrt(n - f). In high dimension distances concentrate and the constant holds. The repaired constant holds always.
 */
import { mdaEta, mdaEtaRepaired, mdaHighDimensionBias, mdaLineBias, mdaLineBiasShifted } from '../../bounds/mda.js';
import { workers } from '../grid.js';
import type { Theorem } from '../theorem.js';
import { highDimension } from './highDimension.js';
import { gaussianLine, outliersOnLine } from './lineExperiment.js';

const theorem: Theorem = {
  id: 'mda-eta',
  title: 'The published bias constant of minimum-diameter averaging',
  kind: 'upper bound',
  paper: 'mda',
  sources: [
    {
      reference:
        'El Mhamdi, Guerraoui, Rouault. Distributed Momentum for Byzantine-resilient Stochastic Gradient Descent. ICLR 2021',
      arxiv: '2003.00010',
      locus:
        'constant (n - f) / (sqrt(8) f) confirmed in the public code of the paper; refutation and repair derived here',
    },
  ],
  statement:
    'If the honest vectors are i.i.d. with mean g and E||V - g||^2 = d sigma^2, then whatever f Byzantine vectors do, ' +
    '||E MDA - g|| <= sqrt(8) f / (n - f) sigma sqrt(d).',
  setting:
    'n vectors, f of them Byzantine and omniscient; MDA averages the n - f vectors of the subset of smallest diameter. ' +
    'Main experiment: d = 1, Gaussian honest values, diameter attack.',
  assumptions: ['Honest vectors are i.i.d. with finite variance.', 'Nothing is assumed of their concentration.'],
  parameters: [
    { name: 'n', description: 'vectors received', type: 'integer', default: 15 },
    { name: 'f', description: 'Byzantine vectors', type: 'integer', default: 3 },
  ],
  domain: mdaEta.domain,
  formulas: [mdaEta, mdaLineBias, mdaEtaRepaired, mdaHighDimensionBias],
  grid: {
    quick: workers({}, [11, 2], [15, 1], [15, 3], [15, 5]),
    standard: workers({}, [7, 1], [11, 1], [11, 2], [15, 1], [15, 3], [15, 5], [15, 7]),
    thorough: workers({}, [7, 1], [11, 1], [11, 2], [15, 1], [15, 3], [15, 5], [15, 7], [25, 5], [35, 5]),
  },
  experiments: { main: gaussianLine, outliers: outliersOnLine, highDimension },
  claims: [
    {
      id: 'published',
      kind: 'at-most',
      role: 'published',
      expected: 'refuted',
      text: 'The bias of MDA at d = 1 on Gaussian values is at most sqrt(8) f / (n - f) sigma.',
      quantity: 'bias',
      bound: mdaEta,
      tolerance: 0,
    },
    {
      id: 'attack-value',
      kind: 'equals',
      role: 'derived',
      text: 'The diameter attack gives exactly the order-statistic value.',
      quantity: 'bias',
      bound: mdaLineBias,
      tolerance: { relative: 0.03 },
    },
    {
      id: 'repair',
      kind: 'at-most',
      role: 'repair',
      text: 'The bias is at most (f sqrt(2/h) + sqrt(f/(h-f))) sqrt((h-1)/h) sigma, h = n - f.',
      quantity: 'bias',
      bound: mdaEtaRepaired,
      tolerance: 0,
    },
    {
      id: 'wrong-way',
      kind: 'at-most',
      role: 'derived',
      text: 'With ||g|| = 1.05 eta sigma, so that the published condition holds, <E MDA, g> <= 0: training is driven away.',
      quantity: 'alignment',
      bound: 0,
      tolerance: 0,
    },
    {
      id: 'published-outliers',
      kind: 'at-most',
      role: 'published',
      expected: 'refuted',
      experiment: 'outliers',
      text: 'With rare outliers the bias is at most sqrt(8) f / (n - f) sigma.',
      quantity: 'bias',
      bound: mdaEta,
      tolerance: 0,
    },
    {
      id: 'repair-outliers',
      kind: 'at-most',
      role: 'repair',
      experiment: 'outliers',
      text: 'With rare outliers the bias is at most the repaired constant.',
      quantity: 'bias',
      bound: mdaEtaRepaired,
      tolerance: 0,
    },
    {
      id: 'published-high-dimension',
      kind: 'at-most',
      role: 'published',
      experiment: 'highDimension',
      text: 'At d = 10,000 isotropic Gaussian the mean shift that MDA still accepts stays below the published constant.',
      quantity: 'bias',
      bound: mdaEta,
      tolerance: 0,
    },
  ],
  controls: [
    {
      id: 'half-repair',
      text: 'Half the repaired constant',
      change: 'tightened constant',
      claim: {
        id: 'half-repair',
        kind: 'at-most',
        text: 'The bias is at most half the repaired constant.',
        quantity: 'bias',
        bound: mdaEtaRepaired.scaled(0.5),
        tolerance: 0,
      },
    },
    {
      id: 'shifted-rank',
      text: 'The attack value anchored at x_(f) in place of x_(f+1)',
      change: 'wrong formula',
      claim: {
        id: 'shifted-rank',
        kind: 'equals',
        text: 'The diameter attack gives the value with the rank one too small.',
        quantity: 'bias',
        bound: mdaLineBiasShifted,
        tolerance: { relative: 0.03 },
      },
    },
    {
      id: 'third-high-dimension',
      text: 'A third of the published constant in high dimension',
      change: 'tightened constant',
      claim: {
        id: 'third-high-dimension',
        kind: 'at-most',
        experiment: 'highDimension',
        text: 'At d = 10,000 the bias is at most a third of the published constant.',
        quantity: 'bias',
        bound: mdaEta.scaled(1 / 3),
        tolerance: 0,
      },
    },
  ],
  figures: [
    {
      id: 'line',
      title: 'Bias of MDA in one dimension, n = 15',
      x: { parameter: 'f', label: 'Byzantine vectors f', scale: 'linear' },
      y: { label: 'bias / sigma', scale: 'linear' },
      where: ({ n }) => n === 15,
      measured: [{ quantity: 'bias', label: 'diameter attack, Gaussian, d = 1' }],
      curves: [
        { formula: mdaEta, label: 'published sqrt(8) f / (n - f)', style: 'published' },
        { formula: mdaLineBias, label: 'exact attack value', style: 'derived' },
        { formula: mdaEtaRepaired, label: 'repaired constant', style: 'repair' },
      ],
      caption:
        'The measured bias lies on the exact attack value, above the published constant and below the repaired one.',
    },
    {
      id: 'outliers',
      title: 'Bias of MDA with rare outliers, f = 5',
      x: { parameter: 'n', label: 'vectors received n', scale: 'log' },
      y: { label: 'bias / sigma', scale: 'log' },
      where: ({ f }) => f === 5,
      measured: [{ quantity: 'bias', experiment: 'outliers', label: 'diameter attack, rare outliers, d = 1' }],
      curves: [
        { formula: mdaEta, label: 'published sqrt(8) f / (n - f)', style: 'published' },
        { formula: mdaEtaRepaired, label: 'repaired constant', style: 'repair' },
      ],
      caption: 'The excess over the published constant grows like sqrt(n); the repaired constant has the right order.',
    },
  ],
  notes: [
    'The published constant takes the typical honest distance sqrt(2d) sigma for the largest one.',
    'With each honest value at +-1 with probability 1.256 / h and near 0 otherwise the bias is at least about 0.638 f / sqrt(h) deviations.',
  ],
};

export default theorem;
