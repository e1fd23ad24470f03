import { fillLaplace } from '../random/laplace.js';
import { fillNormals } from '../random/normals.js';
import type { RowAddress } from '../random/field.js';
import type { StreamKey } from '../random/key.js';
import { fillSparse } from '../random/sparse.js';
import { fillStudentT } from '../random/studentT.js';
import { fillTwoPoint } from '../random/twoPoint.js';
import { fillUniforms } from '../random/uniform.js';
import { coordinates } from './coordinates.js';
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
  const { offset, scale } = coordinates(model);
  for (let row = place.firstRow; row < place.lastRow; row++) {
    drawStandard(model, draws, place.width, { ...place, row, stream: 0 });
    const start = row * place.width;
    for (let c = 0; c < place.width; c++) tile[start + c] = offset + scale * draws[c]!;
  }
}

/** The float32 draws of `width` columns of a row, before offset and scale (see `coordinates`), to `draws[0 ..]`. */
export function drawStandard(model: Model, draws: Float32Array, width: number, address: RowAddress): void {
  const { key, trial, row, firstColumn, stream } = address;
  switch (model.kind) {
    case 'gaussian':
      return fillNormals(draws, 0, width, key, trial, row, firstColumn, stream);
    case 'two-point':
      return fillTwoPoint(draws, 0, width, model.p, key, trial, row, firstColumn, stream);
    case 'sparse':
      return fillSparse(draws, 0, width, model.p, key, trial, row, firstColumn, stream);
    case 'laplace':
      return fillLaplace(draws, 0, width, key, trial, row, firstColumn, stream);
    case 'student-t':
      return fillStudentT(draws, 0, width, model.nu, key, trial, row, firstColumn, stream);
    case 'uniform':
      return fillUniforms(draws, 0, width, key, trial, row, firstColumn, stream);
  }
}
