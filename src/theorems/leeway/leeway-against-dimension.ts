/**
 * leeway-against-dimension: the leeway of every rule in one picture, from d = 10 to d = 1e9. Rules that read Euclidean
 * distances follow sqrt(d), rules that read l_p distances d^(1/p), rules with a robust reducer per coordinate stay flat.
 */
import { krumLeeway } from '../../bounds/krum.js';
import { bulyanMeanBound } from '../../bounds/bulyan.js';
import { medoidLeeway, timesRootDimension } from '../../bounds/leeway.js';
import { supNormLeeway } from '../../bounds/leewayNorms.js';
import type { Formula } from '../../bounds/formula.js';
import type { Claim, Control, Theorem } from '../theorem.js';
import { leewayParameters } from './acceptance.js';
import { coordinateWise, dimensions, euclidean, powerMedoid, supNormMedoid } from './dimensionExperiments.js';
import { COORDINATE, EUCLIDEAN, RULE_NAMES } from './rulesSideBySide.js';
import { derivedHere, hiddenVulnerability } from './sources.js';

interface Law {
  readonly quantity: string;
  readonly experiment: string;
  readonly label: string;
  /** Exponent of d and how far from it the fit may lie. */
  readonly exponent: number;
  readonly margin: number;
  /** Dimensions from which it is fitted. */
  readonly from: number;
}

const laws: readonly Law[] = [
  {
    quantity: 'medoid',
    experiment: 'manhattan',
    label: 'medoid of l_1 distances',
    exponent: 1,
    margin: 0.06,
    from: 100,
  },
  ...EUCLIDEAN.map((quantity) => ({
    quantity,
    experiment: 'main',
    label: RULE_NAMES[quantity],
    exponent: 0.5,
    margin: 0.01,
    from: 1e3,
  })),
  {
    quantity: 'medoid',
    experiment: 'quartic',
    label: 'medoid of l_4 distances',
    exponent: 0.25,
    margin: 0.06,
    from: 100,
  },
  {
    quantity: 'medoid',
    experiment: 'supremum',
    label: 'medoid of sup-norm distances',
    exponent: 0.05,
    margin: 0.05,
    from: 1e3,
  },
  ...COORDINATE.map((quantity) => ({
    quantity,
    experiment: 'coordinateWise',
    label: RULE_NAMES[quantity],
    exponent: 0,
    margin: 0.03,
    from: 1e3,
  })),
];

function slope({ quantity, experiment, label, exponent, margin, from }: Law): Claim {
  const low = exponent - margin;
  const high = exponent + margin;
  return {
    id: experiment === 'main' || experiment === 'coordinateWise' ? quantity : experiment,
    kind: 'slope',
    role: quantity === 'krum' || quantity === 'bulyan' ? 'published' : 'derived',
    experiment,
    text: `The displacement of ${label} grows like d^s with s in [${low.toFixed(2)}, ${high.toFixed(2)}] (d >= ${from}).`,
    quantity,
    along: 'd',
    low,
    high,
    where: ({ d }) => d! >= from,
  };
}

/** Closed forms that hold from d = 10 on, where the powers of d do not yet. */
function everywhereBelow(id: string, experiment: string, quantity: string, bound: Formula, text: string): Claim {
  return { id, kind: 'at-most', role: 'derived', experiment, text, quantity, bound, tolerance: 0 };
}

const krumCurve = timesRootDimension(krumLeeway);

const lawOf = (label: string): Law => laws.find((law) => law.label === label)!;

function wrong(id: string, law: Law, exponent: number, text: string): Control {
  return { id, text, change: 'wrong exponent', claim: { ...slope({ ...law, exponent }), id, text: `${text}.` } };
}

const theorem: Theorem = {
  id: 'leeway-against-dimension',
  title: 'The leeway of every rule against the dimension',
  kind: 'scaling law',
  paper: 'leeway',
  sources: [
    hiddenVulnerability('orders sqrt(d), d^(1/p) and 1 / sqrt(d) relative to the spread, confirmed in the abstract'),
    derivedHere('the other rules'),
  ],
  statement:
    'Under the omniscient attack tuned to each rule, one coordinate of the output of a rule that reads Euclidean distances (Krum, medoid, ' +
    'multi-Krum, MDA, MVA, geometric median, multi-Bulyan) moves by a constant times sigma sqrt(d), of the medoid of l_p distances by d^(1/p) sigma, of ' +
    'the medoid of sup-norm distances by sqrt(log d) sigma; of Bulyan, the median and the trimmed mean by a constant times sigma, whatever d.',
  setting:
    'Gaussian honest vectors N(g, sigma^2 I_d), f equal colluders, n = 11, f = 2; explicit columns for l_1 and l_4, laws free of d else.',
  assumptions: ['Honest vectors are isotropic Gaussian.', 'All f Byzantine vectors are equal.', 'n >= 4f + 3, f >= 1.'],
  parameters: leewayParameters.map((parameter) => ({
    ...parameter,
    default: { n: 11, f: 2 }[parameter.name] ?? parameter.default,
  })),
  domain: [
    { expression: 'f >= 1' },
    { expression: 'n >= 4 * f + 3', reason: 'Bulyan is among the rules' },
    { expression: 'd >= 2', reason: 'the Gram law needs a dimension beside the attacked one' },
  ],
  formulas: [krumCurve, timesRootDimension(medoidLeeway), bulyanMeanBound, supNormLeeway],
  grid: dimensions,
  experiments: {
    main: euclidean,
    coordinateWise,
    manhattan: powerMedoid(1),
    quartic: powerMedoid(4),
    supremum: supNormMedoid,
  },
  claims: [
    ...laws.map(slope),
    everywhereBelow(
      'krum-limit',
      'main',
      'krum',
      krumCurve,
      "Krum's displacement stays below c sigma sqrt(d) from d = 10 on.",
    ),
    everywhereBelow(
      'bulyan-bound',
      'coordinateWise',
      'bulyan',
      bulyanMeanBound,
      "Bulyan's stays below C M_h sigma from d = 10 on.",
    ),
    everywhereBelow(
      'sup-norm-bound',
      'supremum',
      'medoid',
      supNormLeeway,
      "The sup-norm medoid's stays below its bound from d = 10 on.",
    ),
  ],
  controls: [
    wrong('krum-flat', lawOf('Krum'), 0, 'Krum does not grow with d'),
    wrong('bulyan-grows', lawOf('Bulyan'), 0.5, 'Bulyan grows like sqrt(d)'),
    wrong('multi-bulyan-flat', lawOf('multi-Bulyan (static)'), 0, 'Multi-Bulyan does not grow with d'),
    wrong('l1-like-l2', lawOf('medoid of l_1 distances'), 0.5, 'The medoid of l_1 distances grows like sqrt(d)'),
  ],
  figures: [
    {
      id: 'all-rules',
      title: 'Leeway of every rule on one attacked coordinate, from d = 10 to d = 1,000,000,000',
      x: { parameter: 'd', label: 'dimension d', scale: 'log' },
      y: { label: 'displacement of the output / sigma', scale: 'log' },
      where: ({ n }) => n === 11,
      measured: laws.map(({ quantity, experiment, label, from }) => ({ quantity, experiment, label, fitFrom: from })),
      curves: [],
      caption:
        'Lines are power laws fitted to the larger dimensions; bars, mostly smaller than the symbols, are confidence intervals of the means, and the slopes hold with all of them at once. Distances let an attacker gain with the dimension, a robust reducer per coordinate does not.',
    },
  ],
};

export default theorem;
