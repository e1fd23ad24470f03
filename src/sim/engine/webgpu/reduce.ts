import { requireWord } from '../../random/address.js';
import type { Mix } from '../../rules/rule.js';
import type { Reducer } from '../../rules/reducer.js';
import type { Field, Statistic, TrialRange } from '../engine.js';
import { FirstColumn, FirstColumnStatistics } from '../firstColumn.js';
import { planField, type Plan } from '../plan.js';
import { reduce as reduceInFloat64 } from '../reference/reduce.js';
import { mergeTile } from '../reference/statistics.js';
import { requireReduction } from '../requireReduction.js';
import type { ComputeDevice } from './dispatch.js';
import { inOrder } from './inOrder.js';
import { isLinear } from '../../rules/isLinear.js';
import { kernelOf, type Kernel } from './kernel.js';
import { layoutOf } from './layout.js';
import { partsOf, type Part } from './parts.js';
import { WORD } from './passWords.js';
import { requireRows } from './requireRows.js';
import { isLargest, LEAST, statisticOf, sumsOf, type Sum } from './sums.js';
import { weightsOf, type Weights } from './weights.js';
import { tieShare } from './wgsl/around.js';
import { fieldParameters } from './wgsl/field.js';
import { floatBits } from './wgsl/literal.js';

/** Draws of one dispatch: a fraction of a second on a slow device, whose driver ends what takes seconds. */
const MOST_DRAWS = 2 ** 26;
/** Bytes that a dispatch takes and gives. */
const MOST_BYTES = 2 ** 26;

/**
 * Mixes the rows, reduces every column and accumulates statistics of the output. See `Engine.reduce`.
 *
 * A device adds up float32 outputs, in the plan's coordinates, within blocks of columns; the host adds up blocks, and the
 * first column, in float64. Fields without a plan run in float64 on the host.
 *
 * @throws DomainError for a reduction that no engine can run, or of more rows than a workgroup can sort
 * @throws RangeError when a trial or a column does not fit its address
 * @throws UserError when the device is lost or out of memory
 */
export async function reduce(
  device: ComputeDevice,
  field: Field,
  trials: TrialRange,
  mix: Mix | null,
  reducer: Reducer,
  statistics: readonly Statistic[],
): Promise<Float64Array> {
  requireReduction(field, trials, mix, reducer);
  const plan = planField(field);
  if (!plan) return reduceInFloat64(field, trials, mix, reducer, statistics);
  requireRows(reducer, mix ? mix.rows : field.n);
  if (trials.count > 0) requireWord(trials.first + trials.count - 1, 'trial');
  const result = new Float64Array(trials.count * statistics.length);
  const addFirstColumn = firstColumnAdder(field, trials, mix, reducer, statistics, result);
  const sums = field.d > 1 ? sumsOf(statistics) : [];
  if (sums.length === 0) {
    addFirstColumn({ first: 0, count: trials.count });
    return result;
  }
  const pass = new Pass(device, field, plan, trials, mix, reducer, sums);
  const totals = await pass.run(addFirstColumn);
  for (let t = 0; t < trials.count; t++) {
    const of = (sum: Sum): number => totals[t * sums.length + sums.indexOf(sum)]!;
    const rest = statistics.map((statistic) => statisticOf(statistic, of, field.d - 1, plan));
    mergeTile(statistics, Float64Array.from(rest), result.subarray(t * statistics.length, (t + 1) * statistics.length));
  }
  return result;
}

/** Adds what the first column gives to the statistics of trials, by their position in the pass. */
function firstColumnAdder(
  field: Field,
  trials: TrialRange,
  mix: Mix | null,
  reducer: Reducer,
  statistics: readonly Statistic[],
  result: Float64Array,
): (part: TrialRange) => void {
  const column = new FirstColumn(field);
  const of = new FirstColumnStatistics(field, mix, reducer, statistics);
  return ({ first, count }) => {
    for (let t = first; t < first + count; t++) {
      const partial = of.of(t, column.of(trials.first + t));
      mergeTile(statistics, partial, result.subarray(t * statistics.length, (t + 1) * statistics.length));
    }
  };
}

/** The part of a reduction that a device does. */
class Pass {
  private readonly kernel: Kernel;
  private readonly weights: Weights | null;
  /** Whether all trials have the same weights. */
  private readonly shared: boolean;
  private readonly layout;
  private readonly parameters: Uint32Array;

