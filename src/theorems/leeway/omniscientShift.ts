/**
 * The mean shift A1 against any rule that reads distances, by the Gram law: the f Byzantine vectors sit at honest mean +
 * gamma e_1 with gamma the largest displacement that the rule still accepts in this trial. Cost free of d.
 */
import { acceptedShift } from '../../sim/laws/acceptedShift.js';
import { gramTrials } from '../../sim/laws/gramTrials.js';
import { outputWeights } from '../../sim/laws/outcome.js';
import type { LinearPlant } from '../../sim/laws/plant.js';
import type { Stream } from '../../sim/random/stream.js';
import type { Rule } from '../../sim/rules/rule.js';
import { take } from '../point.js';
import type { Point } from '../theorem.js';

/** Attacks are evaluated this close, relatively, below the displacement where acceptance ends. */
export const NUDGE = 1 - 1e-9;

/** Whether a rule that is told `told` accepts the Byzantine rows where they stand. */
export type Acceptance = (rule: Rule, plant: LinearPlant, told: number) => boolean;

/** An attacked rule: what it is and what its being taken in means. */
export interface Target {
  readonly rule: Rule;
  readonly accepts: Acceptance;
}

/** One trial, the Byzantine rows standing at gamma* (1 - 1e-9). */
export interface ShiftTrial {
  readonly plant: LinearPlant;
  /** gamma*, in sigma. */
  readonly accepted: number;
  /** Weights of the output on the n rows; see {@link outputWeights}. */
  readonly weights: Float64Array;
}

/** Moves the Byzantine rows of a loaded plant as far as the target accepts them. */
export function shiftAsFarAsAccepted({ rule, accepts }: Target, plant: LinearPlant, told: number): ShiftTrial {
  const accepted = acceptedShift((gamma) => accepts(rule, plant.shift(gamma), told), plant.draw.d);
  return { plant, accepted, weights: outputWeights(rule, plant.shift(accepted * NUDGE), told) };
}

/** Prepares trials at a point (n, f, d). */
export function omniscientShift(target: Target, point: Point): (stream: Stream) => ShiftTrial {
  const { n, f, d } = take(point, 'n', 'f', 'd');
  const trial = gramTrials({ n, f, d });
  return (stream) => shiftAsFarAsAccepted(target, trial(stream), f);
}
