/**
 * A theorem of one's own, in one file outside the package: the variance of the mean of n values, and what one Byzantine
 * value does to it.
 *
 *   npx leeway verify --theorems docs/examples/average-breaks.ts
 */
import { cross, eachTrial, everywhere, formula, type Theorem } from 'leeway';

const variance = formula({
  name: 'variance',
  description: 'expected squared error of the mean of n values of variance sigma^2',
  expression: 'sigma^2 / n',
  parameters: ['n', 'sigma'],
  integers: ['n'],
  domain: [{ expression: 'n >= 1' }, { expression: 'sigma > 0' }],
  source: 'elementary',
});

/** Squared error of the mean of n values N(0, sigma^2), `byzantine` of which are 100 sigma instead. */
const squaredError = (byzantine: number) =>
  eachTrial(['squaredError'], ({ n, sigma }) => (stream) => {
    let sum = 0;
    for (let i = 0; i < n!; i++) sum += sigma! * (i < byzantine ? 100 : stream.normal());
    return { squaredError: (sum / n!) ** 2 };
  });

const trials = { quick: 16_384, standard: 65_536, thorough: 262_144 };
const observables = {
  squaredError: { description: 'squared error of the mean', unit: 'sigma^2', support: { kind: 'real' } },
} as const;

const theorem: Theorem = {
  id: 'average-breaks',
  title: 'The mean of n values has variance sigma^2 / n, until one of them lies',
  kind: 'identity',
  paper: 'example',
  sources: [{ reference: 'Elementary' }],
  statement: 'For n independent values of mean 0 and variance sigma^2, E mean^2 = sigma^2 / n.',
  setting: 'Gaussian values.',
  assumptions: ['All values are honest.'],
  parameters: [
    { name: 'n', description: 'values', type: 'integer', default: 10 },
    { name: 'sigma', description: 'standard deviation of a value', type: 'real', default: 1 },
  ],
  domain: variance.domain,
  formulas: [variance],
  grid: {
    quick: cross({ n: [5, 20], sigma: [1] }),
    standard: cross({ n: [5, 10, 20, 40], sigma: [1, 3] }),
    thorough: cross({ n: [5, 10, 20, 40, 80], sigma: [1, 3] }),
  },
  experiments: {
    main: { description: 'The mean of n Gaussian values.', observables, trials, sample: squaredError(0) },
    oneLiar: {
      description: 'One value is 100 sigma.',
      observables,
      trials,
      grid: everywhere(cross({ n: [10], sigma: [1] })),
      sample: squaredError(1),
    },
  },
  claims: [
    {
      id: 'variance',
      kind: 'equals',
      text: 'The expected squared error is sigma^2 / n.',
      quantity: 'squaredError',
      bound: variance,
      tolerance: { relative: 0.1 },
    },
  ],
  controls: [
    {
      id: 'one-liar',
      text: 'one Byzantine value',
      change: 'dropped assumption',
      claim: {
        id: 'one-liar',
        kind: 'equals',
        experiment: 'oneLiar',
        text: 'With one Byzantine value the expected squared error is still sigma^2 / n.',
        quantity: 'squaredError',
        bound: variance,
        tolerance: { relative: 0.1 },
      },
    },
  ],
  figures: [
    {
      id: 'values',
      title: 'Squared error of the mean',
      x: { parameter: 'n', label: 'values n', scale: 'log' },
      y: { label: 'expected squared error', scale: 'log' },
      where: ({ sigma }) => sigma === 1,
      measured: [{ quantity: 'squaredError', label: 'measured' }],
      curves: [{ formula: variance, label: 'sigma^2 / n', style: 'derived' }],
      caption: 'The measured squared error lies on sigma^2 / n.',
    },
  ],
};

export default theorem;
