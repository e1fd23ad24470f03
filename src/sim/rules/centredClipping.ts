import { DomainError } from '../../errors.js';
import { orderedDistances, rowsInReach } from './distances.js';
import { geometricMedianWeights } from './geometricMedian.js';
import type { Mix, Rule } from './rule.js';

/** Where the iteration starts. The published rule starts at the previous output, which a single round does not have. */
export type ClippingStart = 'origin' | 'mean' | 'gm';

/** Parameters of centred clipping. */
export interface Clipping {
  /** tau > 0: longest difference to the centre that is not shortened, in the units of the rows. */
  readonly radius: number;
  /** L >= 1 iterations. */
  readonly iterations: number;
  readonly start: ClippingStart;
}

/** The parameters that byzfl 0.0.11 has by default. */
export const DEFAULT_CLIPPING: Clipping = { radius: 100, iterations: 1, start: 'origin' };

/**
 * Centred clipping as weights on the n rows: v_0 is the start, v_(l+1) = v_l + mean_i (x_i - v_l) min(1, tau / ‖x_i - v_l‖).
 * Where the weights do not sum to 1, the rest is the origin's.
 *
 * Every iterate is v_0 + sum_i u_i (x_i - v_0), so the inner products of the x_i - v_0 are all that is needed. A row at an
 * infinite distance has no direction to be shortened along: it adds nothing to the mean, but counts in its divisor.
 *
 * @param squaredDistances - n x n, row-major, or (n + 1) x (n + 1) with the origin last for the start `origin`; NaN counts as
 * +Infinity
 */
export function centredClippingWeights(
  squaredDistances: Float64Array,
  n: number,
  { radius, iterations, start }: Clipping,
): Float64Array {
  const side = start === 'origin' ? n + 1 : n;
  const distances = orderedDistances(squaredDistances, side);
  const from = startWeights(distances, n, start);
  const toStart = squaredDistancesToStart(distances, side, from);
  const near = Array.from({ length: n }, (_, i) => i).filter((i) => toStart[i]! < Infinity);
  const products = productsAround(distances, side, toStart, near);
  const moved = new Float64Array(near.length);
  for (let l = 0; l < iterations; l++) clipOnce(products, near.length, n, radius, moved);
  let total = 0;
  for (const weight of moved) total += weight;
  const weights = new Float64Array(n);
  for (let i = 0; i < n; i++) weights[i] = (1 - total) * from[i]!;
  near.forEach((i, a) => (weights[i]! += moved[a]!));
  return weights;
}

/** The start as weights on the points that `start` is made of: the last one is the origin where there is one. */
function startWeights(distances: Float64Array, n: number, start: ClippingStart): Float64Array {
  if (start === 'gm') return geometricMedianWeights(distances, n);
  const weights = new Float64Array(start === 'origin' ? n + 1 : n);
  if (start === 'origin') weights[n] = 1;
  else {
    const reach = rowsInReach(distances, n);
    for (const i of reach) weights[i] = 1 / reach.length;
  }
  return weights;
}

/** ‖x_i - v_0‖²: (D w)_i - w'Dw / 2. */
function squaredDistancesToStart(distances: Float64Array, side: number, weights: Float64Array): Float64Array {
  const toStart = new Float64Array(side);
  let form = 0;
  for (let i = 0; i < side; i++) {
    for (let j = 0; j < side; j++) if (weights[j] !== 0) toStart[i]! += weights[j]! * distances[i * side + j]!;
    if (weights[i] !== 0) form += weights[i]! * toStart[i]!;
  }
  return toStart.map((value) => (value === Infinity ? value : Math.max(0, value - form / 2)));
}