  constructor(
    private readonly device: ComputeDevice,
    private readonly field: Field,
    plan: Plan,
    private readonly trials: TrialRange,
    mix: Mix | null,
    reducer: Reducer,
    private readonly sums: readonly Sum[],
  ) {
    this.layout = layoutOf(field.d);
    this.kernel = kernelOf({ field, plan, layout: this.layout, mixedRows: mix ? mix.rows : null, reducer, sums });
    this.shared = !mix;
    const weighted = mix ?? (isLinear(reducer) ? meanOfAll(field.n) : null);
    this.weights = weighted && weightsOf(field, plan, weighted, reducer, sums.includes('distance'));
    this.parameters = passParameters(field, plan, reducer);
  }

  /**
   * The sums of every trial, [t * sums + s], blocks added up in float64.
   *
   * @param meanwhile - what the host does for trials that the device is busy with
   */
  async run(meanwhile: (trials: TrialRange) => void): Promise<Float64Array> {
    const { sums } = this;
    const totals = Float64Array.from({ length: this.trials.count * sums.length }, (_, k) =>
      isLargest(sums[k % sums.length]!) ? LEAST : 0,
    );
    await inOrder(
      this.parts(),
      (part) => {
        const result = this.start(part);
        if (part.blocks.first === 0) meanwhile(part.trials);
        return result;
      },
      (part, result) => this.addUp(new Float32Array(result), part, totals),
    );
    return totals;
  }

  private parts(): readonly Part[] {
    const { field, layout, kernel, device, sums } = this;
    const { maxStorageBufferBindingSize, maxBufferSize, maxComputeWorkgroupsPerDimension } = device.limits;
    const bytes = Math.min(MOST_BYTES, maxStorageBufferBindingSize, maxBufferSize);
    const columns = Math.min(field.d, 4 * layout.groupsPerBlock);
    const results = Math.floor(bytes / (4 * sums.length));
    const weights = this.weights && !this.shared ? Math.floor(bytes / (4 * this.weights.length)) : Infinity;
    return partsOf(this.trials.count, layout.blocks, {
      trials: Math.max(1, Math.min(weights, maxComputeWorkgroupsPerDimension * kernel.trialsPerWorkgroup)),
      blocks: maxComputeWorkgroupsPerDimension,
      pairs: Math.max(1, Math.min(results, Math.floor(MOST_DRAWS / (columns * kernel.cost)))),
    });
  }

  private start({ trials, blocks }: Part): Promise<ArrayBuffer> {
    const { kernel, weights, shared } = this;
    const parameters = this.parameters.slice();
    parameters[WORD.firstTrial] = this.trials.first + trials.first;
    parameters[WORD.trials] = trials.count;
    parameters[WORD.firstBlock] = blocks.first;
    parameters[WORD.blocks] = blocks.count;
    parameters[WORD.stride] = weights && !shared ? weights.length : 0;
    return this.device.run({
      code: kernel.code,
      parameters,
      inputs: weights ? [shared ? weights.of(0, 1) : weights.of(trials.first, trials.count)] : [],
      resultBytes: 4 * this.sums.length * trials.count * blocks.count,
      workgroups: [Math.ceil(trials.count / kernel.trialsPerWorkgroup), blocks.count],
    });
  }

  private addUp(partials: Float32Array, { trials, blocks }: Part, totals: Float64Array): void {
    const { sums } = this;
    let at = 0;
    for (let t = trials.first; t < trials.first + trials.count; t++) {
      for (let b = 0; b < blocks.count; b++) {
        sums.forEach((sum, s) => {
          const place = t * sums.length + s;
          const value = partials[at++]!;
          totals[place] = isLargest(sum) ? Math.max(totals[place]!, value) : totals[place]! + value;
        });
      }
    }
  }
}

function meanOfAll(n: number): Mix {
  return { rows: 1, weights: new Float64Array(n).fill(1 / n) };
}

/** The parameters of a pass, apart from what changes from part to part. */
function passParameters(field: Field, plan: Plan, reducer: Reducer): Uint32Array {
  const { n, f } = field;
  const words = fieldParameters(field, plan);
  threeFloats(plan.mean / plan.scale).forEach((part, k) => (words[WORD.offset + k] = floatBits(part)));
  words[WORD.firstDrawn] = plan.firstHonest;
  words[WORD.drawn] = n - plan.firstHonest;
  words[WORD.unplanted] = f - plan.firstHonest;
  words[WORD.honestShare] = floatBits(1 / (n - f));
  words[WORD.deviationShare] = floatBits(1 / Math.max(1, n - f - 1));
  words[WORD.ties] = floatBits(tieShare(reducer, n, 0));
  return words;
}

/** A number as the sum of three float32 numbers, to 2^-72 of its size. */
function threeFloats(value: number): readonly number[] {
  const high = Math.fround(value);
  const middle = Math.fround(value - high);
  return [high, middle, Math.fround(value - high - middle)];
}
