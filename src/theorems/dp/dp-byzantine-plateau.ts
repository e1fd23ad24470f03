/**
 * dp-byzantine-plateau: under attack the error of robust private SGD does not decay like 1/T; it stops at a plateau.
 *
 * On Q(w) = E||w - x||^2 / 2 with steps 1/t, n workers of which f send values far below all others on every coordinate, and the
 * median (n odd): E Q(w_(T+1)) - Q* = (d s^2 / 2)(c^2 + v / T), with c and v the mean (negated) and variance of the q-th
 * smallest of h = n - f normals, q = (n + 1) / 2 - f, and s the deviation of an honest gradient per coordinate, privacy noise
 * included. Exact: with steps 1/t the error is the average of T independent medians of noise. Without attack the same run
 * has error (d s^2 / 2) v' / T.
 */
import { attackedError, errorPlateau, extrapolatedError, honestError } from '../../bounds/plateau.js';
import { eachTrial } from '../experiment.js';
import { cross } from '../grid.js';
import { take } from '../point.js';
import type { Experiment, Point, Theorem } from '../theorem.js';
import { quadraticDescent } from './quadraticDescent.js';

const base = { n: [11], f: [4], d: [5], s: [0.8] };
const quick = [...cross({ ...base, T: [10, 50, 200, 1000] }), ...cross({ ...base, f: [5], T: [50] })];
const standard = [
  ...cross({ ...base, T: [10, 20, 50, 100, 200, 500, 1000] }),
  ...cross({ ...base, f: [2, 5], T: [50] }),
  ...cross({ n: [51], f: [12], d: [10], s: [1], T: [100] }),
];
const trials = { quick: 16_384, standard: 32_768, thorough: 65_536 } as const;

/** The curve in T on which the 1/T law is extrapolated. */
const alongT = ({ n, f, d, s }: Point): boolean => n === 11 && f === 4 && d === 5 && s === 0.8;

/** Observable `excess`: the loss above its minimum after T steps with `attackers(f)` Byzantine workers among n. */
const descent = (description: string, attackers: (f: number) => number, grid?: Experiment['grid']): Experiment => ({
  description,
  observables: { excess: { description: 'Q(w) - Q* after T steps', support: { kind: 'real' } } },
  trials,
  firstLook: 64,
  blockSize: 64,
  ...(grid === undefined ? {} : { grid }),
  sample: eachTrial(['excess'], (point) => {
    const { n, f, d, s, T } = take(point, 'n', 'f', 'd', 's', 'T');
    const run = quadraticDescent({ n, f: attackers(f), d, s });
    return (stream) => ({ excess: run(stream, T).excess });
  }),
  replay: (context, point, trial) => {
    const { n, f, d, s, T } = take(point, 'n', 'f', 'd', 's', 'T');
    const { excess, error } = quadraticDescent({ n, f: attackers(f), d, s })(context.stream(trial), T);
    return {
      title: `${T} steps of SGD with the median of ${n}, ${attackers(f)} of them Byzantine, trial ${trial}`,
      entries: [
        { label: 'w - w* at the end', value: [...error] },
        { label: 'Q(w) - Q*', value: excess },
        { label: 'its mean under attack', value: attackedError.evaluate(point) },
        { label: 'plateau', value: errorPlateau.evaluate(point) },
        { label: 'its mean without attack', value: honestError.evaluate(point) },
      ],
    };
  },
});

