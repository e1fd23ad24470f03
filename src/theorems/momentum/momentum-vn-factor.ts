/**
 * momentum-vn-factor: for a constant gradient, worker momentum multiplies the variance-norm ratio sigma^2 / lambda^2 by
 * rho_t = S2 / S1^2 = (1 - mu)(1 + mu^(t+1)) / ((1 + mu)(1 - mu^(t+1))), which falls to (1 - mu) / (1 + mu).
 *
 * An identity at every t. The limit is what the literature quotes; it needs about 2 / (1 - mu) steps: at mu = 0.9 the factor is
 * still 3.3 times the limit at t = 5 and 25 % above it at t = 20. Momentum of the sum and of the average started at zero
 * have the same ratio.
 */
import { momentumFactor, momentumFactorLimit } from '../../bounds/momentum.js';
import { eachTrial } from '../experiment.js';
import { cross } from '../grid.js';
import { take } from '../point.js';
import type { Point, Quantity, Theorem } from '../theorem.js';
import type { ChainSettings } from './twinChains.js';
import { runChain, twinInner, twinVariance } from './twinChains.js';

/** A gradient of norm 2 with total variance 1: ratio 1/4 before momentum. The factor does not depend on it. */
const SIGMA = 1;
const LAMBDA = 2;

const settings = (point: Point): ChainSettings => ({ ...take(point, 'mu', 't'), sigma: SIGMA, lambda: LAMBDA });
const ratio: Quantity = {
  of: ['variance', 'squaredMean'],
  expression: 'variance / squaredMean',
  description: 'variance-norm ratio after momentum over the ratio before',
};
const quick = [
  ...cross({ mu: [0.5], t: [1, 5] }),
  ...cross({ mu: [0.9], t: [1, 2, 5, 10, 20] }),
  ...cross({ mu: [0.99], t: [5, 20] }),
];
const standard = [...quick, ...cross({ mu: [0.9], t: [50] }), ...cross({ mu: [0.99], t: [100] })];

