/**
 * The optimal answer to one input on a line: the point y that minimises max over S of (y - mean_S)^2 / Var_S, S over all
 * subsets of n - f rows. No rule, whatever it knows of robustness, has a smaller worst ratio on that input.
 */

/** Values closer than this, relative to the range, are one value. */
const SAME = 1e-9;

interface Level {
  readonly value: number;
  readonly count: number;
}

/** Mean and standard deviation (divisor n - f) of a subset. */
interface Subset {
  readonly mean: number;
  readonly deviation: number;
}

/**
 * The minimax point of n collinear rows.
 *
 * @param rows n x d, row-major, not all equal, on one line
 * @returns d coordinates
 */
export function minimaxPoint(rows: Float64Array, n: number, d: number, f: number): Float64Array {
  const { origin, direction, positions } = alongTheLine(rows, n, d);
  const subsets = subsetsOf(levelsOf(positions), n - f);
  const worst = (y: number): number =>
    subsets.reduce((most, { mean, deviation }) => Math.max(most, Math.abs(y - mean) / deviation), 0);
  const y = minimumOfConvex(worst, Math.min(...positions), Math.max(...positions));
  return origin.map((value, c) => value + y * direction[c]!);
}

/** Row 0, the unit vector from it to the row farthest from it, and the positions of all rows along that vector. */
function alongTheLine(rows: Float64Array, n: number, d: number) {
  const origin = rows.slice(0, d);
  let direction = new Float64Array(d);
  let longest = 0;
  for (let row = 1; row < n; row++) {
    const difference = origin.map((value, c) => rows[row * d + c]! - value);
    const length = Math.sqrt(difference.reduce((sum, value) => sum + value * value, 0));
    if (length > longest) [direction, longest] = [difference.map((value) => value / length), length];
  }
  const positions = Array.from({ length: n }, (_, row) =>
    direction.reduce((sum, value, c) => sum + value * (rows[row * d + c]! - origin[c]!), 0),
  );
  return { origin, direction, positions };
}

function levelsOf(positions: readonly number[]): readonly Level[] {
  const sorted = [...positions].sort((a, b) => a - b);
  const gap = SAME * (sorted[sorted.length - 1]! - sorted[0]!);
  const levels: { value: number; count: number }[] = [];
  for (const value of sorted) {
    const last = levels[levels.length - 1];
    if (last !== undefined && value - last.value <= gap) last.count++;
    else levels.push({ value, count: 1 });
  }
  return levels;
}

/** All subsets of `size` rows, up to which of several equal rows they take. */
function subsetsOf(levels: readonly Level[], size: number): readonly Subset[] {
  const subsets: Subset[] = [];
  const visit = (level: number, left: number, sum: number, squares: number): void => {
    if (level === levels.length) {
      if (left > 0) return;
      const mean = sum / size;
      subsets.push({ mean, deviation: Math.sqrt(Math.max(0, squares / size - mean * mean)) });
      return;
    }
    const { value, count } = levels[level]!;
    for (let taken = 0; taken <= Math.min(count, left); taken++) {
      visit(level + 1, left - taken, sum + taken * value, squares + taken * value * value);
    }
  };
  visit(0, size, 0, 0);
  return subsets;
}

/** Ternary search; 200 thirds leave nothing of a double's interval. */
function minimumOfConvex(value: (y: number) => number, from: number, to: number): number {
  let [low, high] = [from, to];
  for (let step = 0; step < 200; step++) {
    const third = (high - low) / 3;
    if (value(low + third) <= value(high - third)) high -= third;
    else low += third;
  }
  return (low + high) / 2;
}