const theorem: Theorem = {
  id: 'dp-byzantine-plateau',
  title: 'Private and robust SGD stops at a plateau',
  kind: 'identity',
  paper: 'dp',
  sources: [
    {
      reference:
        'Guerraoui, Gupta, Pinot, Rouault, Stephan. Differential Privacy and Byzantine Resilience in SGD: Do They Add Up? PODC 2021',
      arxiv: '2102.08166',
      locus: 'states an upper bound in 1/T while the variance-norm condition holds; the plateau is derived here',
    },
    {
      reference:
        'Guerraoui, Gupta, Pinot, Rouault, Stephan. Combining Differential Privacy and Byzantine Resilience in Distributed SGD. 2021',
      arxiv: '2110.03991',
      locus: 'approximate resilience near the optimum',
    },
  ],
  statement:
    'SGD with steps 1/t and the coordinate-wise median of n workers (n odd), f of them arbitrarily far below, minimises E||w - x||^2 / 2 up to ' +
    'an expected excess (d s^2 / 2)(c^2 + v / T), where -c and v are the mean and the variance of the q-th smallest of n - f normals, ' +
    'q = (n + 1)/2 - f. The first term does not depend on T.',
  setting: 'Quadratic loss in d dimensions, start anywhere, honest gradients w - w* + N(0, s^2 I), no momentum.',
  assumptions: [
    'n odd, n >= 2f + 1.',
    'Steps 1/t, so that the start is forgotten after the first step.',
    'Gaussian gradient noise, privacy noise included.',
  ],
  parameters: [
    { name: 'n', description: 'workers, odd', type: 'integer', default: 11 },
    { name: 'f', description: 'Byzantine workers', type: 'integer', default: 4 },
    { name: 'd', description: 'coordinates', type: 'integer', default: 5 },
    {
      name: 's',
      description: 'deviation of an honest gradient per coordinate, privacy noise included',
      type: 'real',
      default: 0.8,
    },
    { name: 'T', description: 'steps', type: 'integer', default: 1000 },
  ],
  domain: attackedError.domain,
  formulas: [attackedError, errorPlateau, honestError],
  grid: { quick, standard, thorough: [...standard, ...cross({ n: [51], f: [12, 24], d: [10], s: [1], T: [1000] })] },
  experiments: {
    main: descent('f Byzantine workers far below all others (-1e9) on every coordinate.', (f) => f),
    honest: descent('The same runs with n honest workers.', () => 0, {
      quick: cross({ ...base, T: [10, 30, 100] }),
      standard: cross({ ...base, T: [10, 30, 100, 300] }),
      thorough: cross({ ...base, T: [10, 30, 100, 300, 1000] }),
    }),
  },
  claims: [
    {
      id: 'error',
      kind: 'equals',
      role: 'derived',
      text: 'Under attack the excess loss is (d s^2 / 2)(c^2 + v / T).',
      quantity: 'excess',
      bound: attackedError,
      tolerance: { relative: 0.03 },
    },
    {
      id: 'plateau',
      kind: 'at-least',
      role: 'derived',
      text: 'The excess loss under attack never falls below (d s^2 / 2) c^2.',
      quantity: 'excess',
      bound: errorPlateau,
      tolerance: 0.03,
    },
    {
      id: 'honest-error',
      kind: 'equals',
      role: 'derived',
      experiment: 'honest',
      text: 'Without attack the excess loss is (d s^2 / 2) v / T.',
      quantity: 'excess',
      bound: honestError,
      tolerance: { relative: 0.08 },
    },
    {
      id: 'honest-slope',
      kind: 'slope',
      role: 'derived',
      experiment: 'honest',
      text: 'Without attack the excess loss falls like 1/T.',
      quantity: 'excess',
      along: 'T',
      low: -1.1,
      high: -0.9,
    },
    {
      id: 'attacked-slope',
      kind: 'slope',
      role: 'derived',
      text: 'Under attack the excess loss hardly falls between 10 and 200 steps.',
      quantity: 'excess',
      along: 'T',
      low: -0.1,
      high: 0.1,
      where: (point) => alongT(point) && point.T! <= 200,
    },
  ],
  controls: [
    {
      id: 'extrapolated',
      text: 'The error at 50 steps, extrapolated to more steps by the 1/T law',
      change: 'wrong formula',
      claim: {
        id: 'extrapolated',
        kind: 'at-most',
        text: 'Beyond 50 steps the excess loss is at most its value at 50 times 50/T.',
        quantity: 'excess',
        bound: extrapolatedError,
        tolerance: 0,
        where: (point) => alongT(point) && point.T! > 50,
      },
    },
    {
      id: 'attacked-slope-minus-one',
      text: 'Slope -1 in T under attack',
      change: 'wrong exponent',
      claim: {
        id: 'attacked-slope-minus-one',
        kind: 'slope',
        text: 'Under attack the excess loss falls like 1/T.',
        quantity: 'excess',
        along: 'T',
        low: -1.05,
        high: -0.95,
        where: (point) => alongT(point) && point.T! <= 200,
      },
    },
  ],
  figures: [
    {
      id: 'plateau',
      title: 'Excess loss of SGD with the median, n = 11, f = 4, d = 5, s = 0.8',
      x: { parameter: 'T', label: 'steps T', scale: 'log' },
      y: { label: 'E Q(w) - Q*', scale: 'log' },
      where: alongT,
      measured: [
        { quantity: 'excess', label: 'under attack' },
        { quantity: 'excess', experiment: 'honest', label: 'all workers honest' },
      ],
      curves: [
        { formula: attackedError, label: '(d s^2/2)(c^2 + v/T)', style: 'derived' },
        { formula: errorPlateau, label: 'plateau (d s^2/2) c^2', style: 'derived' },
        { formula: honestError, label: 'without attack, 1/T', style: 'published' },
      ],
      caption:
        'The bias of the median is the same at every step, so that averaging over steps removes the variance and leaves the bias.',
    },
  ],
  notes: [
    'With the calibrated noise of dp-noise-calibration the plateau is 4 c^2 d C^2 ln(1.25/delta) / (b eps)^2: no number of steps buys back what privacy costs under attack.',
    'The variance-norm condition of the published 1/T bound fails within sqrt(n - f) sqrt(d) s of the optimum.',
  ],
};

export default theorem;
