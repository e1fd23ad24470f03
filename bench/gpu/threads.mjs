/** A work on several threads: each does a share of the trials, and it is done when the last has ended. */
import { Piscina } from 'piscina';

const filename = new URL('threadWorker.mjs', import.meta.url).href;

/** Starts the threads; `run` answers with what each of them answered, `stop` ends them. */
export function startThreads(engineName, count) {
  const pool = new Piscina({ filename, minThreads: count, maxThreads: count, idleTimeout: Infinity });
  const run = (id, size, first) =>
    Promise.all(sharesOf(size, first, count).map((share) => pool.run({ engineName, id, ...share })));
  return { run, stop: () => pool.destroy() };
}

/** Consecutive trials for each thread, as evenly as they go; threads without any are left out. */
export function sharesOf({ d, trials }, first, count) {
  const edge = (k) => Math.floor((k * trials) / count);
  return Array.from({ length: count }, (_, k) => ({
    size: { d, trials: edge(k + 1) - edge(k) },
    first: first + edge(k),
  })).filter(({ size }) => size.trials > 0);
}
