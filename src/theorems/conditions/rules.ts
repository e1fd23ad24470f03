/** The rules whose variance-norm conditions are compared: published, provable, exact, and the strongest attacks known. */
import { krumCondition, mdaCondition, medianCondition, trimmedMeanCondition } from '../../bounds/conditions.js';
import type { Formula } from '../../bounds/formula.js';
import * as conditions from '../../bounds/varianceNorm.js';
import { cwmed, cwtm, meamed, phocas } from '../../sim/rules/coordinateWise.js';
import { biasUnder, farPoints, twoPointMedian, twoPointTrimmed } from '../coordinatewise/columnBias.js';
import { krumBias } from '../krum/biasExperiment.js';
import { multiKrumBias } from '../krum/multiKrumShift.js';
import { gaussianLine, outliersOnLine } from '../mda/lineExperiment.js';
import type { Experiment } from '../theorem.js';
import { averaged, geometricMedianBias } from './attacks.js';

export interface ConditionedRule {
  /** Name of its observable. */
  readonly id: string;
  readonly label: string;
  /** Dimension of its experiments, which changes the cost and the noise but, up to 1 / sqrt(d), not the bias. */
  readonly d: number;
  /** Observable `bias` under the strongest attack known on Gaussian values. */
  readonly gaussian: Experiment;
  /** The same for the worst law known, where another law than the Gaussian is worse. */
  readonly worstLaw?: Experiment;
  readonly published: Formula;
  readonly provable: Formula;
  /** Exact value for the attack on Gaussian values; for the median and the trimmed mean no attack is stronger. */
  readonly exact?: Formula;
  /** Whether some law and attack defeat the rule although the published condition holds. */
  readonly publishedFails?: true;
}

const trials = { quick: 256, standard: 256, thorough: 1024 } as const;
const columns = { description: 'i.i.d. coordinates, all attacked', trials } as const;
const mirror = (centre: 'median' | 'trimmed-mean') => ({ attacks: [{ kind: 'mirror', centre, sign: 1 } as const] });
const far = { attacks: [farPoints()] };
/** Coordinates of the column rules, and runs in one dimension that a trial of MDA averages. */
const COLUMNS = 64;
/** Where distances concentrate. */
const HIGH = 1_000_000;

/** Rules that select vectors by their distances. */
export const selectingRules: readonly ConditionedRule[] = [
  {
    id: 'krum',
    label: 'Krum',
    d: HIGH,
    gaussian: krumBias,
    published: krumCondition,
    provable: conditions.krumProvable,
  },
  {
    id: 'multiKrum',
    label: 'multi-Krum',
    d: HIGH,
    gaussian: multiKrumBias,
    published: krumCondition,
    provable: conditions.multiKrumProvable,
  },
  {
    id: 'mda',
    label: 'MDA',
    d: 1,
    gaussian: averaged(gaussianLine, COLUMNS),
    worstLaw: averaged(outliersOnLine, COLUMNS),
    published: mdaCondition,
    provable: conditions.mdaProvable,
    exact: conditions.mdaGaussian,
    publishedFails: true,
  },
  {
    id: 'geometricMedian',
    label: 'geom. median',
    d: HIGH,
    gaussian: geometricMedianBias,
    published: conditions.geometricMedianCondition,
    provable: conditions.geometricMedianProvable,
  },
];

/** Rules that work coordinate by coordinate. */
export const columnRules: readonly ConditionedRule[] = [
  {
    id: 'median',
    label: 'median',
    d: COLUMNS,
    gaussian: biasUnder({ ...columns, ...far, rule: cwmed }),
    worstLaw: biasUnder({ ...columns, ...far, rule: cwmed, model: twoPointMedian }),
    published: medianCondition,
    provable: conditions.medianProvable,
    exact: conditions.medianGaussian,
  },
  {
    id: 'trimmedMean',
    label: 'trimmed mean',
    d: COLUMNS,
    gaussian: biasUnder({ ...columns, ...far, rule: cwtm }),
    worstLaw: biasUnder({ ...columns, ...far, rule: cwtm, model: twoPointTrimmed }),
    published: trimmedMeanCondition,
    provable: conditions.trimmedMeanProvable,
    exact: conditions.trimmedMeanGaussian,
  },
  {
    id: 'meamed',
    label: 'MeaMed',
    d: COLUMNS,
    gaussian: biasUnder({ ...columns, ...mirror('median'), rule: meamed }),
    worstLaw: biasUnder({ ...columns, ...mirror('median'), rule: meamed, model: twoPointTrimmed }),
    published: conditions.meamedCondition,
    provable: conditions.meamedProvable,
  },
  {
    id: 'phocas',
    label: 'Phocas',
    d: COLUMNS,
    gaussian: biasUnder({ ...columns, ...mirror('trimmed-mean'), rule: phocas }),
    worstLaw: biasUnder({ ...columns, ...mirror('trimmed-mean'), rule: phocas, model: twoPointTrimmed }),
    published: conditions.phocasCondition,
    provable: conditions.phocasProvable,
  },
];

/** All of them, in the order of the figures. */
export const conditionedRules: readonly ConditionedRule[] = [...selectingRules, ...columnRules];

/** Those with a law known to be worse than the Gaussian one. */
export const rulesWithWorstLaw: readonly ConditionedRule[] = conditionedRules.filter(
  ({ worstLaw }) => worstLaw !== undefined,
);
