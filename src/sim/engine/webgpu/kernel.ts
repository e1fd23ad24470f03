import type { OrderReducer } from '../network/ranks.js';
import type { Reducer } from '../../rules/reducer.js';
import type { Field } from '../engine.js';
import type { Plan } from '../plan.js';
import { isLinear } from '../../rules/isLinear.js';
import type { Layout } from './layout.js';
import type { Sum } from './sums.js';
import { needsDeviation, needsHonestMean, fieldFunctions } from './wgsl/field.js';
import type { Needs } from './wgsl/honest.js';
import { linearOutput } from './wgsl/linear.js';
import { mixedOutput, MOST_WIRES, plainOutput } from './wgsl/network.js';
import { sortKernel } from './wgsl/sortKernel.js';
import { walkKernel, type Frame } from './wgsl/walk.js';

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
  const cost = costOf(shape, weighted && needs.deviation);
  if (isLinear(reducer)) {
    return { code: walkKernel(frame, linearOutput(byzantine, needs)), trialsPerWorkgroup: layout.trials, cost };
  }
  const m = mixedRows ?? field.n;
  if (m > MOST_WIRES) {
    const planted = plan.firstHonest;
    const code = sortKernel(frame, { reducer, m, mixed: mixedRows !== null, planted, byzantine, needs });
    return { code, trialsPerWorkgroup: 1, cost };
  }
  return { code: walkKernel(frame, orderOutput(shape, reducer, needs)), trialsPerWorkgroup: layout.trials, cost };
}

/** Products and sums, or comparisons in registers, or in workgroup memory, that cost as much as a draw. */
const OPERATIONS_PER_DRAW = 32;
const SHARED_COMPARISONS_PER_DRAW = 4;

/** @param twice - whether honest rows are drawn again for their deviation */
function costOf({ field, mixedRows, reducer }: KernelShape, twice: boolean): number {
  const { n } = field;
  const draws = twice ? 2 * n : n;
  if (isLinear(reducer)) return draws + n / OPERATIONS_PER_DRAW;
  const m = mixedRows ?? n;
  const products = mixedRows === null ? 0 : m * n;
  const comparisons = m * Math.log2(2 * m) ** 2;
  if (m <= MOST_WIRES) return draws + (products + comparisons) / OPERATIONS_PER_DRAW;
  // Beyond 512 rows a group of four columns is drawn for each part of it.
  return 4 * draws + products / OPERATIONS_PER_DRAW + comparisons / SHARED_COMPARISONS_PER_DRAW;
}

function orderOutput({ plan, mixedRows }: KernelShape, reducer: OrderReducer, needs: Needs): string {
  const { tileRows, byzantine } = plan;
  return mixedRows === null
    ? plainOutput(reducer, { tileRows, byzantine: byzantine.length }, needs)
    : mixedOutput(reducer, mixedRows, byzantine.length, needs);
}
