/**
 * The displacement of the output on one attacked coordinate, for many rules on the same Gram-law draws, each under the attack
 * tuned to it. All in units of sigma, relative to the honest mean where the output is a mean of many rows.
 */
import { acceptedShift } from '../../sim/laws/acceptedShift.js';
import { capturesOutput, keepsByzantine } from '../../sim/laws/acceptance.js';
import { farPointMedian } from '../../sim/laws/farPointMedian.js';
import { gramTrials } from '../../sim/laws/gramTrials.js';
import { coordinateOutcome, outputWeights } from '../../sim/laws/outcome.js';
import type { LinearPlant } from '../../sim/laws/plant.js';
import type { Stream } from '../../sim/random/stream.js';
import { bulyan } from '../../sim/rules/bulyan.js';
import { cwmed, cwtm } from '../../sim/rules/coordinateWise.js';
import { krum } from '../../sim/rules/krum.js';
import { mda } from '../../sim/rules/mda.js';
import { medoid } from '../../sim/rules/medoid.js';
import { multiKrum } from '../../sim/rules/multiKrum.js';
import { mva } from '../../sim/rules/mva.js';
import type { Rule } from '../../sim/rules/rule.js';
import { take } from '../point.js';
import type { Point } from '../theorem.js';
import { midRankShift, multiBulyanOutputs } from './midRank.js';
import { NUDGE, shiftAsFarAsAccepted } from './omniscientShift.js';

/** Rules by the name their observable has. */
export const EUCLIDEAN = ['krum', 'medoid', 'multiKrum', 'mda', 'mva', 'gm', 'multiBulyan'] as const;
export const COORDINATE = ['bulyan', 'cwmed', 'cwtm'] as const;
export type SideBySide = (typeof EUCLIDEAN)[number] | (typeof COORDINATE)[number];

/** How the rules are called in legends. */
export const RULE_NAMES: Readonly<Record<SideBySide, string>> = {
  krum: 'Krum',
  medoid: 'medoid',
  multiKrum: 'multi-Krum',
  mda: 'MDA',
  mva: 'MVA',
  gm: 'geometric median',
  multiBulyan: 'multi-Bulyan (static)',
  bulyan: 'Bulyan',
  cwmed: 'coordinate-wise median',
  cwtm: 'trimmed mean',
};

/** Beyond all honest values of one coordinate, in sigma. */
const FAR = 1e6;

/** Half the difference of the outputs under a shift and its mirror image: the same mean, by symmetry, and less variance. */
function symmetric(plant: LinearPlant, gamma: number, output: () => number): number {
  plant.shift(gamma);
  const up = output();
  plant.shift(-gamma);
  return (up - output()) / 2;
}

function ofWeights(rule: Rule, plant: LinearPlant, gamma: number): number {
  return plant.mixFirst(outputWeights(rule, plant.shift(gamma), plant.f)) - plant.honestMeanFirst;
}

function euclideanDisplacements(plant: LinearPlant): Readonly<Record<(typeof EUCLIDEAN)[number], number>> {
  const { f } = plant;
  const { d } = plant.draw;
  const accepted = (rule: Rule, accepts = capturesOutput): number =>
    shiftAsFarAsAccepted({ rule, accepts }, plant, f).accepted * NUDGE;
  const byKrum = acceptedShift((gamma) => capturesOutput(krum, plant.shift(gamma), f), d) * NUDGE;
  const midRank = midRankShift(plant, 'krum');
  return {
    krum: ofWeights(krum, plant, byKrum),
    medoid: ofWeights(medoid, plant, accepted(medoid)),
    multiKrum: ofWeights(multiKrum, plant, byKrum),
    mda: ofWeights(mda, plant, accepted(mda, keepsByzantine)),
    mva: ofWeights(mva, plant, accepted(mva, keepsByzantine)),
    gm: farPointMedian(plant, f).first - plant.honestMeanFirst,
    multiBulyan: multiBulyanOutputs(plant.shift(midRank), 'static').averages - plant.honestMeanFirst,
  };
}

/** Prepares trials at a point (n, f, d): all distance-based rules on one draw. */
export function euclideanRules(point: Point): (stream: Stream) => ReturnType<typeof euclideanDisplacements> {
  const { n, f, d } = take(point, 'n', 'f', 'd');
  const trial = gramTrials({ n, f, d });
  return (stream) => euclideanDisplacements(trial(stream));
}

/** The same of Bulyan, the median and the trimmed mean. */
export function coordinateRules(
  point: Point,
): (stream: Stream) => Readonly<Record<(typeof COORDINATE)[number], number>> {
  const { n, f, d } = take(point, 'n', 'f', 'd');
  const trial = gramTrials({ n, f, d });
  const passing = 0.9 * Math.sqrt(d * (1 + 1 / (n - f)));
  return (stream) => {
    const plant = trial(stream);
    const under = (rule: Rule, gamma: number): number =>
      symmetric(plant, gamma, () => coordinateOutcome(rule, plant, f)[0]!);
    return { bulyan: under(bulyan, passing), cwmed: under(cwmed, FAR), cwtm: under(cwtm, FAR) };
  };
}
