/** Times the passes of two engines on fields like those of a study, and decides which fields the GPU takes. */
import type { Engine, EngineName, Field, Statistic } from './engine.js';
import { crossover, fitCost, PASSES, type Pass, type PassCosts, type Timing } from './engineCost.js';
import type { GpuEngineName } from './engineChoice.js';

/** An engine and what it was measured to cost here. */
export interface MeasuredEngine {
  readonly engine: EngineName;
  readonly device: string;
  readonly costs: PassCosts;
}

/** What `auto` found, as a study keeps it. */
export type Calibration =
  /** No GPU can be used, for that reason: there was nothing to compare. */
  | { readonly kind: 'no-gpu'; readonly reason: string }
  | {
      readonly kind: 'measured';
      /** wasm on one thread. */
      readonly cpu: MeasuredEngine;
      readonly gpu: MeasuredEngine & { readonly engine: GpuEngineName };
      /** Threads of the study, which share the work on the CPU. */
      readonly threads: number;
      /** Trials per call. */
      readonly trials: number;
      /** Least n x d of the fields that the GPU takes; null where it is never faster. */
      readonly from: number | null;
    };

/** What the timing depends on besides the engines. */
export interface CalibrationOptions {
  readonly threads: number;
  /** Trials per call: those of a usual block. */
  readonly trials: number;
  /** Nanoseconds of all timed calls together; the last call of each pass may end later. */
  readonly limit: number;
  /** Nanoseconds that have passed since some moment. */
  readonly clock: () => number;
}

/** Rows of the timed fields: a usual number of workers. */
const ROWS = 25;
/** Columns of the smallest timed field, and by how much the next one is longer. */
const FEWEST_COLUMNS = 4;
const GROWTH = 4;
/** Longer ones would say nothing new, and need memory. */
const MOST_COLUMNS = 16_384;
const SUM: readonly Statistic[] = [{ kind: 'dot', direction: 'ones' }];

/**
 * Measures both engines, which are started, and compares them.
 *
 * @param gpu - named `webgpu` or `tfjs`
 */
export async function calibrateEngines(
  cpu: Engine,
  gpu: Engine,
  { threads, trials, limit, clock }: CalibrationOptions,
): Promise<Calibration & { readonly kind: 'measured' }> {
  const share = limit / (2 * PASSES.length);
  const measure = async (engine: Engine): Promise<MeasuredEngine> => {
    const costs: [Pass, PassCosts[Pass]][] = [];
    for (const pass of PASSES) costs.push([pass, fitCost(await timings(engine, pass, trials, share, clock))]);
    return { engine: engine.name, device: engine.device(), costs: Object.fromEntries(costs) as unknown as PassCosts };
  };
  const [slow, fast] = [await measure(cpu), await measure(gpu)];
  const from = crossover(slow.costs, fast.costs, { threads, trials });
  return { kind: 'measured', cpu: slow, gpu: { ...fast, engine: gpu.name as GpuEngineName }, threads, trials, from };
}

/** Calls of growing size while another pair of them fits the time; the first call, which may compile, is not counted. */
async function timings(
  engine: Engine,
  pass: Pass,
  trials: number,
  nanoseconds: number,
  clock: () => number,
): Promise<readonly Timing[]> {
  const end = clock() + nanoseconds;
  const timed: Timing[] = [];
  await call(engine, pass, fieldOf(FEWEST_COLUMNS), trials);
  for (let d = FEWEST_COLUMNS; ; d *= GROWTH) {
    const field = fieldOf(d);
    let least = Infinity;
    for (let repeat = 0; repeat < 2; repeat++) {
      const begun = clock();
      await call(engine, pass, field, trials);
      least = Math.min(least, clock() - begun);
    }
    timed.push({ numbers: trials * ROWS * d, nanoseconds: least });
    if (d === MOST_COLUMNS || clock() + 2 * GROWTH * least > end) return timed;
  }
}

function fieldOf(d: number): Field {
  return {
    n: ROWS,
    f: 5,
    d,
    model: { kind: 'gaussian', mean: 0, sigma: 1 },
    attack: { kind: 'far-point', magnitude: 1e6, direction: 'ones' },
    key: { key0: 1, key1: 2 },
  };
}

async function call(engine: Engine, pass: Pass, field: Field, trials: number): Promise<void> {
  const range = { first: 0, count: trials };
  if (pass === 'pairwise') await engine.pairwise(field, range);
  else await engine.reduce(field, range, null, { kind: 'median', convention: 'midpoint' }, SUM);
}
