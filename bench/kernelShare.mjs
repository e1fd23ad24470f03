/** Share of processor time spent in kernels, by V8's sampling profiler: no engine has to count for itself. */
import { Session } from 'node:inspector/promises';
import { wallSeconds } from './timing.mjs';

/** What counts as a kernel: WebAssembly; for the reference engine the modules that do the same per-entry work. */
const KERNELS = {
  reference: /dist\/sim\/(random|engine\/reference|models|attacks)\/|dist\/sim\/rules\/(reduceColumn|sorting)\.js/,
  wasm: /^wasm:/,
};

/** Waiting, and the profiler's own start and end (`dispatch` is the inspector's). */
const NOT_WORK = new Set(['(idle)', '(root)', 'dispatch']);

/** @returns share in 0 .. 1, or `null` when nothing was sampled or the profiler does not see the kernels (of a device) */
export async function kernelShare(engine, items, seconds = 2) {
  if (!(engine.name in KERNELS)) return null;
  // Kernels are compiled at first use, once per process: that is not what a long run does.
  for (const { call } of items) await call(0);
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.start');
  const end = wallSeconds() + seconds;
  for (let round = 0; round === 0 || wallSeconds() < end; round++) for (const { call } of items) await call(round);
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return shareOf(profile, KERNELS[engine.name]);
}

function shareOf({ nodes, samples, timeDeltas }, kernel) {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  let inside = 0;
  let all = 0;
  samples.forEach((id, index) => {
    const { url, functionName } = frames.get(id);
    if (NOT_WORK.has(functionName) && url === '') return;
    all += timeDeltas[index];
    if (kernel.test(url)) inside += timeDeltas[index];
  });
  return all > 0 ? inside / all : null;
}
