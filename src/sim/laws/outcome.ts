/** What a rule makes of an attacked Gram draw, in units of sigma around the true mean. */
import { DomainError } from '../../errors.js';
import { mixColumn } from '../rules/mix.js';
import { reduceColumn } from '../rules/reduceColumn.js';
import { requireDomain } from '../rules/registry.js';
import type { Mix, Rule } from '../rules/rule.js';
import { chosenCoordinates } from './gram.js';
import type { LinearPlant } from './plant.js';

/** The output F of a rule as a weighted sum of the n rows. */
export interface WeightedOutcome {
  /** n weights, Byzantine rows first. */
  readonly weights: Float64Array;
  /** <F - g, e_1>. */
  readonly first: number;
  /** ‖F - g‖². */
  readonly squaredError: number;
  /** ‖F - honest mean‖². */
  readonly squaredErrorToHonestMean: number;
}

/**
 * The weights of a rule's output on the n rows, for every rule whose output is a weighted sum with weights that depend on
 * distances: the average, Krum K1 .. K4, multi-Krum, medoid, barycenter, MDA, MVA, geometric median, and these after
 * nearest-neighbour mixing.
 *
 * @param told - the number of Byzantine rows that the rule is told
 * @throws DomainError when the rule reads norms or flips coins, reduces every coordinate on its own ({@link coordinateOutcome} is for those), or outside
 *   its domain
 */
export function outputWeights(rule: Rule, plant: LinearPlant, told: number): Float64Array {
  requireDistances(rule);
  requireDomain(rule, plant.n, told);
  const { kind } = rule.reducer(plant.n, told);
  if (kind !== 'identity' && kind !== 'mean') {
    throw new DomainError(
      `${rule.id} reduces every coordinate on its own (${kind}), so that only its values on chosen coordinates have a law`,
    );
  }
  const mix = rule.mix?.(plant.squaredDistances, plant.n, told);
  if (!mix) return new Float64Array(plant.n).fill(1 / plant.n);
  return mix.rows === 1 ? mix.weights : meanWeights(mix, plant.n);
}

/** Distances between rows around the true mean say nothing of their norms, and a permutation needs random numbers. */
function requireDistances({ id, needsOrigin, needsStream }: Rule): void {
  if (needsOrigin) throw new DomainError(`${id} reads the norms of the rows; this law has their distances only`);
  if (needsStream) throw new DomainError(`${id} flips coins of its own; this law has the distances of the rows only`);
}

function meanWeights({ rows, weights }: Mix, n: number): Float64Array {
  const mean = new Float64Array(n);
  for (let k = 0; k < rows * n; k++) mean[k % n]! += weights[k]! / rows;
  return mean;
}

/**
 * Runs a rule whose output is a weighted sum of the rows (see {@link outputWeights}).
 *
 * @param told - the number of Byzantine rows that the rule is told
 * @throws DomainError as `outputWeights` does
 */
export function weightedOutcome(rule: Rule, plant: LinearPlant, told: number): WeightedOutcome {
  const weights = outputWeights(rule, plant, told);
  return {
    weights,
    first: plant.mixFirst(weights),
    squaredError: plant.mixSquare(weights),
    squaredErrorToHonestMean: plant.mixSquareToHonestMean(weights),
  };
}

/** <F, g> for a true gradient g of that length along e_1. */
export function gradientProduct({ first }: Pick<WeightedOutcome, 'first'>, length: number): number {
  return length * (length + first);
}

/** Cosine of the angle between F and g, for a true gradient g of that length > 0 along e_1. */
export function gradientCosine(
  { first, squaredError }: Pick<WeightedOutcome, 'first' | 'squaredError'>,
  length: number,
): number {
  return (length + first) / Math.sqrt(length * length + 2 * length * first + squaredError);
}

/**
 * The output of any rule on the chosen coordinates of the draw, Bulyan, multi-Bulyan and coordinate-wise rules included: the
 * mix needs the distances, the reducer the values on that coordinate only.
 *
 * @param told - the number of Byzantine rows that the rule is told
 * @returns one value per chosen coordinate, the attacked one first
 * @throws DomainError when n and `told` are outside the rule's domain, or the rule reads norms or flips coins
 */
export function coordinateOutcome(rule: Rule, plant: LinearPlant, told: number): Float64Array {
  requireDistances(rule);
  requireDomain(rule, plant.n, told);
  const { n } = plant;
  const mix = rule.mix?.(plant.squaredDistances, n, told);
  const m = mix?.rows ?? n;
  const reducer = rule.reducer(n, told);
  const mixed = new Float64Array(m);
  const scratch = new Float64Array(2 * m);
  const output = new Float64Array(chosenCoordinates(plant.draw));
  for (let c = 0; c < output.length; c++) {
    const column = plant.along[c]!;
    if (mix) mixColumn(mix, column, n, mixed);
    output[c] = reduceColumn(reducer, mix ? mixed : column, m, scratch);
  }
  return output;
}

/**
 * A number with the mean of ‖F - g‖² over trials, from the output on some coordinates: the coordinates that an attack does
 * not single out are exchangeable, so that each of them stands for all. It has not the law of ‖F - g‖², only its mean.
 *
 * @param values - the output on chosen coordinates, those singled out first
 * @param singledOut - 1 for attacks on e_1, 0 for attacks that treat all coordinates alike
 * @param d - dimension
 * @throws DomainError when no coordinate is left to stand for the others
 */
export function squareByExchange(values: Float64Array, singledOut: 0 | 1, d: number): number {
  const others = values.length - singledOut;
  if (others < 1) {
    throw new DomainError(
      `the mean square needs a coordinate beside the ${singledOut} singled out; got ${values.length} in all (nearest: ${singledOut + 1})`,
    );
  }
  let alike = 0;
  for (let c = singledOut; c < values.length; c++) alike += values[c]! ** 2;
  return (singledOut ? values[0]! ** 2 : 0) + ((d - singledOut) / others) * alike;
}
