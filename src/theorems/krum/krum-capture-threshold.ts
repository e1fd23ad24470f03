/**
 * krum-capture-threshold: f identical vectors at distance D from the true gradient capture Krum in high dimension exactly
 * when D^2 < sigma_tot^2 (n - 3) / (n - 2f - 1), sigma_tot^2 the total variance of an honest vector.
 *
 * Squared distances concentrate at 2 sigma_tot^2 (honest pairs) and sigma_tot^2 + D^2: the colluders' score
 * (n - 2f - 1)(sigma_tot^2 + D^2) is compared with the honest 2 (n - f - 2) sigma_tot^2. At finite d the threshold is
 * blurred by a relative 1 / sqrt(d).
 */
import { captureDeficit, krumCaptureThreshold } from '../../bounds/krum.js';
import { acceptedShift } from '../../sim/laws/acceptedShift.js';
import { drawGram, emptyGramDraw } from '../../sim/laws/gram.js';
import { LinearPlant } from '../../sim/laws/plant.js';
import { krumSelects } from '../../sim/rules/krum.js';
import type { Stream } from '../../sim/random/stream.js';
import { eachTrial } from '../experiment.js';
import { workers } from '../grid.js';
import { take } from '../point.js';
import type { Experiment, Point, Theorem } from '../theorem.js';
import { krumParameters } from './biasExperiment.js';

/** The two sides of the threshold at which the capture frequency is measured. */
const BELOW = 0.93;
const ABOVE = 1.07;

interface Capture {
  /** Largest captured D^2 / sigma_tot^2 of this draw. */
  readonly threshold: number;
  readonly capturedAt: (ratio: number) => boolean;
}

/** One draw of honest vectors around g = 0 with the f colluders at D e_1; sigma_tot^2 = d in the units of the Gram law. */
function captureTrials(point: Point): (stream: Stream) => Capture {
  const { n, f, d } = take(point, 'n', 'f', 'd');
  const shape = { h: n - f, d, directions: 1 };
  const draw = emptyGramDraw(shape);
  const plant = new LinearPlant(n - f, f);
  const captured = (distance: number): boolean => krumSelects(plant.shift(distance).squaredDistances, n, f) < f;
  const limit = krumCaptureThreshold.evaluate({ n, f });
  return (stream) => {
    plant.load(drawGram(stream, shape, draw), 0);
    return {
      threshold: acceptedShift(captured, d) ** 2 / d,
      capturedAt: (ratio) => captured(Math.sqrt(ratio * limit * d)),
    };
  };
}

const capture: Experiment = {
  description:
    'Gram-law draws of the honest vectors, f copies of D e_1; the largest captured D by bisection, and capture at 0.93 and 1.07 of the threshold.',
  observables: {
    threshold: { description: 'largest captured D^2', unit: 'total variances', support: { kind: 'real' } },
    below: { description: 'captured at D^2 = 0.93 of the threshold', support: { kind: 'event' } },
    above: { description: 'captured at D^2 = 1.07 of the threshold', support: { kind: 'event' } },
  },
  trials: { quick: 1024, standard: 4096, thorough: 16384 },
  blockSize: 128,
  sample: eachTrial(['threshold', 'below', 'above'], (point) => {
    const trial = captureTrials(point);
    return (stream) => {
      const { threshold, capturedAt } = trial(stream);
      return { threshold, below: Number(capturedAt(BELOW)), above: Number(capturedAt(ABOVE)) };
    };
  }),
  replay: (context, point, trial) => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    const { threshold, capturedAt } = captureTrials(point)(context.stream(trial));
    return {
      title: `f = ${f} identical vectors against Krum, n = ${n}, d = ${d}`,
      entries: [
        { label: 'limit of the threshold D*^2 / sigma_tot^2', value: krumCaptureThreshold.evaluate({ n, f }) },
        { label: 'largest captured D^2 / sigma_tot^2 of this draw', value: threshold },
        { label: 'captured at 0.93 of the limit', value: capturedAt(BELOW) ? 'yes' : 'no' },
        { label: 'captured at 1.07 of the limit', value: capturedAt(ABOVE) ? 'yes' : 'no' },
      ],
    };
  },
};

const highDimension = ({ d }: Point): boolean => d! >= 100_000;

