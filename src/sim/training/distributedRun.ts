/**
 * Distributed SGD with momentum and no attack: h workers, each with its own batches, a server that averages. Worker and
 * server momentum take the same path here (averaging is linear); what differs is which vectors the workers submit.
 */
import type { Stream } from '../random/stream.js';
import { accumulateMomentum } from './momentum.js';
import { sampleBatch } from './sampling.js';
import { addRecordGradient, addRidge, allResiduals, recordSquaredNorm, type SoftmaxProblem } from './softmax.js';
import { meanVector, squaredNorm } from './vectors.js';

export interface RunSettings {
  /** Honest workers h >= 2. */
  readonly workers: number;
  /** Records per worker and step, drawn with replacement. */
  readonly batch: number;
  readonly learningRate: number;
  /** Heavy-ball factor, 0 <= mu < 1. */
  readonly momentum: number;
}

/** The state of a run at step t, before the parameters move; step 0 is the start w = 0. */
export interface RunState {
  readonly step: number;
  readonly weights: Float64Array;
  /** Mean loss over all records at `weights`, ridge term left out. */
  readonly loss: number;
  /** p - e_y of every record at `weights`, rows x classes. */
  readonly residuals: Float64Array;
  /** Batch rows of this step, workers x batch. */
  readonly batches: Uint32Array;
  /** Batch gradients g_t of the workers, workers x d. */
  readonly gradients: Float64Array;
  /** Momentum sums G_t of the workers, workers x d. */
  readonly momenta: Float64Array;
  /** Exact |grad Q(w_t)|^2 over all records. */
  readonly signal: number;
  /** Exact total variance of one worker's g_t given w_t: trace of the record covariance over b. */
  readonly variance: number;
  /** Exact squared norm of sum_u mu^(t-u) grad Q(w_u) along this path. */
  readonly momentumSignal: number;
  /** Exact sum_u mu^(2(t-u)) variance_u along this path. */
  readonly momentumVariance: number;
}

/**
 * Runs from w = 0 to step `step` (that many parameter updates) and returns the state there. `visit` sees the state at every
 * step 0 .. step; its arrays are the run's own and change with the next step.
 */
export function runToStep(
  problem: SoftmaxProblem,
  settings: RunSettings,
  step: number,
  stream: Stream,
  visit: (state: RunState) => void = () => {},
): RunState {
  const run = new DistributedRun(problem, settings, stream);
  for (;;) {
    const state = run.observe();
    visit(state);
    if (state.step === step) return state;
    run.advance();
  }
}

class DistributedRun {
  readonly #problem: SoftmaxProblem;
  readonly #settings: RunSettings;
  readonly #stream: Stream;
  readonly #weights: Float64Array;
  readonly #residuals: Float64Array;
  readonly #batches: Uint32Array;
  readonly #gradients: Float64Array;
  readonly #momenta: Float64Array;
  readonly #fullGradient: Float64Array;
  readonly #fullMomentum: Float64Array;
  readonly #server: Float64Array;
  #momentumVariance = 0;
  #step = 0;

  constructor(problem: SoftmaxProblem, settings: RunSettings, stream: Stream) {
    const d = problem.dimension;
    this.#problem = problem;
    this.#settings = settings;
    this.#stream = stream;
    this.#weights = new Float64Array(d);
    this.#residuals = new Float64Array(problem.data.rows * problem.classes);
    this.#batches = new Uint32Array(settings.workers * settings.batch);
    this.#gradients = new Float64Array(settings.workers * d);
    this.#momenta = new Float64Array(settings.workers * d);
    this.#fullGradient = new Float64Array(d);
    this.#fullMomentum = new Float64Array(d);
    this.#server = new Float64Array(d);
  }

  /** Moves the parameters by the mean of the momentum sums of the current step. */
  advance(): void {
    meanVector(this.#momenta, this.#settings.workers, this.#server);
    for (let j = 0; j < this.#weights.length; j++) {
      this.#weights[j]! -= this.#settings.learningRate * this.#server[j]!;
    }
    this.#step++;
  }

  /** Draws the batches of the current step and computes what the workers know there; exactly once per step. */
  observe(): RunState {
    const { momentum } = this.#settings;
    const loss = allResiduals(this.#problem, this.#weights, this.#residuals);
    const variance = this.#fullBatch();
    this.#workerGradients();
    accumulateMomentum(this.#fullMomentum, this.#fullGradient, momentum);
    accumulateMomentum(this.#momenta, this.#gradients, momentum);
    this.#momentumVariance = momentum * momentum * this.#momentumVariance + variance;
    return {
      step: this.#step,
      weights: this.#weights,
      loss,
      residuals: this.#residuals,
      batches: this.#batches,
      gradients: this.#gradients,
      momenta: this.#momenta,
      signal: squaredNorm(this.#fullGradient),
      variance,
      momentumSignal: squaredNorm(this.#fullMomentum),
      momentumVariance: this.#momentumVariance,
    };
  }

  /** Exact gradient over all records; returns the variance of a batch mean (the ridge term is the same for all records). */
  #fullBatch(): number {
    const { rows } = this.#problem.data;
    const { classes } = this.#problem;
    const gradient = this.#fullGradient.fill(0);
    let squares = 0;
    for (let row = 0; row < rows; row++) {
      addRecordGradient(this.#problem, row, this.#residuals, row * classes, 1 / rows, gradient);
      squares += recordSquaredNorm(this.#problem, row, this.#residuals, row * classes);
    }
    const trace = squares / rows - squaredNorm(gradient);
    addRidge(this.#problem, this.#weights, gradient);
    return trace / this.#settings.batch;
  }

  #workerGradients(): void {
    const { workers, batch } = this.#settings;
    const d = this.#problem.dimension;
    sampleBatch(this.#stream, this.#problem.data.rows, this.#batches);
    this.#gradients.fill(0);
    for (let worker = 0; worker < workers; worker++) {
      const gradient = this.#gradients.subarray(worker * d, (worker + 1) * d);
      for (let i = worker * batch; i < (worker + 1) * batch; i++) {
        const row = this.#batches[i]!;
        addRecordGradient(this.#problem, row, this.#residuals, row * this.#problem.classes, 1 / batch, gradient);
      }
      addRidge(this.#problem, this.#weights, gradient);
    }
  }
}
