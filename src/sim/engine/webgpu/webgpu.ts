import type { Engine } from '../engine.js';
import { planPairs } from '../plan.js';
import { openDevice, type Device } from './device.js';
import { pairwise } from './pairwise.js';
import { webgpuPrecision } from './precision.js';
import { reduce } from './reduce.js';
import { drawsOfRow, wordsOfRow } from './row.js';

/** The device of this thread, once asked for. */
let opened: Promise<Device> | undefined;
let name = 'a GPU that is not started';

/**
 * Kernels in WGSL on the device that WebGPU prefers: the browser's, or in Node that of the package `webgpu`.
 *
 * Processes and worker threads that used it end by themselves, stopped or not. But Dawn aborts the whole process when a worker
 * thread is terminated, by `terminate` or by `process.exit`, in the middle of a pass: await what is under way, or `stop`, first.
 */
export const webgpuEngine: Engine = {
  name: 'webgpu',
  precision: webgpuPrecision,
  start,
  stop,
  device: () => name,
  runs: (field, points = 'rows') => (planPairs(field, points) ? 'webgpu' : 'reference'),
  words: async (place) => wordsOfRow(await device(), place),
  draws: async (model, place) => drawsOfRow(await device(), model, place),
  pairwise: async (...asked) => pairwise(await device(), ...asked),
  reduce: async (...asked) => reduce(await device(), ...asked),
};

/** Opens a device, or another one where it was lost. */
async function start(): Promise<void> {
  if ((await opened)?.lost) opened = undefined;
  await device();
}

/** A lost device stays, and refuses what it is asked, until the engine is started again. */
function device(): Promise<Device> {
  opened ??= open();
  return opened;
}

async function open(): Promise<Device> {
  try {
    const found = await openDevice();
    name = found.name;
    return found;
  } catch (error) {
    opened = undefined;
    throw error;
  }
}

async function stop(): Promise<void> {
  const held = opened;
  opened = undefined;
  (await held)?.destroy();
}
