import { requireWord } from '../../random/address.js';
import { fillDistances } from '../distanceMatrix.js';
import type { Field, Points, TrialRange } from '../engine.js';
import { FirstColumn } from '../firstColumn.js';
import { planPairs, type Plan } from '../plan.js';
import { pairwise as pairwiseInFloat64 } from '../reference/pairwise.js';
import { requireField } from '../requireField.js';
import type { ComputeDevice, Dispatch } from './dispatch.js';
import { inOrder } from './inOrder.js';
import { numbersOf, pairPlaces, pairShape, type PairShape } from './pairShape.js';
import { fieldParameters } from './wgsl/field.js';
import { pairsKernel, WORD } from './wgsl/pairs.js';

/** Bytes of a result at most, for the sake of the host's memory and of getting results early. */
const MOST_RESULT_BYTES = 32 * 1024 * 1024;
/** Work of a dispatch at most, in pairs compared in a column: far less than a second, where drivers stop what hangs. */
const MOST_WORK = 2 ** 32;
/** A draw costs about as much as comparing that many pairs. */
const PAIRS_PER_DRAW = 64;

/**
 * Squared distances of all pairs of points. See `Engine.pairwise`.
 *
 * They are sums of squared differences, never differences of norms, so that rows that nearly coincide keep their precision;
 * float32 inside a block of columns, float64 over blocks and for the first column. The origin is one more row, -mean/scale in
 * the plan's coordinates; where it is so far that rounding would drown what tells norms apart, the norms are computed in float64.
 */
export async function pairwise(
  device: ComputeDevice,
  field: Field,
  trials: TrialRange,
  points: Points = 'rows',
): Promise<Float64Array> {
  requireField(field, trials);
  const plan = planPairs(field, points);
  if (!plan) return pairwiseInFloat64(field, trials, points);
  const origin = points === 'rows-and-origin';
  if (trials.count > 0) requireWord(trials.first + trials.count - 1, 'trial');
  const shape = pairShape(field, plan, origin);
  const sums = await sumsOfPairs(device, field, plan, shape, trials);
  const size = origin ? field.n + 1 : field.n;
  const result = new Float64Array(trials.count * size * size);
  const firstColumn = new FirstColumn(field);
  const pairs = (shape.rows * (shape.rows - 1)) / 2;
  for (let t = 0; t < trials.count; t++) {
    const matrix = result.subarray(t * size * size, (t + 1) * size * size);
    const sumOf = (one: number, other: number): number => sums[t * pairs + pairIndex(one, other, shape.rows)]!;
    fillDistances(matrix, size, plan, firstColumn.of(trials.first + t), sumOf, shape.rows - 1);
  }
  return result;
}

/** Consecutive workgroups: all those of some trials, or some of one trial. */
interface Part {
  /** Position in the range, and how many. */
  readonly trial: number;
  readonly trials: number;
  /** Among the blocks x panel pairs of a trial. */
  readonly first: number;
  readonly count: number;
}

/** Cuts a pass into dispatches that respect the limits of the device and are short. */
function* partsOf(shape: PairShape, trials: number, limits: GPUSupportedLimits): Generator<Part> {
  const bytes = 4 * numbersOf(shape);
  const columns = 4 * shape.groupsPerBlock;
  const work = columns * (PAIRS_PER_DRAW * shape.drawn + (shape.held * shape.held) / 2);
  const grid = limits.maxComputeWorkgroupsPerDimension;
  const room = Math.min(MOST_RESULT_BYTES, limits.maxStorageBufferBindingSize);
  const most = Math.max(1, Math.floor(Math.min(room / bytes, MOST_WORK / work)));
  const ofTrial = shape.blocks * shape.panelPairs;
  if (ofTrial <= Math.min(most, grid)) {
    const together = Math.min(Math.floor(most / ofTrial), grid);
    for (let trial = 0; trial < trials; trial += together) {
      yield { trial, trials: Math.min(together, trials - trial), first: 0, count: ofTrial };
    }
    return;
  }
  const step = Math.min(most, grid);
  for (let trial = 0; trial < trials; trial++) {
    for (let first = 0; first < ofTrial; first += step) {
      yield { trial, trials: 1, first, count: Math.min(step, ofTrial - first) };
    }
  }
}

/** Sums of squared differences over all columns but the first: pair by pair of tile rows, trial after trial. */
async function sumsOfPairs(
  device: ComputeDevice,
  field: Field,
  plan: Plan,
  shape: PairShape,
  trials: TrialRange,
): Promise<Float64Array> {
  const code = pairsKernel(field, plan, shape);
  const words = fieldParameters(field, plan);
  const places = pairPlaces(shape);
  const sums = new Float64Array(trials.count * places.length);
  const numbers = numbersOf(shape);
  const dispatch = ({ trial, trials: count, first, count: workgroups }: Part): Dispatch => {
    const parameters = words.slice();
    parameters[WORD.firstTrial] = trials.first + trial;
    parameters[WORD.firstBlock] = Math.floor(first / shape.panelPairs);
    parameters[WORD.firstPair] = first % shape.panelPairs;
    return {
      code,
      parameters,
      inputs: [],
      resultBytes: 4 * numbers * workgroups * count,
      workgroups: [workgroups, count],
    };
  };
  await inOrder(
    partsOf(shape, trials.count, device.limits),
    (part) => device.run(dispatch(part)),
    (part, result) => addPart(part, new Float32Array(result), sums, places, numbers, shape.panelPairs),
  );
  return sums;
}

/** Adds what the workgroups of a part wrote, in their order. */
function addPart(
  { trial, trials, first, count }: Part,
  result: Float32Array,
  sums: Float64Array,
  places: Int32Array,
  numbers: number,
  panelPairs: number,
): void {
  const pairs = places.length;
  for (let t = 0; t < trials; t++) {
    const start = (trial + t) * pairs;
    // Places are counted from the first pair of panels of a block, which may lie before the first workgroup.
    for (let block = -(first % panelPairs); block < count; block += panelPairs) {
      const at = (t * count + block) * numbers;
      const [from, to] = [Math.max(0, -block) * numbers, Math.min(panelPairs, count - block) * numbers];
      for (let k = 0; k < pairs; k++) {
        const place = places[k]!;
        if (place >= from && place < to) sums[start + k]! += result[at + place]!;
      }
    }
  }
}

/** Place of the pair one < other in the order (0, 1), (0, 2), .. of rows. */
function pairIndex(one: number, other: number, rows: number): number {
  return one * rows - (one * (one + 1)) / 2 + (other - one - 1);
}
