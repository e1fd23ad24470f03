/**
 * multibulyan-slowdown: is multi-Bulyan without attack worth n - 2f - 2 workers, as its theorem is remembered? Not where f is
 * small against n. It is worth at most n - f - 2; plain Bulyan at n = 4f + 3 is worth a median of 2f + 1 values.
 *
 * The candidates are nested averages of n - f - 2 down to f + 1 vectors. The second stage drops 2f of the n - 2f - 2: for
 * large f the noisy ones, averages of few vectors; for small f it must keep most of them, and at fixed f the plain mean of all
 * candidates is worth half of n only. Choosing the middle ones helps: measured values lie above that mean.
 */
import {
  abstractWorkers,
  bulyanWorkers,
  multiBulyanCandidates,
  multiBulyanFewest,
  multiBulyanMost,
} from '../../bounds/slowdown.js';
import { bulyan } from '../../sim/rules/bulyan.js';
import { multiBulyan } from '../../sim/rules/multiBulyan.js';
import { everywhere, workers } from '../grid.js';
import type { Theorem } from '../theorem.js';
import { effectiveWorkers, unattackedRule } from './unattacked.js';

const trials = { quick: 2048, standard: 8192, thorough: 32768 } as const;
const multi = 'n Gaussian vectors through the Gram law, none Byzantine, multi-Bulyan (pruned scores) told f.';
const high = { d: [1e9] } as const;

