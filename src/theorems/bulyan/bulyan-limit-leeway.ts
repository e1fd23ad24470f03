/**
 * bulyan-limit-leeway: at n = 4f + 3 the leeway of Bulyan on one coordinate tends to sigma e_(f+1:f+1), the expected maximum
 * of f + 1 standard normals, so that relative to the total spread sigma sqrt(d) it falls like d^(-1/2), while Krum's does
 * not fall at all: the ratio of the two is Theta(1 / sqrt(d)).
 *
 * In high dimension the honest vectors that pass the first stage are chosen without regard to coordinate 1. All f colluders
 * pass as long as gamma < sigma sqrt(d (1 + 1/h)); far above the f + 1 selected honest values, they make the largest of
 * those the median of 2f + 1 values, and beta = 1 outputs it.
 */
import { bulyanLimitLeeway, bulyanOverKrum, bulyanRelativeLeeway } from '../../bounds/bulyan.js';
import { krumLeewayCurve } from '../../bounds/krum.js';
import { acceptedShift } from '../../sim/laws/acceptedShift.js';
import { krumSelects } from '../../sim/rules/krum.js';
import { eachTrial } from '../experiment.js';
import { workers } from '../grid.js';
import { take } from '../point.js';
import type { Experiment, Theorem } from '../theorem.js';
import { attackedCoordinate, largePassingShift } from './attackedCoordinate.js';
import { bulyanParameters } from './parameters.js';

const sameDraws: Experiment = {
  description:
    'On the same Gram-law draws: coordinate 1 of Bulyan with f colluders at honest mean +- 0.9 sigma sqrt(d (1 + 1/h)) e_1, half the difference of the two signs (same mean by symmetry, less variance), and the largest displacement that Krum accepts.',
  observables: {
    leeway: {
      description: 'coordinate 1 of Bulyan, half the difference of the two signs of the attack',
      unit: 'sigma',
      support: { kind: 'real' },
    },
    krum: { description: 'displacement that Krum accepts', unit: 'sigma', support: { kind: 'real' } },
  },
  trials: { quick: 6144, standard: 16384, thorough: 65536 },
  blockSize: 256,
  sample: eachTrial(['leeway', 'krum'], (point) => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    const trial = attackedCoordinate(point);
    const gamma = largePassingShift(n - f, d);
    return (stream) => {
      const { outputAt, plant } = trial(stream);
      const leeway = (outputAt(gamma) - outputAt(-gamma)) / 2;
      const krum = acceptedShift((shift) => krumSelects(plant.shift(shift).squaredDistances, n, f) < f, d);
      return { leeway, krum };
    };
  }),
  replay: (context, point, trial) => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    const { outputAt, plant, honestExtreme } = attackedCoordinate(point)(context.stream(trial));
    const gamma = largePassingShift(n - f, d);
    return {
      title: `Mean shift on Bulyan, n = ${n}, f = ${f}, d = ${d}, sigma = 1, g = 0`,
      entries: [
        { label: 'displacement gamma of the colluders', value: gamma },
        { label: 'coordinate 1 of Bulyan', value: outputAt(gamma) },
        { label: 'the same with the colluders at -gamma', value: outputAt(-gamma) },
        { label: 'coordinate 1 of the honest vectors', value: [...plant.first.subarray(f)] },
        { label: 'largest honest |coordinate 1|', value: honestExtreme },
        { label: 'limit of the mean output', value: bulyanLimitLeeway.evaluate({ n, f }) },
      ],
    };
  },
};

