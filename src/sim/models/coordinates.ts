import type { Model } from './model.js';

/** Where a law lies: every entry is offset + scale * draw. */
export interface Coordinates {
  readonly offset: number;
  /** >= 0; 0 for a law of one value. */
  readonly scale: number;
}

/** Variance of the Laplace law of scale 1 that `fillLaplace` draws is 2. */
const LAPLACE_DEVIATION = Math.SQRT2;

/**
 * Offset and scale of a model against its float32 draws (see `fillHonestTile`). They are applied in float64 or carried along, so
 * that a large offset does not swallow the draws.
 */
export function coordinates(model: Model): Coordinates {
  switch (model.kind) {
    case 'gaussian':
      return { offset: model.mean, scale: model.sigma };
    case 'laplace':
      return { offset: model.mean, scale: model.sigma / LAPLACE_DEVIATION };
    case 'student-t':
      return { offset: model.location, scale: model.scale };
    case 'uniform':
      return { offset: model.low, scale: model.high - model.low };
    case 'two-point':
    case 'sparse':
      return { offset: 0, scale: 1 };
  }
}