const theorem: Theorem = {
  id: 'momentum-vn-factor',
  title: 'What momentum leaves of the variance-norm ratio',
  kind: 'identity',
  paper: 'momentum',
  sources: [
    {
      reference: 'Karimireddy, He, Jaggi. Learning from History for Byzantine Robust Optimization. ICML 2021',
      arxiv: '2012.10333',
      locus: 'the limit (1 - mu) / (1 + mu), recalled; the finite-t form is derived here',
    },
    {
      reference:
        'Farhadkhani, Guerraoui, Gupta, Pinot, Stephan. Byzantine Machine Learning Made Easy By Resilient Averaging of Momentums. ICML 2022',
      arxiv: '2205.12173',
      locus: 'the limit, recalled',
    },
    {
      reference:
        'Allouah, Guerraoui, Gupta, Pinot, Stephan. On the Privacy-Robustness-Utility Trilemma in Distributed Learning. ICML 2023',
      arxiv: '2302.04787',
      locus: 'the limit, recalled',
    },
  ],
  statement:
    'For gradients with constant mean and variance, the ratio of variance to squared norm of the momentum at step t is ' +
    'rho_t = (1 - mu)(1 + mu^(t+1)) / ((1 + mu)(1 - mu^(t+1))) times that of one gradient, and rho_t decreases to (1 - mu) / (1 + mu).',
  setting: 'One worker, t + 1 gradients in dimension 3, sigma^2 / lambda^2 = 1/4 before momentum.',
  assumptions: [
    'Gradients of different steps are independent.',
    'Mean and total variance do not change along the run.',
  ],
  parameters: [
    { name: 'mu', description: 'momentum factor', type: 'real', default: 0.9 },
    { name: 't', description: 'index of the step, from 0', type: 'integer', default: 20 },
  ],
  domain: momentumFactor.domain,
  formulas: [momentumFactor, momentumFactorLimit],
  grid: {
    quick,
    standard,
    thorough: [...standard, ...cross({ mu: [0.99], t: [300] }), ...cross({ mu: [0, 0.999], t: [30] })],
  },
  experiments: {
    main: {
      description: 'Pairs of independent chains; variance from their distance, squared mean from their inner product.',
      observables: {
        variance: { description: 'half the squared distance of the twins, over sigma^2', support: { kind: 'real' } },
        squaredMean: { description: 'inner product of the twins, over lambda^2', support: { kind: 'real' } },
      },
      trials: { quick: 65_536, standard: 131_072, thorough: 262_144 },
      firstLook: 4096,
      blockSize: 1024,
      sample: eachTrial(['variance', 'squaredMean'], (point) => {
        const chain = settings(point);
        return (stream) => {
          const a = runChain(stream, chain).sum;
          const b = runChain(stream, chain).sum;
          return { variance: twinVariance(a, b) / SIGMA ** 2, squaredMean: twinInner(a, b) / LAMBDA ** 2 };
        };
      }),
      replay: (context, point, trial) => {
        const stream = context.stream(trial);
        const a = runChain(stream, settings(point)).sum;
        const b = runChain(stream, settings(point)).sum;
        return {
          title: `Two momentum chains, trial ${trial}`,
          entries: [
            { label: 'G_t, first chain', value: [...a] },
            { label: 'G_t, second chain', value: [...b] },
            { label: 'variance of the pair over sigma^2', value: twinVariance(a, b) / SIGMA ** 2 },
            { label: 'squared mean of the pair over lambda^2', value: twinInner(a, b) / LAMBDA ** 2 },
            { label: 'rho_t', value: momentumFactor.evaluate(point) },
          ],
        };
      },
    },
  },
  claims: [
    {
      id: 'factor',
      kind: 'equals',
      role: 'derived',
      text: 'Momentum multiplies the variance-norm ratio by rho_t.',
      quantity: ratio,
      bound: momentumFactor,
      tolerance: { relative: 0.05 },
    },
    {
      id: 'above-limit',
      kind: 'at-least',
      role: 'published',
      text: 'At no step is the factor below its limit (1 - mu) / (1 + mu).',
      quantity: ratio,
      bound: momentumFactorLimit,
      tolerance: 0.05,
    },
  ],
  controls: [
    {
      id: 'limit-too-early',
      text: 'The limit (1 - mu) / (1 + mu) at t = 5, mu = 0.9',
      change: 'wrong formula',
      claim: {
        id: 'limit-too-early',
        kind: 'equals',
        text: 'At t = 5, mu = 0.9 the factor has reached its limit.',
        quantity: ratio,
        bound: momentumFactorLimit,
        tolerance: { relative: 0.05 },
        where: (point) => point.mu === 0.9 && point.t === 5,
      },
    },
    {
      id: 'factor-0.9',
      text: 'A factor ten per cent smaller than rho_t',
      change: 'tightened constant',
      claim: {
        id: 'factor-0.9',
        kind: 'at-most',
        text: 'Momentum multiplies the variance-norm ratio by at most 0.9 rho_t.',
        quantity: ratio,
        bound: momentumFactor.scaled(0.9),
        tolerance: 0,
      },
    },
  ],
  figures: [
    {
      id: 'factor',
      title: 'Reduction of the variance-norm ratio by momentum',
      x: { parameter: 't', label: 'step t', scale: 'log' },
      y: { label: 'rho_t', scale: 'log' },
      where: (point) => point.t! >= 1 && point.mu! > 0,
      measured: [{ quantity: ratio, label: 'measured' }],
      curves: [
        { formula: momentumFactor, label: 'rho_t', style: 'derived' },
        { formula: momentumFactorLimit, label: 'limit (1 - mu) / (1 + mu)', style: 'published' },
      ],
      caption:
        'The factor first falls like 1 / t, as for a plain average, and levels off at its limit after about 2 / (1 - mu) steps.',
    },
  ],
  notes: [
    'A condition on the ratio that a rule needs is therefore met late: with mu = 0.99 after some two hundred steps.',
  ],
};

export default theorem;
