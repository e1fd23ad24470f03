/**
 * hetero-two-worlds-kappa: no aggregation rule has a robustness coefficient below f / (n - 2f).
 *
 * f vectors at +v, f at -v, n - 2f at 0 look the same when the -v are Byzantine and when the +v are. The honest means are
 * +-(f / h) v, h = n - f, and each honest variance is (f / h)(1 - f / h) ||v||^2: whatever the output, its squared distance
 * to one of the two means is at least the square of half their distance, f / (n - 2f) times the variance. Rules that answer
 * the midpoint attain it on this input; the trimmed mean attains it on every input (kappa-cwtm-exact).
 */
import { kappaOptimal } from '../../bounds/kappa.js';
import type { Support } from '../../stats/estimate.js';
import { eachTrial } from '../experiment.js';
import { workers } from '../grid.js';
import { take } from '../point.js';
import type { Experiment, Observable, Point, Scene, Theorem, TrialContext } from '../theorem.js';
import { suite } from './suite.js';
import { drawTwoWorlds, meanOf, worstRatio } from './twoWorlds.js';

const names = suite.map(({ name }) => name);

/** The answer of somebody who is told that world 1 is real: what the obstacle costs. */
const REVEALED = 'revealed';

/** The two optimal answers do not depend on the draw: the worlds mirror each other. */
const CONSTANT = new Set(['bayes', 'minimax']);

function observable(name: string, description: string): Observable {
  const support: Support = { kind: CONSTANT.has(name) ? 'constant' : 'real' };
  return { description: `larger of the two worlds' ratios: ${description}`, support };
}

function replayWorlds(context: TrialContext, point: Point, trial: number): Scene {
  const { n, f, d } = take(point, 'n', 'f', 'd');
  const worlds = drawTwoWorlds(context.stream(trial), n, f, d);
  return {
    title: `Two worlds that look the same, n = ${n}, f = ${f}, d = ${d}`,
    entries: [
      { label: 'honest workers of world 1', value: worlds.honest[0] },
      { label: 'honest workers of world 2', value: worlds.honest[1] },
      { label: 'honest mean of world 1', value: [...meanOf(worlds, worlds.honest[0])] },
      { label: 'honest mean of world 2', value: [...meanOf(worlds, worlds.honest[1])] },
      ...suite.map(({ name, answer }) => ({
        label: `worst ratio of ${name}`,
        value: worstRatio(worlds, answer(worlds, f)),
      })),
      { label: 'bound f / (n - 2f)', value: kappaOptimal.evaluate({ n, f }) },
    ],
  };
}

const identicalObservations: Experiment = {
  description:
    'One observation per trial (random v, translation and order of the workers); every algorithm answers once and is judged in both worlds.',
  observables: {
    ...Object.fromEntries(suite.map(({ name, description }) => [name, observable(name, description)])),
    [REVEALED]: {
      description: 'ratio in world 1 of an algorithm that is told the world: the honest mean',
      support: { kind: 'constant' },
    },
  },
  trials: { quick: 2048, standard: 4096, thorough: 16384 },
  blockSize: 128,
  sample: eachTrial([...names, REVEALED], (point) => {
    const { n, f, d } = take(point, 'n', 'f', 'd');
    return (stream) => {
      const worlds = drawTwoWorlds(stream, n, f, d);
      const ratios: Record<string, number> = {};
      for (const { name, answer } of suite) ratios[name] = worstRatio(worlds, answer(worlds, f));
      const [real] = worlds.honest;
      ratios[REVEALED] = worstRatio({ ...worlds, honest: [real, real] }, meanOf(worlds, real));
      return ratios;
    };
  }),
  replay: replayWorlds,
};

