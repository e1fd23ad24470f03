/** The engines of a run, each a column of its table. */
import { engineByName } from '../../dist/index.js';
import { deviceKind } from './device.mjs';
import { startThreads } from './threads.mjs';
import { runWork } from './works.mjs';

const ENGINES = ['reference', 'wasm', 'webgpu', 'tfjs'];
const THREADS = 2;

/**
 * Starts every engine that starts here. A column has `name`, `engine`, `threads`, `device`, `kind` (see `deviceKind`) and the
 * functions `run` and `stop`; an engine that does not start has its reason as `missing`, and neither.
 */
export async function startColumns() {
  const columns = [];
  for (const name of ENGINES) {
    columns.push(await startColumn(name));
    // What a study on a processor gets from a second thread belongs beside what it gets from a device.
    if (name === 'wasm') columns.push(threadsColumn(name));
  }
  return columns;
}

async function startColumn(name) {
  try {
    const engine = await engineByName(name);
    await engine.start();
    const device = engine.device();
    const run = (id, size, first) => runWork(engine, id, size, first);
    return { name, engine: name, threads: 1, device, kind: deviceKind(device), run, stop: () => engine.stop() };
  } catch (error) {
    return { name, engine: name, missing: error.message };
  }
}

function threadsColumn(engine) {
  const name = `${engine}, ${THREADS} threads`;
  return { name, engine, threads: THREADS, device: 'CPU', kind: 'processor', ...startThreads(engine, THREADS) };
}
