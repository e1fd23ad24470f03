/** One training run on real data, and the variance-norm ratios of what its workers submit at step t. */
import { UserError } from '../../errors.js';
import type { Stream } from '../../sim/random/stream.js';
import type { Dataset } from '../../sim/training/dataset.js';
import { runToStep, type RunState } from '../../sim/training/distributedRun.js';
import {
  addClippedBatchGradient,
  addGaussianNoise,
  clippedMoments,
  noisePerCoordinate,
} from '../../sim/training/privateGradient.js';
import { softmaxProblem, type SoftmaxProblem } from '../../sim/training/softmax.js';
import { evenSubset } from '../../sim/training/subset.js';
import { varianceAndSignal } from '../../sim/training/vnEstimate.js';
import { take } from '../point.js';
import type { Point } from '../theorem.js';

/** Training records, evenly spaced over the data set: enough for ten classes, few enough for exact gradients every step. */
const RECORDS = 1000;
/** Step size times mean |x|^2. The loss is (mean |x|^2 / 2)-smooth at worst, and about a fifth of that on the digits. */
const RELATIVE_STEP = 10;

/** What one run gives at step t; ratios are of exact moments over all training records, the rest is what workers see. */
export interface DigitsMeasurement {
  readonly plainRatio: number;
  readonly momentumRatio: number;
  readonly momentumGain: number;
  readonly privateRatio: number;
  readonly varianceQuotient: number;
  readonly noiseDeviation: number;
  readonly privateDeviation: number;
  readonly privateMeanNorm: number;
  readonly loss: number;
}

interface Prepared {
  readonly problem: SoftmaxProblem;
  readonly learningRate: number;
}

/** A data set is prepared once per thread, not once per cell. */
const preparedOf = new WeakMap<Dataset, Prepared>();

function prepare(data: Dataset): Prepared {
  const known = preparedOf.get(data);
  if (known !== undefined) return known;
  const problem = softmaxProblem(evenSubset(data, RECORDS));
  let square = 0;
  for (const norm of problem.data.squaredNorms) square += norm;
  const prepared = { problem, learningRate: (RELATIVE_STEP * problem.data.rows) / square };
  preparedOf.set(data, prepared);
  return prepared;
}

/**
 * The measurement at one parameter point, as a function of the trial's stream.
 *
 * @throws UserError without data.
 */
export function digitsMeasurement(data: Dataset | undefined, point: Point): (stream: Stream) => DigitsMeasurement {
  if (data === undefined) throw new UserError('vn-ratio-on-digits needs a data set; load one or leave --data out');
  const { n, f, b, t, mu, C, eps, delta } = take(point, 'n', 'f', 'b', 't', 'mu', 'C', 'eps', 'delta');
  const { problem, learningRate } = prepare(data);
  const settings = { workers: n - f, batch: b, learningRate, momentum: mu };
  const noise = noisePerCoordinate({ clip: C, epsilon: eps, delta }, b);
  return (stream) => {
    let quotients = 0;
    const state = runToStep(problem, settings, t, stream, ({ gradients, variance }) => {
      quotients += varianceAndSignal(gradients, n - f, problem.dimension).variance / variance;
    });
    return {
      ...withoutNoise(state),
      ...withNoise(problem, state, n - f, C, noise, stream),
      varianceQuotient: quotients / (t + 1),
    };
  };
}

function withoutNoise(state: RunState) {
  const plainRatio = state.variance / state.signal;
  const momentumRatio = state.momentumVariance / state.momentumSignal;
  return {
    plainRatio,
    momentumRatio,
    momentumGain: plainRatio / momentumRatio,
    loss: state.loss,
  };
}

/** What the same workers would submit at the same parameters if each clipped its records and added privacy noise. */
function withNoise(problem: SoftmaxProblem, state: RunState, h: number, clip: number, noise: number, stream: Stream) {
  const d = problem.dimension;
  const b = state.batches.length / h;
  const submitted = new Float64Array(h * d);
  for (let worker = 0; worker < h; worker++) {
    const batch = state.batches.subarray(worker * b, (worker + 1) * b);
    addClippedBatchGradient(problem, state.residuals, batch, clip, submitted.subarray(worker * d, (worker + 1) * d));
  }
  const clean = varianceAndSignal(submitted, h, d);
  addGaussianNoise(stream, submitted, noise);
  const noisy = varianceAndSignal(submitted, h, d);
  const exact = clippedMoments(problem, state.residuals, clip);
  return {
    privateRatio: (exact.trace / b + d * noise * noise) / exact.signal,
    noiseDeviation: Math.sqrt(Math.max(0, noisy.variance - clean.variance) / d),
    privateDeviation: noisy.variance,
    privateMeanNorm: noisy.signal + noisy.variance / h,
  };
}