/** <x_i - v_0, x_j - v_0> for the rows in `near`, within the bounds of Cauchy and Schwarz. */
function productsAround(
  distances: Float64Array,
  side: number,
  toStart: Float64Array,
  near: readonly number[],
): Float64Array {
  const size = near.length;
  const products = new Float64Array(size * size);
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) {
      const i = near[a]!;
      const j = near[b]!;
      const most = Math.sqrt(toStart[i]!) * Math.sqrt(toStart[j]!);
      // Far rows leave rounding in the difference; without the bound it would move the centre.
      const product = toStart[i]! / 2 + toStart[j]! / 2 - distances[i * side + j]! / 2;
      products[a * size + b] = i === j ? toStart[i]! : Math.min(most, Math.max(-most, product));
    }
  }
  return products;
}

/** One iteration of the weights u: u <- u (1 - mean c) + c / n with c_i = min(1, tau / ‖x_i - v‖). */
function clipOnce(products: Float64Array, size: number, n: number, radius: number, moved: Float64Array): void {
  const towards = new Float64Array(size);
  let square = 0;
  for (let a = 0; a < size; a++) {
    for (let b = 0; b < size; b++) towards[a]! += products[a * size + b]! * moved[b]!;
    square += moved[a]! * towards[a]!;
  }
  let total = 0;
  const factors = towards.map((inner, a) => {
    const distance = Math.sqrt(Math.max(0, products[a * size + a]! - 2 * inner + square));
    const factor = distance > radius ? radius / distance : 1;
    total += factor;
    return factor;
  });
  for (let a = 0; a < size; a++) moved[a] = moved[a]! * (1 - total / n) + factors[a]! / n;
}

const STARTS: Readonly<Record<ClippingStart, string>> = {
  origin: 'the origin (not translation-equivariant)',
  mean: 'the mean of the rows within finite reach (which one far row can move without limit)',
  gm: 'the geometric median of the rows',
};

/**
 * Centred clipping with given parameters. Its id names what is not the default: `centred-clipping`,
 * `centred-clipping:<tau>,<L>` or `centred-clipping:<tau>,<L>,<start>`.
 *
 * @throws DomainError for a radius or a number of iterations outside its range
 */
export function centredClipping(clipping: Clipping = DEFAULT_CLIPPING): Rule {
  const { radius, iterations, start } = clipping;
  requireClipping(clipping);
  const isDefault = radius === DEFAULT_CLIPPING.radius && iterations === DEFAULT_CLIPPING.iterations;
  const suffix =
    start === 'origin' ? (isDefault ? '' : `:${radius},${iterations}`) : `:${radius},${iterations},${start}`;
  return {
    id: `centred-clipping${suffix}`,
    name: `Centred clipping (tau = ${radius}, L = ${iterations}, from ${start})`,
    convention: `v <- v + mean of (x_i - v) min(1, ${radius} / ‖x_i - v‖), ${iterations} times, from ${STARTS[start]}. Rows with NaN or infinities add nothing but count in the mean. Does not look at f.`,
    source: 'Karimireddy, He, Jaggi 2021 (arXiv 2012.10333)',
    requires: { text: 'n >= 2f + 1', minimumN: (f) => 2 * f + 1 },
    ...(start === 'origin' ? { needsOrigin: true } : {}),
    mix: (squaredDistances, n): Mix => ({
      rows: 1,
      weights: centredClippingWeights(squaredDistances, n, clipping),
    }),
    reducer: () => ({ kind: 'identity' }),
  };
}

function requireClipping({ radius, iterations }: Clipping): void {
  if (!(radius > 0 && radius < Infinity)) {
    throw new DomainError(
      `centred clipping needs a finite radius tau > 0; got tau=${radius} (nearest: ${radius === Infinity ? Number.MAX_VALUE : Number.MIN_VALUE})`,
    );
  }
  if (!(Number.isSafeInteger(iterations) && iterations >= 1)) {
    const nearest = Number.isFinite(iterations) ? Math.max(1, Math.round(iterations)) : 1;
    throw new DomainError(`centred clipping needs whole L >= 1 iterations; got L=${iterations} (nearest: ${nearest})`);
  }
}
