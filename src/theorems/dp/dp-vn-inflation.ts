/**
 * dp-vn-inflation: privacy noise raises the variance-norm ratio of a worker's message to
 * r = (sigma^2 / b + d s^2) / lambda^2, and with calibrated noise and clipping at C never below 8 d ln(1.25/delta) / (b eps)^2.
 *
 * The first is an identity (variances add). The second holds since lambda <= C, with equality for noiseless data of norm
 * C. The factor d is the point: noise has the same deviation on every coordinate, so its energy grows with the model.
 */
import { privateRatio, privateRatioWithoutDimension, ratioFloor } from '../../bounds/dp.js';
import { classicalNoise } from '../../dp/gaussian.js';
import type { Stream } from '../../sim/random/stream.js';
import { eachTrial } from '../experiment.js';
import { take } from '../point.js';
import type { Point, Theorem } from '../theorem.js';

/** What one message is made of, in units of the clipping norm. */
interface Message {
  readonly sigma: number;
  readonly b: number;
  readonly d: number;
  readonly lambda: number;
  /** Privacy noise per coordinate. */
  readonly s: number;
}

function messageAt(point: Point): Message {
  const { eps, delta, ...rest } = take(point, 'sigma', 'b', 'd', 'lambda', 'eps', 'delta');
  return { ...rest, s: classicalNoise(2 / rest.b, eps, delta) };
}

/** The mean of b records, drawn one by one, plus privacy noise; the true gradient has equal coordinates. */
function sendMessage(stream: Stream, { sigma, b, s, d, lambda }: Message): Float64Array {
  const mean = lambda / Math.sqrt(d);
  const spread = sigma / Math.sqrt(d);
  return Float64Array.from({ length: d }, () => {
    let records = 0;
    for (let record = 0; record < b; record++) records += mean + spread * stream.normal();
    return records / b + s * stream.normal();
  });
}

/** ||first - second||^2 / 2, whose mean over independent messages is their total variance. */
function halfSquaredDistance(first: Float64Array, second: Float64Array): number {
  let total = 0;
  for (let k = 0; k < first.length; k++) total += (first[k]! - second[k]!) ** 2;
  return total / 2;
}

const base = { sigma: 1, b: 10, d: 12, lambda: 1, eps: 0.9, delta: 0.01 };
const quick = [
  ...[3, 12, 24].map((d) => ({ ...base, d })),
  { ...base, eps: 0.5 },
  { ...base, b: 20 },
  { ...base, lambda: 0.7 },
];
const standard = [...quick, { ...base, d: 48 }, { ...base, sigma: 0 }, { ...base, delta: 1e-4 }];

