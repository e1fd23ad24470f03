/**
 * leeway-linf: the medoid of sup-norm distances accepts about sqrt(log d) sigma on one coordinate, but as much on all
 * coordinates at once.
 *
 * Average the honest scores over the honest vectors: the mean honest distance is at most sqrt(2) M_d sigma, M_d the expected
 * largest of d absolute normals. A colluder on one coordinate is at distance gamma at least, up to terms that sum to 0. On all
 * coordinates the largest of honest mean - V_j + gamma counts, which is gamma + sqrt(1 - 1/h) times the largest of d normals.
 */
import { supNormLeeway, supNormLeewayAll } from '../../bounds/leewayNorms.js';
import { NormPlant } from '../../sim/laws/normPlant.js';
import { drawSupNorms } from '../../sim/laws/supNorm.js';
import { medoid } from '../../sim/rules/medoid.js';
import { eachTrial } from '../experiment.js';
import { workers } from '../grid.js';
import { take } from '../point.js';
import type { Claim, Control, Experiment, Point, Theorem } from '../theorem.js';
import { leewayParameters } from './acceptance.js';
import { largestCaptured } from './normShift.js';
import { hiddenVulnerability } from './sources.js';

function attack(point: Point) {
  const { n, f, d } = take(point, 'n', 'f', 'd');
  const draw = drawSupNorms({ h: n - f, d });
  const plant = new NormPlant(n - f, f);
  return {
    draw,
    plant,
    one: () => largestCaptured(medoid, plant, (gamma) => plant.shift(gamma), d),
    all: () => largestCaptured(medoid, plant, (gamma) => plant.shiftAll(gamma), d),
  };
}

const exceedances: Experiment = {
  description:
    'Sup-norm distances of Gaussian vectors through the exceedance law (exact, free of d); f copies of honest mean + gamma e_1 or + gamma (1, .., 1), gamma the largest displacement that the medoid accepts in the trial.',
  observables: {
    one: { description: 'displacement accepted on one coordinate', unit: 'sigma', support: { kind: 'real' } },
    all: { description: 'displacement accepted on every coordinate at once', unit: 'sigma', support: { kind: 'real' } },
    length: { description: 'Euclidean length of the latter', unit: 'sigma', support: { kind: 'real' } },
  },
  trials: { quick: 256, standard: 256, thorough: 2048 },
  firstLook: 64,
  blockSize: 32,
  sample: eachTrial(['one', 'all', 'length'], (point) => {
    const { draw, plant, one, all } = attack(point);
    const root = Math.sqrt(take(point, 'd').d);
    return (stream) => {
      plant.load(draw(stream));
      const everywhere = all();
      return { one: one(), all: everywhere, length: everywhere * root };
    };
  }),
  replay: (context, point, trial) => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    const { draw, plant, one, all } = attack(point);
    const honest = draw(context.stream(trial));
    plant.load(honest);
    return {
      title: `Mean shift on the sup-norm medoid, n = ${n}, f = ${f}, d = ${d}, sigma = 1, g = 0`,
      entries: [
        {
          label: 'sup-norm distances of the first honest vector to the others',
          value: [...honest.distances.subarray(1, n - f)],
        },
        { label: 'displacement accepted on coordinate 1', value: one() },
        { label: 'bound on its mean', value: supNormLeeway.evaluate({ n, f, d }) },
        { label: 'displacement accepted on all coordinates at once', value: all() },
        { label: 'bound on its mean', value: supNormLeewayAll.evaluate({ n, f, d }) },
      ],
    };
  },
};

const bounds = { one: supNormLeeway, all: supNormLeewayAll } as const;
const places = { one: 'on one coordinate', all: 'on all coordinates at once' } as const;

const atMost = (quantity: 'one' | 'all', share = 1): Claim => ({
  id: quantity,
  kind: 'at-most',
  role: 'derived',
  text: `The mean displacement accepted ${places[quantity]} is at most its bound.`,
  quantity,
  bound: share === 1 ? bounds[quantity] : bounds[quantity].scaled(share),
  tolerance: 0,
});

