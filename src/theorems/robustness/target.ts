/** What an adversary maximises: the robustness ratio of a rule, as a function of an input. */
import { reduceColumn } from '../../sim/rules/reduceColumn.js';
import { aggregate } from '../../sim/rules/aggregate.js';
import { squaredDistancesOf } from '../../sim/rules/distances.js';
import type { Rule } from '../../sim/rules/rule.js';
import { BEYOND, boundedRatio, honestSets, sortedInto, worstDiameterOnLine, worstVarianceOnLine } from './worstSet.js';

/** A ratio of an input; every function may keep buffers between calls. */
export interface Target {
  /** What is divided by what, for observables and axes: `||F - mean_S||^2 / Var_S, F = MDA`. */
  readonly text: string;
  readonly rule: Rule;
  /** The largest ratio over all honest sets (over rows f .. n - 1 alone where these sets are too many and d > 1). */
  readonly ofRows: (n: number, d: number, f: number) => (rows: Float64Array) => number;
  /** The ratio for honest rows f .. n - 1 from squared distances; absent for rules that look at coordinates. */
  readonly ofDistances?: (n: number, f: number) => (squared: Float64Array) => number;
}

/** By what a deviation from the mean of an honest set is measured. */
interface Measure {
  /** The largest ratio over all honest sets of sorted values on a line. */
  readonly onLine: (output: number, sorted: Float64Array, n: number, f: number) => number;
  /** Square of the width of the rows `set`, from all squared distances. */
  readonly squaredWidth: (squared: Float64Array, n: number, set: Int32Array) => number;
  /** From the ratio of squares to the ratio that is reported. */
  readonly finish: (ratio: number) => number;
}

const byVariance: Measure = {
  onLine: worstVarianceOnLine,
  squaredWidth: (squared, n, set) => {
    let sum = 0;
    for (let a = 1; a < set.length; a++) for (let b = 0; b < a; b++) sum += squared[set[a]! * n + set[b]!]!;
    return sum / (set.length * set.length);
  },
  finish: (ratio) => ratio,
};

const byDiameter: Measure = {
  onLine: worstDiameterOnLine,
  squaredWidth: (squared, n, set) => {
    let widest = 0;
    for (let a = 1; a < set.length; a++) {
      for (let b = 0; b < a; b++) widest = Math.max(widest, squared[set[a]! * n + set[b]!]!);
    }
    return widest;
  },
  finish: Math.sqrt,
};

/** The (f, kappa) form: ||F - mean_S||^2 / Var_S. */
export function kappaOf(rule: Rule): Target {
  return targetOf(rule, `||F - mean_S||^2 / Var_S, F = ${rule.name}`, byVariance);
}

/** The (f, lambda) form: ||F - mean_S|| / diameter(S). */
export function lambdaOf(rule: Rule): Target {
  return targetOf(rule, `||F - mean_S|| / diameter of S, F = ${rule.name}`, byDiameter);
}

function targetOf(rule: Rule, text: string, measure: Measure): Target {
  const ofRows: Target['ofRows'] = (n, d, f) =>
    d === 1 ? lineRatio(rule, measure, n, f) : rowRatio(rule, measure, n, d, f);
  const convex = rule.mix !== undefined && rule.reducer(9, 1).kind === 'identity';
  return convex
    ? { text, rule, ofRows, ofDistances: (n, f) => distanceRatio(rule, measure, n, f) }
    : { text, rule, ofRows };
}

function lineRatio(rule: Rule, measure: Measure, n: number, f: number): (values: Float64Array) => number {
  const sorted = new Float64Array(n);
  const scratch = new Float64Array(2 * n);
  const reducer = rule.reducer(n, f);
  return (values) => {
    const output =
      rule.mix === undefined ? reduceColumn(reducer, values, n, scratch) : aggregate(rule, values, n, 1, f)[0]!;
    return measure.onLine(output, sortedInto(sorted, values, n), n, f);
  };
}

function rowRatio(rule: Rule, measure: Measure, n: number, d: number, f: number): (rows: Float64Array) => number {
  const sets = honestSets(n, f);
  return (rows) => {
    const output = aggregate(rule, rows, n, d, f);
    const squared = squaredDistancesOf(rows, n, d);
    let worst = 0;
    for (const set of sets) {
      const { deviation, magnitude } = deviationFromMean(output, rows, d, set);
      worst = Math.max(worst, boundedRatio(deviation, measure.squaredWidth(squared, n, set), magnitude));
    }
    return measure.finish(worst);
  };
}

/** ||output - mean_S||^2, and the size of the numbers that were subtracted. */
function deviationFromMean(output: Float64Array, rows: Float64Array, d: number, set: Int32Array) {
  let [deviation, magnitude] = [0, 0];
  for (let c = 0; c < d; c++) {
    let sum = 0;
    for (const row of set) sum += rows[row * d + c]!;
    const mean = sum / set.length;
    deviation += (output[c]! - mean) ** 2;
    magnitude = Math.max(magnitude, Math.abs(output[c]!), Math.abs(mean));
  }
  return { deviation, magnitude };
}

/** With output sum_i w_i x_i and delta = w - 1/h on the honest rows, ||F - mean||^2 = -1/2 sum_ij delta_i delta_j D_ij. */
function distanceRatio(rule: Rule, measure: Measure, n: number, f: number): (squared: Float64Array) => number {
  const honest = Int32Array.from({ length: n - f }, (_, index) => f + index);
  const delta = new Float64Array(n);
  return (squared) => {
    const { weights } = rule.mix!(squared, n, f);
    for (let i = 0; i < n; i++) delta[i] = weights[i]! - (i < f ? 0 : 1 / (n - f));
    let deviation = 0;
    for (let i = 1; i < n; i++) {
      if (delta[i] === 0) continue;
      for (let j = 0; j < i; j++) deviation -= delta[i]! * delta[j]! * squared[i * n + j]!;
    }
    const width = measure.squaredWidth(squared, n, honest);
    return measure.finish(width > 0 ? Math.max(0, deviation) / width : deviation > 0 ? BEYOND : 0);
  };
}
