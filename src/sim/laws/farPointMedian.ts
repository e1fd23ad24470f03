import { DomainError } from '../../errors.js';
import type { LinearPlant } from './plant.js';

const MOST_ITERATIONS = 10_000;
/** Relative change of the weights below which they have converged. */
const TOLERANCE = 1e-13;

/** The point y = sum_j weights_j X_j + shift e_1 over the h honest rows, the weights summing to 1. */
export interface FarPointMedian {
  /** h weights. */
  readonly weights: Float64Array;
  readonly shift: number;
  /** <y - g, e_1>. */
  readonly first: number;
  /** ‖y - g‖². */
  readonly squaredError: number;
  /** ‖y - honest mean‖². */
  readonly squaredErrorToHonestMean: number;
}

/**
 * The geometric median of the h honest rows and f Byzantine rows at M e_1, in the limit M -> infinity: the minimum of
 * sum_j ‖y - X_j‖ - f <y, e_1>. A finite M is no substitute: its squared distances swallow the honest ones.
 *
 * At the minimum sum_j (y - X_j) / ‖y - X_j‖ = f e_1, which Weiszfeld's iteration turns into weights proportional to
 * 1 / ‖y - X_j‖ and shift = f / sum_j 1 / ‖y - X_j‖; unless an honest row passes Kuhn's test and is the minimum itself.
 *
 * @param honest - a loaded plant; its own Byzantine rows do not matter
 * @param f - far points, 0 <= f < h
 * @throws DomainError when f >= h, where the median follows the far points to infinity
 */
export function farPointMedian(honest: LinearPlant, f: number): FarPointMedian {
  const { h } = honest;
  if (!(f >= 0 && f < h)) {
    throw new DomainError(
      `far points leave a geometric median only if f < h; got f=${f}, h=${h} (nearest: f=${h - 1})`,
    );
  }
  const rows = honestPart(honest);
  for (let p = 0; p < h; p++) {
    if (pullSquare(rows, p, f) <= 1) return measured(honest, indicator(h, p), 0);
  }
  const weights = new Float64Array(h).fill(1 / h);
  const inverse = new Float64Array(h);
  let shift = 0;
  for (let iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
    const total = inverseDistances(rows, weights, shift, inverse);
    let change = Math.abs(f / total - shift) * total;
    shift = f / total;
    for (let j = 0; j < h; j++) {
      const next = inverse[j]! / total;
      change = Math.max(change, Math.abs(next - weights[j]!) / next);
      weights[j] = next;
    }
    if (change <= TOLERANCE) break;
  }
  return measured(honest, weights, shift);
}

interface HonestPart {
  readonly h: number;
  /** h x h squared distances. */
  readonly squares: Float64Array;
  /** Coordinates along e_1. */
  readonly first: Float64Array;
}

function honestPart({ h, f, n, squaredDistances, first }: LinearPlant): HonestPart {
  const squares = new Float64Array(h * h);
  for (let i = 0; i < h; i++) squares.set(squaredDistances.subarray((f + i) * n + f, (f + i) * n + n), i * h);
  return { h, squares, first: first.subarray(f) };
}

const indicator = (h: number, p: number): Float64Array => Float64Array.from({ length: h }, (_, j) => Number(j === p));

/** ‖f e_1 + sum over j of (X_j - X_p) / ‖X_j - X_p‖‖²: what pulls the median away from X_p; 1 holds it there. */
function pullSquare({ h, squares, first }: HonestPart, p: number, f: number): number {
  let sum = f * f;
  for (let i = 0; i < h; i++) {
    if (i === p) continue;
    const toI = squares[p * h + i]!;
    sum += (2 * f * (first[i]! - first[p]!)) / Math.sqrt(toI);
    for (let j = 0; j < h; j++) {
      if (j === p) continue;
      const toJ = squares[p * h + j]!;
      sum += (toI + toJ - squares[i * h + j]!) / (2 * Math.sqrt(toI * toJ));
    }
  }
  return sum;
}

/** 1 / ‖y - X_j‖ for all j, from ‖sum w X - X_j‖² = (D w)_j - w'Dw / 2; returns their sum. */
function inverseDistances(
  { h, squares, first }: HonestPart,
  weights: Float64Array,
  shift: number,
  out: Float64Array,
): number {
  let form = 0;
  let mixed = 0;
  for (let i = 0; i < h; i++) {
    let sum = 0;
    for (let j = 0; j < h; j++) sum += weights[j]! * squares[i * h + j]!;
    out[i] = sum;
    form += weights[i]! * sum;
    mixed += weights[i]! * first[i]!;
  }
  let total = 0;
  for (let i = 0; i < h; i++) {
    // No iterate is an honest row (Kuhn's test failed at all of them), but it may come within rounding of one.
    const square = Math.max(Number.EPSILON * form, out[i]! - form / 2 + shift * (shift + 2 * (mixed - first[i]!)));
    out[i] = 1 / Math.sqrt(square);
    total += out[i]!;
  }
  return total;
}

function measured(honest: LinearPlant, weights: Float64Array, shift: number): FarPointMedian {
  const all = new Float64Array(honest.n);
  all.set(weights, honest.f);
  const mixed = honest.mixFirst(all);
  const square = (mix: number, along: number): number => Math.max(0, mix + shift * (shift + 2 * along));
  return {
    weights,
    shift,
    first: mixed + shift,
    squaredError: square(honest.mixSquare(all), mixed),
    squaredErrorToHonestMean: square(honest.mixSquareToHonestMean(all), mixed - honest.honestMeanFirst),
  };
}
