/**
 * Variance-norm conditions from bias constants: ||E F - g|| <= eta sigma sqrt(d) is below ||g|| as long as the ratio
 * r = E||V - g||^2 / ||g||^2 of the honest vectors is below 1 / eta^2. The published conditions are in conditions.ts.
 */
import { meamedEta, meamedEtaSharp, phocasDelta, trimmedGaussianBias } from './coordinatewise.js';
import { formula } from './formula.js';
import type { Constraint, Formula } from './formula.js';
import { kappaMedianPublished, kappaPhocas } from './kappa.js';
import { krumEtaImproved } from './krum.js';
import { mdaEtaRepaired, mdaLineBias } from './mda.js';
import { medianEtaSharp, medianGaussianBias } from './median.js';
import { geometricMedianEta, multiKrumEta, trimmedMeanEta } from './robustness.js';

const attacked: Constraint = { expression: 'f >= 1', reason: 'somebody must attack' };

/** What the constant of a rule bounds, and how the condition follows from it. */
type Constant = 'bias' | 'square' | 'kappa';

const EXPRESSIONS: Readonly<Record<Constant, (constant: string) => string>> = {
  bias: (eta) => `1 / (${eta})^2`,
  square: (delta) => `1 / (${delta})`,
  kappa: (kappa) => `(n - f) / ((n - f - 1) * (${kappa}))`,
};

/**
 * The largest variance-norm ratio that a constant admits: 1 / eta^2 for a bias constant, 1 / Delta for a mean-square constant,
 * h / ((h - 1) kappa) for a robustness coefficient, h = n - f.
 *
 * @param what - the rule, and whose constant it is
 */
function conditionOf(constant: Constant, of: Formula, name: string, symbol: string, what: string): Formula {
  return formula({
    name,
    symbol: `r_{\\mathrm{${symbol}}}`,
    description: `Largest variance-norm ratio that ${what} admits`,
    ...(of.where === undefined ? {} : { where: of.where }),
    expression: EXPRESSIONS[constant](of.expression),
    parameters: of.parameters,
    ...(of.integers === undefined ? {} : { integers: of.integers }),
    domain: [attacked, ...of.domain.filter(({ expression }) => !/^f >= [01]$/.test(expression))],
    source: of.source,
  });
}

const PROVED = 'the derived bias constant, for every law of finite variance,';
const published = (name: string, constant: Constant, of: Formula, symbol: string, rule: string): Formula =>
  conditionOf(constant, of, name, `${symbol},\\,published`, `the published constant of ${rule}`);
const proved = (name: string, constant: Constant, of: Formula, symbol: string, rule: string): Formula =>
  conditionOf(constant, of, name, symbol, `${PROVED} of ${rule}`);
const exact = (name: string, of: Formula, symbol: string, law: string): Formula =>
  conditionOf('bias', of, name, `${symbol},\\,Gauss`, law);

/** 1 / (10 (n - f)): MeaMed. */
export const meamedCondition = published('meamedCondition', 'bias', meamedEta, 'MeaMed', 'MeaMed');

/** 1 / Delta_2: Phocas. */
export const phocasCondition = published('phocasCondition', 'square', phocasDelta, 'Phocas', 'Phocas');

/** From the published robustness coefficient of the geometric median: no bias constant of it is published. */
export const geometricMedianCondition = published(
  'geometricMedianCondition',
  'kappa',
  kappaMedianPublished,
  'GM',
  'the geometric median',
);

/** The provable condition of Krum. */
export const krumProvable = proved('krumProvable', 'bias', krumEtaImproved, 'Krum', 'Krum');
/** The provable condition of multi-Krum. */
export const multiKrumProvable = proved('multiKrumProvable', 'bias', multiKrumEta, 'multi-Krum', 'multi-Krum');
/** The provable condition of the coordinate-wise median. */
export const medianProvable = proved('medianProvable', 'bias', medianEtaSharp, 'median', 'the median');
/** The provable condition of MeaMed. */
export const meamedProvable = proved('meamedProvable', 'bias', meamedEtaSharp, 'MeaMed', 'MeaMed');
/** The provable condition of the trimmed mean. */
export const trimmedMeanProvable = proved('trimmedMeanProvable', 'bias', trimmedMeanEta, 'trimmed', 'the trimmed mean');
/** The provable condition of Phocas. */
export const phocasProvable = proved('phocasProvable', 'kappa', kappaPhocas, 'Phocas', 'Phocas');
/** The provable condition of MDA. */
export const mdaProvable = proved('mdaProvable', 'bias', mdaEtaRepaired, 'MDA', 'MDA');
/** The provable condition of the geometric median. */
export const geometricMedianProvable = proved(
  'geometricMedianProvable',
  'bias',
  geometricMedianEta,
  'GM',
  'the geometric median',
);

/** The median under far points, which no attack on Gaussian values exceeds: necessary and sufficient for this law. */
export const medianGaussian = exact(
  'medianGaussian',
  medianGaussianBias,
  'median',
  'the worst attack on the median for Gaussian values',
);
/** The trimmed mean under far points, likewise. */
export const trimmedMeanGaussian = exact(
  'trimmedMeanGaussian',
  trimmedGaussianBias,
  'trimmed',
  'the worst attack on the trimmed mean for Gaussian values',
);

/** The diameter attack on Gaussian values in one dimension: an upper limit, whether or not a stronger attack exists. */
export const mdaGaussian = exact('mdaGaussian', mdaLineBias, 'MDA', 'the diameter attack on MDA at d = 1');
