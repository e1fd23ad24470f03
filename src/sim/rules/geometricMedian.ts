import { orderedDistances, rowsInReach } from './distances.js';
import type { Rule } from './rule.js';

const MOST_ITERATIONS = 5000;
/** Weights that move by less than this, relatively, have converged. */
const TOLERANCE = 1e-13;
/** Rounding of a squared distance, relative to the terms that cancel in it. */
const ROUNDING = 16 * Number.EPSILON;

/**
 * The geometric median as weights on the rows (they sum to 1), from the distances alone. First every input is tested for
 * optimality (Kuhn); the first optimal one in index order wins. Otherwise Weiszfeld's iteration, whose iterates are
 * mixtures of the rows, with the correction of Vardi and Zhang when it lands on an input.
 *
 * Rows out of reach of the others (a NaN, an infinity; see {@link rowsInReach}) are left out.
 *
 * @param squaredDistances - n x n, row-major; NaN counts as +Infinity
 */
export function geometricMedianWeights(squaredDistances: Float64Array, n: number): Float64Array {
  const distances = orderedDistances(squaredDistances, n);
  const rows = rowsInReach(distances, n);
  const weights = new Float64Array(n);
  const optimal = rows.find((p) => isOptimal(distances, n, rows, p));
  if (optimal !== undefined) {
    weights[optimal] = 1;
    return weights;
  }
  for (const i of rows) weights[i] = 1 / rows.length;
  const next = new Float64Array(n);
  const squares = new Float64Array(n);
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    const cancelled = squaredDistancesTo(weights, distances, n, rows, squares);
    const noise = (ROUNDING * cancelled) / smallestPositive(squares, rows);
    weiszfeldStep(distances, n, rows, squares, weights, next);
    let change = 0;
    for (const i of rows) {
      change = Math.max(change, Math.abs(next[i]! - weights[i]!) / Math.max(next[i]!, weights[i]!));
      weights[i] = next[i]!;
    }
    if (change <= Math.max(TOLERANCE, noise)) break;
  }
  return weights;
}

/** Kuhn's test: p is optimal when the unit vectors towards the other points sum to at most its multiplicity. */
function isOptimal(distances: Float64Array, n: number, rows: readonly number[], p: number): boolean {
  let multiplicity = 0;
  for (const i of rows) if (distances[p * n + i] === 0) multiplicity++;
  return pull(distances, n, rows, p) <= multiplicity * (1 + 1e-12);
}

/** ‖sum over rows other than p of (x_i - p) / ‖x_i - p‖‖. */
function pull(distances: Float64Array, n: number, rows: readonly number[], p: number): number {
  let square = 0;
  for (const i of rows) {
    const toI = distances[p * n + i]!;
    if (toI === 0) continue;
    for (const j of rows) {
      const toJ = distances[p * n + j]!;
      if (toJ === 0) continue;
      const cosine = (toI + toJ - distances[i * n + j]!) / (2 * Math.sqrt(toI) * Math.sqrt(toJ));
      square += Math.min(1, Math.max(-1, cosine));
    }
  }
  return Math.sqrt(Math.max(0, square));
}

/** ‖y - x_i‖² for y = sum_j weights_j x_j: (D w)_i - w'Dw / 2; returns the term that was subtracted. */
function squaredDistancesTo(
  weights: Float64Array,
  distances: Float64Array,
  n: number,
  rows: readonly number[],
  out: Float64Array,
): number {
  let form = 0;
  for (const i of rows) {
    let sum = 0;
    for (const j of rows) sum += weights[j]! * distances[i * n + j]!;
    out[i] = sum;
    form += weights[i]! * sum;
  }
  for (const i of rows) out[i] = Math.max(0, out[i]! - form / 2);
  return form / 2;
}

function smallestPositive(values: Float64Array, rows: readonly number[]): number {
  let smallest = Infinity;
  for (const i of rows) if (values[i]! > 0 && values[i]! < smallest) smallest = values[i]!;
  return smallest;
}

function weiszfeldStep(
  distances: Float64Array,
  n: number,
  rows: readonly number[],
  squares: Float64Array,
  weights: Float64Array,
  next: Float64Array,
): void {
  const at = rows.find((i) => squares[i] === 0);
  let total = 0;
  for (const i of rows) {
    next[i] = squares[i]! > 0 ? 1 / Math.sqrt(squares[i]!) : 0;
    total += next[i]!;
  }
  let stay = 0;
  if (at !== undefined) {
    let multiplicity = 0;
    for (const i of rows) if (squares[i] === 0) multiplicity++;
    // Kuhn's test failed at every input, so the pull exceeds the multiplicity and the iterate leaves the input.
    stay = Math.min(1, multiplicity / pull(distances, n, rows, at));
  }
  for (const i of rows) next[i] = stay * weights[i]! + ((1 - stay) * next[i]!) / total;
}

/** Geometric median. */
export const geometricMedian: Rule = {
  id: 'gm',
  name: 'Geometric median',
  convention:
    'Minimises the sum of distances to the n rows over the whole space: the first input that passes the Kuhn test, otherwise Weiszfeld iterations with the Vardi-Zhang correction.',
  source: 'Weiszfeld 1937; Kuhn 1973; Vardi, Zhang 2000',
  requires: { text: 'n >= 2f + 1', minimumN: (f) => 2 * f + 1 },
  mix: (squaredDistances, n) => ({ rows: 1, weights: geometricMedianWeights(squaredDistances, n) }),
  reducer: () => ({ kind: 'identity' }),
};
