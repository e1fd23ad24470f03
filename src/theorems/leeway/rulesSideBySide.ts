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

/** Displacements of all rules on the draw loaded into `plant`. */
function displacements(plant: LinearPlant): Readonly<Record<SideBySide, number>> {
  const { f, h } = plant;
  const { d } = plant.draw;
  const accepted = (rule: Rule, accepts = capturesOutput): number =>
    shiftAsFarAsAccepted({ rule, accepts }, plant, f).accepted * NUDGE;
  const byKrum = acceptedShift((gamma) => capturesOutput(krum, plant.shift(gamma), f), d) * NUDGE;
  const midRank = midRankShift(plant, 'krum');
  const coordinate = (rule: Rule, gamma: number): number =>
    symmetric(plant, gamma, () => coordinateOutcome(rule, plant, f)[0]!);
  return {
    krum: ofWeights(krum, plant, byKrum),
    medoid: ofWeights(medoid, plant, accepted(medoid)),
    multiKrum: ofWeights(multiKrum, plant, byKrum),
    mda: ofWeights(mda, plant, accepted(mda, keepsByzantine)),
    mva: ofWeights(mva, plant, accepted(mva, keepsByzantine)),
    gm: farPointMedian(plant, f).first - plant.honestMeanFirst,
    multiBulyan: multiBulyanOutputs(plant.shift(midRank), 'static').averages - plant.honestMeanFirst,
    bulyan: coordinate(bulyan, 0.9 * Math.sqrt(d * (1 + 1 / h))),
    cwmed: coordinate(cwmed, 1e6),
    cwtm: coordinate(cwtm, 1e6),
  };
}

/** Prepares trials at a point (n, f, d). */
export function sideBySide(point: Point): (stream: Stream) => Readonly<Record<SideBySide, number>> {
  const { n, f, d } = take(point, 'n', 'f', 'd');
  const trial = gramTrials({ n, f, d });
  return (stream) => displacements(trial(stream));
}
