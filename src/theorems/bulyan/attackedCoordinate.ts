/**
 * Coordinate 1 of Bulyan under the mean shift, by the Gram law: the first stage needs the distances, the second stage the
 * values on that coordinate only, so that the cost does not depend on d.
 */
import { drawGram, emptyGramDraw } from '../../sim/laws/gram.js';
import { LinearPlant } from '../../sim/laws/plant.js';
import type { Stream } from '../../sim/random/stream.js';
import { bulyan, bulyanSelection } from '../../sim/rules/bulyan.js';
import { reduceColumn } from '../../sim/rules/reduceColumn.js';
import { take } from '../point.js';
import type { Point } from '../theorem.js';

/** One draw of honest vectors (sigma = 1, g = 0) with the colluders free to move. */
export interface AttackedCoordinate {
  /** Coordinate 1 of Bulyan with the Byzantine vectors at honest mean + gamma e_1. */
  readonly outputAt: (gamma: number) => number;
  /** Largest |coordinate 1| of the honest vectors. */
  readonly honestExtreme: number;
  readonly plant: LinearPlant;
}

/** Largest displacement at which all colluders pass the first stage as d grows, times 0.9: sigma sqrt(d (1 + 1/h)). */
export function largePassingShift(h: number, d: number): number {
  return 0.9 * Math.sqrt(d * (1 + 1 / h));
}

/** Displacements an attacker may choose from, in sigma: around the honest spread, and up to where colluders are kept. */
export function shiftGrid(h: number, d: number): readonly number[] {
  return [0.5, 1, 2, 3, 4, 6, 0.5 * Math.sqrt(d), largePassingShift(h, d)];
}

/** Prepares trials at one point. `present`: Byzantine vectors really there (default f, what the rule is told). */
export function attackedCoordinate(point: Point, present?: number): (stream: Stream) => AttackedCoordinate {
  const { n, f, d } = take(point, 'n', 'f', 'd');
  const byzantine = present ?? f;
  const shape = { h: n - byzantine, d, directions: 1 };
  const draw = emptyGramDraw(shape);
  const plant = new LinearPlant(shape.h, byzantine);
  const theta = n - 2 * f - 2;
  const reducer = bulyan.reducer(n, f);
  const column = new Float64Array(theta);
  const scratch = new Float64Array(2 * theta);
  const outputAt = (gamma: number): number => {
    plant.shift(gamma);
    bulyanSelection(plant.squaredDistances, n, f).forEach((row, index) => {
      column[index] = plant.first[row]!;
    });
    return reduceColumn(reducer, column, theta, scratch);
  };
  return (stream) => {
    plant.load(drawGram(stream, shape, draw));
    let honestExtreme = 0;
    for (let row = byzantine; row < n; row++) honestExtreme = Math.max(honestExtreme, Math.abs(plant.first[row]!));
    return { outputAt, honestExtreme, plant };
  };
}
