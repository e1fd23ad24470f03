/** The rules of the table of robustness coefficients, each with its two ends and its instance. */
import type { Formula } from '../../bounds/formula.js';
import {
  kappaGeometricMedian,
  kappaMdaUpper,
  kappaMeamed,
  kappaMedian,
  kappaMedianPublished,
  kappaOptimal,
  kappaPhocas,
  kappaTrimmedMeanPublished,
} from '../../bounds/kappa.js';
import {
  krumK2KappaUpper,
  krumKappaPublished,
  mixedTrimmedMeanUpper,
  multiKrumKappaUpper,
} from '../../bounds/kappaSelection.js';
import { krumKappaUpper } from '../../bounds/krum.js';
import { ruleById } from '../../sim/rules/registry.js';
import type { Space } from '../robustness/adversary.js';
import type { Witness } from '../robustness/experiments.js';
import { kappaOf, type Target } from '../robustness/target.js';
import * as witnesses from '../robustness/witnesses.js';

export interface Contestant {
  readonly id: string;
  readonly label: string;
  readonly target: Target;
  readonly space: Space;
  /** Evaluations per restart of the adversary. */
  readonly evaluations: number;
  readonly proved: Formula;
  readonly published?: Formula;
  readonly witness: Witness;
}

function contestant(
  id: string,
  label: string,
  [space, evaluations]: readonly [Space, number],
  witness: Witness,
  proved: Formula,
  published?: Formula,
): Contestant {
  const known = { id, label, target: kappaOf(ruleById(id)), space, evaluations, witness, proved };
  return published === undefined ? known : { ...known, published };
}

const LINE = ['line', 800] as const;
const AXIS = ['simplices', 500] as const;

/** By proved coefficient at (11, 2), smallest first. */
export const contestants: readonly Contestant[] = [
  contestant('cwtm', 'trimmed mean', LINE, witnesses.trimmedAway, kappaOptimal, kappaTrimmedMeanPublished),
  contestant('phocas', 'Phocas', LINE, witnesses.exchanged, kappaPhocas),
  contestant('mva', 'MVA', ['simplices', 150], witnesses.exchanged, kappaPhocas),
  contestant('cwmed', 'median', LINE, witnesses.medianCaught, kappaMedian, kappaMedianPublished),
  contestant('gm', 'geom. median', ['simplices', 40], witnesses.held, kappaGeometricMedian, kappaMedianPublished),
  contestant('meamed', 'MeaMed', LINE, witnesses.mirrored, kappaMeamed),
  contestant('multi-krum', 'multi Krum', AXIS, witnesses.besideTheBloc, multiKrumKappaUpper),
  contestant('mda', 'MDA', ['simplices', 300], witnesses.stretched, kappaMdaUpper),
  contestant('nnm+cwtm', 'NNM + trimmed mean', ['line', 150], witnesses.exchanged, mixedTrimmedMeanUpper),
  contestant('krum-k2', 'Krum K2', AXIS, witnesses.mirrorSimplexK2, krumK2KappaUpper, krumKappaPublished),
  contestant('krum', 'Krum K1', AXIS, witnesses.mirrorSimplexK1, krumKappaUpper),
];
