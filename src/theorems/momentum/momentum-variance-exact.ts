/**
 * momentum-variance-exact: momentum multiplies the variance of a worker's message by S2 and its mean by S1.
 *
 * For G_t = sum_u mu^(t-u) g_u with independent g_u of mean gamma and total variance sigma^2,
 * E||G_t - E G_t||^2 = sigma^2 S2, S2 = (1 - mu^(2t+2)) / (1 - mu^2), and ||E G_t|| = ||gamma|| S1,
 * S1 = (1 - mu^(t+1)) / (1 - mu). Exact at every t and for every law, since variances of independent terms add; the
 * stationary value sigma^2 / (1 - mu^2) is 39 % too large at mu = 0.9, t = 5. The averaged form started at m_0 = g_0 keeps the
 * mean and has variance sigma^2 ((1 - mu) + 2 mu^(2t+1)) / (1 + mu).
 */
import {
  averagedMomentumMean,
  averagedMomentumVariance,
  averagedMomentumVarianceFromZero,
  momentumFactor,
  momentumMean,
  momentumStationaryVariance,
  momentumVariance,
} from '../../bounds/momentum.js';
import { eachTrial } from '../experiment.js';
import { cross } from '../grid.js';
import { take } from '../point.js';
import type { Observable, Point, Theorem } from '../theorem.js';
import type { ChainSettings } from './twinChains.js';
import { runChain, twinInner, twinVariance } from './twinChains.js';

const settings = (point: Point): ChainSettings => take(point, 'mu', 't', 'sigma', 'lambda');
const observable = (description: string): Observable => ({ description, support: { kind: 'real' } });
const unit = { sigma: [1], lambda: [2] };
const quick = [
  ...cross({ mu: [0.9], t: [0, 2, 5, 10, 20], ...unit }),
  ...cross({ mu: [0.99], t: [5, 20], ...unit }),
  { mu: 0.9, t: 5, sigma: 2, lambda: 3 },
];
const standard = [...quick, ...cross({ mu: [0, 0.5], t: [5], ...unit }), { mu: 0.9, t: 50, sigma: 1, lambda: 2 }];
const earlyStep = (point: Point): boolean => point.mu === 0.9 && point.t === 5;

