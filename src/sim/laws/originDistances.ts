import type { LinearPlant } from './plant.js';

/**
 * Squared distances of the n rows and of the origin, for rules that read norms (CGE, centred clipping): the true mean g lies
 * at distance `length` from the origin along e_1, so that row i is g + x_i and its squared norm ‖x_i‖² + 2 length x_i1 + length².
 *
 * @param length - ‖g‖ in units of sigma, >= 0
 * @returns (n + 1) x (n + 1), row-major; point n is the origin
 */
export function originDistances(plant: LinearPlant, length: number): Float64Array {
  const { n, squaredDistances, first } = plant;
  const side = n + 1;
  const result = new Float64Array(side * side);
  const unit = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    result.set(squaredDistances.subarray(i * n, (i + 1) * n), i * side);
    unit.fill(0);
    unit[i] = 1;
    const square = Math.max(0, plant.mixSquare(unit) + length * (2 * first[i]! + length));
    result[i * side + n] = square;
    result[n * side + i] = square;
  }
  return result;
}