const theorem: Theorem = {
  id: 'bulyan-limit-leeway',
  title: "Bulyan's leeway falls like 1 / sqrt(d) relative to the spread",
  kind: 'scaling law',
  paper: 'bulyan',
  sources: [
    {
      reference:
        'El Mhamdi, Guerraoui, Rouault. The Hidden Vulnerability of Distributed Learning in Byzantium. ICML 2018',
      arxiv: '1802.07927',
      locus: 'order 1 / sqrt(d), confirmed in the abstract; the limit constant is derived here',
    },
  ],
  statement:
    'At n = 4f + 3, as d grows, the displacement of one coordinate of Bulyan under the mean shift tends to sigma e_(f+1:f+1), ' +
    'and its ratio to that of Krum is Theta(1 / sqrt(d)).',
  setting: 'Gaussian honest vectors, f copies of honest mean + gamma e_1, Bulyan over Krum (K1) with beta = 1.',
  assumptions: ['Honest vectors are isotropic Gaussian.', 'n = 4f + 3, f >= 1.', 'd is large.'],
  parameters: bulyanParameters,
  domain: [
    ...bulyanLimitLeeway.domain,
    { expression: 'd >= 2', reason: 'the Gram law needs a dimension beside the attacked one' },
  ],
  formulas: [bulyanLimitLeeway, bulyanRelativeLeeway, bulyanOverKrum, krumLeewayCurve],
  grid: {
    quick: workers({ d: [1e4, 1e6, 1e8] }, [11, 2]),
    standard: workers({ d: [1e4, 1e6, 1e8] }, [7, 1], [11, 2], [15, 3]),
    thorough: workers({ d: [1e4, 1e5, 1e6, 1e7, 1e8] }, [7, 1], [11, 2], [15, 3], [23, 5]),
  },
  experiments: { main: sameDraws },
  claims: [
    {
      id: 'limit',
      kind: 'equals',
      role: 'derived',
      text: 'The mean displacement equals the expected maximum of f + 1 normals, up to 0.01 sigma (d >= 1,000,000).',
      quantity: 'leeway',
      bound: bulyanLimitLeeway,
      slack: { absolute: 0.01 },
      tolerance: { absolute: 0.04 },
      where: ({ d }) => d! >= 1e6,
    },
    {
      id: 'flat',
      kind: 'slope',
      role: 'published',
      text: 'The displacement of Bulyan does not grow with the dimension.',
      quantity: 'leeway',
      along: 'd',
      low: -0.02,
      high: 0.02,
    },
    {
      id: 'relative',
      kind: 'slope',
      role: 'published',
      text: 'Divided by the displacement of Krum on the same draws it falls like d^(-1/2).',
      quantity: {
        of: ['leeway', 'krum'],
        expression: 'leeway / krum',
        description: 'leeway of Bulyan over that of Krum',
      },
      along: 'd',
      low: -0.53,
      high: -0.47,
    },
    {
      id: 'krum-beside-it',
      kind: 'slope',
      role: 'published',
      text: 'On the same draws the displacement of Krum grows like d^(1/2).',
      quantity: 'krum',
      along: 'd',
      low: 0.495,
      high: 0.505,
    },
  ],
  controls: [
    {
      id: 'krum-is-flat',
      text: 'The same flatness claimed of Krum on the same draws',
      change: 'wrong exponent',
      claim: {
        id: 'krum-is-flat',
        kind: 'slope',
        text: 'The displacement of Krum does not grow with the dimension.',
        quantity: 'krum',
        along: 'd',
        low: -0.02,
        high: 0.02,
      },
    },
    {
      id: 'rank-f',
      text: 'The expected maximum of f + 1 normals times 0.7',
      change: 'wrong formula',
      claim: {
        id: 'rank-f',
        kind: 'equals',
        text: 'The mean displacement is 0.7 times the expected maximum of f + 1 normals.',
        quantity: 'leeway',
        bound: bulyanLimitLeeway.scaled(0.7),
        slack: { absolute: 0.01 },
        tolerance: { absolute: 0.04 },
      },
    },
  ],
  figures: [
    {
      id: 'dimension',
      title: 'Displacement of one coordinate: Krum and Bulyan',
      x: { parameter: 'd', label: 'dimension d', scale: 'log' },
      y: { label: 'displacement / sigma', scale: 'log' },
      where: ({ n }) => n === 11,
      measured: [
        { quantity: 'krum', label: 'Krum' },
        { quantity: 'leeway', label: 'Bulyan' },
      ],
      curves: [
        { formula: krumLeewayCurve, label: 'Krum: c sqrt(d)', style: 'derived' },
        { formula: bulyanLimitLeeway, label: 'Bulyan: e_(f+1:f+1)', style: 'derived' },
      ],
      caption: 'On the same draws Krum is displaced by more the larger the dimension, Bulyan by a constant.',
    },
    {
      id: 'ratio',
      title: 'Leeway of Bulyan over that of Krum',
      x: { parameter: 'd', label: 'dimension d', scale: 'log' },
      y: { label: 'ratio', scale: 'log' },
      where: ({ n }) => n === 11,
      measured: [
        {
          quantity: {
            of: ['leeway', 'krum'],
            expression: 'leeway / krum',
            description: 'leeway of Bulyan over that of Krum',
          },
          label: 'measured ratio',
        },
      ],
      curves: [{ formula: bulyanOverKrum, label: 'limit', style: 'derived' }],
      caption: 'The second stage of Bulyan divides the leeway by a multiple of sqrt(d).',
    },
  ],
  notes: ['Ratio to Krum at d = 1,000,000: 7.04e-4 at (11, 2), 8.18e-4 at (15, 3), 9.66e-4 at (23, 5).'],
};

export default theorem;