const theorem: Theorem = {
  id: 'krum-capture-threshold',
  title: 'When identical vectors capture Krum',
  kind: 'threshold',
  paper: 'krum',
  sources: [
    { reference: 'Derived for this laboratory', locus: 'limit d -> infinity at fixed n and f' },
    {
      reference: 'Blanchard, El Mhamdi, Guerraoui, Stainer. NeurIPS 2017',
      arxiv: '1703.02757',
      locus: 'the rule',
    },
  ],
  statement:
    'As d grows with n and f fixed, the probability that Krum outputs the colluders tends to 1 if ' +
    'D^2 < sigma_tot^2 (n - 3) / (n - 2f - 1), and to 0 if D^2 is larger.',
  setting:
    'Honest vectors N(g, (sigma_tot^2 / d) I_d), f copies of a vector at distance D from g, Krum over n - f - 2 others (K1).',
  assumptions: ['Honest vectors are isotropic Gaussian.', 'd is large; n and f are fixed.', 'n >= 2f + 3, f >= 1.'],
  parameters: krumParameters,
  domain: [
    ...krumCaptureThreshold.domain,
    { expression: 'd >= 2', reason: 'the Gram law needs a dimension beside the attacked one' },
  ],
  formulas: [krumCaptureThreshold, captureDeficit],
  grid: {
    quick: workers({ d: [1_000, 100_000] }, [11, 2], [11, 4]),
    standard: workers({ d: [1_000, 10_000, 100_000, 1_000_000] }, [11, 2], [11, 4], [25, 5]),
    thorough: workers(
      { d: [100, 1_000, 10_000, 100_000, 1_000_000, 100_000_000] },
      [11, 2],
      [11, 4],
      [25, 5],
      [25, 11],
    ),
  },
  experiments: { main: capture },
  claims: [
    {
      id: 'threshold',
      kind: 'equals',
      role: 'derived',
      text: 'The largest captured D^2 is (n - 3) / (n - 2f - 1) total variances, up to a relative 2 / sqrt(d).',
      quantity: 'threshold',
      bound: krumCaptureThreshold,
      slack: { absolute: captureDeficit },
      tolerance: { absolute: captureDeficit.scaled(0.25) },
    },
    {
      id: 'captured-below',
      kind: 'at-least',
      role: 'derived',
      text: 'At 0.93 of the threshold the colluders are selected with probability at least 0.99 (d >= 100,000).',
      quantity: 'below',
      bound: 0.99,
      tolerance: 0.01,
      where: highDimension,
    },
    {
      id: 'free-above',
      kind: 'at-most',
      role: 'derived',
      text: 'At 1.07 of the threshold they are selected with probability at most 0.02 (d >= 100,000).',
      quantity: 'above',
      bound: 0.02,
      tolerance: 0,
      where: highDimension,
    },
  ],
  controls: [
    {
      id: 'captured-above',
      text: 'Capture above the threshold',
      change: 'wrong formula',
      claim: {
        id: 'captured-above',
        kind: 'at-least',
        text: 'At 1.07 of the threshold the colluders are selected with probability at least 0.5.',
        quantity: 'above',
        bound: 0.5,
        tolerance: 0,
        where: highDimension,
      },
    },
    {
      id: 'threshold-1.07',
      text: 'A threshold 7 % larger',
      change: 'wrong formula',
      claim: {
        id: 'threshold-1.07',
        kind: 'equals',
        text: 'The largest captured D^2 is 1.07 (n - 3) / (n - 2f - 1) total variances.',
        quantity: 'threshold',
        bound: krumCaptureThreshold.scaled(1.07),
        slack: { absolute: captureDeficit },
        tolerance: { absolute: captureDeficit.scaled(0.25) },
        where: highDimension,
      },
    },
  ],
  figures: [
    {
      id: 'dimension',
      title: 'Largest captured squared distance',
      x: { parameter: 'd', label: 'dimension d', scale: 'log' },
      y: { label: 'D^2 / total variance', scale: 'linear' },
      measured: [{ quantity: 'threshold', label: 'measured' }],
      curves: [{ formula: krumCaptureThreshold, label: '(n - 3) / (n - 2f - 1)', style: 'derived' }],
      caption: 'The measured threshold approaches its limit as the dimension grows.',
    },
  ],
};

export default theorem;
