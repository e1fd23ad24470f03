import type { OrderReducer } from '../network/ranks.js';
import type { Reducer } from '../../rules/reducer.js';
import type { Field } from '../engine.js';
import type { Plan } from '../plan.js';
import type { Layout } from './layout.js';
import type { Sum } from './sums.js';
import { needsDeviation, needsHonestMean, fieldFunctions } from './wgsl/field.js';
import type { Needs } from './wgsl/honest.js';
import { linearOutput } from './wgsl/linear.js';
import { mixedOutput, MOST_WIRES, plainOutput } from './wgsl/network.js';
import { sortKernel } from './wgsl/sortKernel.js';
import { walkKernel, type Frame } from './wgsl/walk.js';

/** The reducers whose output is one weighted sum of rows. */
export function isLinear(reducer: Reducer): reducer is Extract<Reducer, { readonly kind: 'identity' | 'mean' }> {
  return reducer.kind === 'identity' || reducer.kind === 'mean';
}

/** A reduction, as far as the code of its kernel depends on it. */
export interface KernelShape {
  readonly field: Field;
  readonly plan: Plan;
  readonly layout: Layout;
  /** Mixed rows of each trial; `null`: the rows themselves. */
  readonly mixedRows: number | null;
  readonly reducer: Reducer;
  readonly sums: readonly Sum[];
}

/** The code of a kernel, and how many trials and columns a workgroup of it takes. */
export interface Kernel {
  readonly code: string;
  readonly trialsPerWorkgroup: number;
  /** What a column of a trial costs, in draws of one number. */
  readonly cost: number;
}

/** How many products and sums, or comparisons, cost as much as a draw. */
const OPERATIONS_PER_DRAW = 32;

/**
 * The kernel of a reduction: a weighted sum, or an order statistic by a network in registers, or, beyond `MOST_WIRES` rows, by
 * a sort in workgroup memory.
 */
export function kernelOf(shape: KernelShape): Kernel {
  const { field, plan, layout, mixedRows, reducer, sums } = shape;
  const needs: Needs = {
    mean: sums.includes('distance') || needsHonestMean(plan),
    deviation: needsDeviation(plan),
  };
  const weighted = isLinear(reducer) || mixedRows !== null;
  const frame: Frame = { functions: fieldFunctions(field, plan), weighted, layout, sums };
  const byzantine = plan.byzantine.length;
  const m = mixedRows ?? field.n;
  const operations = isLinear(reducer) ? field.n : (mixedRows === null ? 0 : m * field.n) + m * Math.log2(2 * m) ** 2;
  const cost = field.n + operations / OPERATIONS_PER_DRAW;
  if (isLinear(reducer)) {
    return { code: walkKernel(frame, linearOutput(byzantine, needs)), trialsPerWorkgroup: layout.trials, cost };
  }
  if (m > MOST_WIRES) {
    const planted = plan.firstHonest;
    const code = sortKernel(frame, { reducer, m, mixed: mixedRows !== null, planted, byzantine, needs });
    return { code, trialsPerWorkgroup: 1, cost };
  }
  return { code: walkKernel(frame, orderOutput(shape, reducer, needs)), trialsPerWorkgroup: layout.trials, cost };
}

function orderOutput({ plan, mixedRows }: KernelShape, reducer: OrderReducer, needs: Needs): string {
  const { tileRows, byzantine } = plan;
  return mixedRows === null
    ? plainOutput(reducer, { tileRows, byzantine: byzantine.length }, needs)
    : mixedOutput(reducer, mixedRows, byzantine.length, needs);
}
