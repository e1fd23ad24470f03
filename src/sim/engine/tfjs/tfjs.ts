import { UserError } from '../../../errors.js';
import type { Engine } from '../engine.js';
import { pairwise as pairwiseInFloat64 } from '../reference/pairwise.js';
import { reduce as reduceInFloat64 } from '../reference/reduce.js';
import { requireField } from '../requireField.js';
import { requireReduction } from '../requireReduction.js';
import { drawsOfRow, wordsOfRow } from '../wasm/row.js';
import type { Backend } from './backend.js';
import { importPackage, type ImportPackage, type TfjsBackendName } from './packages.js';
import { pairwise } from './pairwise.js';
import { planOf } from './plan.js';
import { tfjsPrecision } from './precision.js';
import { reduce } from './reduce.js';
import { giveBack, startBackend } from './start.js';

/**
 * An engine over TensorFlow.js tensors: float32 on whatever backend is installed, float64 sums on the host. Random numbers
 * are not those of TensorFlow: the kernels of the wasm engine draw them.
 *
 * @param backend - the only one to use; otherwise the best that is installed, `tensorflow-gpu` (CUDA) before `tensorflow`
 * before `wasm` before `cpu`, or the one that a page in a browser has set
 * @param load - imports a package by its name
 */
export function createTfjsEngine(backend?: TfjsBackendName, load: ImportPackage = importPackage): Engine {
  let started: Promise<Backend> | undefined;
  let device = 'TensorFlow.js, not started';
  async function start(): Promise<Backend> {
    started ??= startBackend(backend, load);
    try {
      const ready = await started;
      device = ready.device;
      return ready;
    } catch (error) {
      started = undefined;
      throw error;
    }
  }
  return {
    name: 'tfjs',
    precision: tfjsPrecision,
    start: async () => void (await start()),
    stop: async () => {
      const stopping = started;
      started = undefined;
      if (stopping) await giveBack(await stopping);
    },
    device: () => device,
    runs: (field) => (planOf(field) ? 'tfjs' : 'reference'),
    words: async (place) => wordsOfRow(place),
    draws: async (model, place) => drawsOfRow(model, place),
    pairwise: async (field, trials, points = 'rows') => {
      requireField(field, trials);
      const plan = planOf(field);
      if (!plan) return pairwiseInFloat64(field, trials, points);
      const ready = await start();
      return withinMemory(ready, () => pairwise(ready, field, plan, trials, points));
    },
    reduce: async (field, trials, mix, reducer, statistics) => {
      requireReduction(field, trials, mix, reducer);
      const plan = planOf(field);
      if (!plan) return reduceInFloat64(field, trials, mix, reducer, statistics);
      const ready = await start();
      return withinMemory(ready, () => reduce(ready, { field, plan, mix, reducer, statistics }, trials));
    },
  };
}

/** The engine on the best TensorFlow.js backend that is installed. */
export const tfjsEngine: Engine = createTfjsEngine();

/** How backends say that they have no memory left: TensorFlow, Emscripten, typed arrays, WebGL. */
const NO_MEMORY = /out of memory|OOM|allocat|memory access out of bounds|Cannot enlarge memory|Aborted/i;

async function withinMemory<T>(backend: Backend, compute: () => Promise<T>): Promise<T> {
  try {
    return await compute();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (error instanceof UserError || !NO_MEMORY.test(reason)) throw error;
    throw new UserError(
      `the tfjs engine has no memory left on ${backend.device} (${firstLine(reason)}); what is computed is kept: ` +
        'run the same command again with fewer --threads, or with --engine wasm',
    );
  }
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]!;
}
