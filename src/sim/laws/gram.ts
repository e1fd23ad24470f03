/**
 * The Gram law: h rows with i.i.d. standard normal entries in R^d enter every distance rule through their projections on
 * a few chosen directions and their Gram matrix alone, and those are drawn exactly at a cost that does not depend on d.
 *
 * Source: Bartlett 1933 (Wishart decomposition). Rotate so that the first k coordinates are the chosen directions:
 * X = [Y, Z]; Y is k columns of normals, and Z Z' ~ Wishart_h(d - k) has the law of L L', L lower trapezoidal with
 * normals below the diagonal and sqrt(chi²) with d - k - i + 1 degrees of freedom on it. Then C = Y Y' + L L'.
 */
import { DomainError } from '../../errors.js';
import type { Stream } from '../random/stream.js';

/** Number of rows, dimension and number of chosen orthonormal directions. */
export interface GramShape {
  readonly h: number;
  /** Dimension, any whole number from `directions` on (1e9 costs no more than 10). */
  readonly d: number;
  /** k >= 0 chosen directions; direction 1 is the attacked coordinate by convention. */
  readonly directions: number;
  /**
   * Whether the last direction is the rest of (1, .., 1), its unit vector along the d - (k - 1) coordinates that are not
   * chosen, for attacks on all coordinates at once. Default false: all k directions are coordinates.
   */
  readonly rest?: boolean;
}

/** How many of the directions are coordinates of their own. */
export function chosenCoordinates({ directions, rest = false }: GramShape): number {
  return rest ? directions - 1 : directions;
}

/** One draw of (projections, Gram matrix) for sigma = 1 and mean 0. */
export interface GramDraw extends GramShape {
  /** h x h, row-major: inner products of the rows. */
  readonly gram: Float64Array;
  /** h x k, row-major: coordinates of the rows along the chosen directions. */
  readonly projections: Float64Array;
  /** Work space of the draw: h x h, the factor L. */
  readonly factor: Float64Array;
}

/**
 * Storage for {@link drawGram}, to be filled again and again.
 *
 * @throws DomainError for h < 1 or fewer dimensions than directions
 */
export function emptyGramDraw({ h, d, directions, rest = false }: GramShape): GramDraw {
  if (!(Number.isSafeInteger(h) && h >= 1)) throw new DomainError(`the Gram law needs h >= 1 rows; got h=${h}`);
  if (!(Number.isSafeInteger(d) && d >= directions)) {
    throw new DomainError(`the Gram law needs d >= ${directions} with ${directions} directions; got d=${d}`);
  }
  if (rest && directions < 1) throw new DomainError('the rest of (1, .., 1) is itself a direction; got directions=0');
  return {
    h,
    d,
    directions,
    rest,
    gram: new Float64Array(h * h),
    projections: new Float64Array(h * directions),
    factor: new Float64Array(h * h),
  };
}

/**
 * Draws projections and Gram matrix: h (k + (h - 1) / 2) normals and min(h, d - k) chi-squares.
 *
 * @param out - storage from {@link emptyGramDraw} of the same shape, to overwrite; allocated when absent
 */
export function drawGram(stream: Stream, shape: GramShape, out: GramDraw = emptyGramDraw(shape)): GramDraw {
  const { h, d, directions: k, gram, projections, factor } = out;
  for (let i = 0; i < h * k; i++) projections[i] = stream.normal();
  const rank = Math.min(h, d - k);
  for (let i = 0; i < h; i++) {
    for (let j = 0; j < Math.min(i, rank); j++) factor[i * h + j] = stream.normal();
    if (i < rank) factor[i * h + i] = Math.sqrt(stream.chiSquare(d - k - i));
  }
  for (let i = 0; i < h; i++) {
    for (let j = 0; j <= i; j++) {
      let product = 0;
      for (let c = 0; c < k; c++) product += projections[i * k + c]! * projections[j * k + c]!;
      for (let c = 0; c < Math.min(j + 1, rank); c++) product += factor[i * h + c]! * factor[j * h + c]!;
      gram[i * h + j] = product;
      gram[j * h + i] = product;
    }
  }
  return out;
}
