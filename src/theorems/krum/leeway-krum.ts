/**
 * leeway-krum: the displacement that Krum accepts on one coordinate grows like c sqrt(d), with the exact constant c.
 *
 * In high dimension honest vectors form a regular simplex of squared side 2d. A colluder's score counts f - 1 copies at
 * distance 0 and h - f - 1 honest vectors; an honest score counts h - 2 honest ones: the colluders win as long as
 * (h - f - 1)(1 - 1/h + gamma^2 / d) < 2 (h - 2). The limit is approached from below with a deficit of about 0.7 sigma.
 */
import { krumLeeway, krumLeewayCurve, krumLeewaySlack, singleColluderLeeway } from '../../bounds/krum.js';
import { eachTrial } from '../experiment.js';
import { workers } from '../grid.js';
import { take } from '../point.js';
import type { Theorem } from '../theorem.js';
import { krumBias, krumParameters } from './biasExperiment.js';
import { omniscientShift } from './gramKrum.js';

const decades = [1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8];
const everyOther = [1e2, 1e4, 1e6, 1e8];

const theorem: Theorem = {
  id: 'leeway-krum',
  title: "Krum's leeway on one coordinate",
  kind: 'scaling law',
  paper: 'krum',
  sources: [
    {
      reference:
        'El Mhamdi, Guerraoui, Rouault. The Hidden Vulnerability of Distributed Learning in Byzantium. ICML 2018',
      arxiv: '1802.07927',
      locus: 'order sqrt(d), confirmed in the abstract; the constants are derived here',
    },
  ],
  statement:
    'With f colluders at honest mean + gamma e_1, the largest gamma that Krum still selects satisfies ' +
    'gamma* / (sigma sqrt(d)) -> c = sqrt(2 (h - 2) / (h - f - 1) - 1 + 1 / h), h = n - f, as d grows.',
  setting:
    'Gaussian honest vectors N(g, sigma^2 I_d), Krum over squared distances to n - f - 2 others (K1), n and f fixed.',
  assumptions: ['Honest vectors are isotropic Gaussian.', 'All f Byzantine vectors are equal.', 'n >= 2f + 3, f >= 1.'],
  parameters: krumParameters,
  domain: [
    ...krumLeeway.domain,
    { expression: 'd >= 2', reason: 'the Gram law needs a dimension beside the attacked one' },
  ],
  formulas: [krumLeeway, krumLeewayCurve, singleColluderLeeway, krumLeewaySlack],
  grid: {
    quick: workers({ d: everyOther }, [11, 2], [15, 3]),
    standard: workers({ d: decades }, [11, 1], [11, 2], [15, 3]),
    thorough: workers({ d: decades }, [11, 1], [11, 2], [15, 3], [25, 6], [50, 10]),
  },
  experiments: {
    main: {
      description: 'Largest accepted displacement of every trial, by bisection on Gram-law draws.',
      observables: {
        leeway: { description: 'largest accepted displacement', unit: 'sigma sqrt(d)', support: { kind: 'real' } },
        displacement: { description: 'largest accepted displacement', unit: 'sigma', support: { kind: 'real' } },
        output: { description: 'coordinate 1 of the output under it', unit: 'sigma', support: { kind: 'real' } },
      },
      trials: { quick: 512, standard: 1024, thorough: 4096 },
      blockSize: 128,
      sample: eachTrial(['leeway', 'displacement', 'output'], (point) => {
        const attack = omniscientShift(point);
        const scale = Math.sqrt(take(point, 'd').d);
        return (stream) => {
          const { plant, accepted, selected } = attack(stream);
          return { leeway: accepted / scale, displacement: accepted, output: plant.first[selected]! };
        };
      }),
      replay: krumBias.replay!,
    },
  },
  claims: [
    {
      id: 'slope',
      kind: 'slope',
      role: 'published',
      text: 'The accepted displacement grows like the square root of the dimension (d >= 10,000).',
      quantity: 'displacement',
      along: 'd',
      low: 0.495,
      high: 0.505,
      where: ({ d }) => d! >= 1e4,
    },
    {
      id: 'constant',
      kind: 'equals',
      role: 'derived',
      text: 'Divided by sigma sqrt(d) it equals c up to log(n) / (2 sqrt(d)) (d >= 1,000).',
      quantity: 'leeway',
      bound: krumLeeway,
      slack: { absolute: krumLeewaySlack },
      tolerance: { absolute: krumLeewaySlack.scaled(0.25) },
      where: ({ d }) => d! >= 1e3,
    },
  ],
  controls: [
    {
      id: 'single-colluder',
      text: 'The constant sqrt(1 + 1/h) of a lone attacker, for f >= 2',
      change: 'wrong formula',
      claim: {
        id: 'single-colluder',
        kind: 'equals',
        text: 'The accepted displacement over sigma sqrt(d) equals sqrt(1 + 1/h) up to log(n) / (2 sqrt(d)).',
        quantity: 'leeway',
        bound: singleColluderLeeway,
        slack: { absolute: krumLeewaySlack },
        tolerance: { absolute: krumLeewaySlack.scaled(0.25) },
        where: ({ f, d }) => f! >= 2 && d! >= 1e4,
      },
    },
    {
      id: 'no-growth',
      text: 'A leeway that does not depend on d',
      change: 'wrong exponent',
      claim: {
        id: 'no-growth',
        kind: 'slope',
        text: 'The accepted displacement does not grow with the dimension.',
        quantity: 'displacement',
        along: 'd',
        low: -0.05,
        high: 0.05,
        where: ({ d }) => d! >= 1e4,
      },
    },
  ],
  figures: [
    {
      id: 'dimension',
      title: 'Displacement that Krum accepts on one coordinate',
      x: { parameter: 'd', label: 'dimension d', scale: 'log' },
      y: { label: 'displacement / sigma', scale: 'log' },
      measured: [{ quantity: 'displacement', label: 'measured gamma*' }],
      curves: [{ formula: krumLeewayCurve, label: 'c sqrt(d)', style: 'derived' }],
      caption:
        'One coordinate of a Krum output can be moved by about 1.2 sigma sqrt(d): a slope of 1/2 over all decades.',
    },
    {
      id: 'constant',
      title: 'Displacement relative to the total spread',
      x: { parameter: 'd', label: 'dimension d', scale: 'log' },
      y: { label: 'displacement / (sigma sqrt(d))', scale: 'linear' },
      where: ({ n }) => n === 11,
      measured: [{ quantity: 'leeway', label: 'measured gamma* / sqrt(d)' }],
      curves: [
        { formula: krumLeeway, label: 'limit c', style: 'derived' },
        { formula: singleColluderLeeway, label: 'limit for a lone attacker', style: 'derived' },
      ],
      caption:
        'The limit is approached from below with a deficit of 0.7 / sqrt(d); colluders that support each other get further.',
    },
  ],
  notes: [
    'The deficit sqrt(d) c - E gamma* does not depend on d: 0.69 sigma at (11, 2), 0.755 at (15, 3), 1.12 at (50, 10), about 0.28 log(n) sigma.',
  ],
};

export default theorem;
