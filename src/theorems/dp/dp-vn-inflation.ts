/**
 * dp-vn-inflation: privacy noise raises the variance-norm ratio of a worker's message to
 * r = (sigma^2 / b + d s^2) / lambda^2, and with calibrated noise and clipping at C never below 8 d ln(1.25/delta) / (b eps)^2.
 *
 * The first is an identity (variances add). The second holds since lambda <= C, with equality for noiseless data of norm
 * C. The factor d is the point: noise has the same deviation on every coordinate, so its energy grows with the model.
 */
import { noisyRatio, noisyRatioWithoutDimension, noisyVariance, ratioFloor } from '../../bounds/dp.js';
import { classicalNoise } from '../../dp/gaussian.js';
import type { Stream } from '../../sim/random/stream.js';
import { eachTrial } from '../experiment.js';
import { everywhere } from '../grid.js';
import { take } from '../point.js';
import type { Experiment, Point, Quantity, Theorem } from '../theorem.js';

/** What one message is made of. */
interface Message {
  readonly sigma: number;
  readonly b: number;
  readonly s: number;
  readonly d: number;
  readonly lambda: number;
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

/** Half the squared distance and the inner product of two messages: unbiased for the variance and the squared norm. */
function compare(first: Float64Array, second: Float64Array): { readonly variance: number; readonly squaredNorm: number } {
  let distance = 0;
  let inner = 0;
  for (let k = 0; k < first.length; k++) {
    distance += (first[k]! - second[k]!) ** 2;
    inner += first[k]! * second[k]!;
  }
  return { variance: distance / 2, squaredNorm: inner };
}

const messageExperiment = (description: string, messageOf: (point: Point) => Message, grid?: Experiment['grid']): Experiment => ({
  description,
  observables: {
    variance: { description: 'half the squared distance of two independent messages', support: { kind: 'real' } },
    squaredNorm: { description: 'inner product of two independent messages', support: { kind: 'real' } },
  },
  trials: { quick: 65_536, standard: 131_072, thorough: 262_144 },
  firstLook: 1024,
  blockSize: 512,
  ...(grid === undefined ? {} : { grid }),
  sample: eachTrial(['variance', 'squaredNorm'], (point) => {
    const message = messageOf(point);
    return (stream) => compare(sendMessage(stream, message), sendMessage(stream, message));
  }),
  replay: (context, point, trial) => {
    const stream = context.stream(trial);
    const message = messageOf(point);
    const first = sendMessage(stream, message);
    const second = sendMessage(stream, message);
    const { variance, squaredNorm } = compare(first, second);
    return {
      title: `Two private messages about one gradient, trial ${trial}`,
      entries: [
        { label: 'first message', value: [...first] },
        { label: 'second message', value: [...second] },
        { label: 'noise per coordinate s', value: message.s },
        { label: 'half the squared distance', value: variance },
        { label: 'sigma^2 / b + d s^2', value: message.sigma ** 2 / message.b + message.d * message.s ** 2 },
        { label: 'inner product', value: squaredNorm },
        { label: 'lambda^2', value: message.lambda ** 2 },
      ],
    };
  },
});

const ratio: Quantity = {
  of: ['variance', 'squaredNorm'],
  expression: 'variance / squaredNorm',
  description: 'variance-norm ratio of a private message',
};

/** Calibrated noise for records clipped at C = 1, and a gradient of that largest norm. */
function calibrated(point: Point): Message {
  const { b, d, eps, delta, sigma, lambda } = take(point, 'b', 'd', 'eps', 'delta', 'sigma', 'lambda');
  return { sigma, b, d, lambda, s: classicalNoise(2 / b, eps, delta) };
}

const example = { sigma: 2, b: 8, s: 0.3, d: 12, lambda: 0.7 };
/** The same with a gradient whose squared norm is easier to measure. */
const steep = { ...example, lambda: 2 };
const quick = [example, ...[3, 12, 48].map((d) => ({ ...steep, d })), { ...steep, b: 32 }, { ...steep, s: 0.6 }];
const standard = [...quick, { ...steep, d: 192 }, { ...steep, s: 0 }];

const theorem: Theorem = {
  id: 'dp-vn-inflation',
  title: 'What privacy noise does to the variance-norm ratio',
  kind: 'identity',
  paper: 'dp',
  sources: [
    {
      reference: 'Guerraoui, Gupta, Pinot, Rouault, Stephan. Differential Privacy and Byzantine Resilience in SGD: Do They Add Up? PODC 2021',
      arxiv: '2102.08166',
      locus: 'key observation; formula derived here',
    },
  ],
  statement:
    'The mean of b independent records of total variance sigma^2 about a gradient of norm lambda, with noise of deviation s on each ' +
    'of d coordinates, has variance-norm ratio (sigma^2/b + d s^2) / lambda^2; with the calibrated s and records of norm at most C ' +
    'the ratio is at least 8 d ln(1.25/delta) / (b eps)^2.',
  setting: 'Gaussian records, drawn one by one; two independent messages per trial.',
  assumptions: ['Records are independent.', 'For the floor: the gradient has norm at most the clipping norm C (here 1).'],
  parameters: [
    { name: 'sigma', description: 'square root of the total variance of one record', type: 'real', default: 2 },
    { name: 'b', description: 'batch size', type: 'integer', default: 8 },
    { name: 's', description: 'privacy noise per coordinate', type: 'real', default: 0.3 },
    { name: 'd', description: 'coordinates', type: 'integer', default: 12 },
    { name: 'lambda', description: 'norm of the true gradient', type: 'real', default: 0.7 },
    { name: 'eps', description: 'privacy parameter epsilon of one step (for the floor)', type: 'real', default: 0.5 },
    { name: 'delta', description: 'privacy parameter delta of one step (for the floor)', type: 'real', default: 1e-6 },
  ],
  domain: noisyRatio.domain,
  formulas: [noisyRatio, noisyVariance, noisyRatioWithoutDimension, ratioFloor],
  grid: { quick, standard, thorough: [...standard, { ...steep, d: 384 }, { ...steep, b: 100 }] },
  experiments: {
    main: messageExperiment('Messages with a given noise.', (point) => take(point, 'sigma', 'b', 's', 'd', 'lambda')),
    calibrated: messageExperiment(
      'Messages with the noise calibrated for records of norm at most 1, gradient of norm 1.',
      calibrated,
      everywhere([
        { sigma: 0.5, b: 50, d: 10, eps: 0.9, delta: 1e-2, lambda: 1 },
        { sigma: 0.5, b: 50, d: 40, eps: 0.9, delta: 1e-2, lambda: 1 },
      ]),
    ),
  },
  claims: [
    {
      id: 'ratio',
      kind: 'equals',
      role: 'derived',
      text: 'The variance-norm ratio of a private message is (sigma^2/b + d s^2) / lambda^2.',
      quantity: ratio,
      bound: noisyRatio,
      tolerance: { relative: 0.06 },
    },
    {
      id: 'variance',
      kind: 'equals',
      role: 'derived',
      text: 'The total variance of a private message is sigma^2/b + d s^2.',
      quantity: 'variance',
      bound: noisyVariance,
      tolerance: { relative: 0.02 },
    },
    {
      id: 'floor',
      kind: 'at-least',
      role: 'published',
      experiment: 'calibrated',
      text: 'With calibrated noise the ratio is at least 8 d ln(1.25/delta) / (b eps)^2, however little the data vary.',
      quantity: ratio,
      bound: ratioFloor,
      tolerance: 0.06,
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
        quantity: ratio,
        bound: noisyRatioWithoutDimension,
        tolerance: { relative: 0.06 },
      },
    },
  ],
  figures: [
    {
      id: 'dimension',
      title: 'Variance-norm ratio of a private message',
      x: { parameter: 'd', label: 'coordinates d', scale: 'log' },
      y: { label: 'variance / squared norm', scale: 'log' },
      where: ({ sigma, b, s, lambda }) => sigma === 2 && b === 8 && s === 0.3 && lambda === 2,
      measured: [{ quantity: ratio, label: 'measured' }],
      curves: [
        { formula: noisyRatio, label: '(sigma^2/b + d s^2) / lambda^2', style: 'derived' },
        { formula: noisyRatioWithoutDimension, label: 'without the factor d' },
      ],
      caption: 'At the same noise per coordinate the ratio grows with the number of coordinates.',
    },
  ],
  notes: ['The square root of the floor is 8.8 for 69 coordinates, b = 50, eps = 0.2, delta = 1e-6, far above what any rule of the catalogue tolerates.'],
};

export default theorem;