const theorem: Theorem = {
  id: 'momentum-variance-exact',
  title: 'Mean and variance of worker momentum, at every step',
  kind: 'identity',
  paper: 'momentum',
  sources: [
    {
      reference:
        'El Mhamdi, Guerraoui, Rouault. Distributed Momentum for Byzantine-resilient Stochastic Gradient Descent. ICLR 2021',
      arxiv: '2003.00010',
      locus: 'Section 3 and Appendix B; the finite-t form is derived here',
    },
  ],
  statement:
    'If gradients are independent with a mean of norm lambda and total variance sigma^2, the momentum sum G_t = mu G_(t-1) + g_t, G_0 = g_0, ' +
    'has total variance sigma^2 (1 - mu^(2t+2)) / (1 - mu^2) and a mean of norm lambda (1 - mu^(t+1)) / (1 - mu). The average ' +
    'm_t = mu m_(t-1) + (1 - mu) g_t, m_0 = g_0, keeps the mean and has total variance sigma^2 ((1 - mu) + 2 mu^(2t+1)) / (1 + mu).',
  setting:
    'One worker, t + 1 gradients in dimension 3, constant mean of norm lambda; no dampening (the heavy-ball sum).',
  assumptions: [
    'Gradients of different steps are independent.',
    'Mean and total variance do not change along the run.',
  ],
  parameters: [
    { name: 'mu', description: 'momentum factor', type: 'real', default: 0.9 },
    { name: 't', description: 'index of the step, from 0', type: 'integer', default: 5 },
    { name: 'sigma', description: 'square root of the total variance of a gradient', type: 'real', default: 1 },
    { name: 'lambda', description: 'norm of the mean gradient', type: 'real', default: 2 },
  ],
  domain: [
    ...momentumFactor.domain,
    { expression: 'sigma > 0', reason: 'there must be noise to measure' },
    { expression: 'lambda > 0', reason: 'the norm of the mean is measured relative to lambda' },
  ],
  formulas: [
    momentumVariance,
    momentumMean,
    momentumStationaryVariance,
    averagedMomentumVariance,
    averagedMomentumMean,
    averagedMomentumVarianceFromZero,
  ],
  grid: {
    quick,
    standard,
    thorough: [
      ...standard,
      ...cross({ mu: [0.99], t: [100, 300], ...unit }),
      ...cross({ mu: [0.999], t: [100], ...unit }),
    ],
  },
  experiments: {
    main: {
      description: 'Pairs of independent chains; half the squared distance and the inner product of the twins.',
      observables: {
        variance: observable('half the squared distance of two independent sums G_t'),
        squaredMean: observable('inner product of two independent sums G_t'),
        averagedVariance: observable('half the squared distance of two independent averages m_t'),
        averagedSquaredMean: observable('inner product of two independent averages m_t'),
      },
      trials: { quick: 65_536, standard: 131_072, thorough: 262_144 },
      firstLook: 4096,
      blockSize: 1024,
      sample: eachTrial(['variance', 'squaredMean', 'averagedVariance', 'averagedSquaredMean'], (point) => {
        const chain = settings(point);
        return (stream) => {
          const a = runChain(stream, chain);
          const b = runChain(stream, chain);
          return {
            variance: twinVariance(a.sum, b.sum),
            squaredMean: twinInner(a.sum, b.sum),
            averagedVariance: twinVariance(a.average, b.average),
            averagedSquaredMean: twinInner(a.average, b.average),
          };
        };
      }),
      replay: (context, point, trial) => {
        const chain = settings(point);
        const stream = context.stream(trial);
        const a = runChain(stream, chain);
        const b = runChain(stream, chain);
        return {
          title: `Two momentum chains after ${chain.t + 1} gradients, trial ${trial}`,
          entries: [
            { label: 'G_t, first chain', value: [...a.sum] },
            { label: 'G_t, second chain', value: [...b.sum] },
            { label: 'm_t, first chain', value: [...a.average] },
            { label: 'm_t, second chain', value: [...b.average] },
            { label: "||G - G'||^2 / 2 (mean: sigma^2 S2)", value: twinVariance(a.sum, b.sum) },
            { label: "<G, G'> (mean: lambda^2 S1^2)", value: twinInner(a.sum, b.sum) },
            { label: 'sigma^2 S2', value: momentumVariance.evaluate(point) },
            { label: 'lambda S1', value: momentumMean.evaluate(point) },
          ],
        };
      },
    },
  },
  claims: [
    {
      id: 'variance',
      kind: 'equals',
      role: 'derived',
      text: 'The total variance of the momentum sum is sigma^2 S2.',
      quantity: 'variance',
      bound: momentumVariance,
      tolerance: { relative: 0.04 },
    },
    {
      id: 'mean',
      kind: 'equals',
      role: 'derived',
      text: 'The mean of the momentum sum has norm lambda S1.',
      quantity: { of: ['squaredMean'], expression: 'sqrt(squaredMean)', description: 'norm of the mean of G_t' },
      bound: momentumMean,
      tolerance: { relative: 0.02 },
    },
    {
      id: 'averaged-variance',
      kind: 'equals',
      role: 'derived',
      text: 'The averaged form started at its first gradient has variance sigma^2 ((1 - mu) + 2 mu^(2t+1)) / (1 + mu).',
      quantity: 'averagedVariance',
      bound: averagedMomentumVariance,
      tolerance: { relative: 0.04 },
    },
    {
      id: 'averaged-mean',
      kind: 'equals',
      role: 'derived',
      text: 'The averaged form started at its first gradient has exactly the mean gradient.',
      quantity: {
        of: ['averagedSquaredMean'],
        expression: 'sqrt(averagedSquaredMean)',
        description: 'norm of the mean of m_t',
      },
      bound: averagedMomentumMean,
      tolerance: { relative: 0.02 },
    },
  ],
  controls: [
    {
      id: 'stationary',
      text: 'sigma^2 / (1 - mu^2) at t = 5, mu = 0.9, as if the sum had run forever',
      change: 'wrong formula',
      claim: {
        id: 'stationary',
        kind: 'equals',
        text: 'At t = 5, mu = 0.9 the variance of the sum has reached its limit.',
        quantity: 'variance',
        bound: momentumStationaryVariance,
        tolerance: { relative: 0.04 },
        where: earlyStep,
      },
    },
    {
      id: 'started-at-zero',
      text: 'The variance of an average started at zero, for an average started at its first gradient',
      change: 'wrong formula',
      claim: {
        id: 'started-at-zero',
        kind: 'equals',
        text: 'At t = 5, mu = 0.9 the average has variance (1 - mu)^2 sigma^2 S2.',
        quantity: 'averagedVariance',
        bound: averagedMomentumVarianceFromZero,
        tolerance: { relative: 0.04 },
        where: earlyStep,
      },
    },
  ],
  figures: [
    {
      id: 'variance',
      title: 'Variance of the momentum sum, sigma = 1',
      x: { parameter: 't', label: 'step t', scale: 'linear' },
      y: { label: 'E||G_t - E G_t||^2 / sigma^2', scale: 'linear' },
      where: (point) => point.mu === 0.9 && point.sigma === 1,
      measured: [{ quantity: 'variance', label: 'measured' }],
      curves: [
        { formula: momentumVariance, label: 'S2', style: 'derived' },
        { formula: momentumStationaryVariance, label: 'limit 1 / (1 - mu^2)', style: 'derived' },
      ],
      caption:
        'The sum is noisier than one gradient from the second step on; after 1 / (1 - mu) steps it has nine tenths of its limit.',
    },
    {
      id: 'averaged',
      title: 'Variance of the averaged form, sigma = 1',
      x: { parameter: 't', label: 'step t', scale: 'linear' },
      y: { label: 'E||m_t - E m_t||^2 / sigma^2', scale: 'log' },
      where: (point) => point.mu === 0.9 && point.sigma === 1,
      measured: [{ quantity: 'averagedVariance', label: 'measured' }],
      curves: [
        { formula: averagedMomentumVariance, label: 'started at g_0', style: 'derived' },
        { formula: averagedMomentumVarianceFromZero, label: 'started at 0' },
      ],
      caption:
        'Started at its first gradient the average is unbiased, and pays for it with the noise of that gradient.',
    },
  ],
  notes: ['The proof uses independence across steps only; the simulation draws Gaussian noise.'],
};

export default theorem;
