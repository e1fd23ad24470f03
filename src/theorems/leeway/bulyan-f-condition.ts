/**
 * bulyan-f-condition: what n >= 4f + 3 buys, and how many colluders break Bulyan.
 *
 * Bulyan, told f, selects theta = n - 2f - 2 vectors and averages per coordinate the beta = n - 4f - 2 values nearest the upper
 * median, excluding 2f. b equal colluders within the honest diameter are all selected. They are excluded as long as b <= 2f and
 * the median is honest, 2b < theta; then one of 2f + 1 stays among beta values, or they hold the median and the output with it.
 */
import { bulyanShare, bulyanTolerated, honestExtremeMean } from '../../bounds/multiBulyan.js';
import { gramTrials } from '../../sim/laws/gramTrials.js';
import { coordinateOutcome } from '../../sim/laws/outcome.js';
import { bulyan } from '../../sim/rules/bulyan.js';
import { eachTrial } from '../experiment.js';
import { cross, everywhere } from '../grid.js';
import { take } from '../point.js';
import type { Claim, Experiment, Point, Theorem } from '../theorem.js';
import { FEW, leewayParameters } from './acceptance.js';
import { hiddenVulnerability } from './sources.js';

/** One trial's coordinate 1 of Bulyan, told f, with b colluders at `gamma`, in sigma. */
function attack(point: Point) {
  const { n, f, b, d } = take(point, 'n', 'f', 'b', 'd');
  const trial = gramTrials({ n, f: b, d });
  const gamma = 0.9 * Math.sqrt(d);
  return {
    trial,
    gamma,
    output: (plant: ReturnType<typeof trial>) => coordinateOutcome(bulyan, plant.shift(gamma), f)[0]!,
  };
}

const colluders: Experiment = {
  description: 'b colluders at honest mean + 0.9 sigma sqrt(d) e_1 in Gram-law draws; coordinate 1 of Bulyan, told f.',
  observables: {
    share: {
      description: 'coordinate 1 of the output over the displacement of the colluders',
      support: { kind: 'real' },
    },
    deviation: { description: '|coordinate 1 of the output|', unit: 'sigma', support: { kind: 'real' } },
  },
  ...FEW,
  sample: eachTrial(['share', 'deviation'], (point) => {
    const { trial, gamma, output } = attack(point);
    return (stream) => {
      const first = output(trial(stream));
      return { share: first / gamma, deviation: Math.abs(first) };
    };
  }),
  replay: (context, point, trialIndex) => {
    const { n, f, b, d } = take(point, 'n', 'f', 'b', 'd');
    const { trial, gamma, output } = attack(point);
    const plant = trial(context.stream(trialIndex));
    const first = output(plant);
    return {
      title: `${b} colluders against Bulyan told ${f}, n = ${n}, d = ${d}, sigma = 1, g = 0`,
      entries: [
        { label: 'colluders survived at these n and f', value: bulyanTolerated.evaluate({ n, f }) },
        { label: 'displacement gamma of the colluders', value: gamma },
        { label: 'coordinate 1 of the honest vectors', value: [...plant.first.subarray(b)] },
        { label: 'coordinate 1 of the output', value: first },
        { label: 'limit of output / gamma', value: bulyanShare.evaluate({ n, f, b }) },
      ],
    };
  },
};

/** One colluder more than tolerated, over the decades. */
const oneMore: Experiment = {
  ...colluders,
  grid: everywhere([
    ...cross({ n: [15], f: [3], b: [4], d: [1e4, 1e6, 1e8] }),
    ...cross({ n: [23], f: [3], b: [7], d: [1e4, 1e6, 1e8] }),
  ]),
};

const survives = ({ n, f, b }: Point): boolean => b! <= bulyanTolerated.evaluate({ n: n!, f: f! });

const staysBounded: Claim = {
  id: 'survives',
  kind: 'at-most',
  role: 'derived',
  text: 'Up to min(2f, ceil(theta / 2) - 1) colluders the mean deviation is at most M_h sigma, in every dimension.',
  quantity: 'deviation',
  bound: honestExtremeMean,
  tolerance: 0,
  where: survives,
};

const sizes = (
  d: readonly number[],
  ...list: readonly (readonly [n: number, f: number, b: readonly number[]])[]
): readonly Point[] => list.flatMap(([n, f, b]) => cross({ n: [n], f: [f], b, d }));

