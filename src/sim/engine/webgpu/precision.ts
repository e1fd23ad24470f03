import { coordinates } from '../../models/coordinates.js';
import type { Model } from '../../models/model.js';
import type { Field } from '../engine.js';
import { planField, type Plan } from '../plan.js';
import { precisionOf } from '../precision.js';
import { FINE } from '../rounding.js';
import { pairShape } from './pairShape.js';
import { SUMS } from './sums.js';
import { WGSL_UNIT } from './unit.js';

/**
 * Largest difference between a draw of a WebGPU device and the same of `referenceEngine`, relative to the largest draw of the law,
 * for what WGSL allows (see `WGSL_UNIT`); u below is its unit. TypeScript, whose unit and square root are half of it or
 * less, adds half of the error again. Uniforms, and the values of discrete laws, are exact, whatever the device.
 *
 * Logarithm: 1 + f = m is exact. On sqrt(1/2) <= m <= sqrt(2) the polynomial and the sum f + tail are within 0.35 + 0.33 units, the
 * sum with the exponent, which is exact, adds one of the result, which is at least 0.34 where there is an exponent: 3 u.
 * Turn: the angle has 2 u, which moves sine and cosine by 1.1 u; their polynomials and last sums add 1.7 u: 3 u, absolute.
 *
 * - gaussian: the root of the logarithm has 1.5 + 4.5 u, the turn 3 u, the product one: 10 u of the radius, and 5 u.
 * - laplace: the logarithm, 3 u, and 1.5 u.
 * - student-t: x = (2 / nu) (-log u) <= 45.75 / nu has 4 u, e^x - 1 passes them on (x + 1)-fold and adds 5 u, nu one; the root
 *   has half of that and 4.5 u, the turn and the product 4 u: 2 x + 13.5 u of the radius, and half of it.
 */
export function drawError(model: Model): number {
  if (coordinates(model).scale === 0) return 0;
  switch (model.kind) {
    case 'gaussian':
      return 15 * WGSL_UNIT;
    case 'laplace':
      return 4.5 * WGSL_UNIT;
    case 'student-t':
      return (20.25 + 137.25 / model.nu) * WGSL_UNIT;
    case 'uniform':
    case 'two-point':
    case 'sparse':
      return 0;
  }
}

/**
 * Of a Byzantine row, besides what coordinates inside a column cost: its number is rounded (1/2 u), multiplied and added; the root
 * of a variance, with its division, may cost one more than `Coarse.unit` accounts for.
 */
const ROWS = 4 * WGSL_UNIT;
/** A mixed row adds the rounding of its weights. */
const MIXED = WGSL_UNIT;

/**
 * Of a squared distance: a difference is rounded once, which counts twice, its square once; four of them are added at a time (3), then
 * those of a slice of a tile, the tiles of a block and the slices. All terms are positive, so each addition costs a unit of the sum.
 */
function squaresError(field: Field, plan: Plan): number {
  const steps = [false, true].map((origin) => {
    const { groups, slices, groupsPerBlock } = pairShape(field, plan, origin);
    return 6 + Math.ceil(groups / slices) + Math.ceil(groupsPerBlock / groups) + slices;
  });
  return Math.max(...steps) * WGSL_UNIT;
}

/** Everything beyond the first column is float32 inside a block of columns. A field without a plan runs in float64. */
export const webgpuPrecision = precisionOf((field) => {
  const plan = planField(field);
  if (!plan) return FINE;
  return {
    rows: ROWS,
    mixed: MIXED,
    squares: squaresError(field, plan),
    draws: drawError(field.model),
    unit: WGSL_UNIT,
    sums: SUMS,
  };
});
