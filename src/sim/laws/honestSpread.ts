import type { LinearPlant } from './plant.js';

/** The empirical variance of the honest rows, (1/h) sum_j ‖X_j - honest mean‖² (divisor h), in units of sigma². */
export function honestVariance({ h, draw, honestMeanSquare }: LinearPlant): number {
  let norms = 0;
  for (let j = 0; j < h; j++) norms += draw.gram[j * h + j]!;
  return Math.max(0, norms / h - honestMeanSquare);
}

/** The largest distance between two honest rows, in units of sigma. */
export function honestDiameter({ n, f, squaredDistances }: LinearPlant): number {
  let most = 0;
  for (let i = f; i < n; i++) for (let j = f; j < i; j++) most = Math.max(most, squaredDistances[i * n + j]!);
  return Math.sqrt(most);
}
