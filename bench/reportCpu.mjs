/** Loaded into a study by `node --import`: writes the processor seconds of all its threads when it ends. */
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

// Workers inherit the import; their exits come before the main thread's.
if (isMainThread && process.env.LEEWAY_BENCH_CPU) {
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    writeFileSync(process.env.LEEWAY_BENCH_CPU, String((user + system) / 1e6));
  });
}