const theorem: Theorem = {
  id: 'dp-vn-inflation',
  title: 'What privacy noise does to the variance-norm ratio',
  kind: 'identity',
  paper: 'dp',
  sources: [
    {
      reference:
        'Guerraoui, Gupta, Pinot, Rouault, Stephan. Differential Privacy and Byzantine Resilience in SGD: Do They Add Up? PODC 2021',
      arxiv: '2102.08166',
      locus: 'key observation; formula derived here',
    },
  ],
  statement:
    'The mean of b independent records of total variance sigma^2 about a gradient of norm lambda, with noise of deviation s on each ' +
    'of d coordinates, has variance-norm ratio (sigma^2/b + d s^2) / lambda^2; with the calibrated noise s = (2C/b) sqrt(2 ln(1.25/delta)) / eps ' +
    'and lambda <= C the ratio is at least 8 d ln(1.25/delta) / (b eps)^2.',
  setting: 'Units of the clipping norm C; Gaussian records, drawn one by one; two independent messages per trial.',
  assumptions: [
    'Records are independent.',
    'For the floor: the gradient has norm at most the clipping norm.',
    '0 < eps < 1.',
  ],
  parameters: [
    { name: 'sigma', description: 'square root of the total variance of one record, over C', type: 'real', default: 1 },
    { name: 'b', description: 'batch size', type: 'integer', default: 10 },
    { name: 'd', description: 'coordinates', type: 'integer', default: 12 },
    { name: 'lambda', description: 'norm of the true gradient, over C', type: 'real', default: 1 },
    { name: 'eps', description: 'privacy parameter epsilon of one step', type: 'real', default: 0.9 },
    { name: 'delta', description: 'privacy parameter delta of one step', type: 'real', default: 0.01 },
  ],
  domain: [
    ...privateRatio.domain,
    { expression: 'lambda <= 1', reason: 'the mean of clipped gradients is no longer than the clipping norm' },
  ],
  formulas: [privateRatio, ratioFloor],
  grid: { quick, standard, thorough: [...standard, { ...base, d: 192 }, { ...base, b: 200 }] },
  experiments: {
    main: {
      description: 'Pairs of messages; half their squared distance over the squared norm of the true gradient.',
      observables: {
        ratio: {
          description: 'half the squared distance of two independent messages, over lambda^2',
          support: { kind: 'real' },
        },
      },
      trials: { quick: 65_536, standard: 131_072, thorough: 262_144 },
      firstLook: 1024,
      blockSize: 512,
      sample: eachTrial(['ratio'], (point) => {
        const message = messageAt(point);
        return (stream) => ({
          ratio: halfSquaredDistance(sendMessage(stream, message), sendMessage(stream, message)) / message.lambda ** 2,
        });
      }),
      replay: (context, point, trial) => {
        const stream = context.stream(trial);
        const message = messageAt(point);
        const first = sendMessage(stream, message);
        const second = sendMessage(stream, message);
        return {
          title: `Two private messages about one gradient, trial ${trial}`,
          entries: [
            { label: 'first message', value: [...first] },
            { label: 'second message', value: [...second] },
            { label: 'every coordinate of the true gradient', value: message.lambda / Math.sqrt(message.d) },
            { label: 'noise per coordinate s', value: message.s },
            {
              label: 'half the squared distance over lambda^2',
              value: halfSquaredDistance(first, second) / message.lambda ** 2,
            },
            { label: 'its mean, (sigma^2 / b + d s^2) / lambda^2', value: privateRatio.evaluate(point) },
          ],
        };
      },
    },
  },
  claims: [
    {
      id: 'ratio',
      kind: 'equals',
      role: 'derived',
      text: 'The variance-norm ratio of a private message is (sigma^2/b + d s^2) / lambda^2.',
      quantity: 'ratio',
      bound: privateRatio,
      tolerance: { relative: 0.04 },
    },
    {
      id: 'floor',
      kind: 'at-least',
      role: 'published',
      text: 'The ratio is at least 8 d ln(1.25/delta) / (b eps)^2, however little the data vary.',
      quantity: 'ratio',
      bound: ratioFloor,
      tolerance: 0.04,
    },
  ],
  controls: [
    {
      id: 'without-dimension',
      text: 'The noise counted once instead of on each of d coordinates',
      change: 'wrong formula',
      claim: {
        id: 'without-dimension',
        kind: 'equals',
        text: 'The ratio is (sigma^2/b + s^2) / lambda^2.',
        quantity: 'ratio',
        bound: privateRatioWithoutDimension,
        tolerance: { relative: 0.04 },
      },
    },
  ],
  figures: [
    {
      id: 'dimension',
      title: 'Variance-norm ratio of a private message',
      x: { parameter: 'd', label: 'coordinates d', scale: 'log' },
      y: { label: 'variance / squared norm', scale: 'log' },
      where: ({ sigma, b, lambda, eps, delta }) =>
        sigma === 1 && b === 10 && lambda === 1 && eps === 0.9 && delta === 0.01,
      measured: [{ quantity: 'ratio', label: 'measured' }],
      curves: [
        { formula: privateRatio, label: '(sigma^2/b + d s^2) / lambda^2', style: 'derived' },
        { formula: ratioFloor, label: 'floor 8 d ln(1.25/delta) / (b eps)^2', style: 'published' },
        { formula: privateRatioWithoutDimension, label: 'without the factor d' },
      ],
      caption: 'At the same noise per coordinate the ratio grows with the number of coordinates.',
    },
  ],
  notes: [
    'The square root of the floor is 8.8 for 69 coordinates, b = 50, eps = 0.2, delta = 1e-6. At n = 11, f = 2 the loosest of the published conditions of median, trimmed mean, Krum and MDA admits 1.6 (see vn-ratio-on-digits).',
  ],
};

export default theorem;
