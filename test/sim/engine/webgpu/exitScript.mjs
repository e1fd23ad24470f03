// Uses the webgpu engine as its only argument says, then has nothing left to do; run by exit.test.ts.
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { webgpuEngine } from '../../../../dist/sim/engine/webgpu/webgpu.js';

const mode = isMainThread ? process.argv[2] : workerData;
if (isMainThread && mode.startsWith('worker')) {
  const workers = [1, 2].map(() => new Worker(new URL(import.meta.url), { workerData: mode }));
  for (const worker of workers) {
    worker.on('message', (words) => {
      console.log(words);
      if (mode === 'worker terminated') void worker.terminate();
    });
  }
} else {
  const place = { key: { key0: 0, key1: 0 }, trial: 0, row: 0, firstColumn: 0, stream: 0, count: 1 };
  const [word] = await webgpuEngine.words(place);
  if (mode.endsWith('stopped')) await webgpuEngine.stop();
  if (mode === 'worker terminated') setInterval(() => undefined, 1000);
  if (isMainThread) console.log(word);
  else parentPort.postMessage(word);
}