const theorem: Theorem = {
  id: 'hetero-two-worlds-kappa',
  title: 'No rule is more robust than f / (n - 2f)',
  kind: 'impossibility',
  paper: 'kappa',
  sources: [
    {
      reference:
        'Allouah, Farhadkhani, Guerraoui, Gupta, Pinot, Stephan. Fixing by Mixing: A Recipe for Optimal Byzantine ML under Heterogeneity. AISTATS 2023',
      arxiv: '2302.01772',
      locus: 'lower-bound proposition, number not confirmed; proof derived here',
    },
  ],
  statement:
    'For 1 <= f < n / 2 every rule F has an input x_1 .. x_n in R^d and a set S of n - f of them with ' +
    '||F(x) - mean_S||^2 >= f / (n - 2f) Var_S.',
  setting:
    'Any deterministic rule; f vectors at +v, f at -v, n - 2f at 0, and the two honest sets that leave out one side.',
  assumptions: ['1 <= f < n / 2.', 'Var_S has divisor |S|.'],
  parameters: [
    { name: 'n', description: 'vectors received', type: 'integer', default: 11 },
    { name: 'f', description: 'Byzantine vectors', type: 'integer', default: 3 },
    { name: 'd', description: 'dimension', type: 'integer', default: 3 },
  ],
  domain: [...kappaOptimal.domain, { expression: 'd >= 1' }],
  formulas: [kappaOptimal],
  grid: {
    quick: workers({ d: [3] }, [11, 1], [11, 3], [11, 5]),
    standard: workers({ d: [3] }, [7, 2], [10, 3], [11, 1], [11, 2], [11, 3], [11, 4], [11, 5]),
    thorough: [
      ...workers({ d: [3] }, [7, 2], [10, 3], [11, 1], [11, 2], [11, 3], [11, 4], [11, 5], [20, 4]),
      ...workers({ d: [1, 20] }, [7, 2]),
    ],
  },
  experiments: { main: identicalObservations },
  claims: [
    {
      id: 'every-rule',
      kind: 'every',
      role: 'published',
      text: 'In every trial every algorithm of the suite, the optimal ones included, is at or above f / (n - 2f) in one world.',
      observables: names,
      bound: kappaOptimal,
      rounding: 1e-9,
      rate: 0.01,
    },
    {
      id: 'bayes-attains',
      kind: 'equals',
      role: 'derived',
      text: 'The Bayes answer attains the bound: it cannot be raised for this pair of worlds.',
      quantity: 'bayes',
      bound: kappaOptimal,
      slack: { relative: 1e-9 },
      tolerance: { relative: 1e-9 },
    },
    {
      id: 'minimax-attains',
      kind: 'equals',
      role: 'derived',
      text: 'The minimax answer, which knows nothing of the two worlds, attains it too.',
      quantity: 'minimax',
      bound: kappaOptimal,
      slack: { relative: 1e-6 },
      tolerance: { relative: 1e-6 },
    },
  ],
  controls: [
    {
      id: '1.01-of-kappa',
      text: 'The bound 1.01 f / (n - 2f)',
      change: 'tightened constant',
      claim: {
        id: '1.01-of-kappa',
        kind: 'every',
        text: 'Every algorithm of the suite is at or above 1.01 f / (n - 2f).',
        observables: names,
        bound: kappaOptimal.scaled(1.01),
        rounding: 1e-9,
        rate: 0.01,
      },
    },
    {
      id: 'world-revealed',
      text: 'An algorithm that is told which world is real',
      change: 'dropped assumption',
      claim: {
        id: 'world-revealed',
        kind: 'every',
        text: 'Even when told the world, an algorithm is at or above f / (n - 2f).',
        observables: [REVEALED],
        bound: kappaOptimal,
        rounding: 1e-9,
        rate: 0.01,
      },
    },
  ],
  figures: [
    {
      id: 'fraction',
      title: 'Worst ratio of each rule on the two-worlds input, n = 11',
      x: { parameter: 'f', label: 'Byzantine vectors f', scale: 'linear' },
      y: { label: 'squared deviation / honest variance', scale: 'log' },
      where: ({ n, d }) => n === 11 && d === 3,
      measured: [
        { quantity: 'minimax', label: 'minimax' },
        { quantity: 'cwtm', label: 'trimmed mean' },
        { quantity: 'nnm+cwtm', label: 'NNM, then trimmed mean' },
        { quantity: 'mda', label: 'MDA' },
        { quantity: 'krum-k2', label: 'Krum (K2)' },
      ],
      curves: [{ formula: kappaOptimal, label: 'f / (n - 2f)', style: 'published' }],
      caption: 'No rule is below the curve; rules that answer the midpoint lie on it.',
    },
  ],
  notes: [
    'The input is symmetric, so that average, median, trimmed mean and geometric median all answer the midpoint.',
    'Rules that choose a subset break the tie between the two worlds by the order of the workers, and pay for it.',
  ],
};

export default theorem;
