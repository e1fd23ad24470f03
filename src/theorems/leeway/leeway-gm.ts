/**
 * leeway-gm: f points at infinity along e_1 move the geometric median by c sigma sqrt(d), c = sqrt(1 - 1/h) f / sqrt(h^2 - f^2).
 *
 * At the median the unit vectors to the honest points balance f unit vectors along e_1. In high dimension the honest points
 * are all at sqrt(d (1 - 1/h)) from their mean, across e_1: a displacement r needs h r / sqrt(r^2 + d (1 - 1/h)) = f. There is
 * no threshold of acceptance: the displacement saturates, and diverges as f approaches h.
 */
import { geometricMedianLeeway, geometricMedianNaive, leewaySlack, timesRootDimension } from '../../bounds/leeway.js';
import { farPointMedian } from '../../sim/laws/farPointMedian.js';
import { gramTrials } from '../../sim/laws/gramTrials.js';
import { LinearPlant } from '../../sim/laws/plant.js';
import { drawGram } from '../../sim/laws/gram.js';
import { outputWeights } from '../../sim/laws/outcome.js';
import { geometricMedian } from '../../sim/rules/geometricMedian.js';
import { eachTrial } from '../experiment.js';
import { everywhere, workers } from '../grid.js';
import { take } from '../point.js';
import type { Experiment, Theorem } from '../theorem.js';
import { FEW, leewayParameters } from './acceptance.js';
import { limitClaim, slopeClaim } from './acceptedLeeway.js';
import { derivedHere } from './sources.js';

const farPoints: Experiment = {
  description:
    'The geometric median of h Gaussian vectors, drawn through the Gram law, and f points at infinity along e_1 (the limit itself, no large number).',
  observables: {
    leeway: { description: 'median minus honest mean along e_1', unit: 'sigma sqrt(d)', support: { kind: 'real' } },
    displacement: { description: 'median minus honest mean along e_1', unit: 'sigma', support: { kind: 'real' } },
  },
  ...FEW,
  sample: eachTrial(['leeway', 'displacement'], (point) => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    const trial = gramTrials({ n, f, d });
    return (stream) => {
      const plant = trial(stream);
      const displacement = farPointMedian(plant, f).first - plant.honestMeanFirst;
      return { leeway: displacement / Math.sqrt(d), displacement };
    };
  }),
  replay: (context, point, trial) => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    const plant = gramTrials({ n, f, d })(context.stream(trial));
    const median = farPointMedian(plant, f);
    return {
      title: `${f} points at infinity and the geometric median, n = ${n}, f = ${f}, d = ${d}, sigma = 1, g = 0`,
      entries: [
        { label: 'coordinate 1 of the honest vectors', value: [...plant.first.subarray(f)] },
        { label: 'coordinate 1 of the honest mean', value: plant.honestMeanFirst },
        { label: 'coordinate 1 of the median', value: median.first },
        { label: 'weights of the honest vectors', value: [...median.weights] },
        { label: 'limit of the displacement', value: geometricMedianLeeway.evaluate({ n, f }) * Math.sqrt(d) },
      ],
    };
  },
};

/** n = 2f: as many far points as honest ones. */
const noMajority: Experiment = {
  description: 'As many Byzantine points as honest ones, at 1e6 sigma sqrt(d) e_1.',
  observables: {
    leeway: { description: 'median minus honest mean along e_1', unit: 'sigma sqrt(d)', support: { kind: 'real' } },
  },
  trials: { quick: 256, standard: 256, thorough: 256 },
  grid: everywhere(workers({ d: [10_000] }, [11, 2])),
  sample: eachTrial(['leeway'], (point) => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    const h = n - f;
    const plant = new LinearPlant(h, h);
    return (stream) => {
      plant.load(drawGram(stream, { h, d, directions: 1 }), 0).shift(1e6 * Math.sqrt(d));
      const first = plant.mixFirst(outputWeights(geometricMedian, plant, h - 1));
      return { leeway: (first - plant.honestMeanFirst) / Math.sqrt(d) };
    };
  }),
};