const theorem: Theorem = {
  id: 'bulyan-f-condition',
  title: 'How many colluders break Bulyan, and what n >= 4f + 3 buys',
  kind: 'threshold',
  paper: 'leeway',
  sources: [
    hiddenVulnerability('condition n >= 4f + 3 confirmed in paper and code; the breaking points are derived here'),
  ],
  statement:
    'Bulyan told f is defined for n >= 4f + 3, where beta = n - 4f - 2 >= 1 values are averaged. It keeps a leeway free of d against up to ' +
    'min(2f, ceil(theta / 2) - 1) equal colluders, theta = n - 2f - 2. Beyond, b colluders at displacement gamma below sigma sqrt(d (1 + 1/h)) ' +
    'move the output by (b - 2f) gamma / beta while the median is honest, 2b < theta, and by min(1, b / beta) gamma from then on.',
  setting: 'Gaussian honest vectors, b copies of honest mean + 0.9 sigma sqrt(d) e_1, Bulyan over Krum (K1) told f.',
  assumptions: [
    'Honest vectors are isotropic Gaussian.',
    'n >= 4f + 3, f >= 1.',
    'All colluders are equal and selected.',
  ],
  parameters: [
    ...leewayParameters,
    { name: 'b', description: 'Byzantine vectors really there', type: 'integer', default: 4 },
  ],
  domain: [
    ...bulyanShare.domain,
    { expression: 'd >= 2', reason: 'the Gram law needs a dimension beside the attacked one' },
  ],
  formulas: [bulyanTolerated, bulyanShare, honestExtremeMean],
  grid: {
    quick: sizes([1e6], [15, 3, [3, 4]], [23, 3, [6, 7]]),
    standard: sizes([1e6], [10, 1, [2, 3]], [15, 3, [2, 3, 4, 5]], [23, 3, [1, 2, 3, 4, 5, 6, 7, 8, 9]]),
    thorough: sizes(
      [1e4, 1e6],
      [10, 1, [2, 3]],
      [15, 3, [2, 3, 4, 5]],
      [23, 3, [1, 2, 3, 4, 5, 6, 7, 8, 9]],
      [50, 5, [9, 10, 11, 12]],
    ),
  },
  experiments: { main: colluders, oneMore },
  claims: [
    staysBounded,
    {
      id: 'share',
      kind: 'equals',
      role: 'derived',
      text: 'With b colluders the output is the closed form times their displacement, up to 0.01.',
      quantity: 'share',
      bound: bulyanShare,
      slack: { absolute: 0.01 },
      tolerance: { absolute: 0.002 },
      where: ({ d }) => d! >= 1e6,
    },
    {
      id: 'grows-again',
      kind: 'slope',
      role: 'derived',
      experiment: 'oneMore',
      text: 'With one colluder more than tolerated the deviation grows like sqrt(d) again.',
      quantity: 'deviation',
      along: 'd',
      low: 0.49,
      high: 0.51,
    },
  ],
  controls: [
    {
      id: 'one-more',
      text: 'One colluder more than tolerated',
      change: 'dropped assumption',
      claim: {
        ...staysBounded,
        id: 'one-more',
        text: 'One more leaves the deviation below M_h sigma.',
        where: (point) => !survives(point),
      } as Claim,
    },
  ],
  figures: [
    {
      id: 'threshold',
      title: 'Bulyan told f = 3 at n = 23: output over the displacement of the colluders',
      x: { parameter: 'b', label: 'colluders really there', scale: 'linear' },
      y: { label: 'output / gamma', scale: 'linear' },
      where: ({ n, f, d }) => n === 23 && f === 3 && d === 1e6,
      measured: [{ quantity: 'share', label: 'measured' }],
      curves: [{ formula: bulyanShare, label: 'closed form', style: 'derived' }],
      caption:
        'Twice as many colluders as Bulyan is told are excluded; the next one is averaged in, and a majority of the selection owns the output.',
    },
  ],
  notes: [
    'At an even theta with f_real = theta / 2 colluders and beta > theta / 2, for instance n = 10, f = 1 with 3 of them, the median is captured but beta - theta / 2 honest values are averaged in: the output is 3/4 of their displacement, not all of it.',
  ],
};

export default theorem;
