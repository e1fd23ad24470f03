/**
 * The mid-rank attack A7 on multi-Bulyan: colluders among the m = n - f - 2 lowest scores, but not the lowest, are averaged
 * into (nearly) all candidates and never removed.
 */
import { krumLeeway } from '../../bounds/krum.js';
import { krumK4Leeway } from '../../bounds/leeway.js';
import { acceptedShift } from '../../sim/laws/acceptedShift.js';
import { amongLowestScores } from '../../sim/laws/acceptance.js';
import { midRankShifts } from '../../sim/laws/midRank.js';
import type { LinearPlant } from '../../sim/laws/plant.js';
import { mixColumn } from '../../sim/rules/mix.js';
import { multiBulyanRounds } from '../../sim/rules/multiBulyan.js';
import type { ScoreHandling } from '../../sim/rules/multiBulyan.js';
import { meanAround, medianOfSorted } from '../../sim/rules/reduceColumn.js';
import { NUDGE } from './omniscientShift.js';

/** Coordinate 1 of multi-Bulyan, in both readings of its second stage. */
export interface Outputs {
  /** The beta candidates closest to the median of the candidates: public code. */
  readonly averages: number;
  /** The beta candidates closest to the median of the rows that were removed: the paper's pseudo-code, as recalled. */
  readonly winners: number;
}

/** Runs multi-Bulyan, told the number of Byzantine rows that are there, where they stand. */
export function multiBulyanOutputs(plant: LinearPlant, handling: ScoreHandling, power: 1 | 2 = 2): Outputs {
  const { n, f, first, squaredDistances } = plant;
  const { mix, winners } = multiBulyanRounds(squaredDistances, n, f, handling, power);
  const theta = mix.rows;
  const candidates = new Float64Array(theta);
  mixColumn(mix, first, n, candidates);
  const scratch = new Float64Array(2 * theta);
  const around = (values: Float64Array): number =>
    meanAround(medianOfSorted(values.slice().sort(), theta, 'upper'), n - 4 * f - 2, candidates, theta, scratch);
  return { averages: around(candidates), winners: around(Float64Array.from(winners, (row) => first[row]!)) };
}

/** Largest displacement with all colluders among the m lowest scores (gamma^mk), nudged below it, in sigma. */
export function midRankShift(plant: LinearPlant, variant: 'krum' | 'krum-k4'): number {
  const { f, h } = plant;
  return NUDGE * acceptedShift((gamma) => amongLowestScores(plant.shift(gamma), f, h - 2, variant), plant.draw.d);
}

/** Displacements worth trying at a point, in sigma. */
export function shiftsToTry(n: number, f: number, d: number, variant: 'krum' | 'krum-k4' = 'krum'): Float64Array {
  return midRankShifts(n - f, d, (variant === 'krum' ? krumLeeway : krumK4Leeway).evaluate({ n, f }));
}
