/**
 * gram-shortcut: of n Gaussian vectors in R^d, distance rules see the Gram matrix and the coordinates along a few chosen
 * directions only, and those can be drawn at a cost that does not depend on d, with exactly the right law.
 *
 * Rotate so that the first k coordinates are the chosen directions: X = [Y, Z] and Z Z' is Wishart with d - k degrees of
 * freedom (Bartlett). Checked by the two-sample Kolmogorov-Smirnov test, whose level is known exactly for every continuous
 * law: explicit vectors and the law must be told apart exactly as often as two samples of one law are.
 */
import { kolmogorovLevel } from '../../bounds/kolmogorov.js';
import { cross, everywhere } from '../grid.js';
import type { EqualsClaim, Theorem } from '../theorem.js';
import { SAMPLE, STATISTICS, toldApart, type Statistic } from './twoSamples.js';

const fixed = { n: [11], f: [2], N: [SAMPLE.N], k: [SAMPLE.k] } as const;

function indistinguishable(statistic: Statistic): EqualsClaim {
  return {
    id: statistic,
    kind: 'equals',
    role: 'derived',
    text: `${STATISTICS[statistic]}: law and explicit vectors are told apart as often as two samples of one law.`,
    quantity: statistic,
    bound: kolmogorovLevel,
    tolerance: { absolute: 0.1 },
  };
}

const theorem: Theorem = {
  id: 'gram-shortcut',
  title: 'Distance rules on Gaussian vectors, simulated at a cost free of the dimension',
  kind: 'identity',
  paper: 'laws',
  sources: [
    { reference: 'Bartlett. On the theory of statistical regression. 1933', locus: 'Wishart decomposition' },
    { reference: 'Gnedenko, Korolyuk. 1951', locus: 'exact level of the test, recalled and checked by enumeration' },
    { reference: 'Derived for this laboratory', locus: 'application to distance rules' },
  ],
  statement:
    "For k chosen orthonormal directions and d >= k + 1, (Y, Y Y' + L L') has the law of (projections, Gram matrix) of h standard " +
    'normal vectors: Y is h x k normal, L lower trapezoidal with normals below and sqrt(chi^2_(d - k - i + 1)) on its diagonal.',
  setting:
    'h = 9 honest vectors, f = 2 colluders at honest mean + 1.1 sigma sqrt(d) e_1; per trial 24 draws of explicit vectors and ' +
    '24 of the law, compared by a Kolmogorov-Smirnov test.',
  assumptions: ['Honest vectors are isotropic Gaussian.', 'd >= k + 1; h may exceed d.'],
  parameters: [
    { name: 'n', description: 'vectors', type: 'integer', default: 11 },
    { name: 'f', description: 'colluders', type: 'integer', default: 2 },
    { name: 'd', description: 'dimension', type: 'integer', default: 60 },
    { name: 'N', description: 'values per sample of a test', type: 'integer', default: SAMPLE.N },
    {
      name: 'k',
      description: 'difference in ranks at which a test tells samples apart',
      type: 'integer',
      default: SAMPLE.k,
    },
  ],
  domain: [
    ...kolmogorovLevel.domain,
    { expression: 'f >= 1' },
    { expression: 'n >= 4 * f + 3', reason: 'Bulyan is among the rules compared' },
    { expression: 'd >= 2', reason: 'one direction is chosen' },
  ],
  formulas: [kolmogorovLevel],
  grid: {
    quick: cross({ ...fixed, d: [4] }),
    standard: cross({ ...fixed, d: [2, 4, 30] }),
    thorough: cross({ ...fixed, d: [2, 4, 16, 60, 250] }),
  },
  experiments: {
    main: toldApart('Explicit vectors against the Gram law.', 0, { quick: 700, standard: 700, thorough: 10_000 }),
    surplus: {
      ...toldApart('Explicit vectors against the Gram law with d in place of d - 1 degrees of freedom.', 1, {
        quick: 256,
        standard: 256,
        thorough: 256,
      }),
      grid: everywhere(cross({ ...fixed, d: [2, 4] })),
    },
  },
  claims: (Object.keys(STATISTICS) as readonly Statistic[]).map(indistinguishable),
  controls: [
    {
      id: 'surplus',
      text: 'd degrees of freedom in place of d - 1, seen in the largest distance',
      change: 'wrong formula',
      claim: { ...indistinguishable('largest'), id: 'surplus', experiment: 'surplus' },
    },
  ],
  figures: [
    {
      id: 'dimension',
      title: 'How often a test tells the Gram law from explicit vectors',
      x: { parameter: 'd', label: 'dimension d', scale: 'log' },
      y: { label: 'frequency', scale: 'linear' },
      measured: [
        { quantity: 'krumSquare', label: 'error of Krum' },
        { quantity: 'bulyanFirst', label: 'coordinate 1 of Bulyan' },
        { quantity: 'largest', label: 'largest distance' },
        { quantity: 'largest', experiment: 'surplus', label: 'largest distance, d degrees of freedom' },
      ],
      curves: [{ formula: kolmogorovLevel, label: 'two samples of one law', style: 'derived' }],
      caption:
        'The law is told from explicit vectors at the level of the test only; with one degree of freedom too many it is found out.',
    },
  ],
};

export default theorem;
