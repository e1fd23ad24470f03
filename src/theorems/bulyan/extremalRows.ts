import type { Stream } from '../../sim/random/stream.js';

/** Explicit rows, row-major, Byzantine first. */
export interface Rows {
  readonly n: number;
  readonly d: number;
  readonly values: Float64Array;
}

/** The Byzantine values stay below 3 by this much, so that they are strictly closer to the median than -1. */
const HAIR = 1e-9;

/**
 * Rows on which Bulyan attains |output_1| = C max |honest_1|, for beta = n - 4f - 2 >= 2f. On coordinate 1 the selected
 * rows hold 2f honest values -1, beta - min(f, beta - 1) honest values +1 and f Byzantine values 3 - 1e-9: the upper median
 * is +1, and the Byzantine values are closer to it than the -1. The 2f + 2 other honest rows are far away on axes of their
 * own, so that repeated Krum selects the cluster.
 *
 * Not mirrored: the upper median of an even selection is +1 here and would stay +1 on the mirrored rows.
 *
 * @param stream chooses the scale (1 to 2) and the honest order; the ratio does not depend on them
 */
export function extremalRows(stream: Stream, n: number, f: number): Rows {
  const clusterHonest = n - 3 * f - 2;
  const outsiders = 2 * f + 2;
  const d = 1 + outsiders;
  const scale = 1 + stream.uniform();
  const values = new Float64Array(n * d);
  for (let row = 0; row < f; row++) values[row * d] = scale * (3 - HAIR);
  const rotation = stream.integer(clusterHonest);
  for (let index = 0; index < clusterHonest; index++) {
    const row = f + ((index + rotation) % clusterHonest);
    values[row * d] = index < 2 * f ? -scale : scale;
  }
  for (let index = 0; index < outsiders; index++) {
    const row = f + clusterHonest + index;
    values[row * d] = scale * (2 * stream.uniform() - 1);
    values[row * d + 1 + index] = 1e3;
  }
  return { n, d, values };
}

/** Largest |coordinate 1| over the honest rows f .. n - 1. */
export function honestExtreme({ n, d, values }: Rows, f: number): number {
  let extreme = 0;
  for (let row = f; row < n; row++) extreme = Math.max(extreme, Math.abs(values[row * d]!));
  return extreme;
}
