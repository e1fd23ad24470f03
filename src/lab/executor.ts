/** Who does the tasks: a pool of threads, or the calling thread for theorems whose functions cannot travel. */
import { setImmediate } from 'node:timers/promises';
import { Piscina } from 'piscina';
import type { StudyEngine } from '../sim/engine/engineChoice.js';
import type { Theorem } from '../theorems/theorem.js';
import { builtFile } from './builtFile.js';
import { runSearch } from './search.js';
import {
  runTrials,
  type SearchAnswer,
  type SearchTask,
  type StopTask,
  type Task,
  type TrialsAnswer,
  type TrialsTask,
} from './task.js';

export interface Executor {
  trials(task: TrialsTask): Promise<TrialsAnswer>;
  search(task: SearchTask): Promise<SearchAnswer>;
  /** Ends the threads; tasks under way are abandoned, but awaited where threads hold devices. */
  close(): Promise<void>;
}

export interface ExecutorOptions {
  readonly threads: number;
  /** Theorems of origin `inline`, by id. */
  readonly inline: ReadonlyMap<string, Theorem>;
  /** Whether the threads are sure to be needed. */
  readonly eager: boolean;
}

/**
 * An executor. Its threads start at once when they are sure to be needed, so that they load the package while the caller
 * reads data and opens its store; otherwise with the first task that needs one.
 */
export function createExecutor({ threads, inline, eager }: ExecutorOptions): Executor {
  let pool = eager ? startPool(threads) : undefined;
  const elsewhere = async (task: Task): Promise<TrialsAnswer | SearchAnswer> => {
    pool ??= startPool(threads);
    return (await pool.run(task, { name: 'perform' })) as TrialsAnswer | SearchAnswer;
  };
  const here = async (id: string): Promise<Theorem | undefined> => {
    const theorem = inline.get(id);
    // Lets signals and progress through between blocks.
    if (theorem !== undefined) await setImmediate();
    return theorem;
  };
  /** Threads hold devices only where an engine was started on them that is more than code. */
  let devices = false;
  return {
    async trials(task) {
      const theorem = await here(task.theorem);
      if (theorem !== undefined) return runTrials(theorem, task);
      devices ||= !CODE_ALONE.includes(task.engine);
      return (await elsewhere(task)) as TrialsAnswer;
    },
    async search(task) {
      const theorem = await here(task.theorem);
      return theorem === undefined ? ((await elsewhere(task)) as SearchAnswer) : runSearch(theorem, task);
    },
    async close() {
      if (pool === undefined) return;
      if (devices) await stopThreads(pool, threads);
      await pool.destroy();
    },
  };
}

/** Engines that hold nothing that a thread would have to give back. */
const CODE_ALONE: readonly StudyEngine[] = ['reference', 'wasm'];

/** Lets every thread give back its device: a thread that is ended with one can bring down the process. */
async function stopThreads(pool: Piscina, threads: number): Promise<void> {
  const task: StopTask = { kind: 'stop', begun: new Int32Array(new SharedArrayBuffer(4)), threads };
  const stops = Array.from({ length: threads }, () => pool.run(task, { name: 'stop' }) as Promise<void>);
  // A thread that cannot stop is ended all the same.
  await Promise.all(stops).catch(() => undefined);
}

function startPool(threads: number): Piscina {
  // All at once, and kept: a thread that ends when idle costs its start, a second or so, again and again.
  return new Piscina({ filename: builtFile('worker.js'), minThreads: threads, maxThreads: threads });
}
