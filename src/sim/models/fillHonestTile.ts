import { DomainError } from '../../errors.js';
import { fillNormals } from '../random/normals.js';
import type { StreamKey } from '../random/key.js';
import { fillTwoPoint } from '../random/twoPoint.js';
import type { Model } from './model.js';

/** Which part of which trial's field a tile covers. */
export interface TilePlace {
  readonly key: StreamKey;
  readonly trial: number;
  /** Rows `firstRow .. lastRow - 1` of the field are drawn. */
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  /** Columns of the tile. */
  readonly width: number;
}

/**
 * Draws rows of a tile, row i of the field at random-number address row i. The float32 draws are widened first and scaled
 * in float64, so that a large mean does not swallow them.
 *
 * @param tile - row-major with `width` columns; row i of the field is at `tile[i * width ..]`
 * @param draws - at least `width` numbers of work space
 */
export function fillHonestTile(model: Model, tile: Float64Array, place: TilePlace, draws: Float32Array): void {
  const { key, trial, firstColumn, width } = place;
  for (let row = place.firstRow; row < place.lastRow; row++) {
    const offset = row * width;
    switch (model.kind) {
      case 'gaussian':
        fillNormals(draws, 0, width, key, trial, row, firstColumn);
        for (let c = 0; c < width; c++) tile[offset + c] = model.mean + model.sigma * draws[c]!;
        break;
      case 'two-point':
        fillTwoPoint(draws, 0, width, model.p, key, trial, row, firstColumn);
        for (let c = 0; c < width; c++) tile[offset + c] = draws[c]!;
        break;
    }
  }
}

/**
 * Refuses a model without a law.
 *
 * @throws DomainError naming the parameter, its value and the rule it breaks
 */
export function requireModel(model: Model): void {
  if (model.kind === 'two-point' && !(model.p > 0 && model.p < 1)) {
    throw new DomainError(`the two-point model needs 0 < p < 1; got p=${model.p}`);
  }
  if (model.kind === 'gaussian' && !(Number.isFinite(model.mean) && Number.isFinite(model.sigma) && model.sigma >= 0)) {
    throw new DomainError(
      `the Gaussian model needs a finite mean and a finite sigma >= 0; got mean=${model.mean}, sigma=${model.sigma}`,
    );
  }
}