const curve = timesRootDimension(geometricMedianLeeway);

const theorem: Theorem = {
  id: 'leeway-gm',
  title: 'The leeway of the geometric median',
  kind: 'scaling law',
  paper: 'leeway',
  sources: [derivedHere('exponent and constant')],
  statement:
    'With f Byzantine points at infinity along e_1 the geometric median of h = n - f Gaussian vectors lies c sigma sqrt(d) from their mean, ' +
    'c -> sqrt(1 - 1 / h) f / sqrt(h^2 - f^2) as d grows.',
  setting: 'Gaussian honest vectors N(g, sigma^2 I_d), the continuous geometric median, first M, then d to infinity.',
  assumptions: ['Honest vectors are isotropic Gaussian.', 'n >= 2f + 1, f >= 1.'],
  parameters: leewayParameters,
  domain: [
    ...geometricMedianLeeway.domain,
    { expression: 'd >= 2', reason: 'the Gram law needs a dimension beside the attacked one' },
  ],
  formulas: [geometricMedianLeeway, geometricMedianNaive, curve, leewaySlack],
  grid: {
    quick: workers({ d: [1e4, 1e8] }, [11, 2], [15, 6]),
    standard: workers({ d: [1e3, 1e4, 1e6, 1e8] }, [15, 1], [15, 2], [15, 3], [15, 4], [15, 5], [15, 6], [15, 7]),
    thorough: workers(
      { d: [1e3, 1e4, 1e6, 1e8] },
      [11, 1],
      [11, 2],
      [15, 1],
      [15, 2],
      [15, 3],
      [15, 4],
      [15, 5],
      [15, 6],
      [15, 7],
      [25, 6],
      [50, 10],
    ),
  },
  experiments: { main: farPoints, noMajority },
  claims: [
    slopeClaim(
      'slope',
      'displacement',
      0.5,
      'The displacement grows like the square root of the dimension (d >= 10,000).',
    ),
    limitClaim('constant', 'leeway', geometricMedianLeeway, 'Divided by sigma sqrt(d) it equals c', 0.1),
  ],
  controls: [
    {
      id: 'linear',
      text: 'The leading term sqrt(1 - 1/h) f / h',
      change: 'wrong formula',
      claim: {
        ...limitClaim('linear', 'leeway', geometricMedianNaive, 'It equals its leading term for few far points', 0.1),
      },
    },
    {
      id: 'no-majority',
      text: 'As many far points as honest ones',
      change: 'dropped assumption',
      claim: {
        id: 'no-majority',
        kind: 'at-most',
        experiment: 'noMajority',
        text: 'Without an honest majority the median stays within 100 sigma sqrt(d).',
        quantity: 'leeway',
        bound: 100,
        tolerance: 0,
      },
    },
  ],
  figures: [
    {
      id: 'colluders',
      title: 'Displacement of the geometric median by points at infinity',
      x: { parameter: 'f', label: 'Byzantine vectors f', scale: 'linear' },
      y: { label: 'displacement / (sigma sqrt(d))', scale: 'linear' },
      where: ({ n, d }) => n === 15 && d! >= 1e8,
      measured: [{ quantity: 'leeway', label: 'measured' }],
      curves: [
        { formula: geometricMedianLeeway, label: 'closed form', style: 'derived' },
        { formula: geometricMedianNaive, label: 'leading term', style: 'published' },
      ],
      caption: 'No threshold of acceptance: the displacement saturates at every f, and diverges as f approaches n / 2.',
    },
    {
      id: 'dimension',
      title: 'Displacement of the geometric median and the dimension',
      x: { parameter: 'd', label: 'dimension d', scale: 'log' },
      y: { label: 'displacement / sigma', scale: 'log' },
      where: ({ f }) => f! % 3 === 0 || f === 2,
      measured: [{ quantity: 'displacement', label: 'measured' }],
      curves: [{ formula: curve, label: 'c sqrt(d)', style: 'derived' }],
      caption: 'A slope of 1/2 over all decades.',
    },
  ],
};

export default theorem;