const theorem: Theorem = {
  id: 'multibulyan-slowdown',
  title: 'Variance of multi-Bulyan and Bulyan when nobody attacks',
  kind: 'scaling law',
  paper: 'slowdown',
  sources: [
    {
      reference: 'El Mhamdi, Guerraoui, Rouault. Fast and Robust Distributed Learning in High Dimension. 2019',
      arxiv: '1905.04374',
      locus: 'slowdown m / n; m <= n - 2f - 2 in the theorem recalled, m = n - f in the abstract; limits derived here',
    },
  ],
  statement:
    'Without Byzantine vectors, as d grows, d sigma^2 / E||multi-Bulyan - g||^2 lies between n - 2f - 2 and n - f - 2; for ' +
    'Bulyan at n = 4f + 3 the ratio tends to 1 / Var(median of 2f + 1 normals).',
  setting:
    'n Gaussian honest vectors, no Byzantine one; Bulyan over Krum (K1), multi-Bulyan with pruned scores, declared f.',
  assumptions: ['Honest vectors are isotropic Gaussian.', 'f_real = 0.', 'n >= 4f + 3, f >= 1.', 'd is large.'],
  parameters: [
    { name: 'n', description: 'vectors received, all honest', type: 'integer', default: 15 },
    { name: 'f', description: 'Byzantine vectors the rule is told to tolerate', type: 'integer', default: 3 },
    { name: 'd', description: 'dimension', type: 'integer', default: 1_000_000_000 },
  ],
  domain: [...multiBulyanFewest.domain, { expression: 'd >= 2' }],
  formulas: [multiBulyanFewest, multiBulyanCandidates, multiBulyanMost, abstractWorkers],
  grid: {
    quick: workers(high, [11, 1], [11, 2], [23, 1], [23, 3], [23, 5]),
    standard: workers(high, [11, 1], [11, 2], [15, 3], [23, 1], [23, 2], [23, 3], [23, 4], [23, 5]),
    thorough: workers(high, [11, 1], [11, 2], [15, 3], [23, 1], [23, 2], [23, 3], [23, 4], [23, 5], [39, 5], [50, 10]),
  },
  experiments: {
    main: unattackedRule(multi, multiBulyan, { trials }),
    bulyan: unattackedRule('The same for Bulyan at n = 4f + 3.', bulyan, {
      trials,
      grid: {
        quick: workers(high, [11, 2], [15, 3]),
        standard: workers(high, [7, 1], [11, 2], [15, 3]),
        thorough: workers(high, [7, 1], [11, 2], [15, 3], [23, 5]),
      },
    }),
    bulyanBeside: unattackedRule('The same for Bulyan at n = 23.', bulyan, {
      trials,
      grid: everywhere(workers(high, [23, 1], [23, 3], [23, 5])),
    }),
  },
  claims: [
    {
      id: 'at-least',
      kind: 'at-least',
      role: 'published',
      expected: 'refuted',
      text: 'Multi-Bulyan is worth at least n - 2f - 2 workers, as recalled.',
      quantity: effectiveWorkers,
      bound: multiBulyanFewest,
      tolerance: 0,
    },
    {
      id: 'candidates',
      kind: 'at-least',
      role: 'repair',
      text: 'Multi-Bulyan is worth at least the plain mean of its candidates (measured, not proved).',
      quantity: effectiveWorkers,
      bound: multiBulyanCandidates,
      tolerance: 0,
    },
    {
      id: 'at-most',
      kind: 'at-most',
      role: 'derived',
      text: 'Multi-Bulyan is worth at most n - f - 2 workers.',
      quantity: effectiveWorkers,
      bound: multiBulyanMost,
      tolerance: 0.03,
    },
    {
      id: 'bulyan',
      kind: 'equals',
      role: 'derived',
      experiment: 'bulyan',
      text: 'At n = 4f + 3 Bulyan is worth 1 / Var(median of 2f + 1 normals) workers.',
      quantity: effectiveWorkers,
      bound: bulyanWorkers,
      tolerance: { relative: 0.05 },
    },
    {
      id: 'bulyan-at-most',
      kind: 'at-most',
      role: 'derived',
      experiment: 'bulyanBeside',
      text: 'At n = 23 plain Bulyan is worth at most n - f - 2 workers too.',
      quantity: effectiveWorkers,
      bound: multiBulyanMost,
      tolerance: 0.03,
    },
  ],
  controls: [
    {
      id: 'abstract',
      text: "The abstract's n - f workers",
      change: 'wrong formula',
      claim: {
        id: 'abstract',
        kind: 'at-least',
        text: 'Multi-Bulyan is worth at least n - f workers.',
        quantity: effectiveWorkers,
        bound: abstractWorkers,
        tolerance: 0,
      },
    },
    {
      id: 'mean-of-the-selected',
      text: 'Bulyan at n = 4f + 3 as the mean of its n - 2f - 2 selected vectors, not their median',
      change: 'wrong formula',
      claim: {
        id: 'mean-of-the-selected',
        kind: 'equals',
        experiment: 'bulyan',
        text: 'At n = 4f + 3 Bulyan is worth n - 2f - 2 workers.',
        quantity: effectiveWorkers,
        bound: multiBulyanFewest,
        tolerance: { relative: 0.05 },
      },
    },
  ],
  figures: [
    {
      id: 'fraction',
      title: 'Effective number of workers without attack, n = 23',
      x: { parameter: 'f', label: 'declared Byzantine vectors f', scale: 'linear' },
      y: { label: 'effective workers', scale: 'linear' },
      where: ({ n }) => n === 23,
      measured: [
        { quantity: effectiveWorkers, label: 'multi-Bulyan' },
        { quantity: effectiveWorkers, experiment: 'bulyanBeside', label: 'Bulyan' },
      ],
      curves: [
        { formula: multiBulyanMost, label: 'n - f - 2', style: 'derived' },
        { formula: multiBulyanFewest, label: 'n - 2f - 2 (recalled)', style: 'published' },
        { formula: multiBulyanCandidates, label: 'mean of the candidates', style: 'repair' },
      ],
      caption:
        'For small f multi-Bulyan is worth fewer than n - 2f - 2 workers: it must average candidates of few vectors. Bulyan is worth fewer still, at n = 4f + 3 a median of 2f + 1 values.',
    },
  ],
  notes: [
    'The lower end holds where f is at least about n / 8: 6.5 of [5, 7] at (11, 2), 9.5 of [7, 10] at (15, 3), 36 of [28, 38] at (50, 10); it fails at (15, 1) with 10.5 of [11, 12], at (23, 1) with 16.5 of [19, 20], at (50, 1) with 33 of [46, 47].',
    'In low dimension it fails where it holds in high dimension: 24.7 of [27, 32] at (39, 5), d = 3.',
  ],
};

export default theorem;
