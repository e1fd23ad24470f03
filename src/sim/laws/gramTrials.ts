import type { Stream } from '../random/stream.js';
import { drawGram, emptyGramDraw } from './gram.js';
import { LinearPlant } from './plant.js';

/** A cell of the Gram law. */
export interface GramCell {
  /** Vectors received. */
  readonly n: number;
  /** Byzantine vectors present, 0 .. n - 1; a rule may be told another number. */
  readonly f: number;
  /** Dimension, any whole number that holds the directions; the cost does not depend on it. */
  readonly d: number;
  /** Chosen coordinates, >= 1 (default 1); the first is the attacked one. */
  readonly coordinates?: number;
  /** Whether attacks on all coordinates at once (direction `ones`) will be planted; needs a dimension more. Default false. */
  readonly ones?: boolean;
}

/**
 * Prepares trials of n - f Gaussian vectors (sigma = 1, true mean 0) with f Byzantine ones among them, at a cost free of d:
 *
 *     const trial = gramTrials({ n, f, d });
 *     return (stream) => {
 *       const plant = trial(stream);
 *       const gamma = acceptedShift((shift) => capturesOutput(krum, plant.shift(shift), f), d);
 *       return weightedOutcome(krum, plant.shift(gamma * (1 - 1e-9)), f).first;
 *     };
 *
 * @returns draws the next trial: its Byzantine rows stand at the honest mean until they are moved. Every call returns the same
 *   plant, overwritten.
 * @throws DomainError when there is no honest vector or d does not hold the directions
 */
export function gramTrials({ n, f, d, coordinates = 1, ones = false }: GramCell): (stream: Stream) => LinearPlant {
  const draw = emptyGramDraw({ h: n - f, d, directions: coordinates + (ones ? 1 : 0), rest: ones });
  const plant = new LinearPlant(n - f, f);
  return (stream) => plant.load(drawGram(stream, draw, draw));
}
