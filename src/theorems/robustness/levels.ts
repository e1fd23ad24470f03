/**
 * Inputs as levels: groups of equal vectors on an axis, or regular simplices around a point of the axis, each in
 * dimensions of its own. Worst cases of robustness are of this form, and so is everything that the adversary tries.
 */

/** `count` vectors at one position of the axis, or at the corners of a regular simplex of that circumradius around it. */
export interface Level {
  readonly count: number;
  readonly position: number;
  readonly radius?: number;
}

/** The vectors of an input, Byzantine and honest; empty levels are allowed. */
export interface Levels {
  readonly byzantine: readonly Level[];
  readonly honest: readonly Level[];
}

/** n x d rows, row-major, Byzantine first. */
export interface Rows {
  readonly rows: Float64Array;
  readonly d: number;
}

function countOf(levels: readonly Level[]): number {
  return levels.reduce((sum, { count }) => sum + count, 0);
}

/**
 * The levels as explicit vectors: the axis is coordinate 1, and each simplex has as many coordinates of its own as it has
 * corners.
 */
export function explicitRows({ byzantine, honest }: Levels): Rows {
  const levels = [...byzantine, ...honest];
  const d = 1 + levels.reduce((sum, level) => sum + cornersOf(level), 0);
  const rows = new Float64Array(countOf(levels) * d);
  let row = 0;
  let first = 1;
  for (const level of levels) {
    const { count, position, radius = 0 } = level;
    const corners = cornersOf(level);
    // The unit vectors e_1 .. e_c less their mean lie on a sphere of radius sqrt((c - 1) / c).
    const edge = corners > 0 ? radius / Math.sqrt((corners - 1) / corners) : 0;
    for (let corner = 0; corner < count; corner++, row++) {
      rows[row * d] = position;
      for (let c = 0; c < corners; c++) rows[row * d + first + c] = edge * ((c === corner ? 1 : 0) - 1 / corners);
    }
    first += corners;
  }
  return { rows, d };
}

function cornersOf({ count, radius = 0 }: Level): number {
  return radius > 0 && count > 1 ? count : 0;
}

/**
 * All n x n squared distances of the levels, without their coordinates.
 *
 * @param squared - receives n x n numbers, row-major
 */
export function levelDistances(levels: readonly Level[], n: number, squared: Float64Array): void {
  let row = 0;
  for (let a = 0; a < levels.length; a++) {
    let column = row;
    for (let b = a; b < levels.length; b++) {
      fillBlock(squared, n, row, column, levels[a]!, levels[b]!, a === b);
      column += levels[b]!.count;
    }
    row += levels[a]!.count;
  }
}

function fillBlock(
  squared: Float64Array,
  n: number,
  row: number,
  column: number,
  first: Level,
  second: Level,
  same: boolean,
): void {
  const around = cornersOf(first) > 0 ? first.radius! * first.radius! : 0;
  const across = cornersOf(second) > 0 ? second.radius! * second.radius! : 0;
  const along = first.position - second.position;
  const apart = same ? (2 * around * first.count) / (first.count - 1 || 1) : along * along + around + across;
  for (let i = row; i < row + first.count; i++) {
    for (let j = column; j < column + second.count; j++) {
      squared[i * n + j] = i === j ? 0 : apart;
      squared[j * n + i] = i === j ? 0 : apart;
    }
  }
}