const atLeast = (quantity: 'one' | 'all', share: number): Claim => ({
  id: `${quantity}-tight`,
  kind: 'at-least',
  role: 'derived',
  text: `The bound is reached up to ${100 * (1 - share)} %: ${places[quantity]} the mean displacement is at least ${share} of it (d >= 1,000).`,
  quantity,
  bound: bounds[quantity].scaled(share),
  tolerance: 0,
  where: ({ d }) => d! >= 1e3,
});

const tightened = (quantity: 'one' | 'all', divisor: number): Control => ({
  id: `${quantity}-over-${divisor}`,
  text: `The bound ${places[quantity]} divided by ${divisor}`,
  change: 'tightened constant',
  claim: { ...atMost(quantity, 1 / divisor), id: `${quantity}-over-${divisor}` } as Claim,
});

const theorem: Theorem = {
  id: 'leeway-linf',
  title: 'The leeway of the sup-norm medoid',
  kind: 'upper bound',
  paper: 'leeway',
  sources: [hiddenVulnerability('p = infinity treated apart, recalled; the bounds are derived here')],
  statement:
    'The medoid of sup-norm distances accepts a displacement of one coordinate of mean at most sqrt(2) (h - 1) / (h - f) M_d sigma, ' +
    'of order sqrt(log d); but it accepts all d coordinates displaced at once by at most ' +
    '(sqrt(2) (h - 1) / (h - f) M_d - sqrt(1 - 1/h) M1_d) sigma each, a total of order sqrt(d log d). ' +
    'M_d and M1_d are the expected largest of d absolute normals and of d normals.',
  setting: 'Gaussian honest vectors N(g, sigma^2 I_d), f copies of honest mean + gamma e_1 or + gamma (1, .., 1).',
  assumptions: ['Honest vectors are isotropic Gaussian.', 'All f Byzantine vectors are equal.', 'n >= 2f + 2, f >= 1.'],
  parameters: leewayParameters,
  domain: supNormLeeway.domain,
  formulas: [supNormLeeway, supNormLeewayAll],
  grid: {
    quick: workers({ d: [1e3, 1e6] }, [11, 2]),
    standard: workers({ d: [1e3, 1e6, 1e9] }, [11, 2]),
    thorough: workers({ d: [1e2, 1e3, 3e4, 1e6, 1e9] }, [11, 2], [15, 3]),
  },
  experiments: { main: exceedances },
  claims: [
    atMost('one'),
    atLeast('one', 0.85),
    atMost('all'),
    atLeast('all', 0.8),
    {
      id: 'hardly-grows',
      kind: 'slope',
      role: 'published',
      text: 'On one coordinate it grows more slowly than d^0.1 (d >= 1,000).',
      quantity: 'one',
      along: 'd',
      low: 0,
      high: 0.1,
      where: ({ d }) => d! >= 1e3,
    },
    {
      id: 'total',
      kind: 'slope',
      role: 'derived',
      text: 'Moving all coordinates at once displaces the output by a little more than sqrt(d) in Euclidean length (d >= 1,000).',
      quantity: 'length',
      along: 'd',
      low: 0.5,
      high: 0.6,
      where: ({ d }) => d! >= 1e3,
    },
  ],
  controls: [tightened('one', 1.25), tightened('all', 1.5)],
  figures: [
    {
      id: 'dimension',
      title: 'Displacement per coordinate that the sup-norm medoid accepts',
      x: { parameter: 'd', label: 'dimension d', scale: 'log' },
      y: { label: 'displacement / sigma', scale: 'linear' },
      where: ({ n }) => n === 11,
      measured: [
        { quantity: 'one', label: 'one coordinate' },
        { quantity: 'all', label: 'all coordinates at once' },
      ],
      curves: [
        { formula: supNormLeeway, label: 'bound, one', style: 'derived' },
        { formula: supNormLeewayAll, label: 'bound, all', style: 'derived' },
      ],
      caption:
        'A straight line in log d would be log d: the growth is that of sqrt(log d), and convergence is logarithmic too.',
    },
  ],
};

export default theorem;
